"""How one block of the source PDF was set, and the room in which its translation is set."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median

from kreyol_desktop.core.document import Align, Block, Box, Run, Style
from kreyol_desktop.engines.documents.writers.fonts import Face, FontShelf
from kreyol_desktop.engines.documents.writers.line_layout import Layout, Slot, fit, words_of
from kreyol_desktop.engines.documents.writers.pdf_frame import Frame, union
from kreyol_desktop.engines.documents.writers.pdf_page_text import TextPiece
from kreyol_desktop.engines.documents.writers.pdf_space import PageSpace

DEFAULT_PITCH = 1.2
"""Distance of base lines in sizes, where the source shows none."""
_INDENT_MIN_PT = 3.0
_INDENT_MAX_SHARE = 0.4
_ASCENT = 0.76
_DESCENT = 0.22


@dataclass(frozen=True, slots=True)
class Part:
    """One fragment of a block on a page, with the pieces of text found there (none on scans)."""

    page: int
    box: Box
    pieces: tuple[TextPiece, ...]
    space: PageSpace


@dataclass(frozen=True, slots=True)
class SetBlock:
    """A block laid out in its room."""

    block: Block
    layout: Layout
    frame: Frame
    align: Align


@dataclass(frozen=True, slots=True)
class _Rows:
    """The lines of a part in its frame: base lines, left edges, and the box around them."""

    baselines: tuple[float, ...]
    starts: tuple[float, ...]
    box: Box


class FaceFinder:
    """Splits text into stretches by the face that has its glyphs."""

    def __init__(self, shelf: FontShelf, *, serif_hint: bool) -> None:
        self._shelf = shelf
        self._serif_hint = serif_hint

    def __call__(self, style: Style, text: str) -> Iterator[tuple[str, Face]]:
        face = self._shelf.face(style, serif_hint=self._serif_hint)
        if all(face.covers(character) for character in text):
            yield text, face
            return
        for character in text:
            known = face.covers(character)
            yield character, face if known else self._shelf.fallback()


class Typesetter:
    """Sets the target text of blocks where their source text stood."""

    def __init__(self, shelf: FontShelf) -> None:
        self._shelf = shelf

    def set_block(self, block: Block, runs: Sequence[Run], parts: Sequence[Part]) -> SetBlock:
        """Lay ``runs`` out in the parts of ``block``, growing into free space where needed."""
        pieces = [piece for part in parts for piece in part.pieces]
        frame = Frame(*pieces[0].direction) if pieces else Frame()
        size = _size(pieces, runs, parts)
        rows = [_rows(part, frame, size) for part in parts]
        faces = FaceFinder(self._shelf, serif_hint=sum(p.serif for p in pieces) * 2 >= len(pieces))
        words = words_of(_dressed(runs, pieces), size, faces)
        exact = tuple(_slot(part, row) for part, row in zip(parts, rows, strict=True))
        choices = [exact]
        if frame.is_upright:
            single = len(parts) == 1 and len(rows[0].baselines) == 1
            choices.extend(_grown(block, parts, exact, single=single))
        layout = fit(words, choices, _pitch(rows, size))
        return SetBlock(block, layout, frame, block.align)


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
    points = sorted(
        (frame.to_local(*piece.origin) for piece in part.pieces), key=lambda point: point[1]
    )
    baselines: list[float] = []
    starts: list[float] = []
    for x, y in points:
        if baselines and y - baselines[-1] < size * 0.5:
            starts[-1] = min(starts[-1], x)
        else:
            baselines.append(y)
            starts.append(x)
    return _Rows(tuple(baselines), tuple(starts), box)


def _scanned_rows(box: Box, size: float) -> _Rows:
    count = max(1, round(box.height / (size * DEFAULT_PITCH)))
    pitch = box.height / count
    lines = tuple(box.y0 + pitch * index + _ASCENT * size for index in range(count))
    return _Rows(lines, (box.x0,) * count, box)


def _pitch(rows: Sequence[_Rows], size: float) -> float:
    """The usual distance of base lines, within what is fit to read."""
    gaps = [b - a for row in rows for a, b in zip(row.baselines, row.baselines[1:], strict=False)]
    usual = median(gaps) if gaps else size * DEFAULT_PITCH
    return min(max(usual, size * 1.05), size * 2.2)


def _slot(part: Part, row: _Rows) -> Slot:
    x0 = min(row.starts)
    x1 = max(row.box.x1, x0 + 1.0)
    indent = row.starts[0] - x0 if len(row.starts) > 1 else 0.0
    usual = _INDENT_MIN_PT <= indent <= (x1 - x0) * _INDENT_MAX_SHARE
    return Slot(x0, x1, row.baselines[0], row.baselines[-1], part.page, indent if usual else 0.0)


def _grown(
    block: Block, parts: Sequence[Part], exact: Sequence[Slot], *, single: bool
) -> Iterator[tuple[Slot, ...]]:
    """Wider choices: to the side (single lines only), then downwards, then both."""
    last, slot = parts[-1], exact[-1]
    floor = last.space.bottom(last.box, block.id) - (last.box.y1 - slot.bottom)
    down = replace(slot, bottom=max(slot.bottom, floor))
    if single:
        wide = _widened(block, last, slot)
        yield (wide,)
        yield (replace(wide, bottom=down.bottom),)
    else:
        yield (*exact[:-1], down)


def _widened(block: Block, part: Part, slot: Slot) -> Slot:
    right = part.space.right(part.box, block.id)
    left = part.space.left(part.box, block.id)
    if block.align is Align.RIGHT:
        return replace(slot, x0=min(slot.x0, left))
    if block.align is Align.CENTER:
        more = max(0.0, min(slot.x0 - left, right - slot.x1))
        return replace(slot, x0=slot.x0 - more, x1=slot.x1 + more)
    return replace(slot, x1=max(slot.x1, right))
