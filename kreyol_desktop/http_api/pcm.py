"""Raw sound for clients that play samples: 24 kHz, 16 bit, mono, little-endian."""

from collections.abc import Iterable

import numpy as np

from kreyol_desktop.core.speech import Clip, Utterance

RATE_HZ = 24_000


def pcm_24khz(clips: Iterable[tuple[Utterance, Clip]]) -> bytes:
    """Clips and the pauses after them, one after the other."""
    return b"".join(_resampled(clip) + _silence(utterance.pause_ms) for utterance, clip in clips)


def _silence(pause_ms: int) -> bytes:
    return bytes(2 * (pause_ms * RATE_HZ // 1000))


def _resampled(clip: Clip) -> bytes:
    if clip.rate_hz == RATE_HZ:
        return clip.pcm
    samples = np.frombuffer(clip.pcm, dtype="<i2").astype(np.float64)
    count = clip.samples * RATE_HZ // clip.rate_hz
    # The voices are at or below 22.05 kHz: going up needs no low-pass filter first.
    positions = np.arange(count) * (clip.rate_hz / RATE_HZ)
    moved = np.interp(positions, np.arange(clip.samples), samples)
    return bytes(np.rint(moved).astype("<i2").tobytes())
