"""Where text stands on a page of the source PDF, and to which block each piece of it belongs."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kreyol_desktop.core.document import Block, Box

_SERIF_FLAG = 4
_SLACK = 1.5
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


@dataclass(frozen=True, slots=True)
class PageText:
    """All pieces of a page: by block and fragment (index into the block's), and the others."""

    by_fragment: Mapping[tuple[int, int], tuple[TextPiece, ...]]
    loose: tuple[TextPiece, ...]


def page_text(page: Any, blocks: Sequence[Block], page_index: int) -> PageText:
    """Assign every piece of text on ``page`` to the block in whose fragment its centre lies."""
    fine = any(block.cell is not None or block.marker for block in blocks)
    places = [
        (block.id, index, fragment.box)
        for block in blocks
        for index, fragment in enumerate(block.fragments)
        if fragment.page == page_index
    ]
    places.sort(key=lambda place: place[2].width * place[2].height)  # the smallest box wins
    owned: dict[tuple[int, int], list[TextPiece]] = {}
    loose: list[TextPiece] = []
    for piece in _pieces(page, fine=fine):
        owner = next((key for *key, box in places if _holds(box, piece.center)), None)
        if owner is None:
            loose.append(piece)
        else:
            owned.setdefault((owner[0], owner[1]), []).append(piece)
    markers = {block.id: block.marker for block in blocks if block.marker}
    for (block_id, index), pieces in owned.items():
        if index == 0 and block_id in markers:
            count = _marker_length(pieces, markers[block_id])
            loose.extend(pieces[:count])
            del pieces[:count]
    return PageText({key: tuple(pieces) for key, pieces in owned.items() if pieces}, tuple(loose))


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


def _pieces(page: Any, *, fine: bool) -> Iterator[TextPiece]:
    import pymupdf  # heavy: only when something is typeset

    flags = pymupdf.TEXT_PRESERVE_LIGATURES | pymupdf.TEXT_PRESERVE_WHITESPACE
    flags |= pymupdf.TEXT_MEDIABOX_CLIP
    content = page.get_text("rawdict" if fine else "dict", flags=flags)
    for block in content["blocks"]:
        for line in block.get("lines", ()):
            direction = (round(line["dir"][0], 4), round(line["dir"][1], 4))
            for span in line["spans"]:
                yield from _words(span, direction) if fine else _span(span, direction)


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
