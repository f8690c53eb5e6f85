"""Covering the text of a scanned page: a patch in the colour of the paper around it."""

from typing import Any

from kreyol_desktop.core.document import Box

_SAMPLE_DPI = 50
_WHITE = 0xFFFFFF
_MIDDLE_GREY = 128
_MARGIN = 2.0


class PaperColors:
    """The colour of the paper around a box, read from one small picture of the page."""

    def __init__(self, page: Any) -> None:
        self._pixmap = page.get_pixmap(dpi=_SAMPLE_DPI, alpha=False)
        self._scale = _SAMPLE_DPI / 72

    def around(self, box: Box) -> int:
        """The usual colour (0xRRGGBB) along the edge of ``box``."""
        counts: dict[int, int] = {}
        for x, y in self._edge(box):
            red, green, blue = self._pixmap.pixel(x, y)[:3]
            color = red << 16 | green << 8 | blue
            key = color & 0xF0F0F0
            counts[key] = counts.get(key, 0) + 1
        if not counts:
            return _WHITE
        usual = max(counts, key=lambda color: counts[color])
        return usual | usual >> 4

    def _edge(self, box: Box) -> list[tuple[int, int]]:
        x0, x1 = (self._clamp(v, self._pixmap.width) for v in (box.x0 - 2, box.x1 + 2))
        y0, y1 = (self._clamp(v, self._pixmap.height) for v in (box.y0 - 2, box.y1 + 2))
        across = [(x, y) for x in range(x0, x1 + 1) for y in (y0, y1)]
        return across + [(x, y) for y in range(y0, y1 + 1) for x in (x0, x1)]

    def _clamp(self, value: float, size: int) -> int:
        return min(max(0, int(value * self._scale)), size - 1)


def patch(box: Box) -> Box:
    """The area to paint over for a text in ``box``."""
    return Box(box.x0 - _MARGIN, box.y0 - _MARGIN, box.x1 + _MARGIN, box.y1 + _MARGIN)


def legible_on(color: int) -> int:
    """Black or white, whichever can be read on ``color``."""
    red, green, blue = color >> 16 & 255, color >> 8 & 255, color & 255
    return 0 if red * 0.299 + green * 0.587 + blue * 0.114 > _MIDDLE_GREY else _WHITE
