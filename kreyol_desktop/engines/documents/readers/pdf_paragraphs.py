"""Paragraphs: puts the lines of a column together as their author meant them."""

# min() and max() cost a call for every line of a book, which is half the time of these functions:
# ruff: noqa: FURB136, PLR1730

import math
import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from kreyol_desktop.core.document import Align
from kreyol_desktop.engines.documents.readers.pdf_alignment import (
    alignment,
    is_alone_in_the_middle,
    is_centered,
    share_axis,
)
from kreyol_desktop.engines.documents.readers.pdf_lines import Line
from kreyol_desktop.engines.documents.readers.pdf_order import Region
from kreyol_desktop.engines.documents.readers.pdf_spans import Span, without_start

BULLETS = "•‣◦●○■□▪▫–—-*·▶►➢➤✓✔❖◆◇\uf0b7\uf0a7\uf0d8\uf076\uf0fc\u2043"
_MARKER = re.compile(
    rf"^(?:[{re.escape(BULLETS)}]|\(?\d{{1,3}}[.)]|\(\d{{1,3}}\)|\(?[a-zA-Z][.)]|\(?[ivxIVX]{{1,5}}[.)])"
    r"(?=\s|$)"
)
_FIRST_LETTERS = frozenset("aAiI")
_MIN_LEADERS = 5
_LEADERS = re.compile(rf"(?:[.·…_]\s*){{{_MIN_LEADERS},}}")
_END = re.compile(r"[.!?:;…][\"'»”’)\]]*$")


@dataclass(slots=True)
class Paragraph:
    """Lines that belong together; ``marker`` is set for a list item and is part of the lines."""

    lines: list[Line]
    region: Region
    marker: str = ""
    align: Align = Align.LEFT
    depth: int = 0
    is_page_number: bool = False
    is_contents: bool = False

    @property
    def size(self) -> float:
        """The type size of most of the text."""
        first = self.lines[0].size
        if all(line.size == first for line in self.lines):
            return round(first, 1)
        sizes: Counter[float] = Counter()
        for line in self.lines:
            sizes[round(line.size, 1)] += len(line.text)
        return sizes.most_common(1)[0][0]

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines)


def paragraphs_of(region: Region) -> list[Paragraph]:
    """Split a column into paragraphs by leading, indents, type, markers and short last lines."""
    lines = region.lines
    if not lines:
        return []
    leading = _usual_leading(lines)
    group = _Group([lines[0]])
    groups = [group]
    alone = _stands_alone(lines[0])
    for above, below in pairwise(lines):
        before, alone = alone, _stands_alone(below)
        if _begins(group, above, below, region, leading, apart=before or alone):
            group = _Group([below])
            groups.append(group)
        else:
            group.take(below)
    paragraphs = [_paragraph(group.lines, region) for group in groups]
    _drop_false_markers(paragraphs)
    return paragraphs


@dataclass(slots=True)
class _Group:
    """The lines of a paragraph so far, and the left edge of those after the first."""

    lines: list[Line]
    edge: float = math.inf

    def take(self, line: Line) -> None:
        self.lines.append(line)
        if line.x0 < self.edge:
            self.edge = line.x0


def _drop_false_markers(paragraphs: list[Paragraph]) -> None:
    """A letter is a marker only in a sequence: "M." before a name is none."""
    before = ""
    for paragraph in paragraphs:
        letter = paragraph.marker.strip("().")
        if not letter.isalpha():
            before = before if not paragraph.marker else ""
            continue
        follows = len(letter) == len(before) == 1 and ord(letter) == ord(before) + 1
        if letter not in _FIRST_LETTERS and not follows and not _is_roman_run(before, letter):
            paragraph.marker, paragraph.depth = "", 0
        else:
            before = letter


def _is_roman_run(before: str, letter: str) -> bool:
    return bool(before) and set(before + letter) <= set("ivxIVX")


def list_marker(text: str) -> str:
    """The bullet or number that ``text`` starts with, or nothing."""
    found = _MARKER.match(text)
    return found.group() if found else ""


def _usual_leading(lines: list[Line]) -> dict[float, float]:
    """The most common distance of baselines for each type size, in points."""
    counts = Counter(
        (round(below.size), round((below.baseline - above.baseline) * 2) / 2)
        for above, below in pairwise(lines)
        if -0.5 < above.size - below.size < 0.5 and _is_step(above, below)
    )
    seen: dict[float, dict[float, int]] = {}
    for (size, step), count in counts.items():
        seen.setdefault(size, {})[step] = count
    usual = {size: _mode(steps) for size, steps in seen.items()}
    return {
        size: step
        for size, step in usual.items()
        # wide steps part headings and single lines, unless a long text has nothing narrower
        if step <= 1.6 * size or (sum(seen[size].values()) >= 8 and min(seen[size]) > 1.5 * size)
    }


def _is_step(above: Line, below: Line) -> bool:
    """Whether two lines of text stand at a distance at which lines of a paragraph may stand."""
    size = below.size if below.size > 1 else 1
    is_text = above.content is None and below.content is None
    return is_text and 0.8 * size < below.baseline - above.baseline < 2.6 * size


def _mode(steps: dict[float, int]) -> float:
    """The most common step; of equally common ones the smallest."""
    most = max(steps.values())
    return min(step for step, count in steps.items() if count == most)


def _begins(
    group: _Group,
    above: Line,
    below: Line,
    region: Region,
    leading: dict[float, float],
    *,
    apart: bool,
) -> bool:
    """Whether ``below`` begins a new paragraph after ``above``; ``apart`` if one stands alone."""
    if above.content is not None or below.content is not None:
        return True
    size = above.size if above.size > below.size else below.size
    step = below.baseline - above.baseline
    usual = leading.get(round(below.size), 1.25 * below.size)
    if step > max(1.22 * usual, usual + 0.25 * size) or step < 0:
        runs_on = below.text[:1].islower() and not _END.search(above.text)
        return not (runs_on and 0 < step < 1.5 * usual)
    if apart or _type_changes(above, below):
        return True
    marker = list_marker(below.text)
    if marker and _is_item_start(marker, group.lines, below):
        return True
    if share_axis(above, below) or (is_centered(above, region) and is_centered(below, region)):
        return _centred_begins(above, below, region)
    return _indent_breaks(group, above, below, region) or _ended_short(above, below, region)


def _centred_begins(above: Line, below: Line, region: Region) -> bool:
    """Centred lines run on, but a title in capitals not into the line about it."""
    if above.text.isupper() is not below.text.isupper():
        return True
    return abs(above.x0 - below.x0) < 1 and _ended_short(above, below, region)


def _stands_alone(line: Line) -> bool:
    """A row of a table or of a list of contents, which never runs on."""
    if line.widest_gap > 2.0 * line.size:  # tabular
        return True
    text = line.text
    dots = text.count(".") + text.count("…") + text.count("·") + text.count("_")
    return dots >= _MIN_LEADERS and text[-1:].isalnum() and bool(_LEADERS.search(text))


def _type_changes(above: Line, below: Line) -> bool:
    """Whether size or weight differ all along, not only between a lead-in and the rest."""
    last, first = above.spans[-1].style, below.spans[0].style
    if last is first:
        return False
    if abs(last.size_pt - first.size_pt) < 0.5 and last.bold is first.bold:
        return False
    if abs(above.size - below.size) > 0.09 * max(above.size, below.size):
        return True
    return above.bold is not below.bold


def _is_item_start(marker: str, group: list[Line], below: Line) -> bool:
    """A dash or a number that happens to begin a line inside prose is not a list item."""
    if marker[0] in "–—-*" or marker[0].isalnum():
        first = group[0]
        return (
            bool(list_marker(first.text))
            or bool(_END.search(group[-1].text))
            or (below.x0 > first.x0 + 0.5 * below.size)
        )
    return True


def _indent_breaks(group: _Group, above: Line, below: Line, region: Region) -> bool:
    em, first = below.size, group.lines[0]
    if len(group.lines) == 1:
        # a first line that stands in, or a hanging one that stands out, is followed by the body edge
        if below.x0 - above.x0 > 0.7 * em:
            return not list_marker(first.text) and not _hangs(first, region)
        return False
    if first.x0 < group.edge - 0.7 * em:
        return below.x0 < group.edge - 0.5 * em
    return below.x0 > group.edge + 0.7 * em and below.x0 < region.x0 + 0.4 * region.width


def _hangs(first: Line, region: Region) -> bool:
    """A first line that fills the column and does not end a sentence hangs over an indented rest."""
    return first.x1 > region.x1 - 0.12 * region.width and not _END.search(first.text)


def _ended_short(above: Line, below: Line, region: Region) -> bool:
    """Whether the first word of ``below`` had room at the end of ``above``."""
    room = region.x1 - above.x1
    if room < 0.6 * below.size:  # the line is full, as most are
        return False
    if _lead_in(above, below) and room > below.size:
        return True
    word = below.text.split(" ", 1)[0]
    unit = below.width / max(len(below.text), 1)
    needed = (len(word) + 1) * unit
    if room < needed + 0.6 * below.size:
        return False
    if _END.search(above.text):
        return room > 1.3 * needed + below.size or room > 0.25 * region.width
    starts_new = not below.text[:1].islower()
    return starts_new and room > max(0.35 * region.width, 2 * needed)


def _lead_in(above: Line, below: Line) -> bool:
    """Bold words that open a line after the end of a sentence in light type."""
    return (
        below.spans[0].style.bold
        and not above.spans[-1].style.bold
        and bool(_END.search(above.text))
    )


def _paragraph(lines: list[Line], region: Region) -> Paragraph:
    marker = list_marker(lines[0].text)
    paragraph = Paragraph(lines, region, marker, alignment(lines, region))
    if marker:
        paragraph.depth = 1
        if paragraph.align is Align.CENTER:  # a short item that happens to stand in the middle
            paragraph.align = Align.LEFT
    return paragraph


def centre_alone(paragraphs: list[Paragraph], region: Region, x0: float, x1: float) -> None:
    """Mark the paragraphs of a region that stands in the middle of the page's text as centred.

    ``x0`` and ``x1`` are the edges of the text on the page.
    """
    if is_alone_in_the_middle(region, x0, x1):
        for paragraph in paragraphs:
            paragraph.align = paragraph.align if paragraph.marker else Align.CENTER


def body_spans(paragraph: Paragraph) -> list[list[Span]]:
    """The spans of each line, without the list marker."""
    rows = [list(line.spans) for line in paragraph.lines]
    if paragraph.marker:
        rows[0] = without_start(rows[0], len(paragraph.marker))
    return rows
