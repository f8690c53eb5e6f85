"""How far text may grow on a page before it meets something."""

from collections.abc import Iterable, Sequence
from typing import Any

from kreyol_desktop.core.document import Box

_GAP = 1.5
_EDGE = 28.0
_TOUCH = 1.0
_SAME_EDGE, _EDGE_TEXTS = 14.0, 4
"""So many texts that end within so many points show where the column ends."""
_LABEL_HEIGHTS, _LABEL_SKEW = 3.0, 0.3
_DRAWN = frozenset(
    {"fill-path", "stroke-path", "fill-image", "fill-imgmask", "fill-shade", "stroke-text"}
)


class PageSpace:
    """What stands on a page, as boxes; knows the free room around a box.

    A drawing that encloses a text is its container and bounds the growth; anything beside it is
    an obstacle. Boxes are in page coordinates.
    """

    def __init__(self, width: float, height: float, drawings: Iterable[Box]) -> None:
        self._page = Box(0.0, 0.0, width, height)
        self._drawings = [box for box in drawings if box.width > 0 or box.height > 0]
        self._texts: list[tuple[object, Box]] = []

    def add_text(self, box: Box, owner: object) -> None:
        """Note that ``owner``'s text stands in ``box``."""
        self._texts.append((owner, box))

    @property
    def content_right(self) -> float:
        """The right edge of the text on the page; a margin as wide as the left one where no edge
        shows.
        """
        left = min((box.x0 for _, box in self._texts), default=_EDGE)
        right = max((box.x1 for _, box in self._texts), default=0.0)
        if sum(box.x1 > right - _SAME_EDGE for _, box in self._texts) >= _EDGE_TEXTS:
            return right
        return max(right, self._page.x1 - max(_EDGE, left))

    @property
    def content_left(self) -> float:
        """The left edge of the text on the page, and a little beyond it."""
        return min((box.x0 for _, box in self._texts), default=self._page.x0) + _EDGE

    @property
    def middle(self) -> float:
        """The axis of the page."""
        return (self._page.x0 + self._page.x1) / 2

    def is_label(self, box: Box) -> bool:
        """Whether a text stands in the middle of a drawn box that is hardly larger."""
        for drawing in self._drawings:
            left, right = box.x0 - drawing.x0, drawing.x1 - box.x1
            around = left + right
            is_tight = drawing.height < _LABEL_HEIGHTS * box.height and around < 2 * box.width
            if is_tight and _encloses(drawing, box) and left > _GAP and right > _GAP:
                return abs(left - right) < _LABEL_SKEW * around
        return False

    def bottom(self, box: Box, owner: object) -> float:
        """How far down the text of ``box`` may reach."""
        bounds = self._bounds(box)
        limit = max(box.y1, min(bounds.y1, self._page.y1 - _EDGE))
        middle = (box.y0 + box.y1) / 2
        for other in self._others(box, owner):
            if other.x0 < box.x1 - _TOUCH and other.x1 > box.x0 + _TOUCH and other.y1 > middle:
                if other.y0 > middle:
                    limit = min(limit, max(box.y1, other.y0 - _GAP))
                elif other.y1 > box.y1:
                    limit = box.y1
        return limit

    def right(self, box: Box, owner: object) -> float:
        """How far to the right the text of ``box`` may reach."""
        bounds = self._bounds(box)
        limit = max(box.x1, min(bounds.x1, self.content_right))
        for other in self._others(box, owner):
            if other.y0 < box.y1 - _TOUCH and other.y1 > box.y0 + _TOUCH and other.x1 > box.x1:
                limit = min(limit, max(box.x1, other.x0 - 2 * _GAP))
        return limit

    def left(self, box: Box, owner: object) -> float:
        """How far to the left the text of ``box`` may reach."""
        bounds = self._bounds(box)
        limit = min(box.x0, max(bounds.x0, self._page.x0 + _EDGE))
        for other in self._others(box, owner):
            if other.y0 < box.y1 - _TOUCH and other.y1 > box.y0 + _TOUCH and other.x0 < box.x0:
                limit = max(limit, min(box.x0, other.x1 + 2 * _GAP))
        return limit

    def _others(self, box: Box, owner: object) -> Iterable[Box]:
        for other_owner, other in self._texts:
            if other_owner != owner:
                yield other
        for drawing in self._drawings:
            if not _encloses(drawing, box):
                yield drawing

    def _bounds(self, box: Box) -> Box:
        """The tightest drawing around the box, else the page."""
        holders = [d for d in self._drawings if _encloses(d, box)]
        best = min(holders, key=lambda d: d.width * d.height, default=None)
        if best is None:
            return self._page
        return Box(best.x0 + _GAP, best.y0 + _GAP, best.x1 - _GAP, best.y1 - _GAP)


def _encloses(outer: Box, inner: Box) -> bool:
    return (
        outer.x0 <= inner.x0 + _TOUCH
        and outer.x1 >= inner.x1 - _TOUCH
        and outer.y0 <= inner.y0 + _TOUCH
        and outer.y1 >= inner.y1 - _TOUCH
    )


def drawn_boxes(log: Sequence[Any]) -> list[Box]:
    """The boxes of paths and images in the box log of a PyMuPDF page."""
    return [
        Box(*entry[1])
        for entry in log
        if entry[0] in _DRAWN and entry[1][2] >= entry[1][0] and entry[1][3] >= entry[1][1]
    ]


def ruled_boxes(page: Any) -> list[Box]:
    """The single lines and rectangles of a page: a table drawn as one path is taken apart."""
    boxes: list[Box] = []
    for drawing in page.get_cdrawings():
        for item in drawing["items"]:
            if item[0] == "l":
                (ax, ay), (bx, by) = item[1], item[2]
                boxes.append(Box(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)))
            elif item[0] == "re":
                boxes.append(Box(*item[1]))
    return boxes
