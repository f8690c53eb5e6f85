"""Lines that were recognised in a picture: their place, their ink and the sizes of their type."""

import re
from collections.abc import Sequence

from kreyol_desktop.core.document import Box, Style
from kreyol_desktop.engines.documents.readers.pdf_lines import Line

_DEEP = re.compile(r"[gjpqyçQ,;()\[\]{}|]")
_DROP_SHARE = 0.22
"""How much of the height of a line with letters below the base line is below it."""
_FEW_CHARS = 10


def on_page(lines: list[Line], box: Box, scale: float) -> list[Line]:
    """Lines that were found in a picture, moved to where the picture stands in ``box``."""
    for line in lines:
        for span in line.spans:
            span.x0, span.x1 = box.x0 + span.x0 * scale, box.x0 + span.x1 * scale
        line.x0, line.x1 = box.x0 + line.x0 * scale, box.x0 + line.x1 * scale
        line.y0, line.y1 = box.y0 + line.y0 * scale, box.y0 + line.y1 * scale
        line.baseline = box.y0 + line.baseline * scale
        line.size *= scale
    return lines


def stand_in_ink(line: Line, boxes: Sequence[tuple[float, float, float, float]]) -> None:
    """Give a recognised line the top, bottom and base line of what is printed.

    ``boxes`` are those of its spans as recognition gives them: they reach from the highest to the
    lowest ink of the line, and the base line that it states is the lowest ink.
    """
    line.y0, line.y1 = min(box[1] for box in boxes), max(box[3] for box in boxes)
    drop = _DROP_SHARE * (line.y1 - line.y0) if _DEEP.search(line.text) else 0.0
    line.baseline = line.y1 - drop


def evened(lines: list[Line]) -> list[Line]:
    """Recognised lines with the type sizes that a person would see, and no other style.

    Recognition measures every line anew; sizes within a fifth of the usual one are that one. A word
    alone, which may have no tall letter, is measured smaller still.
    """
    if not lines:
        return lines
    sizes = sorted(line.size for line in lines for _ in range(max(len(line.text) // 10, 1)))
    usual = sizes[len(sizes) // 2]
    styles: dict[float, Style] = {}
    for line in lines:
        lowest = 0.7 if len(line.text) <= _FEW_CHARS else 0.8
        near = lowest * usual <= line.size <= 1.25 * usual
        line.size = round(usual, 1) if near else float(round(line.size))
        style = styles.setdefault(line.size, Style(size_pt=line.size))
        for span in line.spans:
            span.style = style
    return lines
