"""Marks the glossary terms in the text that is being translated."""

from collections.abc import Iterable

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from kreyol_desktop.gui.theme import ThemeController


def term_places(text: str, terms: Iterable[str]) -> list[tuple[int, int]]:
    """Where the terms stand in ``text``, whatever their case."""
    small = text.lower()
    places = []
    for term in terms:
        wanted = term.split("→")[0].strip().lower()
        start = small.find(wanted) if wanted else -1
        while start >= 0:
            places.append((start, start + len(wanted)))
            start = small.find(wanted, start + len(wanted))
    return sorted(places)


class TermMarks(QObject):
    """Dotted lines under the terms of the last translation."""

    def __init__(self, box: QPlainTextEdit, theme: ThemeController) -> None:
        super().__init__(box)
        self._box = box
        self._theme = theme
        self._terms: frozenset[str] = frozenset()
        theme.theme_changed.connect(self._paint)

    def mark(self, terms: Iterable[str]) -> None:
        """Mark these terms and no others."""
        self._terms = frozenset(terms)
        self._paint()

    def _paint(self) -> None:
        look = QTextCharFormat()
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        look.setUnderlineColor(self._theme.tokens.color("accent"))
        marks = []
        for start, end in term_places(self._box.toPlainText(), self._terms):
            mark = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self._box.document())
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            mark.cursor, mark.format = cursor, look
            marks.append(mark)
        self._box.setExtraSelections(marks)
