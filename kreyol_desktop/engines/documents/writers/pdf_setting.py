"""How one block of the source PDF was set, and the room in which its translation is set."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from statistics import median

from kreyol_desktop.core.document import Align, Block, Box, Role, Run, Style
from kreyol_desktop.engines.documents.writers.content import PRINT_ONLY_ROLES, main_style
from kreyol_desktop.engines.documents.writers.fonts import Face, FontShelf
from kreyol_desktop.engines.documents.writers.leaders import with_leader
from kreyol_desktop.engines.documents.writers.line_layout import Layout, Slot, fit, squeeze
from kreyol_desktop.engines.documents.writers.pdf_frame import Frame, union
from kreyol_desktop.engines.documents.writers.pdf_page_text import HORIZONTAL, TextPiece
from kreyol_desktop.engines.documents.writers.pdf_space import PageSpace
from kreyol_desktop.engines.documents.writers.words import words_of

DEFAULT_PITCH = 1.2
"""Distance of base lines in sizes, where the source shows none."""
_SAME_LINE = 0.5
_STRAIGHT_PT = 1.5
_LARGEST_SCALE = 1.05
_NARROWEST = 0.87
_PARAGRAPH_GAP = 0.5
_INDENT_MIN_PT = 3.0
_INDENT_MAX_SHARE = 0.4
_ASCENT = 0.76
_DESCENT = 0.22


@dataclass(frozen=True, slots=True)
class Part:
    """One fragment of a block on a page, with the pieces of text found there.

    ``pictured`` text is part of a picture; there are pieces then only where recognised text was laid
    under it.
    """

    page: int
    box: Box
    pieces: tuple[TextPiece, ...]
    space: PageSpace
    pictured: bool = False


@dataclass(frozen=True, slots=True)
class SetBlock:
    """A block laid out in its room."""

    block: Block
    layout: Layout
    frame: Frame
    align: Align


@dataclass(frozen=True, slots=True)
class _Rows:
    """The lines of a part in its frame: base lines, left and right edges, the box around them."""

    baselines: tuple[float, ...]
    starts: tuple[float, ...]
    ends: tuple[float, ...]
    box: Box


class FaceFinder:
    """Splits text into stretches by the face that has its glyphs."""

    def __init__(self, shelf: FontShelf, *, serif_hint: bool) -> None:
        self._shelf = shelf
        self._serif_hint = serif_hint

    def __call__(self, style: Style, text: str) -> list[tuple[str, Face]]:
        face = self._shelf.face(style, serif_hint=self._serif_hint)
        if face.covers_all(text):
            return [(text, face)]
        fallback = self._shelf.fallback()
        return [
            ("".join(stretch), face if known else fallback)
            for known, stretch in groupby(text, key=lambda c: c.isspace() or face.covers(c))
        ]


class Typesetter:
    """Sets the target text of blocks where their source text stood."""

    def __init__(self, shelf: FontShelf) -> None:
        self._shelf = shelf

    def set_block(self, block: Block, runs: Sequence[Run], parts: Sequence[Part]) -> SetBlock:
        """Lay ``runs`` out in the parts of ``block``, growing into free space where needed.

        Page furniture and turned text never overflow: they are made as small as they must be.
        """
        pieces = [piece for part in parts for piece in part.pieces]
        frame = Frame(*pieces[0].direction) if pieces else Frame()
        size = _size(pieces, runs, parts)
        rows = [_rows(part, frame, size) for part in parts]
        align = _alignment(block, rows, parts[0].space)
        faces = FaceFinder(self._shelf, serif_hint=sum(p.serif for p in pieces) * 2 >= len(pieces))
        likeness = _likeness(pieces, faces, runs)
        words = words_of(
            with_leader(block.text, _dressed(runs, pieces)),
            size,
            faces,
            condense=min(1.0, max(_NARROWEST, likeness)),
        )
        ragged = align in (Align.LEFT, Align.JUSTIFY)
        exact = tuple(
            _slot(part, row, indented=ragged) for part, row in zip(parts, rows, strict=True)
        )
        choices = [exact]
        if frame.is_upright:
            single = len(parts) == 1 and len(rows[0].baselines) == 1
            choices.extend(_grown(block, align, parts, exact, single=single, size=size))
        pitch = _pitch(rows, size)
        layout = fit(words, choices, pitch, largest_scale=min(_LARGEST_SCALE, likeness))
        if layout.rest and (block.role in PRINT_ONLY_ROLES or not frame.is_upright):
            layout = squeeze(words, choices[-1], pitch)
        return SetBlock(block, layout, frame, align)


def _alignment(block: Block, rows: Sequence[_Rows], space: PageSpace) -> Align:
    """The block's alignment, unless the edges of its lines contradict it."""
    if block.role is Role.LIST_ITEM or len(rows) != 1:
        return block.align if block.align is Align.JUSTIFY else Align.LEFT
    starts, ends = rows[0].starts, rows[0].ends
    middles = [(start + end) / 2 for start, end in zip(starts, ends, strict=True)]
    if len(starts) == 1:
        on_axis = abs(middles[0] - space.middle) < _STRAIGHT_PT and starts[0] > space.content_left
        centred = (on_axis and block.cell is None) or space.is_label(rows[0].box)
        return Align.CENTER if centred else block.align
    straight = _spread(starts) < _STRAIGHT_PT or _spread(starts[1:]) < _STRAIGHT_PT < len(starts)
    if _spread(middles) < _STRAIGHT_PT and _spread(starts) > _STRAIGHT_PT:
        return Align.CENTER
    return Align.LEFT if straight and block.align in (Align.CENTER, Align.RIGHT) else block.align


def _spread(values: Sequence[float]) -> float:
    return max(values) - min(values)


def _likeness(pieces: Sequence[TextPiece], faces: FaceFinder, runs: Sequence[Run]) -> float:
    """How wide the source's font is, compared with the face that stands in for it."""
    style = main_style(runs)
    source = target = 0.0
    for piece in pieces:
        if piece.direction == HORIZONTAL and len(piece.text) > 1:
            face = faces(replace(style, font=piece.font), piece.text)[0][1]
            source += piece.box.width
            target += face.width(piece.text) * piece.size
    return source / target if target else 1.0


def _size(pieces: Sequence[TextPiece], runs: Sequence[Run], parts: Sequence[Part]) -> float:
    """The size of most of the source text; on scans what the reader says, else the box's height."""
    if pieces:
        weights: dict[float, int] = {}
        for piece in pieces:
            weights[piece.size] = weights.get(piece.size, 0) + len(piece.text)
        return max(weights, key=lambda size: weights[size])
    stated = max((run.style.size_pt for run in runs), default=0.0)
    return stated or min(12.0, max(4.0, parts[0].box.height * 0.8))


def _dressed(runs: Sequence[Run], pieces: Sequence[TextPiece]) -> list[Run]:
    """Runs whose font is not stated take the font that stands on the page."""
    font = pieces[0].font if pieces else ""
    return [
        run if run.style.font else replace(run, style=replace(run.style, font=font)) for run in runs
    ]


def _rows(part: Part, frame: Frame, size: float) -> _Rows:
    if not part.pieces:
        return _scanned_rows(part.box, size)
    box = union([frame.box_to_local(piece.box) for piece in part.pieces])
    lines: list[_Row] = []
    for piece in sorted(part.pieces, key=lambda p: frame.to_local(*p.origin)[1]):
        x, y = frame.to_local(*piece.origin)
        end = frame.box_to_local(piece.box).x1
        weight = piece.size * len(piece.text)
        if lines and y - lines[-1].baseline < size * _SAME_LINE:
            lines[-1].join(x, end, y, weight)
        else:
            lines.append(_Row(y, x, end, weight))
    return _Rows(
        tuple(line.baseline for line in lines),
        tuple(line.start for line in lines),
        tuple(line.end for line in lines),
        box,
    )


@dataclass(slots=True)
class _Row:
    """A line under construction: raised and lowered pieces do not move its base line."""

    baseline: float
    start: float
    end: float
    weight: float

    def join(self, x: float, end: float, y: float, weight: float) -> None:
        self.start = min(self.start, x)
        self.end = max(self.end, end)
        if weight > self.weight:
            self.baseline, self.weight = y, weight


def _scanned_rows(box: Box, size: float) -> _Rows:
    count = max(1, round(box.height / (size * DEFAULT_PITCH)))
    pitch = box.height / count
    lines = tuple(box.y0 + pitch * index + _ASCENT * size for index in range(count))
    return _Rows(lines, (box.x0,) * count, (box.x1,) * count, box)


def _pitch(rows: Sequence[_Rows], size: float) -> float:
    """The usual distance of base lines, within what is fit to read."""
    gaps = [b - a for row in rows for a, b in zip(row.baselines, row.baselines[1:], strict=False)]
    usual = median(gaps) if gaps else size * DEFAULT_PITCH
    return min(max(usual, size * 1.05), size * 2.2)


def _slot(part: Part, row: _Rows, *, indented: bool) -> Slot:
    x0 = min(row.starts)
    right = min(row.box.x1, part.box.x1) if row.box.x0 < part.box.x1 else row.box.x1
    x1 = max(right, x0 + 1.0)
    indent = row.starts[0] - x0 if len(row.starts) > 1 and indented else 0.0
    usual = _INDENT_MIN_PT <= indent <= (x1 - x0) * _INDENT_MAX_SHARE
    return Slot(x0, x1, row.baselines[0], row.baselines[-1], part.page, indent if usual else 0.0)


def _grown(
    block: Block,
    align: Align,
    parts: Sequence[Part],
    exact: Sequence[Slot],
    *,
    single: bool,
    size: float,
) -> Iterator[tuple[Slot, ...]]:
    """Wider choices: to the side where nothing is lost by it, then downwards, then to the limit."""
    last, slot = parts[-1], exact[-1]
    below = last.box.y1 - slot.bottom
    floor = max(slot.bottom, last.space.bottom(last.box, block.id) - below)
    if single or (len(parts) == 1 and align in (Align.CENTER, Align.RIGHT)):
        slot = _widened(block, align, last, slot)
        yield (*exact[:-1], slot)
    yield (*exact[:-1], replace(slot, bottom=max(slot.bottom, floor - size * _PARAGRAPH_GAP)))
    yield (*exact[:-1], replace(slot, bottom=floor))


def _widened(block: Block, align: Align, part: Part, slot: Slot) -> Slot:
    right = part.space.right(part.box, block.id)
    left = part.space.left(part.box, block.id)
    if align is Align.RIGHT:
        return replace(slot, x0=min(slot.x0, left))
    if align is Align.CENTER:
        more = max(0.0, min(slot.x0 - left, right - slot.x1))
        return replace(slot, x0=slot.x0 - more, x1=slot.x1 + more)
    return replace(slot, x1=max(slot.x1, right))
