"""How far one recording of a sentence is from another: spectrum, pitch, length, weak consonants."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch

from models.training.voice.acoustics import HOP, Floats, cosines
from models.training.voice.features import PITCH_HZ, load_world
from models.training.voice.recogniser import MEL_BANDS, MelSpectrum
from models.training.voice.teacher import RATE_HZ

_CEPSTRA = (1, 14)
_DECIBELS = 10 / np.log(10)
_LOUDNESS_WINDOW = 320
_SILENT_SHARE = 1e-4
_FAR = 1e18


@dataclass(frozen=True, slots=True)
class Distance:
    """Mel-cepstral distance in dB, pitch differences in cents on frames that both voice, share of
    frames that only one of them voices, and length of the second against the first."""

    cepstral_db: float
    pitch_cents: Floats
    voicing_error: float
    length_ratio: float


def distance(reference: Floats, other: Floats) -> Distance:
    """Compare two recordings (16 kHz, -1 to 1) of a sentence on their best common time line."""
    first, second = trimmed(reference), trimmed(other)
    second = second * np.sqrt(np.mean(first**2) / np.mean(second**2))
    a, b = mel_cepstra(first), mel_cepstra(second)
    costs = np.sqrt(np.maximum((a**2).sum(1)[:, None] + (b**2).sum(1)[None] - 2 * a @ b.T, 0.0))
    path = warp(costs)
    hertz = [pitch_hz(sound) for sound in (first, second)]
    one, two = (values[np.minimum(path[:, i], len(values) - 1)] for i, values in enumerate(hertz))
    both = (one > 0) & (two > 0)
    return Distance(
        float(costs[path[:, 0], path[:, 1]].mean() * np.sqrt(2)),
        1200 * np.log2(two[both] / one[both]),
        float(np.mean((one > 0) != (two > 0))),
        len(second) / len(first),
    )


def trimmed(sound: Floats) -> Floats:
    """Without the silence at both ends, but for 20 ms."""
    power = np.convolve(sound**2, np.ones(_LOUDNESS_WINDOW) / _LOUDNESS_WINDOW, "same")
    loud = np.flatnonzero(power > power.max() * _SILENT_SHARE)
    return sound[max(0, loud[0] - _LOUDNESS_WINDOW) : loud[-1] + _LOUDNESS_WINDOW]


def mel_cepstra(sound: Floats) -> Floats:
    """Mel cepstrum without the loudness, in dB, one row a frame."""
    spectrum = MelSpectrum()(torch.from_numpy(np.ascontiguousarray(sound, np.float32))).numpy()
    table = cosines(MEL_BANDS, _CEPSTRA[1], first=_CEPSTRA[0]) / np.sqrt(2 / MEL_BANDS)
    decibels = 3 * _DECIBELS * spectrum
    return np.asarray((table / (MEL_BANDS / 2) @ decibels).T)


def pitch_hz(sound: Floats) -> Floats:
    """Pitch of every frame of 8 ms, 0 where there is no voice."""
    pyworld = load_world()
    exact = sound.astype(np.float64)
    rough, times = pyworld.dio(
        exact,
        RATE_HZ,
        f0_floor=PITCH_HZ[0],
        f0_ceil=PITCH_HZ[1],
        frame_period=1000 * HOP / RATE_HZ,
    )
    return np.asarray(pyworld.stonemask(exact, rough, times, RATE_HZ))


def warp(costs: Floats) -> np.ndarray:
    """The cheapest way from corner to corner, as rows of indices (dynamic time warping)."""
    rows, columns = costs.shape
    total = np.full((rows + 1, columns + 1), _FAR)
    total[0, 0] = 0
    for diagonal in range(rows + columns - 1):  # cells of a diagonal don't need each other
        i = np.arange(max(0, diagonal - columns + 1), min(rows, diagonal + 1))
        j = diagonal - i
        cheapest = np.minimum(np.minimum(total[i, j], total[i, j + 1]), total[i + 1, j])
        total[i + 1, j + 1] = costs[i, j] + cheapest
    return _way_back(total)


def _way_back(total: Floats) -> np.ndarray:
    i, j = total.shape[0] - 1, total.shape[1] - 1
    path = []
    while i and j:
        path.append((i - 1, j - 1))
        step = int(np.argmin([total[i - 1, j - 1], total[i - 1, j], total[i, j - 1]]))
        i, j = i - (step != 2), j - (step != 1)
    return np.array(path[::-1])


def span_levels(
    sound: Floats, symbols: Sequence[str], samples: Sequence[float]
) -> list[tuple[str, float]]:
    """Level of each symbol's stretch of the sound in dB; none where no symbols are known.

    It is the median of its frames: a frame of a loud neighbour must not count.
    """
    ends = np.cumsum(samples).astype(int)
    starts = np.concatenate(([0], ends))[: len(ends)]
    return [
        (symbol, _median_db(sound[start:end]))
        for symbol, start, end in zip(symbols, starts, ends, strict=True)
        if end - start >= HOP and end <= len(sound)
    ]


def _median_db(sound: Floats) -> float:
    frames = sound[: len(sound) // HOP * HOP].reshape(-1, HOP).astype(np.float64)
    return float(10 * np.log10(np.median(np.mean(frames**2, axis=1)) + 1e-10))
