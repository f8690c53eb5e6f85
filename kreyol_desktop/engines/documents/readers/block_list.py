"""Collects blocks with growing ids, for the readers of formats without pages."""

import re
from typing import Any

from kreyol_desktop.core.document import Block, OutlineEntry, Role, Run

_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff\x00-\x08\x0e-\x1f]")
_SPACES = re.compile(r"[ \t\r\n\f\v]+")


class BlockList:
    """Appends blocks; blank text is left out."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._tables = 0

    def add(self, role: Role, runs: tuple[Run, ...], **fields: Any) -> Block | None:
        """Append a block; ``fields`` are Block's other fields. None when there is no text."""
        runs = stripped(runs)
        if not runs and fields.get("image") is None and role is not Role.TABLE_CELL:
            return None
        block = Block(len(self.blocks), role, runs, **fields)
        self.blocks.append(block)
        return block

    def new_table(self) -> int:
        """The number of the next table."""
        self._tables += 1
        return self._tables - 1

    def outline(self) -> tuple[OutlineEntry, ...]:
        """An outline made of the headings."""
        return tuple(
            OutlineEntry(max(block.level, 1), block.text, block=block.id)
            for block in self.blocks
            if block.role is Role.HEADING
        )


def collapsed(runs: list[Run]) -> tuple[Run, ...]:
    """White space as HTML has it: any stretch is one space, also across runs."""
    result: list[Run] = []
    ends_blank = True
    for run in runs:
        text = _SPACES.sub(" ", _INVISIBLE.sub("", run.text))
        if ends_blank:
            text = text.removeprefix(" ")
        if text:
            ends_blank = text.endswith(" ")
            result.append(Run(text, run.style))
    return merged(result)


def merged(runs: list[Run]) -> tuple[Run, ...]:
    """Neighbours of one style put together."""
    result: list[Run] = []
    for run in runs:
        if result and result[-1].style == run.style:
            result[-1] = Run(result[-1].text + run.text, run.style)
        elif run.text:
            result.append(run)
    return tuple(result)


def stripped(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """``runs`` without white space at both ends."""
    kept = list(runs)
    while kept and not kept[0].text.strip():
        kept.pop(0)
    while kept and not kept[-1].text.strip():
        kept.pop()
    if kept:
        kept[0] = Run(kept[0].text.lstrip(), kept[0].style)
        kept[-1] = Run(kept[-1].text.rstrip(), kept[-1].style)
    return tuple(kept)
