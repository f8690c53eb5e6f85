"""The marks of Markdown inside a line: emphasis, links, pictures, code."""

import re
from bisect import bisect_right
from dataclasses import dataclass

from kreyol_desktop.engines.translation.marked_text import Mark, MarkedText, Stack
from kreyol_desktop.engines.translation.protection import VERBATIM

_SIGN = re.compile(r"!?\[|\*+|_+|~+|``+")
_CODE = re.compile(r"(?<!`)(`+)(?!`)[^`](?:.{0,2000}?[^`])??\1(?!`)", re.DOTALL)
_ESCAPE = re.compile(r"\\[!-/:-@\[-`{-~]")
_LINK = re.compile(
    r"(?P<open>!?\[)"
    r"(?P<text>(?:[^\[\]\\]|\\.|!?\[[^\[\]]{0,200}\](?:\([^()\s]{0,500}\))?){1,1000}?)"
    r"(?P<close>\]\((?:[^()\s]|\([^()\s]{0,500}\)){0,2000}"
    r"(?:\s+(?:\"[^\"]{0,500}\"|'[^']{0,500}'))?\s*\)|\]\[[^\[\]\n]{0,200}\])"
)
_THING = re.compile(r"\[\^[^\]\s]{1,40}\]|!\[\]\([^()\s]{0,2000}\)")
_LONGEST_MARK = {"*": 3, "_": 3, "~": 2}


@dataclass(frozen=True, slots=True)
class _Found:
    """A mark and its words from ``start`` to ``end``; the text goes on at ``after``. Without a mark
    it is a thing that holds no words.
    """

    mark: Mark | None
    start: int
    end: int
    after: int


def add_inline(parsed: MarkedText, text: str, stack: Stack = ()) -> None:
    """Add a paragraph of Markdown to the block that is open in ``parsed``."""
    line = _Line(text)
    plain_from = position = 0
    while sign := _SIGN.search(text, position):
        found = line.mark_at(sign)
        if found is None:
            position = line.kept_until(sign.start()) or sign.end()
            continue
        parsed.add_text(text[plain_from : sign.start()], stack)
        if found.mark is None:
            parsed.add_thing(text[sign.start() : found.after], stack)
        else:
            add_inline(parsed, text[found.start : found.end], (*stack, found.mark))
        position = plain_from = found.after
    parsed.add_text(text[plain_from:], stack)


class _Line:
    """A paragraph, with what holds no marks in it: code, escaped signs, addresses, placeholders."""

    def __init__(self, text: str) -> None:
        self._text = text
        spans = [m.span() for p in (_CODE, _ESCAPE, VERBATIM) for m in p.finditer(text)]
        # where they overlap, the one that begins first counts, then the longer one
        self._spans: list[tuple[int, int]] = []
        for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
            if not self._spans or start >= self._spans[-1][1]:
                self._spans.append((start, end))
        self._without_end: set[str] = set()

    def kept_until(self, at: int) -> int | None:
        """The end of the kept stretch that ``at`` stands in; None outside of all."""
        index = bisect_right(self._spans, (at, len(self._text) + 1)) - 1
        if index >= 0 and at < self._spans[index][1]:
            return self._spans[index][1]
        return None

    def mark_at(self, sign: re.Match[str]) -> _Found | None:
        """What begins at ``sign``; None where it is plain text."""
        at = sign.start()
        if sign.group()[-1] == "[":
            return self._bracket(at)
        kept = self.kept_until(at)
        if sign.group()[0] == "`":
            return _Found(None, at, at, kept) if kept else None
        return None if kept else self._emphasis(sign)

    def _bracket(self, at: int) -> _Found | None:
        if thing := _THING.match(self._text, at):
            return _Found(None, at, at, thing.end())
        link = _LINK.match(self._text, at)
        if link is None or not link["text"].strip():
            return None
        return _Found(
            Mark(link["open"], link["close"]), link.start("text"), link.end("text"), link.end()
        )

    def _emphasis(self, sign: re.Match[str]) -> _Found | None:
        mark = sign.group()
        if len(mark) > _LONGEST_MARK[mark[0]] or mark in self._without_end:
            return None
        if not self._opens(sign):
            return None
        position = sign.end()
        while other := _SIGN.search(self._text, position):
            if kept := self.kept_until(other.start()):
                position = kept
                continue
            position = other.end()
            if other.group() == mark and self._closes(other):
                return _Found(Mark(mark, mark), sign.end(), other.start(), other.end())
        # nor does a later one end, whatever opens it: asked once, or many stars would cost their square
        self._without_end.add(mark)
        return None

    def _opens(self, sign: re.Match[str]) -> bool:
        before, after = self._around(sign)
        if not after or after.isspace():
            return False
        inside_word = before.isalpha() and after.isalpha() and sign.group() == "**"
        return not before.isalnum() or inside_word

    def _closes(self, sign: re.Match[str]) -> bool:
        before, after = self._around(sign)
        if before.isspace():
            return False
        if sign.group()[0] != "_":
            return not after.isdigit() and (sign.group() == "**" or not after.isalpha())
        # __init__.py and __call__() are names
        names = after == "(" or (
            after == "." and self._text[sign.end() + 1 : sign.end() + 2].isalpha()
        )
        return not after.isalnum() and not names

    def _around(self, sign: re.Match[str]) -> tuple[str, str]:
        start, end = sign.span()
        return self._text[max(start - 1, 0) : start], self._text[end : end + 1]
