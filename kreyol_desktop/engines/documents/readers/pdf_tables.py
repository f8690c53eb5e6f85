"""Tables on a PDF page: those with rules, and those that only white space and a few rules make.

PyMuPDF's ``find_tables`` looks at every character in Python and takes half a second a page; the
rules and the lines that were read anyway tell the same in a millisecond.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from kreyol_desktop.core.document import Box, CellPosition
from kreyol_desktop.engines.documents.readers.pdf_grid import Grid, Rule, find_grids
from kreyol_desktop.engines.documents.readers.pdf_lines import Line, box_of, rows_of
from kreyol_desktop.engines.documents.readers.pdf_open_grid import OpenGrid, find_open_grids, row_of
from kreyol_desktop.engines.documents.readers.pdf_spans import Span

_MAX_PROSE_CHARS = 26.0
_MIN_ROWS = 3


@dataclass(slots=True)
class FoundCell:
    """The lines of a cell, with the cell's place and the room that it has on the page."""

    position: CellPosition
    lines: list[Line]
    box: Box


@dataclass(slots=True)
class FoundTable:
    """A table, its cells in rows, and the lines of the page that are now its own."""

    box: Box
    cells: list[FoundCell]
    lines: list[Line]


def find_tables(
    lines: Sequence[Line], rules: Sequence[Rule], first_number: int
) -> list[FoundTable]:
    """The tables among ``lines``; numbered from ``first_number``."""
    found: list[FoundTable] = []
    left = list(lines)
    grids: list[OpenGrid | Grid] = [*find_open_grids(rules), *find_grids(rules)]
    for grid in grids:
        table = _table_in(grid, left, first_number + len(found))
        if table is not None:
            found.append(table)
            used = {id(line) for line in table.lines}
            left = [line for line in left if id(line) not in used]
    for rows in _tabular_stretches(left, rules):
        table = _open_table(rows, first_number + len(found))
        if table is not None:
            found.append(table)
    return found


def _table_in(grid: OpenGrid | Grid, lines: Sequence[Line], number: int) -> FoundTable | None:
    if isinstance(grid, OpenGrid):
        return _column_table(grid, lines, number)
    return _ruled_table(grid, lines, number)


def _ruled_table(grid: Grid, lines: Sequence[Line], number: int) -> FoundTable | None:
    inside = [line for line in lines if _is_in(line, grid.box)]
    cells = [
        FoundCell(
            CellPosition(number, cell.row, cell.column, cell.row_span, cell.column_span),
            [],
            cell.box,
        )
        for cell in grid.cells
    ]
    for line in inside:
        for box, part in _parts(line, [cell.box for cell in cells]):
            cells[box].lines.append(part)
    filled = [cell for cell in cells if cell.lines]
    if len(filled) < 3 or len({cell.position.column for cell in filled}) < 2:
        return None
    if max(len(cell.lines) for cell in cells) > 0.7 * len(inside) and len(inside) > 12:
        return None
    _mark_header(cells)
    return FoundTable(grid.box, cells, inside)


def _column_table(grid: OpenGrid, lines: Sequence[Line], number: int) -> FoundTable | None:
    """A table between upright rules; None where they part columns of prose."""
    inside = [line for line in lines if _is_in(line, grid.box)]
    boxes = grid.column_boxes()
    pieces = [piece for line in inside for piece in _parts(line, boxes)]
    letters = sum(len(line.text.rstrip(" .")) for _column, line in pieces)
    if not pieces or letters > _MAX_PROSE_CHARS * len(pieces):
        return None
    rows = row_of(pieces, grid)
    cells = {
        (row, column): FoundCell(
            CellPosition(number, row, column, header=row == 0),
            [],
            Box(box.x0, 0, box.x1, 0),
        )
        for row in range(max(rows) + 1)
        for column, box in enumerate(boxes)
    }
    for row, (column, line) in zip(rows, pieces, strict=True):
        cell = cells[row, column]
        cell.lines.append(line)
        cell.box = Box(cell.box.x0, min(line.y0, cell.box.y0 or line.y0), cell.box.x1, line.y1)
    if (
        len({row for row in rows if sum(bool(cells[row, c].lines) for c in range(len(boxes))) > 1})
        < 2
    ):
        return None
    return FoundTable(grid.box, list(cells.values()), inside)


def _is_in(line: Line, box: Box) -> bool:
    middle = (line.y0 + line.y1) / 2
    return box.y0 <= middle <= box.y1 and box.x0 - 2 <= line.x0 and line.x1 <= box.x1 + 2


def _parts(line: Line, boxes: Sequence[Box]) -> list[tuple[int, Line]]:
    """The parts of a line that stand in each box; a line may run over several cells."""
    middle = (line.y0 + line.y1) / 2
    row = [(i, b) for i, b in enumerate(boxes) if b.y0 <= middle <= b.y1]
    groups: dict[int, list[Span]] = {}
    for span in line.spans:
        centre = (span.x0 + span.x1) / 2
        at = next((i for i, b in row if b.x0 <= centre <= b.x1), None)
        if at is None and row:
            at = min(row, key=lambda item: abs((item[1].x0 + item[1].x1) / 2 - centre))[0]
        if at is not None:
            groups.setdefault(at, []).append(span)
    return [(at, line.part(spans)) for at, spans in groups.items() if _has_text(spans)]


def _has_text(spans: Sequence[Span]) -> bool:
    return any(span.text.strip() for span in spans)


def _mark_header(cells: list[FoundCell]) -> None:
    """The first row is a header when it is bold and the others are not."""
    first = [cell for cell in cells if cell.position.row == 0 and cell.lines]
    others = [cell for cell in cells if cell.position.row > 0 and cell.lines]
    bold = first and all(line.bold for cell in first for line in cell.lines)
    if not bold or (others and all(line.bold for cell in others for line in cell.lines)):
        return
    for cell in cells:
        if cell.position.row == 0:
            p = cell.position
            cell.position = CellPosition(
                p.table, p.row, p.column, p.row_span, p.column_span, header=True
            )


Rows = list[list[Line]]


def _tabular_stretches(lines: Sequence[Line], rules: Sequence[Rule]) -> list[Rows]:
    """Stretches of rows that have several short pieces each."""
    stretches: list[Rows] = []
    rows = rows_of(lines)
    current: Rows = []
    for above, row in pairwise([[], *rows]):
        far = bool(above) and row[0].baseline - above[0].baseline > 3.2 * row[0].size
        if current and (far or not _may_belong(row, current)):
            stretches.append(current)
            current = []
        if current or _is_tabular(row):
            current.append(row)
    stretches.append(current)
    return [s for s in map(_without_tail, stretches) if _is_table(s, rules)]


def _is_tabular(row: list[Line]) -> bool:
    if len(row) < 2:
        return False
    return sum(len(line.text.rstrip(" .")) for line in row) / len(row) <= _MAX_PROSE_CHARS


def _may_belong(row: list[Line], rows: Rows) -> bool:
    """Whether a row stays within the columns: a further row of the table or of its cells."""
    x0 = min(line.x0 for r in rows for line in r) - 6
    x1 = max(line.x1 for r in rows for line in r) + 40
    inside = all(x0 <= line.x0 and line.x1 <= x1 for line in row)
    if not inside:
        return False
    if _is_tabular(row):
        return True
    last = rows[-1]
    return len(row) == 1 and any(abs(row[0].x0 - line.x0) < 3 for line in last[1:])


def _without_tail(rows: Rows) -> Rows:
    while rows and len(rows[-1]) < 2:
        rows = rows[:-1]
    return rows


def _is_table(rows: Rows, rules: Sequence[Rule]) -> bool:
    full = [row for row in rows if len(row) >= 2]
    if len(full) < 2:
        return False
    columns = _columns(rows)
    if len(columns) < 2:
        return False
    ruled = _rules_around(rows, rules)
    if len(columns) == 2:
        return ruled >= 3 and len(full) >= _MIN_ROWS
    most = sum(len(row) >= len(columns) - 1 for row in full)
    return (len(full) >= _MIN_ROWS or ruled >= 2) and most >= 0.6 * len(full)


def _rules_around(rows: Rows, rules: Sequence[Rule]) -> int:
    """How many horizontal rules run over most of the width, in or near the rows."""
    box = box_of(line for row in rows for line in row)
    return sum(
        rule.box.height <= 3
        and rule.box.width >= 0.7 * box.width
        and rule.box.x0 <= box.x0 + 0.3 * box.width
        and box.y0 - 20 <= rule.box.y0 <= box.y1 + 20
        for rule in rules
    )


def _columns(rows: Rows) -> list[tuple[float, float]]:
    """The x ranges that are parted by white through all rows with several pieces."""
    pieces = sorted(
        ((line.x0, line.x1) for row in rows if len(row) >= 2 for line in row), key=lambda p: p[0]
    )
    columns: list[tuple[float, float]] = []
    for x0, x1 in pieces:
        if columns and x0 < columns[-1][1] + 2:
            columns[-1] = (columns[-1][0], max(columns[-1][1], x1))
        else:
            columns.append((x0, x1))
    return columns


def _open_table(rows: Rows, number: int) -> FoundTable | None:
    columns = _columns(rows)
    cells: dict[tuple[int, int], FoundCell] = {}
    row_number = -1
    for above, row in pairwise([[], *rows]):
        if not _goes_on(above, row, columns):
            row_number += 1
        for line in row:
            column = _column_of(line, columns)
            position = CellPosition(number, row_number, column)
            cell = cells.setdefault((row_number, column), FoundCell(position, [], Box(0, 0, 0, 0)))
            cell.lines.append(line)
    if row_number < 1 or _is_contents(rows):
        return None
    for cell in cells.values():
        text, (x0, x1) = box_of(cell.lines), columns[cell.position.column]
        cell.box = Box(min(text.x0, x0), text.y0, max(text.x1, x1), text.y1)
    for row_at in range(row_number + 1):
        for column_at, (x0, x1) in enumerate(columns):
            empty = FoundCell(CellPosition(number, row_at, column_at), [], Box(x0, 0, x1, 0))
            cells.setdefault((row_at, column_at), empty)
    ordered = [cells[key] for key in sorted(cells)]
    _mark_header(ordered)
    used = [line for row in rows for line in row]
    return FoundTable(box_of(used), ordered, used)


def _is_contents(rows: Rows) -> bool:
    """A list of contents has page numbers on the right, and they grow."""
    last = [row[-1].text.strip() for row in rows if len(row) >= 2]
    if not all(text.isdigit() and len(text) <= 4 for text in last):
        return False
    numbers = [int(text) for text in last]
    titles = [row[-2].text for row in rows if len(row) >= 2]
    wordy = sum(any(c.isalpha() for c in title) for title in titles) >= 0.8 * len(titles)
    return wordy and numbers == sorted(numbers)


def _goes_on(above: list[Line], row: list[Line], columns: Sequence[tuple[float, float]]) -> bool:
    """A row without its first cell, close to the row above, holds further lines of its cells."""
    if not above or row[0].baseline - above[0].baseline > 1.35 * row[0].size:
        return False
    return all(_column_of(line, columns) > 0 for line in row) and len(row) < len(columns)


def _column_of(line: Line, columns: Sequence[tuple[float, float]]) -> int:
    centre = (line.x0 + line.x1) / 2
    inside = [i for i, (x0, x1) in enumerate(columns) if x0 - 1 <= line.x0 <= x1]
    if inside:
        return inside[0]
    return min(range(len(columns)), key=lambda i: abs((columns[i][0] + columns[i][1]) / 2 - centre))
