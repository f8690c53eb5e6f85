"""Stretches of text in one style, the styles of a document, and where links lie on them."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from kreyol_desktop.core.document import Box, Style

_BOLD_NAME = re.compile(r"bold|black|heavy|semibd|[-,]bd\b|medi$", re.IGNORECASE)
_ITALIC_NAME = re.compile(r"italic|oblique|[-,]it\b|[-,]bdit\b", re.IGNORECASE)
_MONO_NAME = re.compile(r"mono|courier|consol|typewriter|cmtt|menlo", re.IGNORECASE)
_SUBSET = re.compile(r"^[A-Z]{6}\+")
_SUPERSCRIPT, _ITALIC, _MONOSPACED, _BOLD = 1, 2, 8, 16

Links = list[tuple[Box, str]]
"""Where links lie on a page, and where they lead."""


@dataclass(slots=True)
class Span:
    """A stretch of a line in one style, with its left and right edge."""

    x0: float
    x1: float
    text: str
    style: Style


class StyleTable:
    """One Style value for each distinct look, shared by all runs of a document."""

    def __init__(self) -> None:
        self._styles: dict[tuple[str, float, int, int, str], Style] = {}
        self._seen: dict[tuple[object, object, object, object], Style] = {}

    def style(self, span: dict[str, object], link: str = "") -> Style:
        """The style of a span as PyMuPDF gives it."""
        if link:
            return self._rounded(span, link)
        key = (span["font"], span["size"], span["flags"], span["color"])
        found = self._seen.get(key)
        if found is None:
            found = self._seen[key] = self._rounded(span)
        return found

    def _rounded(self, span: dict[str, object], link: str = "") -> Style:
        """Sizes that differ by less than can be seen are one style."""
        font, flags = str(span["font"]), int(str(span["flags"]))
        size = round(float(str(span["size"])) * 10) / 10
        key = (font, size, flags, int(str(span["color"])), link)
        found = self._styles.get(key)
        if found is None:
            found = self._styles[key] = _new_style(*key)
        return found


def _new_style(font: str, size: float, flags: int, color: int, link: str) -> Style:
    name = _SUBSET.sub("", font)
    return Style(
        font=name,
        size_pt=size,
        bold=bool(flags & _BOLD) or bool(_BOLD_NAME.search(name)),
        italic=bool(flags & _ITALIC) or bool(_ITALIC_NAME.search(name)),
        superscript=bool(flags & _SUPERSCRIPT),
        monospace=bool(flags & _MONOSPACED) or bool(_MONO_NAME.search(name)),
        color=color & 0xFFFFFF,
        link=link,
    )


def linked(span: Span, middle: float, links: Links, styled: Callable[[str], Style]) -> list[Span]:
    """Split ``span``, whose middle is at y ``middle``, where a link begins or ends in it.

    ``styled`` gives the span's style with a link's address.
    """
    for box, address in links:
        if not box.y0 <= middle <= box.y1 or box.x1 <= span.x0 + 1 or box.x0 >= span.x1 - 1:
            continue
        start, end = _index_at(span, box.x0), _index_at(span, box.x1)
        if start >= end:
            continue
        inside = styled(address)
        parts = ((0, start, span.style), (start, end, inside), (end, len(span.text), span.style))
        return [_part(span, a, b, style) for a, b, style in parts if a < b]
    return [span]


def _index_at(span: Span, x: float) -> int:
    """The index in the text nearest to ``x``, moved to a word edge when one is close."""
    length = len(span.text)
    guess = round((x - span.x0) / max(span.x1 - span.x0, 0.1) * length)
    guess = max(0, min(length, guess))
    for shift in (0, 1, -1, 2, -2, 3, -3):
        at = guess + shift
        if at in (0, length) or (0 < at < length and _is_edge(span.text, at)):
            return at
    return guess


def _is_edge(text: str, at: int) -> bool:
    return text[at - 1].isspace() != text[at].isspace()


def _part(span: Span, start: int, end: int, style: Style) -> Span:
    unit = (span.x1 - span.x0) / len(span.text)
    return Span(span.x0 + unit * start, span.x0 + unit * end, span.text[start:end], style)


def without_start(spans: list[Span], count: int) -> list[Span]:
    """The spans without their first ``count`` characters and the white after them."""
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
