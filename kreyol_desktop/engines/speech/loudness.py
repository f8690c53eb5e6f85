"""Loudness by ITU-R BS.1770-4 and true-peak limiting, for one mono clip at a time.

The K-weighting is applied in the frequency domain: what is summed is energy, so the phase of the
filters does not matter, and one FFT is far cheaper than a recursive filter in Python.
"""

from functools import lru_cache

import numpy as np
import numpy.typing as npt

Samples = npt.NDArray[np.float32]

BLOCK_S = 0.4
STEP_S = 0.1
ABSOLUTE_GATE_LUFS = -70.0
RELATIVE_GATE_LU = -10.0
TRUE_PEAK_DBTP = -1.0
"""What a listener's decoder may give at most (EBU R128)."""
CODEC_HEADROOM_DB = 3.5
"""AAC at 24 kbit/s gives peaks back up to 2.95 dB higher than it got them where the limiter works all the
time (at -11 LUFS, the highest of 14 readings), Opus 0.4, MP3 less."""
MAX_GAIN_DB = 40.0
CHUNK_S = 60
"""Longer clips are worked on in pieces, so that an hour without a full stop takes no gigabytes."""
_OFFSET = -0.691
_OVERSAMPLING = 4
_LOOK_AHEAD_S = 0.004


@lru_cache(maxsize=16)
def _k_weighting(size: int, rate_hz: int) -> npt.NDArray[np.float32]:
    """Power response of the two K filters at the frequencies of a real FFT of ``size``.

    Analog prototypes of BS.1770 annex 1 (shelf at 1681.97 Hz, +4 dB; high pass at 38.14 Hz),
    through the bilinear transform at this sample rate.
    """
    omega = 2 * np.pi * np.fft.rfftfreq(size)
    z = np.exp(-1j * omega)
    k = np.tan(np.pi * 1681.974450955533 / rate_hz)
    q, high = 0.7071752369554196, 10 ** (3.999843853973347 / 20)
    band = high**0.4996667741545416
    a0 = 1 + k / q + k * k
    shelf = (
        (high + band * k / q + k * k)
        + 2 * (k * k - high) * z
        + (high - band * k / q + k * k) * z**2
    ) / (a0 + 2 * (k * k - 1) * z + (1 - k / q + k * k) * z**2)
    k = np.tan(np.pi * 38.13547087602444 / rate_hz)
    q = 0.5003270373238773
    a0 = 1 + k / q + k * k
    high_pass = (1 - 2 * z + z**2) / (
        1 + 2 * (k * k - 1) / a0 * z + (1 - k / q + k * k) / a0 * z**2
    )
    weight: npt.NDArray[np.float32] = np.abs(shelf * high_pass).astype(np.float32)
    return weight


def integrated_lufs(samples: Samples, rate_hz: int) -> float:
    """Gated loudness of a mono signal; of the whole signal when shorter than one block.

    Returns minus infinity for silence.
    """
    if not samples.size:
        return float("-inf")
    step = round(STEP_S * rate_hz)
    stride = round(CHUNK_S / STEP_S) * step
    overlap = round(BLOCK_S * rate_hz) - step
    powers = [
        _block_powers(_weighted(samples[start : start + stride + overlap], rate_hz), rate_hz)
        for start in range(0, max(1, samples.size - overlap), stride)
    ]
    return _gated(np.concatenate(powers))


def _weighted(samples: Samples, rate_hz: int) -> Samples:
    size = _fast_size(samples.size)
    spectrum = np.fft.rfft(samples, size) * _k_weighting(size, rate_hz)
    return np.fft.irfft(spectrum, size)[: samples.size].astype(np.float32)


def _fast_size(size: int) -> int:
    """The next size for which the FFT is quick (few distinct ones, so that weights are cached)."""
    step = 1 << max(10, size.bit_length() - 3)
    return -(-size // step) * step


def _block_powers(weighted: Samples, rate_hz: int) -> npt.NDArray[np.float64]:
    energy = np.concatenate(([0.0], np.cumsum(weighted.astype(np.float64) ** 2)))
    block, step = round(BLOCK_S * rate_hz), round(STEP_S * rate_hz)
    if weighted.size < block:
        return np.array([energy[-1] / weighted.size])
    starts = np.arange(0, weighted.size - block + 1, step)
    powers: npt.NDArray[np.float64] = (energy[starts + block] - energy[starts]) / block
    return powers


def _gated(powers: npt.NDArray[np.float64]) -> float:
    """Mean loudness of the blocks over the absolute and then the relative gate."""
    loud = powers[powers > 10 ** ((ABSOLUTE_GATE_LUFS - _OFFSET) / 10)]
    if not loud.size:
        return float("-inf")
    kept = loud[loud > loud.mean() * 10 ** (RELATIVE_GATE_LU / 10)]
    return float(_OFFSET + 10 * np.log10(kept.mean()))


def true_peak(samples: Samples) -> float:
    """Peak of the fourfold oversampled signal, linear; 0.0 for an empty one."""
    return float(np.max(np.abs(_oversampled(samples)), initial=0.0))


def _oversampled(samples: Samples) -> Samples:
    if not samples.size:
        return samples
    size = _fast_size(samples.size)
    spectrum = np.fft.rfft(samples, size)
    wide = np.fft.irfft(spectrum, size * _OVERSAMPLING) * _OVERSAMPLING
    return wide[: samples.size * _OVERSAMPLING].astype(np.float32)


def normalise(samples: Samples, rate_hz: int, target_lufs: float) -> Samples:
    """``samples`` at ``target_lufs``, its true peaks held so that they stay under -1 dBTP when encoded.

    Silence stays silence.
    """
    measured = integrated_lufs(samples, rate_hz)
    if measured == float("-inf"):
        return samples
    gain_db = min(target_lufs - measured, MAX_GAIN_DB)
    return limit_peaks(samples * np.float32(10 ** (gain_db / 20)), rate_hz)


def limit_peaks(samples: Samples, rate_hz: int) -> Samples:
    """Turn the gain down smoothly around peaks over -4.5 dBTP; return the rest untouched."""
    reach = max(1, round(_LOOK_AHEAD_S * rate_hz))
    margin = 4 * reach
    stride = CHUNK_S * rate_hz
    pieces = []
    for start in range(0, samples.size, stride):
        first = max(0, start - margin)
        limited = _limited(samples[first : start + stride + margin], reach)
        pieces.append(limited[start - first : start - first + stride])
    return np.concatenate(pieces) if pieces else samples


def _limited(samples: Samples, reach: int) -> Samples:
    ceiling = 10 ** ((TRUE_PEAK_DBTP - CODEC_HEADROOM_DB) / 20)
    wide = np.abs(_oversampled(samples))
    if wide.max() <= ceiling:
        return samples
    peaks = wide.reshape(-1, _OVERSAMPLING).max(axis=1)
    needed = np.minimum(1.0, ceiling / np.maximum(peaks, 1e-9))
    padded = np.pad(needed, reach, constant_values=1.0)
    lowest = np.lib.stride_tricks.sliding_window_view(padded, 2 * reach + 1).min(axis=1)
    kernel = np.hanning(2 * reach + 3)[1:-1]
    smooth = np.convolve(np.pad(lowest, reach, mode="edge"), kernel / kernel.sum(), mode="valid")
    limited: Samples = (samples * smooth).astype(np.float32)
    return limited
