"""Listen and stop, for any text."""

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton, QWidget

from kreyol_desktop.core.errors import KreyolError
from kreyol_desktop.core.speech import VoiceSettings
from kreyol_desktop.gui.clip_player import ClipPlayer, wav_bytes
from kreyol_desktop.gui.lanes import Call
from kreyol_desktop.gui.live_text import LiveText
from kreyol_desktop.gui.services import Speech
from kreyol_desktop.gui.tools import WindowTools


class ListenButton(LiveText, QPushButton):
    """Speaks what ``text`` returns; pressing it again stops. Clips play as they are made."""

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
        self._call: Call | None = None
        self.player = ClipPlayer(self)
        self.player.stopped.connect(self._show_state)
        self.clicked.connect(self._toggle)
        self.setProperty("kind", "ghost")
        self._show_state()

    def retranslate(self) -> None:
        """Say what a press does."""
        super().retranslate()
        self._show_state()

    def stop(self) -> None:
        """Be silent and make no more clips."""
        if self._call is not None:
            self._call.cancel()
            self._call = None
        self.player.stop()
        self._show_state()

    def _toggle(self) -> None:
        if self.player.is_playing:
            self.stop()
            return
        text = self._text().strip()
        if not text:
            return
        voice = self._voice()
        self.player.begin()
        self._call = self._tools.lanes.speech.submit_stream(
            lambda call: self._speak(call, text, voice),
            owner=self,
            done=lambda _: self.player.finish(),
            failed=self._on_failed,
            progress=lambda clip: self.player.enqueue(*clip),
        )
        self._show_state()

    def _speak(self, call: Call, text: str, voice: VoiceSettings) -> None:
        """On the speech lane: hand over each clip as it is made."""
        for utterance, clip in self._speech.stream(text, voice):
            if call.cancelled:
                return
            call.report((utterance.segment, wav_bytes(clip)))

    def _on_failed(self, error: KreyolError) -> None:
        self.stop()
        self._tools.errors.present(error)

    def _show_state(self) -> None:
        playing = self.player.is_playing
        words = self.tr("Stop") if playing else self.tr("Listen")
        self.setText(f" {words}")
        self.setAccessibleName(words)
        self._tools.icons.set_icon(self, "square" if playing else "volume-2", "muted", 18)
