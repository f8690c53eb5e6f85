"""A line of words that shows as many of them as there is room for."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

LEAST_LINES = 6
"""The least width, in heights of a line: something of both ends can be read."""
SLACK_PX = 2


class ElidedLabel(QLabel):
    """Cuts out the middle where the width does not do: the ends of file names tell them apart."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.full_text = ""
        self.setTextFormat(Qt.TextFormat.PlainText)

    def show_text(self, text: str) -> None:
        """Show ``text``; the whole of it is the tooltip and what a screen reader says."""
        if text != self.full_text:
            self.full_text = text
            self.setToolTip(text)
            self.setAccessibleName(text)
            self.updateGeometry()
        self._fit()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Room for everything."""
        wanted = self.fontMetrics().horizontalAdvance(self.full_text) + SLACK_PX
        return QSize(wanted, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Room for a few letters."""
        hint = self.sizeHint()
        return QSize(min(hint.width(), LEAST_LINES * hint.height()), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Use the width there is."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Follow the size of the type."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.updateGeometry()
            self._fit()

    def _fit(self) -> None:
        middle = Qt.TextElideMode.ElideMiddle
        self.setText(self.fontMetrics().elidedText(self.full_text, middle, self.width()))
