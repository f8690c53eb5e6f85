"""A strip that says something without stopping anybody."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from kreyol_desktop.core.job import Failure
from kreyol_desktop.gui.error_presenter import phrase_for
from kreyol_desktop.gui.live_text import LiveText
from kreyol_desktop.gui.tools import WindowTools
from kreyol_desktop.gui.widgets.controls import (
    Words,
    copy_text,
    make_button,
    make_icon_button,
    make_row,
    set_style,
)

_ICONS = {
    "danger": "circle-alert",
    "warning": "triangle-alert",
    "success": "circle-check",
    "info": "info",
}


class Banner(LiveText, QFrame):
    """One message with a way to close it; failures offer their details for a report."""

    closed = Signal()

    def __init__(self, tools: WindowTools, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self._tools = tools
        self._failure: Failure | None = None
        self._words: Words = str
        self._remedy_words: Words = str
        self._icon = QLabel()
        self._title = QLabel(wordWrap=True)
        self._title.setProperty("role", "strong")
        self._remedy = QLabel(wordWrap=True)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(self._title)
        texts.addWidget(self._remedy)
        self._copy = make_button(
            self, tools.icons, lambda: self.tr("Copy details"), icon="copy", kind="ghost"
        )
        close = make_icon_button(self, tools.icons, lambda: self.tr("Close this message"), "x")
        row = make_row(spacing=12)
        row.setContentsMargins(14, 10, 10, 10)
        row.addWidget(self._icon)
        row.addLayout(texts, 1)
        row.addWidget(self._copy)
        row.addWidget(close)
        self.setLayout(row)
        self._copy.clicked.connect(self._copy_details)
        close.clicked.connect(self._close)
        self.hide()

    def show_failure(self, failure: Failure) -> None:
        """Show what failed, in the words of the presenter."""
        self._failure = failure
        self._show(
            "danger",
            lambda: phrase_for(failure.code).problem,
            lambda: phrase_for(failure.code).remedy,
        )

    def show_message(self, words: Words, tone: str = "info", remedy: Words = str) -> None:
        """Show a message; ``tone`` is info, success, warning or danger."""
        self._failure = None
        self._show(tone, words, remedy)

    def retranslate(self) -> None:
        """Say the message in the new language."""
        super().retranslate()
        self._title.setText(self._words())
        self._remedy.setText(self._remedy_words())

    def _show(self, tone: str, words: Words, remedy: Words) -> None:
        self._words, self._remedy_words = words, remedy
        token = {"info": "accent"}.get(tone, tone)
        self._tools.icons.set_icon(self._icon, _ICONS[tone], token, 22)
        set_style(self, "tone", tone)
        self._copy.setVisible(self._failure is not None)
        self.retranslate()
        self._remedy.setVisible(bool(self._remedy.text()))
        self.setAccessibleName(self._title.text())
        self.show()

    def _copy_details(self) -> None:
        if self._failure is not None:
            copy_text(self._tools.errors.details(self._failure))

    def _close(self) -> None:
        self.hide()
        self.closed.emit()
