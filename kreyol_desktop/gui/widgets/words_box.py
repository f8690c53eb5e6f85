"""A list to choose from that is as wide as the longest of its words, whatever their language."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QComboBox

AROUND_PX = 68
"""Frame, padding and arrow of the style sheet, which Qt's own measure leaves out."""


class WordsBox(QComboBox):
    """Never narrower than its words: those that are cut off tell nobody what to choose."""

    def set_words(self, words: Iterable[tuple[str, str]]) -> None:
        """Show (words, value) pairs; the same place stays chosen, at first the first."""
        chosen = max(0, self.currentIndex())
        self.clear()
        for text, value in words:
            self.addItem(text, value)
        self.setCurrentIndex(chosen)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Follow the size of the type."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _fit(self) -> None:
        words = (self.itemText(number) for number in range(self.count()))
        widest = max(map(self.fontMetrics().horizontalAdvance, words), default=0)
        self.setMinimumWidth(widest + AROUND_PX)
