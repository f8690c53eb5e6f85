"""HTML whose text is translated while every tag stays where it belongs.

Inline elements are styles of the words inside them and travel with these words by alignment; all
other markup stays byte for byte.
"""

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from kreyol_desktop.core.document import Run, Style
from kreyol_desktop.core.segment import Segment

_TOKEN = re.compile(
    r"<!--|<!\[CDATA\[|<![^>]*>|<\?"
    # bounded, so that thousands of tags that never end cost no more than their length
    r"|<(?P<close>/?)(?P<name>[A-Za-z][\w:-]{0,60})"
    r"(?:\"[^\"]{0,4000}\"|'[^']{0,4000}'|[^<'\">]){0,400}>",
    re.IGNORECASE,
)
_ENDS = {"<!--": "-->", "<![cdata[": "]]>", "<?": "?>"}
_RAW = frozenset(
    ["script", "style", "pre", "code", "textarea", "kbd", "samp", "svg", "math", "template"]
)
_INLINE = frozenset(
    [
        "a",
        "abbr",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "label",
        "mark",
        "q",
        "s",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "tt",
        "u",
    ]
)
_STACK_PREFIX = "html-inline:"

Stack = tuple[str, ...]
"""Opening tags around a stretch of text, the outermost first."""


@dataclass(slots=True)
class HtmlBlock:
    """Text without a block boundary inside, in runs whose style names their inline tags."""

    runs: list[Run] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


@dataclass(slots=True)
class HtmlText:
    """A parsed text: markup and blocks of text in turn."""

    parts: list[str | HtmlBlock] = field(default_factory=list)
    stacks: list[Stack] = field(default_factory=lambda: [()])

    @classmethod
    def parse(cls, text: str) -> "HtmlText":
        """Take any text apart; what is no tag is text. Never raises."""
        parsed = cls()
        position = 0
        stack: list[str] = []
        for start, end, name, closes in _markup(text):
            parsed._add_text(text[position:start], tuple(stack))
            position = end
            if name not in _INLINE:
                parsed.parts.append(text[start:end])
            elif not closes:
                stack.append(text[start:end])
            elif any(_name(tag) == name for tag in stack):
                _close(stack, name)
        parsed._add_text(text[position:], tuple(stack))
        return parsed

    @property
    def blocks(self) -> list[HtmlBlock]:
        return [part for part in self.parts if isinstance(part, HtmlBlock)]

    def assemble(self, segments: Iterable[Segment]) -> str:
        """The HTML with the translated segments in place; ``Segment.block`` counts the blocks."""
        by_block: dict[int, list[Segment]] = {}
        for segment in segments:
            by_block.setdefault(segment.block, []).append(segment)
        written: list[str] = []
        number = 0
        for part in self.parts:
            if isinstance(part, str):
                written.append(part)
                continue
            written.append(self._block(part, by_block.get(number, [])))
            number += 1
        return "".join(written)

    def _add_text(self, raw: str, stack: Stack) -> None:
        if not raw:
            return
        if stack not in self.stacks:
            self.stacks.append(stack)
        style = Style(link=f"{_STACK_PREFIX}{self.stacks.index(stack)}")
        if not self.parts or not isinstance(self.parts[-1], HtmlBlock):
            self.parts.append(HtmlBlock())
        block = self.parts[-1]
        assert isinstance(block, HtmlBlock)
        block.runs.append(Run(html.unescape(raw), style))

    def _block(self, block: HtmlBlock, segments: Sequence[Segment]) -> str:
        if not segments:
            return self._runs(block.runs)
        text = block.text
        lead = text[: len(text) - len(text.lstrip())]
        runs = [Run(lead, block.runs[0].style)] if lead else []
        for segment in segments:
            styled = segment.target_runs or (
                Run(segment.text, segment.runs[0].style if segment.runs else Style()),
            )
            runs.extend(styled)
            if segment.separator:
                runs.append(Run(segment.separator, styled[-1].style))
        return self._runs(runs)

    def _runs(self, runs: Sequence[Run]) -> str:
        written: list[str] = []
        open_tags: Stack = ()
        space = ""
        for run in runs:
            wanted = self._stack_of(run.style)
            closing, opening = _change(open_tags, wanted)
            # white space at the end of an element goes outside of it
            bare = run.text.rstrip()
            written += [closing, space, opening, html.escape(bare, quote=False)]
            space = run.text[len(bare) :]
            open_tags = wanted
        written += [_change(open_tags, ())[0], space]
        return "".join(written)

    def _stack_of(self, style: Style) -> Stack:
        if not style.link.startswith(_STACK_PREFIX):
            return ()
        return self.stacks[int(style.link.removeprefix(_STACK_PREFIX))]


def is_markup(text: str) -> bool:
    """Whether a plain text is marked up: inline elements in pairs, and no stray ``<``, ``>``, ``&``.

    Then its tags can be kept on their words as in HTML, and nothing else needs escaping.
    """
    inline_ends = False
    rest: list[str] = []
    position = 0
    for start, end, name, closes in _markup(text):
        rest.append(text[position:start])
        position = end
        inline_ends = inline_ends or (closes and name in _INLINE)
    rest.append(text[position:])
    return inline_ends and not re.search("[<>&]", "".join(rest))


def _markup(text: str) -> Iterator[tuple[int, int, str, bool]]:
    """(start, end, name, is a closing tag) of tags, comments and elements that hold no prose.

    What is opened and never closed reaches to the end, as in a browser; every character is looked
    at a bounded number of times.
    """
    position = 0
    while match := _TOKEN.search(text, position):
        name = (match["name"] or "").lower()
        end = match.end()
        if mark := _ENDS.get(match.group().lower()):
            end = _after(text, mark, end)
        elif name in _RAW and not match["close"]:
            closing = re.compile(rf"</{name}\s*>", re.IGNORECASE).search(text, end)
            end = closing.end() if closing else len(text)
        yield match.start(), end, name, bool(match["close"])
        position = end


def _after(text: str, mark: str, start: int) -> int:
    found = text.find(mark, start)
    return len(text) if found < 0 else found + len(mark)


def _change(before: Stack, after: Stack) -> tuple[str, str]:
    """Closing and opening tags that lead from one stack to another."""
    shared = 0
    while shared < min(len(before), len(after)) and before[shared] == after[shared]:
        shared += 1
    closing = "".join(f"</{_name(tag)}>" for tag in reversed(before[shared:]))
    return closing, "".join(after[shared:])


def _close(stack: list[str], name: str) -> None:
    """Remove the innermost open element of this name; crossing ones stay open, as browsers do."""
    for index in range(len(stack) - 1, -1, -1):
        if _name(stack[index]) == name:
            del stack[index]
            return


def _name(tag: str) -> str:
    match = re.match(r"<\s*([\w:-]+)", tag)
    return match.group(1).lower() if match else ""
