"""The pages on which MuPDF's layout engine sets a text, and the room that is left on them."""

from typing import Any

PAGE_WIDTH, PAGE_HEIGHT = 612.0, 792.0
"""US Letter in points."""
_SMALLEST_ROOM = 60.0
_ENDLESS = 100_000.0
Edges = tuple[float, float, float, float]


class StoryPages:
    """The pages being written: the current one and the room left on it."""

    def __init__(self, writer: Any, margin: float) -> None:
        self._writer = writer
        self._margin = margin
        self._y = margin
        self.number = -1
        self.device: Any = None
        self._turn()

    def _turn(self) -> None:
        if self.device is not None:
            self._writer.end_page()
        self.device = self._writer.begin_page((0, 0, PAGE_WIDTH, PAGE_HEIGHT))
        self.number += 1
        self._y = self._margin

    def room(self) -> Edges:
        """The free rectangle; a new page when what is left is too low."""
        if PAGE_HEIGHT - self._margin - self._y < _SMALLEST_ROOM:
            self._turn()
        return self._margin, self._y, PAGE_WIDTH - self._margin, PAGE_HEIGHT - self._margin

    def strip(self) -> Edges:
        """As wide as the pages and endless, to find out how high a text becomes."""
        return self._margin, 0.0, PAGE_WIDTH - self._margin, _ENDLESS

    def need(self, height: float) -> None:
        """Begin a new page where ``height`` has no room on this one but would have there."""
        if self._y + height > PAGE_HEIGHT - self._margin >= self._margin + height:
            self._turn()

    def used(self, bottom: float, *, full: bool) -> None:
        """Text now reaches down to ``bottom``."""
        self._y = PAGE_HEIGHT if full else bottom

    def close(self) -> None:
        """Finish the last page."""
        self._writer.end_page()
