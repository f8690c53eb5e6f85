"""A text with some of its parts rewritten, and the way back from the result to the original."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Edit:
    """``spoken`` characters ``out_start..out_end`` stand for source ``start..end``."""

    out_start: int
    out_end: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Verbalized:
    """``spoken`` holds letters, spaces and pause marks only."""

    spoken: str
    edits: tuple[Edit, ...] = ()
    positions: Sequence[int] | None = None
    """Where each character of the rewritten text stood before it was cleaned; None: nowhere else."""

    @property
    def line(self) -> str:
        """``spoken`` on one line, without superfluous spaces and pauses."""
        words = re.sub(r"\s+", " ", re.sub(r"\s*([.,;:!?])[.,;:!?\s]*", r"\1 ", self.spoken))
        return words.strip().lstrip(".,;:!? ")

    def at(self, positions: Sequence[int]) -> "Verbalized":
        """The same, for a source in which its characters stood at ``positions``."""
        return Verbalized(self.spoken, self.edits, positions)

    def source_range(self, start: int, end: int) -> tuple[int, int]:
        """Source range of a spoken word; of the whole rewritten part when it lies in one."""
        first, last = self._source(start, first=True), self._source(end - 1, first=False)
        if self.positions is None:
            return first, last
        return self.positions[first], self.positions[last]

    def _source(self, position: int, *, first: bool) -> int:
        index = bisect_right(self.edits, position, key=lambda edit: edit.out_start) - 1
        if index < 0:
            return position if first else position + 1
        edit = self.edits[index]
        if position < edit.out_end:
            return edit.start if first else edit.end
        source = edit.end + position - edit.out_end
        return source if first else source + 1


class SpokenWriter:
    """Collects plain and rewritten parts in order."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._parts: list[str] = []
        self._edits: list[Edit] = []
        self._length = 0

    def keep(self, start: int, end: int) -> None:
        """Take source characters as they are."""
        if self._source[start].isalpha():
            self._part_words()
        self._parts.append(self._source[start:end])
        self._length += end - start

    def replace(self, start: int, end: int, spoken: str) -> None:
        """Say ``spoken`` for source characters ``start..end``."""
        if spoken[:1].isalpha():
            self._part_words()
        self._edits.append(Edit(self._length, self._length + len(spoken), start, end))
        self._parts.append(spoken)
        self._length += len(spoken)

    def _part_words(self) -> None:
        """A space where two words would run into one: "5km" has none."""
        if not self._parts or not self._parts[-1][-1:].isalpha():
            return
        self._parts.append(" ")
        self._length += 1
        if self._edits and self._edits[-1].out_end == self._length - 1:
            last = self._edits[-1]
            self._edits[-1] = Edit(last.out_start, self._length, last.start, last.end)

    def finish(self) -> Verbalized:
        """All that was collected."""
        return Verbalized("".join(self._parts), tuple(self._edits))
