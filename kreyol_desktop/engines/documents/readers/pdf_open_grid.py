"""Tables whose columns are parted by upright rules, while their sides and most rows are open."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kreyol_desktop.core.document import Box
from kreyol_desktop.engines.documents.readers.pdf_grid import Edge, Rule, edges_of
from kreyol_desktop.engines.documents.readers.pdf_lines import Line

_NEAR = 3.0
_SAME_HEIGHT = 12.0
_MIN_SIDE = 20.0
_MIN_RULES = 2
_ALL_RULED = 3
_SAME_ROW_EM = 0.4


@dataclass(frozen=True, slots=True)
class OpenGrid:
    """The box of the table, the edges of its columns, and the rules across it, all in points."""

    box: Box
    columns: tuple[float, ...]
    bands: tuple[float, ...]

    def column_boxes(self) -> list[Box]:
        """One box for each column, as high as the table."""
        edges = zip(self.columns, self.columns[1:], strict=False)
        return [Box(x0, self.box.y0, x1, self.box.y1) for x0, x1 in edges]


def find_open_grids(rules: Iterable[Rule]) -> list[OpenGrid]:
    """The groups of at least two upright rules of one height that a level rule crosses below a row.

    Rules between the columns of a newspaper are crossed at their ends only.
    """
    across, down = edges_of(rules)
    grids = (_grid(group, across) for group in _side_by_side(down))
    return [grid for grid in grids if grid is not None]


def _side_by_side(down: Sequence[Edge]) -> list[list[Edge]]:
    groups: list[list[Edge]] = []
    for edge in sorted(down, key=lambda e: e.at):
        for group in groups:
            first = group[0]
            if max(abs(first.start - edge.start), abs(first.end - edge.end)) <= _SAME_HEIGHT:
                group.append(edge)
                break
        else:
            groups.append([edge])
    return [group for group in groups if len(group) >= _MIN_RULES]


def _grid(down: Sequence[Edge], across: Sequence[Edge]) -> OpenGrid | None:
    top, bottom = min(e.start for e in down), max(e.end for e in down)
    left, right = down[0].at, down[-1].at
    crossing = [
        e
        for e in across
        if top - _NEAR <= e.at <= bottom + _NEAR
        and e.start <= left - _MIN_SIDE
        and e.end >= right + _MIN_SIDE
    ]
    inner = [e.at for e in crossing if top + _NEAR < e.at < bottom - _NEAR]
    if not inner:
        return None
    x0, x1 = min(e.start for e in crossing), max(e.end for e in crossing)
    columns = (x0, *(e.at for e in down), x1)
    return OpenGrid(Box(x0, top, x1, bottom), columns, (top, *sorted(set(inner)), bottom))


def row_of(pieces: Sequence[tuple[int, Line]], grid: OpenGrid) -> list[int]:
    """The row of each piece, which is given with its column.

    A band between two rules is a row where there are several; else a row begins with each text in
    the first column that is not set in, as further lines of a text there are.
    """
    found = [bisect_right(grid.bands, (line.y0 + line.y1) / 2) - 1 for _column, line in pieces]
    last = len(grid.bands) - 2
    if last >= _ALL_RULED - 1:
        return found
    starts = _starts([p for p, band in zip(pieces, found, strict=True) if band >= last])
    return [
        max(last, last + _count_before(starts, line) - 1) if band >= last else band
        for band, (_column, line) in zip(found, pieces, strict=True)
    ]


def _count_before(starts: Sequence[float], line: Line) -> int:
    return bisect_right(starts, line.baseline + _SAME_ROW_EM * line.size)


def _starts(pieces: Sequence[tuple[int, Line]]) -> list[float]:
    """The base lines with which rows begin."""
    first = [line for column, line in pieces if column == 0] or [line for _column, line in pieces]
    edge = min((line.x0 for line in first), default=0.0)
    starts: list[float] = []
    for line in sorted(first, key=lambda item: item.baseline):
        is_same = starts and line.baseline - starts[-1] < _SAME_ROW_EM * line.size
        if line.x0 <= edge + 0.5 * line.size and not is_same:
            starts.append(line.baseline)
    return starts
