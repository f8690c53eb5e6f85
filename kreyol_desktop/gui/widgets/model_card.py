"""A model or a voice: what it is, and what can be done with it."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QProgressBar, QVBoxLayout, QWidget

from kreyol_desktop.core.errors import KreyolError
from kreyol_desktop.core.language import Language
from kreyol_desktop.core.model_info import ModelInfo, ModelKind
from kreyol_desktop.core.speech import VoiceSettings
from kreyol_desktop.gui.error_presenter import phrase_for
from kreyol_desktop.gui.live_text import LiveText
from kreyol_desktop.gui.measures import size_text
from kreyol_desktop.gui.services import Speech
from kreyol_desktop.gui.tools import WindowTools
from kreyol_desktop.gui.widgets.controls import (
    make_button,
    make_column,
    make_label,
    make_row,
    set_style,
)
from kreyol_desktop.gui.widgets.flow_layout import FlowLayout
from kreyol_desktop.gui.widgets.listen_button import ListenButton
from kreyol_desktop.gui.words import language_word

PREVIEW = "Bonjou! Men kijan vwa mwen ye. Mwen ka li tout dokiman ou yo pou ou."
"""What a voice says of itself; spoken Kreyòl, so it stays the same in every language."""

_ICONS = {
    ModelKind.TRANSLATION: "languages",
    ModelKind.VOICE: "audio-lines",
    ModelKind.RECOGNITION: "text-search",
}


def languages_text(languages: tuple[str, ...]) -> str:
    """``English → Haitian Creole, ...`` for directions, a name for a voice's language."""
    return ", ".join(" → ".join(_language(code) for code in name.split("-")) for name in languages)


def _language(code: str) -> str:
    known = {language.value: language for language in Language}
    return language_word(known[code]) if code in known else code


class ModelCard(LiveText, QFrame):
    """Emits ``asked(action, id)``: verify, remove, download, cancel, homepage."""

    asked = Signal(str, str)

    def __init__(
        self, model: ModelInfo, speech: Speech, tools: WindowTools, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.model = model
        self._tools = tools
        self._failure: KreyolError | None = None
        self._notice_text = ""
        picture = QLabel()
        is_voice = model.kind is ModelKind.VOICE
        tools.icons.set_icon(picture, _ICONS[model.kind], "accent", 24)
        name = QLabel(f"{model.name} {model.version}")
        name.setProperty("role", "strong")
        name.setWordWrap(True)
        self._badges = FlowLayout(spacing=6)
        self._facts = make_label(self, None, "muted")
        self._notice = make_label(self, None, "success")
        self._by_hand = make_label(
            self,
            lambda: self.tr(
                "Fetch its folder from its home page on a computer with internet, then install that folder here."
            ),
            "muted",
        )
        self.bar = QProgressBar(textVisible=False)
        self.say(self.bar.setAccessibleName, lambda: self.tr("Progress of the download"))
        self.bar.hide()
        texts = make_column(name, spacing=5)
        texts.addLayout(self._badges)
        for widget in (self._facts, self._by_hand, self.bar, self._notice):
            texts.addWidget(widget)
        row = make_row(picture, spacing=14)
        row.addLayout(texts, 1)
        self._make_buttons(speech)
        for button in self._buttons:
            row.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 14, 14)
        layout.addLayout(row)
        self._choose_buttons(is_voice=is_voice)
        self.show_busy(busy=False)
        self.retranslate()

    @property
    def _is_by_hand(self) -> bool:
        """Whether a person must fetch it: it is known, but not where each of its files lies."""
        model = self.model
        return model.folder is None and not model.downloadable and bool(model.homepage)

    def show_busy(self, *, busy: bool) -> None:
        """Something is being done with the model, or no more."""
        self.bar.setVisible(busy)
        self.bar.setRange(0, 0)
        for button in self._buttons:
            button.setEnabled(not busy)
        self.cancel.setVisible(busy and self.model.folder is None)
        self.cancel.setEnabled(True)

    def show_progress(self, done: int, total: int) -> None:
        """How much of the download is here, in bytes; a total of 0 is unknown."""
        self.show_busy(busy=True)
        self.bar.setRange(0, 1000 if total else 0)
        self.bar.setValue(round(1000 * done / total) if total else 0)
        self._notice_text = f"{size_text(done)} / {size_text(total)}" if total else ""
        self._say_notice()

    def show_notice(self, words: str) -> None:
        """A word on how it went."""
        self._failure, self._notice_text = None, words
        self._say_notice()

    def show_failure(self, error: KreyolError) -> None:
        """Why it didn't work."""
        self.show_busy(busy=False)
        self._failure = error
        self._say_notice()

    def retranslate(self) -> None:
        """Say everything in the new language."""
        super().retranslate()
        while item := self._badges.takeAt(0):
            if widget := item.widget():
                widget.deleteLater()
        for words, tone in self._badge_texts():
            badge = QLabel(words)
            set_style(badge, "badge", tone)
            self._badges.addWidget(badge)
        facts = [languages_text(self.model.languages), size_text(self.model.size_bytes)]
        facts.append(self.tr("licence {name}").format(name=self.model.licence))
        self._by_hand.setVisible(self._is_by_hand)
        self._facts.setText("  ·  ".join(facts))
        self._facts.setToolTip(self.model.provenance)
        self._say_notice()

    def _badge_texts(self) -> list[tuple[str, str]]:
        is_voice = self.model.kind is ModelKind.VOICE
        kind = self.tr("Voice") if is_voice else self.tr("Translation")
        if self.model.kind is ModelKind.RECOGNITION:
            kind = self.tr("Text recognition")
        badges = [(kind, "info")]
        if self.model.bundled:
            badges.append((self.tr("Comes with the program"), "neutral"))
        if self.model.non_commercial:
            badges.append((self.tr("Not for commercial use"), "warning"))
        return badges

    def _say_notice(self) -> None:
        text = self._notice_text
        if self._failure is not None:
            phrase = phrase_for(self._failure.code)
            text = f"{phrase.problem} {phrase.remedy}"
        set_style(self._notice, "role", "error" if self._failure else "success")
        self._notice.setText(text)
        self._notice.setVisible(bool(text))

    def _make_buttons(self, speech: Speech) -> None:
        icons = self._tools.icons
        voice = replace(VoiceSettings(), voice=self.model.id)
        self.listen = ListenButton(speech, self._tools, lambda: PREVIEW, lambda: voice)
        self.verify = make_button(self, icons, lambda: self.tr("Check"), icon="shield-check")
        self.remove = make_button(self, icons, lambda: self.tr("Remove"), icon="trash-2")
        self.download = make_button(
            self, icons, lambda: self.tr("Download"), icon="download", kind="primary"
        )
        self.cancel = make_button(self, icons, lambda: self.tr("Cancel"), icon="x")
        self.homepage = make_button(self, icons, lambda: self.tr("Home page"), icon="external-link")
        self._buttons = (
            self.listen,
            self.verify,
            self.remove,
            self.homepage,
            self.download,
            self.cancel,
        )
        for button, action in (
            (self.verify, "verify"),
            (self.remove, "remove"),
            (self.download, "download"),
            (self.homepage, "homepage"),
            (self.cancel, "cancel"),
        ):
            button.clicked.connect(lambda _=False, a=action: self.asked.emit(a, self.model.id))

    def _choose_buttons(self, *, is_voice: bool) -> None:
        """Only once they have a parent: a widget without one would open as a window."""
        installed = self.model.folder is not None
        self.listen.setVisible(is_voice and installed)
        self.verify.setVisible(installed)
        self.remove.setVisible(installed and not self.model.bundled)
        self.homepage.setVisible(self._is_by_hand)
        self.download.setVisible(not installed and self.model.downloadable)
