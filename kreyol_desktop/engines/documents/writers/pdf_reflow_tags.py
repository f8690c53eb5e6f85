"""Tags for pages that MuPDF has laid out: it writes none, but says where each element stands.

The content of a page is taken apart at its text matrices; each piece of text is marked with the
block whose rectangle it stands in, everything drawn is marked as an artifact.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from kreyol_desktop.core.document import Block, Box
from kreyol_desktop.engines.documents.writers.pdf_extra_pages import NOTE_BLOCK
from kreyol_desktop.engines.documents.writers.pdf_tags import tag_of

_NUMBER = rb"(-?\d*\.?\d+)"
_MATRIX = re.compile(rb"^" + rb"\s".join([_NUMBER] * 6) + rb"\s(Tm|cm)$")
_MOVE = re.compile(rb"^" + _NUMBER + rb"\s" + _NUMBER + rb"\sTd$")
_PATH_STARTS = (b" re", b" m")
_PATH_ENDS = frozenset({b"f", b"f*", b"S", b"s", b"B", b"B*", b"b", b"b*", b"n", b"W n", b"W* n"})
_TOLERANCE_PT = 1.0


@dataclass(frozen=True, slots=True)
class TextPlace:
    """Where a block, or the part of it on one page, stands; y grows downwards."""

    block: int
    page: int
    box: Box


@dataclass(slots=True)
class MarkedPage:
    """A page's content with marks; ``marks`` holds the block of each MCID in order."""

    content: bytes = b""
    marks: list[int] = field(default_factory=list)
    first_mcid: int = 0


def marked(
    content: bytes,
    places: Sequence[TextPlace],
    blocks: Mapping[int, Block],
    open_block: int = NOTE_BLOCK,
) -> MarkedPage | None:
    """``content`` with marks for the blocks at ``places``; None where nothing can be marked.

    ``content`` must be as MuPDF's PDF device writes it: an operator a line, and a text matrix or a
    move before every piece of text. ``open_block`` has begun on an earlier page, and goes on.
    """
    marker = _Marker(places, blocks, open_block)
    lines = list(marker.lines(content.split(b"\n")))
    if not marker.page.marks or marker.is_inside:
        return None
    marker.page.content = b"\n".join(lines)
    return marker.page


class _Marker:
    def __init__(
        self, places: Sequence[TextPlace], blocks: Mapping[int, Block], open_block: int
    ) -> None:
        self._places = places
        self._blocks = blocks
        self._open_block = open_block
        self._block: int | None = None
        self._in_text = False
        self._in_path = False
        self._matrix: tuple[float, ...] = ()
        self.page = MarkedPage()

    @property
    def is_inside(self) -> bool:
        """Whether something is open that should be closed at the end."""
        return self._in_text or self._in_path

    def lines(self, lines: Sequence[bytes]) -> Iterator[bytes]:
        """The lines with those of the marks among them."""
        for line in lines:
            yield from self._text_line(line) if self._in_text else self._drawn_line(line)

    def _text_line(self, line: bytes) -> Iterator[bytes]:
        if self._moves(line):
            block = self._block_at(self._matrix[4], self._matrix[5])
            if block != self._block:
                yield from self._end_block()
                self._block = block
                yield self._begin(block)
        elif line == b"ET":
            yield from self._end_block()
            self._in_text = False
        yield line

    def _moves(self, line: bytes) -> bool:
        """Follow the text matrix; true where it changes."""
        matrix = _MATRIX.match(line)
        if matrix is not None:
            self._matrix = tuple(float(number) for number in matrix.groups()[:6])
            return True
        move = _MOVE.match(line)
        if move is None or not self._matrix:
            return False
        right, up = float(move[1]), float(move[2])
        a, b, c, d, x, y = self._matrix
        self._matrix = (a, b, c, d, right * a + up * c + x, right * b + up * d + y)
        return True

    def _drawn_line(self, line: bytes) -> Iterator[bytes]:
        matrix = _MATRIX.match(line)
        if matrix is not None:
            self._matrix = tuple(float(number) for number in matrix.groups()[:6])
        self._in_text = line == b"BT"
        if line.endswith(b" Do"):
            yield from (self._picture(), line, b"EMC")
            return
        if line.endswith(_PATH_STARTS) and not self._in_path:
            self._in_path = True
            yield b"/Artifact BMC"
        yield line
        if self._in_path and line in _PATH_ENDS:
            self._in_path = False
            yield b"EMC"

    def _picture(self) -> bytes:
        """The mark of a picture: one without a description is nothing to read out."""
        if self._matrix:
            a, _b, _c, d, x, y = self._matrix
            block = self._block_at(x + a / 2, y + d / 2)
            known = self._blocks.get(block)
            if known is not None and known.image is not None and known.image.alt.strip():
                return self._begin(block)
        return b"/Artifact BMC"

    def _begin(self, block: int) -> bytes:
        known = self._blocks.get(block)
        tag = tag_of(known) if known is not None else "P"
        self.page.marks.append(block)
        return f"/{tag} <</MCID {len(self.page.marks) - 1}>> BDC".encode()

    def _end_block(self) -> Iterator[bytes]:
        if self._block is not None:
            self._block = None
            yield b"EMC"

    def _block_at(self, x: float, y: float) -> int:
        """The block of the smallest box around a point, or beside it on the same lines, or the one
        that was begun last above it.
        """
        low, high = y - _TOLERANCE_PT, y + _TOLERANCE_PT
        rows = [p for p in self._places if p.box.y0 <= high and low <= p.box.y1]
        if rows:
            return min(rows, key=lambda place: _distance(place.box, x)).block
        above = [place for place in self._places if place.box.y0 < y]
        return above[-1].block if above else self._open_block


def _distance(box: Box, x: float) -> tuple[float, float]:
    """How far ``x`` lies outside the box, and how large the box is."""
    outside = max(box.x0 - x, x - box.x1, 0.0)
    return round(outside), box.width * box.height
