"""Markdown in plain text: its marks stay where they belong, its code stays code.

CommonMark and the tables, struck words and task lists of GitHub, as far as people type them into a
box; what may as well be plain text (``5 * 3``, ``snake_case``) is taken for that.
"""

import re
from collections.abc import Iterator
from itertools import groupby

from kreyol_desktop.engines.translation.code_text import opens_block
from kreyol_desktop.engines.translation.layout import paragraphs
from kreyol_desktop.engines.translation.markdown_marks import add_inline
from kreyol_desktop.engines.translation.marked_text import MarkedBlock, MarkedText

_MAYBE_MARKED = re.compile(r"[*_~`|\[\\]|[:{]\s*$|^\s{0,3}(?:#|>|---)|\$\$", re.MULTILINE)
_LINE = re.compile(r"[^\n]*\n?")
_FRONT_MATTER = re.compile(
    r"\A---[ \t]*\n(?:[\w.-]+[ \t]*:[^\n]*\n|[ \t#-][^\n]*\n|\n){1,200}---[ \t]*(?:\n|\Z)"
)
_FENCE = re.compile(r"\s{0,12}(?P<fence>`{3,}|~{3,}|\$\$)(?P<info>[^`\n]*)\n?\Z")
_AS_IT_IS = re.compile(
    r"\s{0,3}\[[^\]\n]{1,200}\]:\s*\S+(?:[ \t]+[\"'(][^\n]*)?\s*\Z"  # [name]: https://...
    r"|\s*\|?(?:\s*:?-+:?\s*\|)+(?:\s*:?-+:?\s*)?\s*\Z"  # the rule of a table
)
_QUOTE = re.compile(r"[ \t]{0,3}(?:>[ \t]?)+")
_HEAD = re.compile(
    r"#{1,6}[ \t]+|[-*+][ \t]+\[[ xX]\][ \t]+|\d{1,9}[.)][ \t]+\[[ xX]\][ \t]+|[*+-][ \t]+"
)
_TAIL = re.compile(r"[ \t]+#+\Z|\\\Z")
_CELL = re.compile(r"\s*(?<!\\)\|\s*|\s*(?<!\\)\|\Z")
_IN_ROW = re.compile(r"\s*\||[^\n]*\s(?<!\\)\|\s")


def parse_markdown(text: str) -> MarkedText | None:
    """The marks and blocks of ``text``; None for a text in which nothing is marked."""
    if _MAYBE_MARKED.search(text) is None:
        return None
    parsed = MarkedText()
    position = 0
    if front := _FRONT_MATTER.match(text):
        parsed.add_markup(front.group())
        position = front.end()
    marked = bool(front)
    for kind, part in _parts(text[position:]):
        marked = _add_part(parsed, kind, part) or marked
    return parsed if marked or parsed.has_marks else None


def _parts(text: str) -> Iterator[tuple[str, list[str]]]:
    """Neighbouring lines of one kind: ``code``, ``kept``, ``row``, ``text``, or ``>`` for each quotation
    that they stand in.
    """
    lines = [line for line in _LINE.findall(text) if line]
    kinds = _kinds(lines)
    for kind, group in groupby(zip(kinds, lines, strict=True), key=lambda pair: pair[0]):
        yield kind, [line for _, line in group]


def _kinds(lines: list[str]) -> list[str]:
    kinds: list[str] = []
    closings = _closings(lines)
    while len(kinds) < len(lines):
        at = len(kinds)
        line = lines[at]
        if at in closings:
            kinds += ["code"] * (closings[at] + 1 - at)
        elif opens_block(line):
            kinds += ["code"] * (1 + _lines_further_in(lines, at))
        elif _AS_IT_IS.match(line):
            kinds.append("kept")
        elif (quote := _QUOTE.match(line)) and not line[quote.end() :].startswith("="):
            kinds.append(">" * quote.group().count(">"))
        else:
            kinds.append("row" if "|" in line and _IN_ROW.match(line) else "text")
    return kinds


def _lines_further_in(lines: list[str], at: int) -> int:
    """How many lines below ``at`` stand further in; a bracket that closes the block counts."""
    indent = _indent(lines[at])
    count = 0
    for line in lines[at + 1 :]:
        if not line.strip() or _indent(line) <= indent:
            return count + (line.strip() in ("}", "};", "end", "fi", "done"))
        count += 1
    return count


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" \t"))


def _closings(lines: list[str]) -> dict[int, int]:
    """Line that opens a block of code -> line that closes it; without an end there is no block."""
    fences = [
        (n, match["fence"], match["info"].strip())
        for n, line in enumerate(lines)
        if (match := _FENCE.match(line))
    ]
    found: dict[int, int] = {}
    opened: tuple[int, str] | None = None
    for n, fence, info in fences:
        if opened is None:
            opened = (n, fence)
        elif not info and fence.startswith(opened[1]):
            found[opened[0]] = n
            opened = None
    return found


def _add_part(parsed: MarkedText, kind: str, lines: list[str]) -> bool:
    """Add lines of one kind; whether they hold a mark of their own."""
    if kind in ("code", "kept"):
        parsed.add_markup("".join(lines))
        return True
    if kind[0] == ">":
        _add_quote(parsed, lines)
        return True
    if kind == "row":
        for line in lines:
            _add_row(parsed, line)
        return True
    return _add_text(parsed, "".join(lines))


def _add_quote(parsed: MarkedText, lines: list[str]) -> None:
    """The words of a quotation as one text, the ``>`` put back at the head of each line."""
    starts = [match.group() if (match := _QUOTE.match(line)) else "" for line in lines]
    inner = parsed.begin_part()
    bare = "".join(line[len(start) :] for line, start in zip(lines, starts, strict=True))
    for kind, part in _parts(bare):
        _add_part(inner, kind, part)
    parsed.add_markup(starts[0])
    line = 0
    for piece in inner.settled():
        count = piece.text.count("\n") if isinstance(piece, MarkedBlock) else piece.count("\n")
        # nothing stands behind the last line break
        after = tuple([*starts, ""][line + 1 : line + 1 + count])
        line += count
        if isinstance(piece, MarkedBlock):
            piece.line_starts = after
            parsed.parts.append(piece)
            continue
        first, *others = piece.split("\n")
        joined = (start + rest for start, rest in zip(after, others, strict=True))
        parsed.add_markup("\n".join([first, *joined]))


def _add_row(parsed: MarkedText, line: str) -> None:
    position = 0
    for bar in _CELL.finditer(line):
        add_inline(parsed, line[position : bar.start()])
        parsed.add_markup(bar.group())
        position = bar.end()
    rest = line[position:]
    bare = rest.rstrip()
    add_inline(parsed, bare)
    parsed.add_markup(rest[len(bare) :])


def _add_text(parsed: MarkedText, text: str) -> bool:
    marked = False
    lead = text[: len(text) - len(text.lstrip())]
    parsed.add_markup(lead)
    for paragraph, gap in paragraphs(text[len(lead) :]):
        head = _HEAD.match(paragraph)
        start = head.end() if head else 0
        tail = _TAIL.search(paragraph, start)
        end = tail.start() if tail and (head or tail.group() == "\\") else len(paragraph)
        marked = marked or bool(head and head.group()[0] in "#[") or "[" in paragraph[:start]
        parsed.add_markup(paragraph[:start])
        add_inline(parsed, paragraph[start:end])
        parsed.add_markup(paragraph[end:] + gap)
    return marked
