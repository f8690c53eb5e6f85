"""The translation memory as a table."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt

from kreyol_desktop.core.segment import Origin
from kreyol_desktop.gui.item_models.paged_model import Index, PagedModel
from kreyol_desktop.gui.memories import Memories
from kreyol_desktop.gui.tools import WindowTools
from kreyol_desktop.gui.words import language_word

if TYPE_CHECKING:
    from kreyol_desktop.core.memory_page import MemoryRow

COLUMNS = ("source", "target", "languages", "origin")


class MemoryModel(PagedModel):
    """The pairs that ``search`` asked for, newest first."""

    def __init__(self, memories: Memories, tools: WindowTools) -> None:
        super().__init__(tools, len(COLUMNS))
        self._memories = memories

    def search(self, text: str, *, only_human: bool) -> None:
        """Show the pairs in which all words of ``text`` stand."""
        from kreyol_desktop.core.memory_page import MemoryQuery  # delayed: not in the first frame

        def fetch(limit: int, offset: int) -> tuple[Sequence[object], int]:
            page = self._memories.page(MemoryQuery(text, only_human, limit, offset))
            return page.rows, page.total

        self.show_rows(fetch)

    def pair(self, number: int) -> "MemoryRow | None":
        """The entry of a row, None while it isn't loaded."""
        row: Any = self.row(number)
        return row  # type: ignore[no-any-return]  # this model's rows are all of that class

    # ------------------------------------------------------------ Qt's methods

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:  # noqa: N802 - Qt's name
        """The words above the columns."""
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (
            self.tr("Sentence"),
            self.tr("Translation"),
            self.tr("Languages"),
            self.tr("Made by"),
        )[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A cell; a row that isn't loaded shows an ellipsis until it is."""
        row = self.pair(index.row())
        if row is None:
            return "…" if role == Qt.ItemDataRole.DisplayRole and index.column() == 0 else None
        column = COLUMNS[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, column)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._languages(row) if column == "languages" else self._text(row, column)
        return None

    def _text(self, row: "MemoryRow", column: str) -> str:
        match column:
            case "source":
                return row.entry.key.source
            case "target":
                return row.entry.target
            case "languages":
                direction = row.entry.key.direction
                return f"{direction.source.value} → {direction.target.value}".upper()
            case _:
                is_human = row.entry.origin is Origin.HUMAN
                return self.tr("a person") if is_human else self.tr("the machine")

    def _languages(self, row: "MemoryRow") -> str:
        direction = row.entry.key.direction
        return f"{language_word(direction.source)} → {language_word(direction.target)}"
