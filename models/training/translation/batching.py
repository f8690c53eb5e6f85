"""Examples as numbers, and batches of like lengths."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor
from torch.nn.utils.rnn import pad_sequence

MAX_PIECES = 150
_LENGTH_JITTER = 3
"""So that a pair doesn't always meet the same neighbours."""
_TARGET_BAND = 4
"""Targets of so many lengths count as alike, and are then sorted by source: measured on the corpus, 91 %
of the source positions hold a piece (67 % when sorted by target, then by source) and 90 % of the target's (95 %)."""


@dataclass(frozen=True, slots=True)
class Example:
    """Pieces of one pair. `guide` gives for each target piece and the end mark the position in
    `source` it is aligned with, -1 where unknown."""

    source: list[int]
    target: list[int]
    guide: npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Batch:
    """Padded tensors, one row per example."""

    source: Tensor
    prefix: Tensor
    expected: Tensor
    guide: Tensor
    scored: Tensor

    def to(self, device: torch.device) -> "Batch":
        """The same batch on a device."""
        fields = (self.source, self.prefix, self.expected, self.guide, self.scored)
        return Batch(*(field.to(device, non_blocking=True) for field in fields))


@dataclass(frozen=True, slots=True)
class Marks:
    """Indices of padding, start and end."""

    padding: int
    start: int
    end: int


def batches(
    examples: Sequence[Example], marks: Marks, *, max_tokens: int, rng: random.Random | None = None
) -> Iterator[Batch]:
    """Group examples by length into batches of up to `max_tokens` padded positions on the longer
    side; in random order where `rng` is given. Examples over MAX_PIECES are left out."""
    usable = [e for e in examples if len(e.source) < MAX_PIECES and 0 < len(e.target) < MAX_PIECES]
    jitter = rng.random if rng else lambda: 0.0
    usable.sort(
        key=lambda e: (
            (len(e.target) + jitter() * _LENGTH_JITTER) // _TARGET_BAND,
            len(e.source) + jitter() * _LENGTH_JITTER,
        )
    )
    groups = list(_groups(usable, max_tokens))
    if rng:
        rng.shuffle(groups)
    for group in groups:
        yield _padded(group, marks)


def _groups(examples: Sequence[Example], max_tokens: int) -> Iterator[list[Example]]:
    group: list[Example] = []
    longest = 0
    for example in examples:
        length = max(len(example.source), len(example.target) + 1)
        if group and max(longest, length) * (len(group) + 1) > max_tokens:
            yield group
            group, longest = [], 0
        group.append(example)
        longest = max(longest, length)
    if group:
        yield group


def _padded(group: Sequence[Example], marks: Marks) -> Batch:
    def pad(rows: Sequence[Sequence[int] | npt.NDArray[np.int64]], value: int) -> Tensor:
        tensors = [torch.as_tensor(np.asarray(row, dtype=np.int64)) for row in rows]
        return pad_sequence(tensors, batch_first=True, padding_value=value)

    expected = pad([[*e.target, marks.end] for e in group], marks.padding)
    return Batch(
        source=pad([e.source for e in group], marks.padding),
        prefix=pad([[marks.start, *e.target] for e in group], marks.padding),
        expected=expected,
        guide=pad([e.guide for e in group], -1),
        scored=expected != marks.padding,
    )
