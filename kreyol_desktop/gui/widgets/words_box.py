"""A list to choose from that is as wide as the longest of its words, whatever their language."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QComboBox

AROUND_PX = 56
"""Frame, padding and arrow of the style sheet, which Qt's own measure leaves out."""


class WordsBox(QComboBox):
    """Asks for more room when its words change."""

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Room for the longest of the words."""
        words = (self.itemText(number) for number in range(self.count()))
        widest = max(map(self.fontMetrics().horizontalAdvance, words), default=0)
        return super().sizeHint().expandedTo(QSize(widest + AROUND_PX, 0))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """The same: words that are cut off choose nothing."""
        return self.sizeHint()
