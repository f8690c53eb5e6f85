"""Envelope, aperiodicity and pitch of the teacher's speech, by the WORLD analysis."""

import itertools
import os
import warnings
from collections.abc import Sequence
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import numpy as np

from models.training.voice.acoustics import (
    FRAME_VALUES,
    HOP,
    NOISE_BANDS_HZ,
    Floats,
    envelope_points_hz,
    triangles,
)
from models.training.voice.teacher import RATE_HZ, Pcm, Recording, SpeechStore

PITCH_HZ = (90.0, 450.0)
"""Range of the teacher's voice."""

_SPECTRUM = 1024
_SHARD = 250
"""Recordings in one file of features: what is lost when the analysis is cut."""


def analyse(samples: Floats) -> Floats:
    """Features of 16 kHz speech (-1 to 1), one row a frame of 8 ms: see ``FRAME_VALUES``."""
    pyworld = load_world()
    quiet = np.random.default_rng(0).standard_normal(len(samples))
    sound = samples.astype(np.float64) + 1e-5 * quiet  # digital silence has no spectrum
    period_ms = 1000 * HOP / RATE_HZ
    rough, times = pyworld.dio(
        sound, RATE_HZ, f0_floor=PITCH_HZ[0], f0_ceil=PITCH_HZ[1], frame_period=period_ms
    )
    pitch = pyworld.stonemask(sound, rough, times, RATE_HZ)
    power = pyworld.cheaptrick(sound, pitch, times, RATE_HZ, fft_size=_SPECTRUM, f0_floor=71.0)
    noise = pyworld.d4c(sound, pitch, times, RATE_HZ, fft_size=_SPECTRUM)
    frequencies = np.arange(_SPECTRUM // 2 + 1) * RATE_HZ / _SPECTRUM
    weights = triangles(envelope_points_hz(), frequencies)
    weights /= weights.sum(1, keepdims=True)
    envelope = np.log(np.maximum(power, 1e-14)) @ weights.T * 0.5
    bands = [
        noise[:, (frequencies >= low) & (frequencies <= high)].mean(1)
        for low, high in itertools.pairwise(NOISE_BANDS_HZ)
    ]
    return np.column_stack((envelope, *bands, pitch)).astype(np.float16)


def load_world() -> Any:
    """The WORLD analysis. Imported late, since few steps need it, and without its own warnings."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import pyworld
    return pyworld


class FeatureStore:
    """Features of all recordings, in files of ``_SHARD`` recordings each, in their order."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / "features"

    def compute(self, store: SpeechStore, *, workers: int = 2) -> None:
        """Analyse what is not analysed yet."""
        self._folder.mkdir(parents=True, exist_ok=True)
        recordings = store.recordings()
        samples = store.samples()
        with get_context("spawn").Pool(workers) as pool:
            for first in range(0, len(recordings), _SHARD):
                file = self._shard(first)
                if file.exists():
                    continue
                sounds = [_cut(samples, one) for one in recordings[first : first + _SHARD]]
                rows = np.concatenate(pool.map(_analyse_pcm, sounds, chunksize=8))
                temporary = file.with_suffix(".partial")
                with temporary.open("wb") as target:
                    np.save(target, rows)
                temporary.replace(file)

    def load(self, recordings: Sequence[Recording]) -> dict[str, Floats]:
        """Features by name. Raises FileNotFoundError when the analysis is not finished."""
        found: dict[str, Floats] = {}
        for first in range(0, len(recordings), _SHARD):
            rows = np.load(self._shard(first))
            start = 0
            for one in recordings[first : first + _SHARD]:
                end = start + frame_count(one.samples)
                found[one.name] = rows[start:end]
                start = end
            if start != len(rows):
                raise ValueError(f"{self._shard(first)} belongs to other recordings.")
        return found

    def _shard(self, first: int) -> Path:
        return self._folder / f"{first:06d}.npy"


def frame_count(samples: int) -> int:
    """Frames that WORLD makes of so many samples."""
    return samples // HOP + 1


def _cut(samples: Pcm, recording: Recording) -> Pcm:
    return np.array(samples[recording.start : recording.start + recording.samples])


def _analyse_pcm(pcm: Pcm) -> Floats:
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    rows = analyse(pcm / 32768)
    if rows.shape != (frame_count(len(pcm)), FRAME_VALUES):
        raise ValueError(f"The analysis gave {rows.shape} for {len(pcm)} samples.")
    return rows
