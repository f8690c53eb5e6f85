"""Breaking styled runs into lines and fitting the lines into the room that a page has.

Everything is measured at scale 1 once; trying a smaller scale only compares sums.
Coordinates run to the right and down, in points.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kreyol_desktop.engines.documents.writers.words import Word, split_word

READABLE_SCALE = 0.7
READABLE_SIZE_PT = 6.0
"""Text is never shrunk below either: it overflows to another page instead."""

_CLOSEST_LEADING = 0.89
_SMALL_PRINT_SCALE = 0.9
"""Print that is smaller than readable in the source may still shrink this much."""
_SMALLEST_SQUEEZE = 0.3
_TIGHTEST_LEADING = 1.08
_SLIGHT_STEPS = (0.98, 0.96)
_SCALE_STEPS = (0.98, 0.96, 0.94, 0.92, 0.9, 0.88, 0.86, 0.84, 0.81, 0.78, 0.75, 0.72, 0.7)
_TOLERANCE = 0.12
_CAP_HEIGHT = 0.75
_LONGEST_WORD = 24
"""Longer words are addresses and the like: they may be cut rather than make the text small."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A place for lines: its edges, the first base line at scale 1, and the first line's indent."""

    x0: float
    x1: float
    baseline: float
    bottom: float
    page: int = 0
    indent: float = 0.0

    @property
    def width(self) -> float:
        return self.x1 - self.x0


@dataclass(frozen=True, slots=True)
class Line:
    """Words on one base line inside a slot; ``last`` lines are not justified."""

    words: tuple[Word, ...]
    slot: int
    baseline: float
    width: float
    indent: float
    last: bool


@dataclass(frozen=True, slots=True)
class Layout:
    """Lines at one scale in their slots, and the words for which there was no room."""

    scale: float
    pitch: float
    slots: tuple[Slot, ...]
    lines: tuple[Line, ...]
    rest: tuple[Word, ...] = ()


def fit(
    words: Sequence[Word],
    choices: Sequence[Sequence[Slot]],
    pitch: float,
    *,
    largest_scale: float = 1.0,
) -> Layout:
    """Lay ``words`` into the first of ``choices`` where they fit at full size; else shrink.

    ``choices`` go from the original room to the widest, which leaves no gap to what stands beyond;
    ``pitch`` is the distance of base lines. ``largest_scale`` is tried first, in the original room
    and beside it. Order of relief: more room, closer lines, slightly smaller text, the widest room, smaller
    text down to the readable minimum. What then remains is in ``Layout.rest``.
    """
    size = _largest(words)
    for slots, line_pitch, scale in _attempts(size, choices, pitch, largest_scale):
        layout = lay(words, slots, line_pitch, scale, size=size)
        if layout is not None and not layout.rest:
            return layout
    floor = _floor(size)
    layout = lay(words, choices[-1], _closest(size, pitch) * floor, floor, split_words=True)
    assert layout is not None  # words may be split
    return layout


def _attempts(
    size: float,
    choices: Sequence[Sequence[Slot]],
    pitch: float,
    largest_scale: float,
) -> Iterator[tuple[Sequence[Slot], float, float]]:
    """Slots, pitch and scale in the order in which they are tried."""
    if largest_scale > 1.0:
        for slots in choices[: max(1, len(choices) - 2)]:
            yield slots, pitch, largest_scale
    closest = _closest(size, pitch)
    floor = _floor(size)
    comfortable, widest = choices[max(0, len(choices) - 2)], choices[-1]
    for slots in choices[:-1]:
        yield slots, pitch, 1.0
    yield comfortable, (pitch + closest) / 2, 1.0
    for scale in (1.0, *_SLIGHT_STEPS):
        yield comfortable, closest * scale, scale
    yield widest, pitch, 1.0
    yield widest, (pitch + closest) / 2, 1.0
    for scale in (1.0, *(step for step in _SCALE_STEPS if step > floor)):
        yield widest, closest * scale, scale


def _closest(size: float, pitch: float) -> float:
    """The smallest distance of base lines at full ``size``."""
    return max(min(pitch, size * _TIGHTEST_LEADING), pitch * _CLOSEST_LEADING)


def _floor(size: float) -> float:
    return max(READABLE_SCALE, min(_SMALL_PRINT_SCALE, READABLE_SIZE_PT / size))


def _largest(words: Sequence[Word]) -> float:
    return max([word.size for word in words], default=1.0)


def squeeze(words: Sequence[Word], slots: Sequence[Slot], pitch: float) -> Layout:
    """Lay ``words`` into ``slots`` whatever the size: nothing may be left over."""
    scale = _floor(_largest(words))
    layout = None
    while scale > _SMALLEST_SQUEEZE:
        layout = lay(words, slots, pitch * scale, scale)
        if layout is not None and not layout.rest:
            return layout
        scale *= 0.93
    endless = (*slots[:-1], replace(slots[-1], bottom=math.inf))
    layout = lay(words, endless, pitch * scale, scale, split_words=True)
    assert layout is not None  # words may be split
    return layout


def lay(
    words: Sequence[Word],
    slots: Sequence[Slot],
    pitch: float,
    scale: float,
    *,
    split_words: bool = False,
    size: float | None = None,
) -> Layout | None:
    """Lay words into slots, greedily. None when a word is wider than its slot and may not split.

    ``size`` is the largest of the words' sizes, where it is known.
    """
    pending = list(words)
    size = size or _largest(words)
    lines: list[Line] = []
    index = 0
    for number, slot in enumerate(slots):
        # A smaller first line has its base line higher, so that its top stays where it was.
        baseline = slot.baseline - size * _CAP_HEIGHT * max(0.0, 1.0 - scale)
        indent = slot.indent
        while index < len(pending) and baseline <= slot.bottom + pitch * _TOLERANCE:
            room = (slot.width - indent) / scale
            count, width = _take(pending, index, room)
            if count == 0:
                if not (split_words or pending[index].length > _LONGEST_WORD):
                    return None
                pending[index : index + 1] = split_word(pending[index], room)
                count, width = 1, pending[index].width
            taken = tuple(pending[index : index + count])
            index += count
            last = index >= len(pending) or taken[-1].breaks
            lines.append(Line(taken, number, baseline, width * scale, indent, last))
            baseline += pitch
            indent = 0.0
        if index >= len(pending):
            break
    return Layout(scale, pitch, tuple(slots), tuple(lines), tuple(pending[index:]))


def _take(words: Sequence[Word], start: int, room: float) -> tuple[int, float]:
    """How many words from ``start`` fit into ``room``, and how wide they are."""
    width = 0.0
    count = 0
    pending_space = 0.0
    for word in words[start:]:
        wider = width + pending_space + word.width
        if wider > room + 0.01:
            break
        width = wider
        count += 1
        pending_space = word.space_width
        if word.breaks:
            break
    return count, width
