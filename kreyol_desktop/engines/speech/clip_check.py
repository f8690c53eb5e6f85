"""Is a clip what it should be? Numbers that a listener would object to."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from kreyol_desktop.core.speech import Clip


class ClipFault(StrEnum):
    EMPTY = "empty"
    SILENT = "silent"
    CLIPPED = "clipped"
    TOO_SHORT = "too_short"
    TOO_LONG = "too_long"


SHORTEST_PHONE_S = 0.02
LONGEST_PHONE_S = 0.45
LONGEST_PAUSE_S = 1.5
"""Bounds at normal speed; natural phones last 40 to 200 ms, pauses at marks up to a second."""
_MARGIN_S = 0.25
_SILENCE_RMS = 0.002
_CLIPPED_SHARE = 0.002
_FULL_SCALE = 32767


@dataclass(frozen=True, slots=True)
class Expectation:
    """What was spoken: phonemes, pauses and speed."""

    phones: int
    pauses: int = 0
    speed: float = 1.0


def find_fault(clip: Clip, expected: Expectation) -> ClipFault | None:
    """The first fault of a clip, or None."""
    samples = np.frombuffer(clip.pcm, "<i2")
    if not samples.size:
        return ClipFault.EMPTY
    loudness = float(np.sqrt(np.mean((samples / _FULL_SCALE) ** 2)))
    if loudness < _SILENCE_RMS:
        return ClipFault.SILENT
    if (
        np.count_nonzero(np.abs(samples.astype(np.int32)) >= _FULL_SCALE)
        > _CLIPPED_SHARE * samples.size
    ):
        return ClipFault.CLIPPED
    seconds = clip.seconds * expected.speed
    if seconds < expected.phones * SHORTEST_PHONE_S:
        return ClipFault.TOO_SHORT
    longest = expected.phones * LONGEST_PHONE_S + (expected.pauses + 1) * LONGEST_PAUSE_S
    return ClipFault.TOO_LONG if seconds > longest + _MARGIN_S else None
