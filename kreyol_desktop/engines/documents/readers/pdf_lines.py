"""Lines of text with their styles, as the PDF reader sees a page."""

# min() and max() cost a call for every line of a book, which is half the time of these functions:
# ruff: noqa: FURB136

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import partial
from operator import attrgetter

from kreyol_desktop.core.document import Box, Run, Style
from kreyol_desktop.engines.documents.readers.pdf_spans import Links, Span, StyleTable, linked

_SUPERSCRIPT = 1
_ASCENT_LIMIT, _DESCENT_LIMIT = 0.95, 0.30
_BY_PLACE = attrgetter("baseline", "x0")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufeff\ufffe\uffff]")


@dataclass(slots=True)
class Line:
    """One line, or the part of it that stands in one column.

    Coordinates are those of the reading frame: x grows with the text, y grows with the lines.
    """

    x0: float
    y0: float
    x1: float
    y1: float
    baseline: float
    size: float
    spans: list[Span]
    turn: int = 0
    widest_gap: float = 0.0
    content: int | None = None
    """The number of a table or image that stands here instead of text."""
    text: str = field(default="", compare=False)

    def __post_init__(self) -> None:
        if not self.text:
            one = len(self.spans) == 1
            self.text = self.spans[0].text if one else "".join([s.text for s in self.spans])

    def part(self, spans: list[Span]) -> "Line":
        """The part of the line that ``spans`` make up."""
        kept = _trimmed([Span(s.x0, s.x1, s.text, s.style) for s in spans])
        return Line(
            kept[0].x0, self.y0, kept[-1].x1, self.y1, self.baseline, self.size, kept, self.turn
        )

    def parts(self) -> "list[Line]":
        """The parts of a tabular line."""
        if not self.tabular:
            return [self]
        groups: list[list[Span]] = []
        end = 0.0
        for span in self.spans:
            if not span.text.strip():
                continue
            if not groups or span.x0 - end > 1.5 * self.size:
                groups.append([])
            groups[-1].append(span)
            end = span.x1
        return [self.part(group) for group in groups]

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def bold(self) -> bool:
        return all(s.style.bold for s in self.spans if s.text.strip())

    @property
    def italic(self) -> bool:
        return all(s.style.italic for s in self.spans if s.text.strip())

    @property
    def tabular(self) -> bool:
        """Whether its parts stand apart like the columns of a table or a list of contents."""
        return self.widest_gap > 2.0 * self.size

    @property
    def monospace(self) -> bool:
        return all(s.style.monospace for s in self.spans if s.text.strip())


def line_from_raw(raw: dict[str, object], styles: StyleTable, links: Links) -> Line | None:
    """Make a horizontal line of PyMuPDF's ``dict`` output ours; None when it is blank."""
    spans: list[Span] = []
    top, bottom, size, weight = 1e9, -1e9, 0.0, 0
    baseline = 0.0
    for span in raw["spans"]:  # type: ignore[attr-defined] # PyMuPDF's dict is untyped
        text = span["text"]
        if not text.isprintable():
            text = _CONTROL.sub("", text)
        if not text:
            continue
        x0, y0, x1, y1 = span["bbox"]
        origin_y, span_size = span["origin"][1], span["size"]
        piece = Span(x0, x1, text, styles.style(span))
        if links:
            spans.extend(linked(piece, (y0 + y1) / 2, links, partial(styles.style, span)))
        else:
            spans.append(piece)
        if text.isspace():
            continue
        y0, y1 = _reach(span, origin_y, span_size)
        top, bottom = y0 if y0 < top else top, y1 if y1 > bottom else bottom
        count = len(text)
        if span["flags"] & _SUPERSCRIPT:
            count -= 2 * count // 3
        if count > weight or (count == weight and span_size > size):
            weight, size, baseline = count, span_size, origin_y
    if bottom < top:
        return None
    spans = _trimmed(spans)
    return Line(spans[0].x0, top, spans[-1].x1, bottom, baseline, size, spans)


def _reach(span: dict[str, float], baseline: float, size: float) -> tuple[float, float]:
    """Top and bottom of the letters; what fonts say of themselves is taken within limits."""
    ascent, descent = span["ascender"], span["descender"]
    ascent = ascent if ascent < _ASCENT_LIMIT else _ASCENT_LIMIT
    descent = descent if descent > -_DESCENT_LIMIT else -_DESCENT_LIMIT
    return baseline - ascent * size, baseline - descent * size


def _trimmed(spans: list[Span]) -> list[Span]:
    """Drop white space at both ends, moving the edges with it."""
    if spans and not (spans[0].text[:1].isspace() or spans[-1].text[-1:].isspace()):
        return spans
    while spans and not spans[0].text.strip():
        spans.pop(0)
    while spans and not spans[-1].text.strip():
        spans.pop()
    first, last = spans[0], spans[-1]
    lead = len(first.text) - len(first.text.lstrip())
    if lead:
        first.x0 += (first.x1 - first.x0) * lead / len(first.text)
        first.text = first.text[lead:]
    trail = len(last.text) - len(last.text.rstrip())
    if trail:
        last.x1 -= (last.x1 - last.x0) * trail / len(last.text)
        last.text = last.text[:-trail]
    return spans


def joined(pieces: list[Line]) -> Line:
    """Make one line of pieces that stand side by side, with a space between them."""
    pieces = sorted(pieces, key=lambda piece: piece.x0)
    main = max(pieces, key=lambda piece: len(piece.text))
    spans: list[Span] = []
    gap = max(piece.widest_gap for piece in pieces)
    for piece in pieces:
        if spans:
            gap = max(gap, piece.x0 - spans[-1].x1)
        if spans and piece.x0 - spans[-1].x1 > 0.1 * main.size:
            spans.append(Span(spans[-1].x1, piece.x0, " ", spans[-1].style))
        spans.extend(piece.spans)
    return Line(
        min(p.x0 for p in pieces),
        min(p.y0 for p in pieces),
        max(p.x1 for p in pieces),
        max(p.y1 for p in pieces),
        main.baseline,
        main.size,
        spans,
        main.turn,
        gap,
    )


def rows_of(lines: Iterable[Line], tolerance: float = 0.35) -> list[list[Line]]:
    """Group lines that share a baseline (within ``tolerance`` of the type size), top to bottom."""
    rows: list[list[Line]] = []
    row: list[Line] = []
    for line in sorted(lines, key=_BY_PLACE):
        if row and _same_row(row, line, tolerance):
            row.append(line)
        else:
            row = [line]
            rows.append(row)
    return rows


def _same_row(row: list[Line], line: Line, tolerance: float) -> bool:
    size, last = line.size, row[-1].size
    size = size if size < last else last
    size = size if size > 1.0 else 1.0
    if line.baseline - row[0].baseline > tolerance * size:
        return False
    x0, x1 = line.x0 + size, line.x1 - size
    for other in row:  # noqa: SIM110 - any() with a generator costs twice as much here
        if other.x0 < x1 and other.x1 > x0:
            return False
    return True


def merged_rows(lines: Iterable[Line], may_join: Callable[[Line, Line], bool]) -> list[Line]:
    """Join neighbours on one baseline for which ``may_join`` holds."""
    result: list[Line] = []
    for row in rows_of(lines):
        if len(row) == 1:
            result.append(row[0])
            continue
        group: list[Line] = []
        for piece in sorted(row, key=lambda item: item.x0):
            if group and not may_join(group[-1], piece):
                result.append(joined(group) if len(group) > 1 else group[0])
                group = []
            group.append(piece)
        result.append(joined(group) if len(group) > 1 else group[0])
    return result


def box_of(lines: Iterable[Line]) -> Box:
    """The smallest box around ``lines``."""
    lines = list(lines)
    if len(lines) == 1:
        return Box(lines[0].x0, lines[0].y0, lines[0].x1, lines[0].y1)
    return Box(
        min([line.x0 for line in lines]),
        min([line.y0 for line in lines]),
        max([line.x1 for line in lines]),
        max([line.y1 for line in lines]),
    )


def styles_of(lines: Iterable[Line]) -> list[Style]:
    """The styles of all that can be seen in ``lines``, each once."""
    found: dict[int, Style] = {}
    for line in lines:
        for span in line.spans:
            if id(span.style) not in found and not span.text.isspace():
                found[id(span.style)] = span.style
    return list(found.values())


def runs_of(spans: Iterable[Span]) -> tuple[Run, ...]:
    """Runs of consecutive spans, equal styles put together."""
    runs: list[Run] = []
    texts: list[str] = []
    style: Style | None = None
    for span in spans:
        if span.style is not style and span.text:
            if style is not None:
                runs.append(Run("".join(texts), style))
            style, texts = span.style, []
        texts.append(span.text)
    if style is not None:
        runs.append(Run("".join(texts), style))
    return tuple(runs)
