"""Text with marks (HTML elements, Markdown) whose words are translated while every mark stays.

Inline marks are styles of the words inside them and travel with these words by alignment; all
other markup stays character by character.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from kreyol_desktop.core.document import Run, Style
from kreyol_desktop.core.segment import Segment

_STACK_PREFIX = "marks:"
_STAND_IN = re.compile(r"\{\d+\}")


@dataclass(frozen=True, slots=True)
class Mark:
    """What stands before and behind the words of one inline element."""

    opening: str
    closing: str


Stack = tuple[Mark, ...]
"""Marks around a stretch of text, the outermost first."""


@dataclass(slots=True)
class MarkedBlock:
    """Text without a block boundary inside, in runs whose style names their marks.

    ``line_starts`` are what stands at the head of its second line and the following: the ``>`` of a
    quotation; the last one goes on.
    """

    runs: list[Run] = field(default_factory=list)
    line_starts: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


def _as_it_is(text: str) -> str:
    return text


class MarkedText:
    """Markup and blocks of text in turn. ``escape`` writes text so that it is read as no mark."""

    def __init__(self, escape: Callable[[str], str] = _as_it_is) -> None:
        self.parts: list[str | MarkedBlock] = []
        self._escape = escape
        self._stacks: list[Stack] = [()]
        self._numbers: dict[Stack, int] = {(): 0}
        self._things: dict[str, str] = {}

    @property
    def blocks(self) -> list[MarkedBlock]:
        return [part for part in self.settled() if isinstance(part, MarkedBlock)]

    @property
    def has_marks(self) -> bool:
        """Whether any word stands inside an inline mark, or something without words among words."""
        return len(self._stacks) > 1 or bool(self._things)

    def begin_part(self) -> "MarkedText":
        """A text of its own, whose parts can become parts of this one."""
        part = MarkedText(self._escape)
        part._stacks, part._numbers, part._things = self._stacks, self._numbers, self._things
        return part

    def settled(self) -> list[str | MarkedBlock]:
        """All parts; nothing more is added."""
        self._take_things_off_the_end()
        return self.parts

    def add_markup(self, raw: str) -> None:
        """Add what stays as it is and parts blocks."""
        if raw:
            self._take_things_off_the_end()
            self.parts.append(raw)

    def add_thing(self, raw: str, stack: Stack = ()) -> None:
        """Add a picture, a piece of code or the like: one word of the sentence, which stays."""
        if not stack and not (self.parts and isinstance(self.parts[-1], MarkedBlock)):
            self.add_markup(raw)
            return
        stand_in = f"{{{len(self._things) + 1}}}"
        self._things[stand_in] = raw
        self.add_text(stand_in, stack)

    def add_text(self, text: str, stack: Stack = ()) -> None:
        """Add text inside the marks of ``stack`` to the block that is open."""
        if not text:
            return
        number = self._numbers.setdefault(stack, len(self._stacks))
        if number == len(self._stacks):
            self._stacks.append(stack)
        if not self.parts or not isinstance(self.parts[-1], MarkedBlock):
            self.parts.append(MarkedBlock())
        block = self.parts[-1]
        assert isinstance(block, MarkedBlock)
        block.runs.append(Run(text, Style(link=f"{_STACK_PREFIX}{number}")))

    def assemble(self, segments: Iterable[Segment]) -> str:
        """The text with the translated segments in place; ``Segment.block`` counts the blocks."""
        by_block: dict[int, list[Segment]] = {}
        for segment in segments:
            by_block.setdefault(segment.block, []).append(segment)
        written: list[str] = []
        number = 0
        for part in self.settled():
            if isinstance(part, str):
                written.append(part)
                continue
            written.append(_with_line_starts(self._block(part, by_block.get(number, [])), part))
            number += 1
        return "".join(written)

    def _take_things_off_the_end(self) -> None:
        """A picture behind the last word of a block is no part of its last sentence."""
        block = self.parts[-1] if self.parts else None
        if not isinstance(block, MarkedBlock):
            return
        behind: list[str] = []
        while block.runs and (raw := self._thing(block.runs[-1])) is not None:
            block.runs.pop()
            behind.insert(0, raw)
        if not block.runs:
            self.parts.pop()
        self.parts.extend(behind)

    def _thing(self, run: Run) -> str | None:
        return None if self._stack_of(run.style) else self._things.get(run.text)

    def _block(self, block: MarkedBlock, segments: Sequence[Segment]) -> str:
        if not segments:
            return self._runs(block.runs)
        text = block.text
        lead = text[: len(text) - len(text.lstrip())]
        runs = [Run(lead, block.runs[0].style)] if lead else []
        for segment in segments:
            runs.extend(_styled(segment))
        written = self._runs(runs)
        lost = [raw for raw in self._things_in(text) if raw not in written]
        return written + "".join(f" {raw}" for raw in lost)

    def _runs(self, runs: Sequence[Run]) -> str:
        written: list[str] = []
        open_marks: Stack = ()
        space = ""
        for run in runs:
            wanted = self._stack_of(run.style)
            closing, opening = _change(open_marks, wanted)
            # white space at the edge of an element goes outside of it
            bare = run.text.strip()
            before, after = "", ""
            if bare:
                start = run.text.index(bare)
                before, after = run.text[:start], run.text[start + len(bare) :]
            else:
                after = run.text
                closing, opening, wanted = "", "", open_marks
            written += [closing, space, before, opening, self._written(bare)]
            space = after
            open_marks = wanted
        written += [_change(open_marks, ())[0], space]
        return "".join(written)

    def _things_in(self, text: str) -> list[str]:
        found = _STAND_IN.findall(text) if self._things else []
        return [self._things[stand_in] for stand_in in found if stand_in in self._things]

    def _written(self, text: str) -> str:
        escaped = self._escape(text)
        if not self._things:
            return escaped
        return _STAND_IN.sub(lambda m: self._things.get(m.group(), m.group()), escaped)

    def _stack_of(self, style: Style) -> Stack:
        if not style.link.startswith(_STACK_PREFIX):
            return ()
        return self._stacks[int(style.link.removeprefix(_STACK_PREFIX))]


def _styled(segment: Segment) -> list[Run]:
    """A segment in runs, its white space in the style of the last."""
    first = segment.runs[0].style if segment.runs else Style()
    runs = list(segment.target_runs or (Run(segment.text, first),))
    if segment.separator:
        runs.append(replace(runs[-1], text=segment.separator))
    return runs


def _with_line_starts(text: str, block: MarkedBlock) -> str:
    if not block.line_starts or "\n" not in text:
        return text
    first, *others = text.split("\n")
    last = len(block.line_starts) - 1
    starts = (block.line_starts[min(n, last)] for n in range(len(others)))
    return "\n".join([first, *(s + line for s, line in zip(starts, others, strict=True))])


def _change(before: Stack, after: Stack) -> tuple[str, str]:
    """Closing and opening marks that lead from one stack to another."""
    shared = 0
    while shared < min(len(before), len(after)) and before[shared] == after[shared]:
        shared += 1
    closing = "".join(mark.closing for mark in reversed(before[shared:]))
    return closing, "".join(mark.opening for mark in after[shared:])
