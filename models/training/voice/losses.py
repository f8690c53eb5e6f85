"""What the two stages of the training minimise."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
import torch
from torch import Tensor

from models.training.voice.acoustics import HOP
from models.training.voice.dataset import Batch, Example, make_batch
from models.training.voice.network import AcousticModel, Acoustics
from models.training.voice.recogniser import MelSpectrum
from models.training.voice.vocoder import Vocoder

_UNVOICED_PITCH = 0.1
"""Weight of the pitch where there is none to be heard."""

_WINDOWS = (256, 512, 1024)
_FAINT = 3e-4
_SEGMENT = 96
_EDGE = 2
"""Frames at both ends of a segment that are not compared: the vocoder has not settled there."""

Parts = dict[str, Tensor]


@dataclass(frozen=True, slots=True)
class _Prediction:
    batch: Batch
    features: Acoustics
    durations: Tensor


def _predict(model: AcousticModel, batch: Batch) -> _Prediction:
    states = model.encoder(batch.ids, batch.known)
    x = model.expand(states, batch.frames, batch.envelope.shape[1])
    return _Prediction(batch, model.decode(x), model.log_durations(states))


def _feature_losses(model: AcousticModel, predicted: _Prediction) -> Parts:
    batch, found = predicted.batch, predicted.features
    real, known = batch.real, batch.known[:, 0]
    frames, symbols = real.sum(), known.sum()
    error = (found.envelope - batch.envelope) / model.envelope_spread
    moved = (error[:, 1:] - error[:, :-1]).abs().mean(2)
    pitch = (found.pitch - batch.pitch).abs() / model.pitch_spread
    noise = (found.noise - batch.noise).abs().mean(2)
    durations = (predicted.durations - torch.log1p(batch.frames)).abs()
    return {
        "envelope": (error.abs().mean(2) * real).sum() / frames,
        "movement": (moved * real[:, 1:]).sum() / frames,
        "pitch": (pitch * (_UNVOICED_PITCH + batch.voiced) * real).sum() / frames,
        "noise": (noise * real).sum() / frames,
        "durations": (durations * known).sum() / symbols,
    }


class FeatureLoss:
    """First stage: distance of the features (L1), frame by frame."""

    weights: Mapping[str, float] = MappingProxyType(
        {"envelope": 1.0, "movement": 0.5, "pitch": 0.5, "noise": 2.0, "durations": 0.5}
    )

    def __call__(
        self, model: AcousticModel, examples: Sequence[Example], rng: random.Random
    ) -> Parts:
        """The parts of the loss; ``rng`` is not needed here."""
        del rng
        return _feature_losses(model, _predict(model, make_batch(examples)))


class SpectralLoss:
    """Second stage: distance of the sound's spectra at three resolutions, through the vocoder.

    Random segments of 0.75 s are compared, also on the mel scale, where the low frequencies count as
    much as in hearing; the feature losses stay on as an anchor.
    """

    weights: Mapping[str, float] = MappingProxyType(
        {"spectra": 1.0, "mel": 1.0, "envelope": 0.4, "pitch": 0.3, "noise": 0.6, "durations": 0.3}
    )

    def __init__(self) -> None:
        self._vocoder = Vocoder()
        self._windows = {size: torch.hann_window(size) for size in _WINDOWS}
        self._mel = MelSpectrum()

    def __call__(
        self, model: AcousticModel, examples: Sequence[Example], rng: random.Random
    ) -> Parts:
        """The parts of the loss."""
        predicted = _predict(model, make_batch(examples))
        parts = _feature_losses(model, predicted)
        del parts["movement"]
        length = min([_SEGMENT, *(len(one) - 6 for one in examples)])
        starts = [rng.randint(2, max(2, len(one) - length - 4)) for one in examples]
        made = self._sound(predicted, starts, length)
        wanted = _teacher(examples, starts, length)
        mel = 0.5 * (self._mel.logs(made) - self._mel.logs(wanted)).abs().mean()
        return {"spectra": self._distance(made, wanted), "mel": mel, **parts}

    def _sound(self, predicted: _Prediction, starts: Sequence[int], length: int) -> Tensor:
        """The segments with the teacher's pitch, so that the harmonics can be compared."""

        def cut(values: Tensor) -> Tensor:
            return torch.stack(
                [values[i, start : start + length] for i, start in enumerate(starts)]
            )

        features = predicted.features
        pitch = torch.exp(cut(predicted.batch.pitch))
        sound: Tensor = self._vocoder(cut(features.envelope), pitch, cut(features.noise))
        return sound[:, (_EDGE + 1) * HOP : (length - _EDGE) * HOP]  # it comes a frame late

    def _distance(self, made: Tensor, wanted: Tensor) -> Tensor:
        total = torch.zeros(())
        for size, window in self._windows.items():
            ours, theirs = (_magnitudes(sound, size, window) for sound in (made, wanted))
            logs = (torch.log(ours + _FAINT) - torch.log(theirs + _FAINT)).abs().mean()
            total = total + logs + 0.5 * (ours - theirs).norm() / (theirs.norm() + 1e-3)
        return total / len(self._windows)


def _teacher(examples: Sequence[Example], starts: Sequence[int], length: int) -> Tensor:
    segments = []
    for one, start in zip(examples, starts, strict=True):
        first, last = (start + _EDGE) * HOP, (start + length - _EDGE - 1) * HOP
        pcm = np.pad(one.pcm[first:last], (0, max(0, last - len(one.pcm))))
        segments.append(torch.from_numpy(pcm.astype(np.float32) / 32768))
    return torch.stack(segments)


def _magnitudes(sound: Tensor, size: int, window: Tensor) -> Tensor:
    spectrum = torch.stft(sound, size, size // 4, window=window, return_complex=True)
    return torch.sqrt(spectrum.real**2 + spectrum.imag**2 + 1e-8)
