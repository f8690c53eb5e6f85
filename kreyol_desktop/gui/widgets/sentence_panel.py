"""One sentence under the lens: its source, other translations, and a way to correct it."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from kreyol_desktop.core.segment import Segment
from kreyol_desktop.gui.live_text import LiveText
from kreyol_desktop.gui.tools import WindowTools
from kreyol_desktop.gui.widgets.controls import (
    make_button,
    make_icon_button,
    make_label,
    make_row,
    name_control,
)
from kreyol_desktop.gui.words import flag_word, origin_word


class SentencePanel(LiveText, QFrame):
    """Emits ``corrected(index, text)`` for a sentence that the user changed or chose."""

    corrected = Signal(int, str)
    closed = Signal()

    def __init__(self, tools: WindowTools, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._tools = tools
        self._index = -1
        self._segment: Segment | None = None
        self._source = make_label(self, None)
        self._facts = make_label(self, None, "muted")
        self.line = QLineEdit()
        name_control(self, self.line, lambda: self.tr("Your translation of this sentence"))
        self.save = make_button(
            self,
            tools.icons,
            lambda: self.tr("Remember it"),
            icon="check",
            kind="primary",
            tip=lambda: self.tr("From now on this sentence is translated your way"),
        )
        close = make_icon_button(self, tools.icons, lambda: self.tr("Close"), "x")
        self._alternatives = QVBoxLayout()
        self._alternatives.setSpacing(2)
        self._more = make_label(self, lambda: self.tr("Other ways to say it"), "section")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 12, 14)
        layout.setSpacing(8)
        top = make_row(spacing=8)
        top.addWidget(self._source, 1)
        top.addWidget(close)
        layout.addLayout(top)
        edit = make_row(spacing=8)
        edit.addWidget(self.line, 1)
        edit.addWidget(self.save)
        layout.addLayout(edit)
        layout.addWidget(self._facts)
        layout.addWidget(self._more)
        layout.addLayout(self._alternatives)
        self.save.clicked.connect(self._save)
        self.line.returnPressed.connect(self._save)
        close.clicked.connect(self._close)
        self.hide()

    def show_segment(self, index: int, segment: Segment) -> None:
        """Show a sentence and what is known of its translation."""
        self._index, self._segment = index, segment
        self.line.setText(segment.text)
        self._fill_alternatives(segment)
        self.retranslate()
        self.show()

    def edit(self) -> None:
        """Begin to correct."""
        self.line.setFocus()
        self.line.selectAll()

    def retranslate(self) -> None:
        """Say the facts in the new language."""
        super().retranslate()
        segment = self._segment
        if segment is None:
            return
        self._source.setText(segment.source)
        facts = [origin_word(segment.origin)] if segment.origin else []
        facts.extend(flag_word(flag) for flag in sorted(segment.flags))
        if segment.terms:
            facts.append(self.tr("glossary: {terms}").format(terms=", ".join(segment.terms)))
        self._facts.setText("  ·  ".join(facts))
        self._facts.setVisible(bool(facts))

    def _fill_alternatives(self, segment: Segment) -> None:
        while item := self._alternatives.takeAt(0):
            if widget := item.widget():
                widget.deleteLater()
        others = [text for text in segment.alternatives if text != segment.text]
        self._more.setVisible(bool(others))
        for text in others:
            button = make_button(self, self._tools.icons, partial(str, text), kind="link")
            button.clicked.connect(partial(self._take, text))
            self._alternatives.addWidget(button)

    def _take(self, text: str, _checked: bool = False) -> None:
        self.line.setText(text)
        self.line.setFocus()

    def _save(self) -> None:
        text = self.line.text().strip()
        if text and self._index >= 0:
            self.corrected.emit(self._index, text)
            self.hide()

    def _close(self) -> None:
        self.hide()
        self.closed.emit()
