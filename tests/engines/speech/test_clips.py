"""Clip checks and the compact form of clips."""

import numpy as np
import pytest

from kreyol_desktop.core.speech import Clip, WordTime
from kreyol_desktop.engines.speech.clip_check import ClipFault, Expectation, find_fault
from kreyol_desktop.engines.speech.clip_codec import FlacClipCodec

RATE = 16000


def _clip(samples: np.ndarray) -> Clip:
    return Clip((samples * 32767).astype("<i2").tobytes(), RATE)


def _tone(seconds: float, level: float = 0.3) -> np.ndarray:
    return level * np.sin(np.arange(round(seconds * RATE)) * 0.1)


@pytest.mark.parametrize(
    ("samples", "fault"),
    [
        (_tone(1), None),
        (_tone(0), ClipFault.EMPTY),
        (_tone(1, 0.001), ClipFault.SILENT),
        (np.clip(_tone(1, 1.5), -1, 1), ClipFault.CLIPPED),
        (_tone(0.1), ClipFault.TOO_SHORT),
        (_tone(20), ClipFault.TOO_LONG),
    ],
)
def test_faults_are_found(samples: np.ndarray, fault: ClipFault | None) -> None:
    assert find_fault(_clip(samples), Expectation(phones=12, pauses=1)) == fault


def test_speed_moves_the_bounds() -> None:
    clip = _clip(_tone(0.2))
    assert find_fault(clip, Expectation(phones=12, speed=1.0)) is ClipFault.TOO_SHORT
    assert find_fault(clip, Expectation(phones=12, speed=2.0)) is None


def test_packing_loses_nothing_and_saves_space() -> None:
    words = (WordTime(0, 5, 100, 200), WordTime(6, 9, 200, 70_000))
    clip = Clip(_clip(_tone(3)).pcm, RATE, words)
    data = FlacClipCodec().pack(clip)
    assert FlacClipCodec().unpack(data) == clip
    assert len(data) < 0.7 * len(clip.pcm)


def test_a_clip_without_words_or_of_one_sample_survives() -> None:
    for samples in (1, 2, 5000):
        clip = Clip(bytes(2 * samples), RATE)
        assert FlacClipCodec().unpack(FlacClipCodec().pack(clip)) == clip


@pytest.mark.parametrize("cut", [0, 3, 16, 20, -7])
def test_damaged_bytes_are_refused(cut: int) -> None:
    data = FlacClipCodec().pack(Clip(_clip(_tone(1)).pcm, RATE, (WordTime(0, 1, 2, 3),)))
    with pytest.raises(ValueError, match=r".+"):
        FlacClipCodec().unpack(data[:cut])
