"""The paragraphs of a book as a list."""

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from kreyol_desktop.gui.reader.book import Book, BookBlock

Index = QModelIndex | QPersistentModelIndex


class BlockModel(QAbstractListModel):
    """One row per paragraph; screen readers get its Kreyòl text."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._blocks: tuple[BookBlock, ...] = ()

    def show_book(self, book: Book | None) -> None:
        """Take the paragraphs of a book."""
        self.beginResetModel()
        self._blocks = book.blocks if book else ()
        self.endResetModel()

    def block(self, row: int) -> BookBlock:
        """The paragraph of a row."""
        return self._blocks[row]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's signature
        """The number of paragraphs."""
        return 0 if parent.isValid() else len(self._blocks)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The text for screen readers; the delegate paints the rest."""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._blocks[index.row()].target
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return self._blocks[index.row()].source
        return None
