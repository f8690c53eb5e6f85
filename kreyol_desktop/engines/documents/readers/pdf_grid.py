"""Ruled tables: finds the cells that horizontal and vertical rules enclose."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kreyol_desktop.core.document import Box

_THIN = 3.0
_NEAR = 3.0
_MIN_SIDE = 6.0
_MAX_EDGES = 4_000


@dataclass(frozen=True, slots=True)
class Rule:
    """A drawn path by its box; ``framed`` when it is a rectangle whose edges can be seen."""

    box: Box
    framed: bool
    stroked: bool = False


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell of a grid: first row and column, spans, and its box."""

    row: int
    column: int
    row_span: int
    column_span: int
    box: Box


@dataclass(frozen=True, slots=True)
class Grid:
    """A table found by its rules."""

    box: Box
    cells: tuple[GridCell, ...]


@dataclass(frozen=True, slots=True)
class Edge:
    """A rule along one axis: its place across, and where it starts and ends."""

    at: float
    start: float
    end: float


def find_grids(rules: Iterable[Rule]) -> list[Grid]:
    """The tables with at least two rows and two columns that the rules draw."""
    across, down = edges_of(rules)
    if len(across) < 3 or len(down) < 3 or len(across) + len(down) > _MAX_EDGES:
        return []
    grids = []
    for rows, columns in _components(across, down):
        grid = _grid(rows, columns)
        if grid is not None:
            grids.append(grid)
    return grids


def edges_of(rules: Iterable[Rule]) -> tuple[list[Edge], list[Edge]]:
    """The level and the upright edges that the rules draw, those that touch united."""
    across: list[Edge] = []
    down: list[Edge] = []
    for rule in rules:
        box = rule.box
        if box.height <= _THIN and box.width >= _MIN_SIDE:
            across.append(Edge((box.y0 + box.y1) / 2, box.x0, box.x1))
        elif box.width <= _THIN and box.height >= _MIN_SIDE:
            down.append(Edge((box.x0 + box.x1) / 2, box.y0, box.y1))
        elif rule.framed and box.width >= _MIN_SIDE and box.height >= _MIN_SIDE:
            across += [Edge(box.y0, box.x0, box.x1), Edge(box.y1, box.x0, box.x1)]
            down += [Edge(box.x0, box.y0, box.y1), Edge(box.x1, box.y0, box.y1)]
    return _united(across), _united(down)


def _united(edges: list[Edge]) -> list[Edge]:
    """Join edges that lie on one line and touch."""
    result: list[Edge] = []
    for edge in sorted(edges, key=lambda e: (round(e.at / _NEAR), e.start)):
        last = result[-1] if result else None
        if last and abs(last.at - edge.at) <= _NEAR and edge.start <= last.end + _NEAR:
            result[-1] = Edge(last.at, last.start, max(last.end, edge.end))
        else:
            result.append(edge)
    return result


def _components(
    across: Sequence[Edge], down: Sequence[Edge]
) -> list[tuple[list[Edge], list[Edge]]]:
    """Groups of edges that cross or touch one another."""
    parent = list(range(len(across) + len(down)))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    for i, row in enumerate(across):
        for j, column in enumerate(down):
            if _touch(row, column):
                parent[root(i)] = root(len(across) + j)
    groups: dict[int, tuple[list[Edge], list[Edge]]] = {}
    for at in range(len(parent)):
        rows, columns = groups.setdefault(root(at), ([], []))
        if at < len(across):
            rows.append(across[at])
        else:
            columns.append(down[at - len(across)])
    return [group for group in groups.values() if len(group[0]) >= 3 and len(group[1]) >= 3]


def _touch(row: Edge, column: Edge) -> bool:
    return (
        row.start - _NEAR <= column.at <= row.end + _NEAR
        and column.start - _NEAR <= row.at <= column.end + _NEAR
    )


def _grid(rows: list[Edge], columns: list[Edge]) -> Grid | None:
    ys, xs = _places(rows), _places(columns)
    if len(ys) < 3 or len(xs) < 3:
        return None
    cells = _cells(xs, ys, rows, columns)
    if cells is None or len(cells) < 3:
        return None
    return Grid(Box(xs[0], ys[0], xs[-1], ys[-1]), tuple(cells))


def _places(edges: list[Edge]) -> list[float]:
    places: list[float] = []
    for at in sorted(edge.at for edge in edges):
        if not places or at - places[-1] > _NEAR:
            places.append(at)
    return places


def _cells(
    xs: list[float], ys: list[float], rows: list[Edge], columns: list[Edge]
) -> list[GridCell] | None:
    """Join the elementary cells that no rule parts; None where a joined cell is no rectangle."""
    taken = [[False] * (len(xs) - 1) for _ in range(len(ys) - 1)]
    cells: list[GridCell] = []
    for row in range(len(ys) - 1):
        for column in range(len(xs) - 1):
            if taken[row][column]:
                continue
            across, down = _extent(row, column, xs, ys, rows, columns)
            for r in range(row, row + down):
                for c in range(column, column + across):
                    if taken[r][c]:
                        return None
                    taken[r][c] = True
            box = Box(xs[column], ys[row], xs[column + across], ys[row + down])
            cells.append(GridCell(row, column, down, across, box))
    return cells


def _extent(
    row: int,
    column: int,
    xs: list[float],
    ys: list[float],
    rows: list[Edge],
    columns: list[Edge],
) -> tuple[int, int]:
    """How many columns and rows a cell takes: until the next rule on its right and below."""
    across, down = 1, 1
    middle = (ys[row] + ys[row + 1]) / 2
    while column + across < len(xs) - 1 and not _has(columns, xs[column + across], middle):
        across += 1
    middle = (xs[column] + xs[column + 1]) / 2
    while row + down < len(ys) - 1 and not _has(rows, ys[row + down], middle):
        down += 1
    return across, down


def _has(edges: list[Edge], at: float, middle: float) -> bool:
    return any(abs(edge.at - at) <= _NEAR and edge.start <= middle <= edge.end for edge in edges)
