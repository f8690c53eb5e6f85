"""The table of remembered translations."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QVBoxLayout

from kreyol_desktop.core.memory_page import MemoryRow
from kreyol_desktop.gui.item_models.memory_model import MemoryModel
from kreyol_desktop.gui.live_text import LiveText
from kreyol_desktop.gui.widgets.controls import make_label, name_control

COLUMN_LINES = {2: 6, 3: 8}
"""The widths of the columns in heights of a line; the texts share the rest."""


class MemoryTable(LiveText, QTableView):
    """Several rows can be marked; says so where there is none."""

    def __init__(self, model: MemoryModel) -> None:
        super().__init__()
        self._pairs = model
        self.setModel(model)
        name_control(self, self, lambda: self.tr("Remembered translations"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self._set_up_headers()
        self._empty = make_label(self, lambda: self.tr("Nothing is remembered like this."), "muted")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.hide()
        QVBoxLayout(self).addWidget(self._empty)
        model.loaded.connect(lambda total: self._empty.setVisible(total == 0))

    def chosen_count(self) -> int:
        """How many rows are marked."""
        return len(self.selectionModel().selectedRows())

    def chosen_rows(self) -> list[MemoryRow]:
        """The entries of the marked rows, as far as they are loaded."""
        indexes = self.selectionModel().selectedRows()
        return [row for index in indexes if (row := self._pairs.pair(index.row()))]

    def retranslate(self) -> None:
        """Name the columns in the new language."""
        super().retranslate()
        self._pairs.headerDataChanged.emit(
            Qt.Orientation.Horizontal, 0, self._pairs.columnCount() - 1
        )

    def _set_up_headers(self) -> None:
        line = self.fontMetrics().height()
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(line + 20)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column in range(self._pairs.columnCount()):
            if column in COLUMN_LINES:
                self.setColumnWidth(column, COLUMN_LINES[column] * line)
            else:
                header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
