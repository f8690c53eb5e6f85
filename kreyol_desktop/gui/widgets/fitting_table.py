"""A table whose owner chooses the columns by the room there is."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QTableView


class FittingTable(QTableView):
    """Emits ``width_changed`` when its rows have become wider or narrower.

    A page hears of its own width before its layout has given the table another one.
    """

    width_changed = Signal()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Tell of a new width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.width_changed.emit()
