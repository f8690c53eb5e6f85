"""How lines are aligned within their column, and a column within its page."""

from kreyol_desktop.core.document import Align, Box
from kreyol_desktop.engines.documents.readers.pdf_lines import Line
from kreyol_desktop.engines.documents.readers.pdf_order import Region


def alignment(lines: list[Line], region: Region) -> Align:
    """The alignment of a paragraph, as its edges tell it."""
    one_edge = len(lines) > 1 and max(x.x0 for x in lines) - min(x.x0 for x in lines) < 1
    if not one_edge and all(is_centered(line, region) for line in lines):
        return Align.CENTER
    em = lines[0].size
    body = lines[:-1]
    if len(lines) >= 3 and all(abs(line.x1 - region.x1) < 0.5 * em for line in body):
        same_left = all(abs(line.x0 - lines[1].x0) < 0.5 * em for line in lines[1:])
        return Align.JUSTIFY if same_left else Align.RIGHT
    if all(
        abs(line.x1 - region.x1) < 0.3 * em and line.x0 > region.x0 + 0.3 * region.width
        for line in lines
    ):
        return Align.RIGHT
    return Align.LEFT


def is_centered(line: Line, region: Region) -> bool:
    """Whether a line keeps the same distance from both edges of its column."""
    left, right = line.x0 - region.x0, region.x1 - line.x1
    return left > 1.5 * line.size and abs(left - right) < 0.04 * region.width


def share_axis(above: Line, below: Line) -> bool:
    """Whether two lines that begin apart have one middle, as centred ones do in any column."""
    shift = above.x0 + above.x1 - below.x0 - below.x1
    return abs(above.x0 - below.x0) > 2 * below.size and abs(shift) < 0.4 * below.size


def is_alone_in_the_middle(region: Region, x0: float, x1: float) -> bool:
    """Whether a region stands in the middle of the page's text, which reaches from x0 to x1.

    The region's own edges are those of its widest line, and tell nothing.
    """
    lines = region.lines
    middle, width = (x0 + x1) / 2, x1 - x0
    starts = [line.x0 for line in lines]
    if min(starts) - x0 < max(0.08 * width, 2 * lines[0].size):
        return False
    if len(lines) > 1 and max(starts) - min(starts) < 1:
        return False  # set in from both sides, like a quotation
    return all(abs((line.x0 + line.x1) / 2 - middle) < 0.015 * width for line in lines)


def cell_alignment(text: Box, room: Box) -> Align:
    """The alignment of a text in the room of its table cell."""
    left, right = text.x0 - room.x0, room.x1 - text.x1
    if left > 6 and abs(left - right) < 0.2 * (left + right):
        return Align.CENTER
    return Align.RIGHT if left > 3 * max(right, 1) and left > 10 else Align.LEFT
