"""Where text stands on a page of the source PDF, and to which block each piece of it belongs."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kreyol_desktop.core.document import Block, Box

_SERIF_FLAG = 4
_SLACK = 1.5
_LEAD_LENGTH = 12
HORIZONTAL = (1.0, 0.0)


@dataclass(frozen=True, slots=True)
class TextPiece:
    """A span or a word as it stands on the page; ``origin`` is the start of its base line."""

    text: str
    box: Box
    origin: tuple[float, float]
    size: float
    direction: tuple[float, float]
    font: str
    serif: bool

    @property
    def center(self) -> tuple[float, float]:
        return (self.box.x0 + self.box.x1) / 2, (self.box.y0 + self.box.y1) / 2


PlaceKey = tuple[int, int]
"""A block's id and the index of one of its fragments."""


@dataclass(frozen=True, slots=True)
class PageText:
    """All pieces of a page: by block and fragment (index into the block's), and the others."""

    by_fragment: Mapping[PlaceKey, tuple[TextPiece, ...]]
    loose: tuple[TextPiece, ...]


def page_text(page: Any, blocks: Sequence[Block], boxes: Mapping[PlaceKey, Box]) -> PageText:
    """Assign every piece of text on ``page`` to the block in whose fragment its centre lies.

    ``boxes`` are the fragments of ``blocks`` that stand on this page, as the page is now turned.
    """
    fine = any(block.cell is not None or block.marker for block in blocks)
    places = [_Place(block, index, box) for (block, index), box in boxes.items()]
    places.sort(key=lambda place: place.box.width * place.box.height)  # the smallest box wins
    owned: dict[tuple[int, int], list[TextPiece]] = {}
    loose: list[TextPiece] = []
    for line_box, pieces in _lines(page, fine=fine):
        near = [place for place in places if _touch(place.box, line_box)]
        for piece in pieces:
            center = piece.center
            owner = next((place for place in near if _holds(place.box, center)), None)
            if owner is None:
                loose.append(piece)
            else:
                owned.setdefault((owner.block, owner.index), []).append(piece)
    markers = {block.id: block.marker for block in blocks if block.marker}
    for (block_id, index), found in owned.items():
        if index == 0 and block_id in markers:
            count = _marker_length(found, markers[block_id])
            loose.extend(found[:count])
            del found[:count]
    for block in blocks:
        first = owned.get((block.id, 0))
        if first:
            first[:0] = _lead(block.text, first[0], loose)
    return PageText({key: tuple(pieces) for key, pieces in owned.items() if pieces}, tuple(loose))


@dataclass(frozen=True, slots=True)
class _Place:
    block: int
    index: int
    box: Box


def _touch(box: Box, other: Box) -> bool:
    return (
        box.x0 - _SLACK <= other.x1
        and other.x0 <= box.x1 + _SLACK
        and box.y0 - _SLACK <= other.y1
        and other.y0 <= box.y1 + _SLACK
    )


def _holds(box: Box, point: tuple[float, float]) -> bool:
    return (
        box.x0 - _SLACK <= point[0] <= box.x1 + _SLACK
        and box.y0 - _SLACK <= point[1] <= box.y1 + _SLACK
    )


def _marker_length(pieces: Sequence[TextPiece], marker: str) -> int:
    """How many leading pieces are the list marker, which stays on the page as it is."""
    wanted = "".join(marker.split())
    seen = ""
    for count, piece in enumerate(pieces):
        if seen == wanted:
            return count
        seen += "".join(piece.text.split())
        if not wanted.startswith(seen):
            return 0
    return 0


def _lead(text: str, first: TextPiece, loose: list[TextPiece]) -> list[TextPiece]:
    """Pieces left of a block's box that are the start of its text (a heading's number)."""
    place = text.find(first.text.strip()[:_LEAD_LENGTH])
    wanted = "".join(text[:place].split()) if 0 < place <= _LEAD_LENGTH else ""
    if not wanted:
        return []
    row = sorted(
        (
            piece
            for piece in loose
            if abs(piece.origin[1] - first.origin[1]) < 1.0 and piece.box.x0 < first.box.x0
        ),
        key=lambda piece: -piece.box.x0,
    )
    taken: list[TextPiece] = []
    for piece in row:
        taken.insert(0, piece)
        if "".join("".join(p.text.split()) for p in taken) == wanted:
            for adopted in taken:
                loose.remove(adopted)
            return taken
    return []


def _lines(page: Any, *, fine: bool) -> Iterator[tuple[Box, list[TextPiece]]]:
    import pymupdf  # heavy: only when something is typeset

    flags = pymupdf.TEXT_PRESERVE_LIGATURES | pymupdf.TEXT_PRESERVE_WHITESPACE
    flags |= pymupdf.TEXT_MEDIABOX_CLIP
    content = page.get_text("rawdict" if fine else "dict", flags=flags)
    for block in content["blocks"]:
        for line in block.get("lines", ()):
            direction = (round(line["dir"][0], 4), round(line["dir"][1], 4))
            take = _words if fine else _span
            yield Box(*line["bbox"]), [p for span in line["spans"] for p in take(span, direction)]


def _span(span: Mapping[str, Any], direction: tuple[float, float]) -> Iterator[TextPiece]:
    if span["text"].strip():
        yield _piece(span["text"], span["bbox"], span["origin"], span, direction)


def _words(span: Mapping[str, Any], direction: tuple[float, float]) -> Iterator[TextPiece]:
    word: list[Mapping[str, Any]] = []
    for character in (*span["chars"], {"c": " "}):
        if not character["c"].isspace():
            word.append(character)
        elif word:
            boxes = [c["bbox"] for c in word]
            box = (
                min(b[0] for b in boxes),
                min(b[1] for b in boxes),
                max(b[2] for b in boxes),
                max(b[3] for b in boxes),
            )
            text = "".join(c["c"] for c in word)
            yield _piece(text, box, word[0]["origin"], span, direction)
            word = []


def _piece(
    text: str,
    box: Sequence[float],
    origin: Sequence[float],
    span: Mapping[str, Any],
    direction: tuple[float, float],
) -> TextPiece:
    return TextPiece(
        text,
        Box(box[0], box[1], box[2], box[3]),
        (origin[0], origin[1]),
        span["size"],
        direction,
        span["font"],
        bool(span["flags"] & _SERIF_FLAG),
    )
