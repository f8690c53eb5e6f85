"""Lists of contents: a title, leaders or white, and a page number."""

import re

from kreyol_desktop.engines.documents.readers.pdf_lines import Line
from kreyol_desktop.engines.documents.readers.pdf_spans import Span

_NUMBER = re.compile(r"^(?:\d{1,4}|[ivxlc]{1,6}|[A-Z]?\d{0,2}[-–]\d{1,3})$")
_LEADERS = re.compile(r"(?:\s*[.·…_]\s*){4,}$|\s*…+\s*$")


def contents_entry(line: Line) -> tuple[Line, Line] | None:
    """Title and page number of an entry in a list of contents, or None."""
    spans = [span for span in line.spans if span.text.strip()]
    if len(spans) < 2 and not _LEADERS.search(line.text.rstrip("0123456789ivxlc ")):
        return None
    title, number = _split(list(line.spans))
    if number is None or not _NUMBER.match(number.text.strip()):
        return None
    bare = without_leaders(title)
    if not any(char.isalpha() for span in bare for char in span.text):
        return None
    if _leader_count(title) - _leader_count(bare) < 3 and number.x0 - bare[-1].x1 < 2 * line.size:
        return None
    return line.part(bare), line.part([number])


def _leader_count(spans: list[Span]) -> int:
    return sum(char in ".·…_" for span in spans for char in span.text)


def _split(spans: list[Span]) -> tuple[list[Span], Span | None]:
    """All but the last word, and the last word."""
    last = spans[-1]
    text = last.text.rstrip()
    head, word = text[: len(text) - len(text.split()[-1])], text.split()[-1]
    if not head.strip(" .·…_"):
        return (spans[:-1], last) if len(spans) > 1 else (spans, None)
    at = last.x0 + (last.x1 - last.x0) * len(head) / len(last.text)
    rest = Span(last.x0, at, head, last.style)
    return [*spans[:-1], rest], Span(at, last.x1, word, last.style)


def without_leaders(spans: list[Span]) -> list[Span]:
    """``spans`` without the dots that lead to what stands on the right."""
    kept = list(spans)
    while kept and not kept[-1].text.strip(" .·…_\t"):
        kept.pop()
    if not kept:
        return kept
    last = kept[-1]
    text = _LEADERS.sub("", last.text)
    if text != last.text and text:
        x1 = last.x0 + (last.x1 - last.x0) * len(text) / len(last.text)
        kept[-1] = Span(last.x0, x1, text, last.style)
    return kept
