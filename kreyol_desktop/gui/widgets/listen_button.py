"""Listen and stop, for any text."""

import logging
from collections.abc import Callable

from PySide6.QtWidgets import QPushButton, QWidget

from kreyol_desktop.core.errors import KreyolError
from kreyol_desktop.core.speech import VoiceSettings
from kreyol_desktop.gui.live_text import LiveText
from kreyol_desktop.gui.services import Speech
from kreyol_desktop.gui.tools import WindowTools

logger = logging.getLogger(__name__)


class ListenButton(LiveText, QPushButton):
    """Speaks what ``text`` returns; pressing it again stops. Sentences play as they are spoken."""

    def __init__(
        self,
        speech: Speech,
        tools: WindowTools,
        text: Callable[[], str],
        voice: Callable[[], VoiceSettings],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._speech = speech
        self._tools = tools
        self._text = text
        self._voice = voice
        self._loudspeaker = tools.voice
        self._loudspeaker.changed.connect(self._show_state)
        self._loudspeaker.failed.connect(self._on_failed)
        self.clicked.connect(self._toggle)
        self.setProperty("kind", "ghost")
        self._show_state()

    @property
    def is_playing(self) -> bool:
        """From the click until the last sentence has ended."""
        return self._loudspeaker.is_playing(self)

    def retranslate(self) -> None:
        """Say what a press does."""
        super().retranslate()
        self._show_state()

    def prepare(self) -> None:
        """Load the voice on the desk lane, so that a click is heard at once."""
        voice = self._voice()
        self._tools.lanes.desk.submit(
            lambda: self._speech.warm_up(voice),
            owner=self,
            failed=lambda error: logger.info("The voice is not ready: %s", error),
            key="warm-voice",
        )

    def stop(self) -> None:
        """Be silent."""
        self._loudspeaker.stop(self)

    def _toggle(self) -> None:
        if self.is_playing:
            self.stop()
            return
        text = self._text().strip()
        if not text:
            return
        voice = self._voice()
        self._loudspeaker.load(self, self._speech.utterances(text, voice), voice)
        self._loudspeaker.player().play()
        self._show_state()

    def _on_failed(self, owner: object, error: KreyolError) -> None:
        if owner is self:
            self.stop()
            self._tools.errors.present(error)

    def _show_state(self) -> None:
        playing = self.is_playing
        words = self.tr("Stop") if playing else self.tr("Listen")
        self.setText(f" {words}")
        self.setAccessibleName(words)
        self._tools.icons.set_icon(self, "square" if playing else "volume-2", "muted", 18)
