"""The acoustic features that teacher, network and vocoder share, and their constants."""

import numpy as np

from models.training.voice.teacher import RATE_HZ

Floats = np.ndarray

HOP = 128
"""Samples of a frame: 8 ms."""

ENVELOPE_POINTS = 64
"""Log amplitudes of the spectral envelope, at points spaced evenly on the mel scale."""

NOISE_BANDS_HZ = (0, 1000, 2000, 3000, 4500, 6000, 8000)
NOISE_BANDS = len(NOISE_BANDS_HZ) - 1
"""Bands of the aperiodicity: 0 is all voice, 1 all noise."""

FRAME_VALUES = ENVELOPE_POINTS + NOISE_BANDS + 1
"""Envelope, aperiodicity, and the fundamental frequency in Hz (0: unvoiced)."""

QUIETEST = -9.0
"""Log amplitudes below this are silence."""


def mel(frequency_hz: Floats | float) -> Floats:
    """Frequency in mel (O'Shaughnessy)."""
    return np.asarray(2595 * np.log10(1 + np.asarray(frequency_hz) / 700))


def from_mel(value: Floats | float) -> Floats:
    """Frequency in Hz of a value in mel."""
    return np.asarray(700 * (10 ** (np.asarray(value) / 2595) - 1))


def envelope_points_hz() -> Floats:
    """Frequencies at which the envelope is known."""
    return from_mel(np.linspace(0, mel(RATE_HZ / 2), ENVELOPE_POINTS))


def triangles(centres_hz: Floats, frequencies_hz: Floats, *, narrowest_hz: float = 16.0) -> Floats:
    """Triangular weights, [centres, frequencies], each reaching to its neighbours' centres."""
    low = np.concatenate(([-30.0], centres_hz[:-1]))
    high = np.concatenate((centres_hz[1:], [RATE_HZ / 2 + 30.0]))
    low = np.minimum(low, centres_hz - narrowest_hz)[:, None]
    high = np.maximum(high, centres_hz + narrowest_hz)[:, None]
    centres = centres_hz[:, None]
    rising = (frequencies_hz - low) / (centres - low)
    falling = (high - frequencies_hz) / (high - centres)
    return np.asarray(np.clip(np.minimum(rising, falling), 0, None))


def cosines(points: int, count: int, *, first: int = 0) -> Floats:
    """Rows of a cosine transform of ``points`` values: coefficients ``first`` to ``count``."""
    angles = np.pi / points * (np.arange(points)[None] + 0.5) * np.arange(first, count)[:, None]
    return np.asarray(np.cos(angles) * np.sqrt(2 / points))
