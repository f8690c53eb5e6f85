"""Places cells with spans on a grid."""

from kreyol_desktop.core.document import CellPosition

_MAX_CELLS = 200_000


class TableGrid:
    """Gives each cell of a table, in document order, its row and column."""

    def __init__(self, number: int) -> None:
        self._number = number
        self._row = -1
        self._column = 0
        self._taken: set[tuple[int, int]] = set()

    def next_row(self) -> None:
        """Begin the next row."""
        self._row += 1
        self._column = 0

    @property
    def column(self) -> int:
        """The column at which the next cell of the current row stands."""
        return self._column

    def skip(self, column_span: int) -> None:
        """Pass columns that a cell from above covers."""
        self._column += column_span

    def place(
        self,
        row_span: int = 1,
        column_span: int = 1,
        *,
        header: bool = False,
        reserve: bool = True,
    ) -> CellPosition:
        """The position of the next cell; ``reserve`` keeps its place free in the rows below."""
        while (self._row, self._column) in self._taken:
            self._column += 1
        position = CellPosition(
            self._number, self._row, self._column, row_span, column_span, header
        )
        if reserve and row_span > 1 and len(self._taken) + row_span * column_span <= _MAX_CELLS:
            self._taken.update(
                (self._row + down, self._column + across)
                for down in range(1, row_span)
                for across in range(column_span)
            )
        self._column += column_span
        return position
