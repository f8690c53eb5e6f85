"""The layout of plain text: paragraphs, lines and columns, kept around what is translated."""

import re
from collections.abc import Iterator

_BREAK = re.compile(r"[ \t\r\f\v]*(?:\r\n|\n|\r|\u2028|\u2029)\s*|[ ]*\t\s*|[ \u00a0]{3,}")
_SENTENCE_END = re.compile(r"[.!?…:;][\"'”’»)\]]*\Z")
_GOES_ON = re.compile(r"[a-zà-ÿ(]")
_SOFT_BREAK = re.compile(r"\s*\n\s*")

SOFT_WRAP_CHARS = 40
"""A line at least this long that ends inside a sentence was broken by its width."""


def paragraphs(text: str) -> Iterator[tuple[str, str]]:
    """(paragraph, white space after it); the first may be empty. Joining gives ``text`` back.

    Line breaks and columns separate; a line that was only broken by its width goes on.
    """
    start = 0
    line_start = 0
    for match in _BREAK.finditer(text):
        line = text[line_start : match.start()]
        line_start = match.end()
        if _is_soft(line, match.group(), text[match.end() : match.end() + 1]):
            continue
        yield text[start : match.start()], match.group()
        start = match.end()
    if start < len(text):
        yield text[start:], ""


def unwrap(text: str) -> str:
    """A paragraph on one line."""
    return _SOFT_BREAK.sub(" ", text)


def wrap_like(source: str, target: str) -> str:
    """``target`` with as many line breaks as ``source``, at the same shares of its length."""
    for match in _SOFT_BREAK.finditer(source):
        wish = round(match.start() / len(source) * len(target))
        spaces = [m.start() for m in re.finditer(" ", target)]
        if not spaces:
            return target
        at = min(spaces, key=lambda position: abs(position - wish))
        target = f"{target[:at]}\n{target[at + 1 :]}"
    return target


def _is_soft(line: str, gap: str, following: str) -> bool:
    return (
        gap.count("\n") == 1
        and len(line) >= SOFT_WRAP_CHARS
        and _SENTENCE_END.search(line) is None
        and _GOES_ON.match(following) is not None
    )
