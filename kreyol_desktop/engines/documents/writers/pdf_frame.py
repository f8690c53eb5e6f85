"""Turning the page so that text runs to the right: rotated text is laid out like any other."""

from dataclasses import dataclass

from kreyol_desktop.core.document import Box

_COS_OF_TWO_DEGREES = 0.9994


@dataclass(frozen=True, slots=True)
class Frame:
    """A coordinate system along a text direction ``(dx, dy)``; y grows downwards on the page."""

    dx: float = 1.0
    dy: float = 0.0

    @property
    def is_upright(self) -> bool:
        return self.dx > _COS_OF_TWO_DEGREES

    def to_local(self, x: float, y: float) -> tuple[float, float]:
        """A page point in this frame."""
        return x * self.dx + y * self.dy, y * self.dx - x * self.dy

    def to_page(self, x: float, y: float) -> tuple[float, float]:
        """A point of this frame on the page."""
        return x * self.dx - y * self.dy, x * self.dy + y * self.dx

    def box_to_local(self, box: Box) -> Box:
        """The box around a page box in this frame."""
        return _around([self.to_local(*corner) for corner in _corners(box)])

    def box_to_page(self, box: Box) -> Box:
        """The box around a box of this frame on the page."""
        return _around([self.to_page(*corner) for corner in _corners(box)])


def _corners(box: Box) -> list[tuple[float, float]]:
    return [(x, y) for x in (box.x0, box.x1) for y in (box.y0, box.y1)]


def _around(points: list[tuple[float, float]]) -> Box:
    xs = [x for x, _ in points]
    ys = [y for _, y in points]
    return Box(min(xs), min(ys), max(xs), max(ys))


def overlap(a: Box, b: Box) -> float:
    """Area that two boxes share."""
    width = min(a.x1, b.x1) - max(a.x0, b.x0)
    height = min(a.y1, b.y1) - max(a.y0, b.y0)
    return width * height if width > 0 and height > 0 else 0.0


def union(boxes: list[Box]) -> Box:
    """The box around boxes (at least one)."""
    return Box(
        min(b.x0 for b in boxes),
        min(b.y0 for b in boxes),
        max(b.x1 for b in boxes),
        max(b.y1 for b in boxes),
    )
