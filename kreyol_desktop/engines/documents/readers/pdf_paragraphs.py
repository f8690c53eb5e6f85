"""Paragraphs: puts the lines of a column together as their author meant them."""

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from kreyol_desktop.core.document import Align
from kreyol_desktop.engines.documents.readers.pdf_lines import Line
from kreyol_desktop.engines.documents.readers.pdf_order import Region
from kreyol_desktop.engines.documents.readers.pdf_spans import Span

BULLETS = "•‣◦●○■□▪▫–—-*·▶►➢➤✓✔❖◆◇\uf0b7\uf0a7\uf0d8\uf076\uf0fc\u2043"
_MARKER = re.compile(
    rf"^(?:[{re.escape(BULLETS)}]|\(?\d{{1,3}}[.)]|\(\d{{1,3}}\)|\(?[a-zA-Z][.)]|\(?[ivxIVX]{{1,5}}[.)])"
    r"(?=\s|$)"
)
_FIRST_LETTERS = frozenset("aAiI")
_LEADERS = re.compile(r"(?:[.·…_]\s*){5,}")
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
    groups = [[lines[0]]]
    for above, below in pairwise(lines):
        if _begins(groups[-1], above, below, region, leading):
            groups.append([])
        groups[-1].append(below)
    paragraphs = [_paragraph(group, region) for group in groups]
    _drop_false_markers(paragraphs)
    return paragraphs


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
    seen: dict[float, Counter[float]] = {}
    for above, below in pairwise(lines):
        step = below.baseline - above.baseline
        if above.content is not None or below.content is not None:
            continue
        if abs(above.size - below.size) < 0.5 and 0.8 < step / max(below.size, 1) < 2.6:
            seen.setdefault(round(below.size), Counter())[round(step * 2) / 2] += 1
    usual = {size: _mode(steps) for size, steps in seen.items()}
    return {
        size: step
        for size, step in usual.items()
        # wide steps part headings and single lines, unless a long text has nothing narrower
        if step <= 1.6 * size or (seen[size].total() >= 8 and min(seen[size]) > 1.5 * size)
    }


def _mode(steps: Counter[float]) -> float:
    """The most common step; of equally common ones the smallest."""
    most = max(steps.values())
    return min(step for step, count in steps.items() if count == most)


def _begins(
    group: list[Line], above: Line, below: Line, region: Region, leading: dict[float, float]
) -> bool:
    """Whether ``below`` begins a new paragraph after ``above``."""
    if above.content is not None or below.content is not None:
        return True
    size = max(above.size, below.size)
    step = below.baseline - above.baseline
    usual = leading.get(round(below.size), 1.25 * below.size)
    if step > max(1.22 * usual, usual + 0.25 * size) or step < 0:
        runs_on = below.text[:1].islower() and not _END.search(above.text)
        return not (runs_on and 0 < step < 1.5 * usual)
    if _type_changes(above, below) or _stands_alone(above) or _stands_alone(below):
        return True
    marker = list_marker(below.text)
    if marker and _is_item_start(marker, group, below):
        return True
    if _is_centered(above, region) and _is_centered(below, region):
        return _centred_begins(above, below, region)
    return _indent_breaks(group, above, below, region) or _ended_short(above, below, region)


def _centred_begins(above: Line, below: Line, region: Region) -> bool:
    """Centred lines run on, but a title in capitals not into the line about it."""
    if above.text.isupper() is not below.text.isupper():
        return True
    return abs(above.x0 - below.x0) < 1 and _ended_short(above, below, region)


def _stands_alone(line: Line) -> bool:
    """A row of a table or of a list of contents, which never runs on."""
    return line.tabular or (line.text[-1:].isalnum() and bool(_LEADERS.search(line.text)))


def _type_changes(above: Line, below: Line) -> bool:
    """Whether size or weight differ all along, not only between a lead-in and the rest."""
    last, first = above.spans[-1].style, below.spans[0].style
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


def _indent_breaks(group: list[Line], above: Line, below: Line, region: Region) -> bool:
    indent = below.x0 - above.x0
    em = below.size
    if len(group) == 1 and list_marker(group[0].text):
        return False
    if len(group) == 1:
        # a first line that stands in, or a hanging one that stands out, is followed by the body edge
        if indent > 0.7 * em:
            return not _hangs(group[0], region)
        return False
    body = min(line.x0 for line in group[1:])
    if group[0].x0 < body - 0.7 * em:
        return below.x0 < body - 0.5 * em
    return below.x0 > body + 0.7 * em and below.x0 < region.x0 + 0.4 * region.width


def _hangs(first: Line, region: Region) -> bool:
    """A first line that fills the column and does not end a sentence hangs over an indented rest."""
    return first.x1 > region.x1 - 0.12 * region.width and not _END.search(first.text)


def _ended_short(above: Line, below: Line, region: Region) -> bool:
    """Whether the first word of ``below`` had room at the end of ``above``."""
    room = region.x1 - above.x1
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


def _is_centered(line: Line, region: Region) -> bool:
    left, right = line.x0 - region.x0, region.x1 - line.x1
    return left > 1.5 * line.size and abs(left - right) < 0.04 * region.width


def _paragraph(lines: list[Line], region: Region) -> Paragraph:
    marker = list_marker(lines[0].text)
    paragraph = Paragraph(lines, region, marker, _alignment(lines, region))
    if marker:
        paragraph.depth = 1
        if paragraph.align is Align.CENTER:  # a short item that happens to stand in the middle
            paragraph.align = Align.LEFT
    return paragraph


def centre_alone(paragraphs: list[Paragraph], region: Region, x0: float, x1: float) -> None:
    """Mark the paragraphs of a region that stands in the middle of the page's text as centred.

    ``x0`` and ``x1`` are the edges of the text on the page: the region's own edges are those of its
    widest line, and tell nothing.
    """
    lines = region.lines
    middle, width = (x0 + x1) / 2, x1 - x0
    starts = [line.x0 for line in lines]
    if min(starts) - x0 < max(0.08 * width, 2 * lines[0].size):
        return
    if len(lines) > 1 and max(starts) - min(starts) < 1:
        return  # set in from both sides, like a quotation
    if all(abs((line.x0 + line.x1) / 2 - middle) < 0.015 * width for line in lines):
        for paragraph in paragraphs:
            paragraph.align = paragraph.align if paragraph.marker else Align.CENTER


def _alignment(lines: list[Line], region: Region) -> Align:
    one_edge = len(lines) > 1 and max(x.x0 for x in lines) - min(x.x0 for x in lines) < 1
    if not one_edge and all(_is_centered(line, region) for line in lines):
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


def body_spans(paragraph: Paragraph) -> list[list[Span]]:
    """The spans of each line, without the list marker."""
    rows = [list(line.spans) for line in paragraph.lines]
    if paragraph.marker:
        rows[0] = _without(rows[0], len(paragraph.marker))
    return rows


def _without(spans: list[Span], count: int) -> list[Span]:
    kept: list[Span] = []
    for span in spans:
        if count >= len(span.text):
            count -= len(span.text)
            continue
        text = span.text[count:]
        x0 = span.x0 + (span.x1 - span.x0) * count / len(span.text)
        kept.append(Span(x0, span.x1, text, span.style))
        count = 0
    while kept and not kept[0].text.strip():
        kept.pop(0)
    if kept and kept[0].text[0].isspace():
        kept[0] = Span(kept[0].x0, kept[0].x1, kept[0].text.lstrip(), kept[0].style)
    return kept
