"""Which texts of a page are part of a picture: they have to be painted over, not taken off."""

from collections.abc import Mapping, Sequence
from typing import Any

from kreyol_desktop.core.document import Box
from kreyol_desktop.engines.documents.writers.pdf_frame import overlap
from kreyol_desktop.engines.documents.writers.pdf_page_text import PageText, PlaceKey, TextPiece

_SEEN = frozenset({"fill-text", "stroke-text"})
_IMAGES = frozenset({"fill-image", "fill-imgmask"})
_INVISIBLE = 3
"""The text rendering mode of what recognition laid under a scan (ISO 32000-1, 9.3.6)."""
_SHARE = 0.5

Place = tuple[int, int]


def pictured_places(
    page: Any, log: Sequence[Any], boxes: Mapping[PlaceKey, Box], text: PageText
) -> frozenset[PlaceKey]:
    """The places in ``boxes`` whose text is seen in a picture only.

    ``log`` is the box log of the PyMuPDF page. On a page where no text is drawn, that is all of
    them; on others those that lie on a picture and have no text, or none that can be seen.
    """
    kinds = {entry[0] for entry in log}
    if not kinds & _SEEN:
        return frozenset(boxes)
    images = [Box(*entry[1]) for entry in log if entry[0] in _IMAGES]
    if not images:
        return frozenset()
    hidden = _hidden(page) if "ignore-text" in kinds else frozenset()
    return frozenset(
        key
        for key, box in boxes.items()
        if _lies_on(box, images) and _unseen(text.by_fragment.get(key, ()), hidden)
    )


def _lies_on(box: Box, images: Sequence[Box]) -> bool:
    area = max(box.width * box.height, 0.01)
    return any(overlap(box, image) >= _SHARE * area for image in images)


def _unseen(pieces: Sequence[TextPiece], hidden: frozenset[Place]) -> bool:
    return all(_place(piece.origin) in hidden for piece in pieces)


def _hidden(page: Any) -> frozenset[Place]:
    """Where letters begin that cannot be seen, and none that can be seen."""
    seen: set[Place] = set()
    hidden: set[Place] = set()
    for span in page.get_texttrace():
        kind = hidden if span["type"] == _INVISIBLE else seen
        kind.update(_place(origin) for _char, _glyph, origin, _box in span["chars"])
    return frozenset(hidden - seen)


def _place(origin: Sequence[float]) -> Place:
    """A point to the nearest half point: both ways of taking text off a page agree to that."""
    return round(2 * origin[0]), round(2 * origin[1])
