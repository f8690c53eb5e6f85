"""Reading order: cuts a page into columns and bands, so that lines follow as people read them."""

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from kreyol_desktop.engines.documents.readers.pdf_lines import Line, merged_rows, rows_of

_MIN_GUTTER_EM = 0.6
_JOIN_GAP_EM = 0.4
_MIN_LINES = 3
_KNOWN_AFTER = 3
_SPECK_EM = 2.5
_PROSE_CHARS = 14.0
_MAX_DEPTH = 12


@dataclass(slots=True)
class Region:
    """Lines of one column between two bands, top to bottom, with the column's edges."""

    lines: list[Line]
    x0: float
    x1: float

    @property
    def width(self) -> float:
        return self.x1 - self.x0


class KnownGutters:
    """Where the columns of a document were parted before; a few lines suffice there again."""

    def __init__(self) -> None:
        self._seen: Counter[int] = Counter()

    def note(self, x: float) -> None:
        self._seen[round(x / 4)] += 1

    def knows(self, x: float) -> bool:
        at = round(x / 4)
        return any(self._seen[near] >= _KNOWN_AFTER for near in (at - 1, at, at + 1))


def reading_order(lines: list[Line], known: KnownGutters) -> list[Region]:
    """Regions of ``lines`` in reading order; each line stands in exactly one of them."""
    if not lines:
        return []
    pieces = merged_rows(lines, _touching)
    regions: list[Region] = []
    _cut(pieces, 0, regions, known)
    return [_settled(region) for region in regions]


def _touching(left: Line, right: Line) -> bool:
    size = min(left.size, right.size)
    if not _both_text(left, right):
        return False
    return right.x0 - left.x1 < _JOIN_GAP_EM * size and 0.6 < left.size / right.size < 1.7


def _settled(region: Region) -> Region:
    """Within a column everything on one baseline is one line."""
    return Region(merged_rows(region.lines, _both_text), region.x0, region.x1)


def _both_text(left: Line, right: Line) -> bool:
    return left.content is None and right.content is None


def _cut(lines: list[Line], depth: int, out: list[Region], known: KnownGutters) -> None:
    gutter = _best_gutter(lines, known) if depth < _MAX_DEPTH else None
    if gutter is None:
        out.append(_region(lines))
        return
    fewest = 1 if known.knows(gutter) else 2
    known.note(gutter)
    waiting: list[Line] = []
    for band in _bands(lines, gutter):
        left = [line for line in band if line.x1 <= gutter + 1]
        right = [line for line in band if line.x1 > gutter + 1 and line.x0 >= gutter - 1]
        if not left or not right or len(left) + len(right) != len(band) or len(band) < 2 * fewest:
            waiting.extend(band)
            continue
        if waiting:
            _cut(waiting, depth + 1, out, known)
            waiting = []
        _cut(left, depth + 1, out, known)
        _cut(right, depth + 1, out, known)
    if len(waiting) == len(lines):
        out.append(_region(waiting))
    elif waiting:
        _cut(waiting, depth + 1, out, known)


def _region(lines: list[Line]) -> Region:
    return Region(lines, min(line.x0 for line in lines), max(line.x1 for line in lines))


def _bands(lines: list[Line], gutter: float) -> list[list[Line]]:
    """Split into runs of rows that cross the gutter and runs of rows that do not."""
    bands: list[list[Line]] = []
    kind: bool | None = None
    last: Line | None = None
    for row in rows_of(lines):
        crosses = any(line.x0 < gutter - 1 and line.x1 > gutter + 1 for line in row)
        if not crosses and kind and last is not None:
            crosses = len(row) == 1 and _continues(last, row[0])
        if crosses is not kind:
            bands.append([])
            kind = crosses
        bands[-1].extend(row)
        last = row[0]
    return bands


def _continues(last: Line, line: Line) -> bool:
    """The short last line of a paragraph over the whole width belongs to that paragraph."""
    size = max(last.size, line.size)
    return (
        abs(line.x0 - last.x0) < 0.5 * size
        and abs(line.size - last.size) < 0.05 * size
        and 0 < line.baseline - last.baseline < 1.5 * size
    )


def _best_gutter(lines: list[Line], known: KnownGutters) -> float | None:
    """The x of the white strip that parts the most text into columns, or None."""
    if len(lines) < 2:
        return None
    best: tuple[float, float] | None = None
    for x0, x1 in _white_strips(lines):
        centre = (x0 + x1) / 2
        fewest = 1 if known.knows(centre) else _MIN_LINES
        score = _gutter_score(lines, centre, fewest)
        if score > 0 and (best is None or score > best[0]):
            best = (score, centre)
    return best[1] if best else None


def _white_strips(lines: list[Line]) -> list[tuple[float, float]]:
    """Strips of x over which few lines lie; page numbers and other specks do not count."""
    size = sorted(line.size for line in lines)[len(lines) // 2]
    wide = [line for line in lines if line.width > _SPECK_EM * size]
    events = sorted([(line.x0, 1) for line in wide] + [(line.x1, -1) for line in wide])
    limit = len(lines) * 0.3
    strips: list[tuple[float, float]] = []
    cover = 0
    for (x, step), (following, _step) in pairwise(events):
        cover += step
        if cover <= limit and following - x >= _MIN_GUTTER_EM * size:
            strips.append((x, following))
    return strips


def _gutter_score(lines: list[Line], x: float, fewest: int) -> float:
    left = [line for line in lines if line.x1 <= x + 1]
    right = [line for line in lines if line.x0 >= x - 1]
    if len(left) < fewest or len(right) < fewest:
        return 0.0
    shared = _overlap(left, right)
    if shared <= 0:
        return 0.0
    left, right = _within(left, right), _within(right, left)
    if len(left) < fewest or len(right) < fewest:
        return 0.0
    if not (_is_prose(left) and _is_prose(right)):
        return 0.0
    crossing = len(lines) - len(left) - len(right)
    return min(len(left), len(right)) - 0.25 * crossing if shared > 0 else 0.0


def _overlap(left: list[Line], right: list[Line]) -> float:
    top = max(min(line.y0 for line in left), min(line.y0 for line in right))
    bottom = min(max(line.y1 for line in left), max(line.y1 for line in right))
    return bottom - top


def _within(lines: list[Line], others: list[Line]) -> list[Line]:
    top, bottom = min(line.y0 for line in others), max(line.y1 for line in others)
    return [line for line in lines if line.y1 > top and line.y0 < bottom]


def _is_prose(lines: list[Line]) -> bool:
    """Columns of prose have long lines; columns of figures and labels do not."""
    return sum(len(line.text) for line in lines) / len(lines) >= _PROSE_CHARS
