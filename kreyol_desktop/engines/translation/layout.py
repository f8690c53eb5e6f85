"""The layout of plain text: paragraphs, lines and columns, kept around what is translated."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

_BREAK = re.compile(
    r"[ \t\r\f\v]*(?:\r\n|\n|\r|\u2028|\u2029)\s*|[ ]*\t\s*|[ \u00a0]{3,}"
    # fields of a form, the same words in several languages
    r"|(?<=_)[ ]{2}|(?<=(?:__|……|\.\.))[ ]+(?=[^\W\d_]+(?:\([^\s()]{1,9}\))?(?: [^\W\d_]+){0,3}\s?:)|[ ]{2}(?=[\[☐☑☒□■○●])|(?<=[.!?…])[ ]/[ ](?=[^\W\d]|[¿¡])"
)
_SENTENCE_END = re.compile(r"[.!?…:;][\"'”’»)\]]*\Z")
_GOES_ON = re.compile(r"[a-zà-ÿ(]")
_SOFT_BREAK = re.compile(r"\s*\n\s*")
_HARD_SPACE = re.compile(r"([^\s\u00a0\u202f]{1,40})([\u00a0\u202f])(?=([^\s\u00a0\u202f]{1,40}))")

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
    breaks = list(_SOFT_BREAK.finditer(source))
    if not breaks:
        return target
    spaces = [match.start() for match in re.finditer(" ", target)]
    pieces, position = [], 0
    for soft_break in breaks:
        wish = round(soft_break.start() / len(source) * len(target))
        at = _nearest(spaces, wish, position)
        if at is None:
            break
        pieces += [target[position:at], soft_break.group()]
        position = at + 1
    return "".join([*pieces, target[position:]])


def hard_spaces_like(source: str, target: str) -> str:
    """``target`` with the spaces of ``source`` at which no line may break, where the same words stand
    around them: ``10 kg``, ``M. Jean``.
    """
    for match in _HARD_SPACE.finditer(source):
        before, space, after = match[1], match[2], match[3]
        target = target.replace(f"{before} {after}", f"{before}{space}{after}", 1)
    return target


def _nearest(spaces: Sequence[int], wish: int, start: int) -> int | None:
    """The space nearest to ``wish`` from ``start`` on; ``spaces`` are in order."""
    index = bisect_left(spaces, wish)
    near = [space for space in spaces[max(index - 1, 0) : index + 1] if space >= start]
    if near:
        return min(near, key=lambda space: abs(space - wish))
    index = bisect_left(spaces, start)
    return spaces[index] if index < len(spaces) else None


def _is_soft(line: str, gap: str, following: str) -> bool:
    return (
        gap.count("\n") == 1
        and len(line) >= SOFT_WRAP_CHARS
        and _SENTENCE_END.search(line) is None
        and _GOES_ON.match(following) is not None
    )
