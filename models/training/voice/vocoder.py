"""A source-filter vocoder of plain matrix products, which any ONNX runtime can run.

A pulse train (voice) and white noise, mixed band by band, pass through the minimum-phase filter of
the envelope, frame by frame with overlap-add. Everything can be differentiated.
"""

import math
from collections.abc import Mapping

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812 - its usual name
from torch import Tensor, nn

from models.training.voice.acoustics import (
    ENVELOPE_POINTS,
    HOP,
    NOISE_BANDS,
    NOISE_BANDS_HZ,
    Floats,
    envelope_points_hz,
)
from models.training.voice.teacher import RATE_HZ

_TRANSFORM = 512
_BINS = _TRANSFORM // 2 + 1
_CEPSTRUM = 1024
_WINDOW = 2 * HOP
_BLOCKS = _TRANSFORM // HOP
_QUIETEST_LOG, _LOUDEST_LOG = -14.0, 6.0
_SMALLEST_SINE = 1e-4


class Vocoder(nn.Module):
    """Envelope [B, T, 64], pitch [B, T] in Hz and aperiodicity [B, T, 6] to sound [B, T * HOP].

    The sound comes ``HOP`` samples late. ``noise`` scales the noise: 1 is natural.
    """

    log_gain: Tensor
    phase: Tensor
    bands: Tensor
    to_real: Tensor
    to_imaginary: Tensor
    from_real: Tensor
    from_imaginary: Tensor
    window: Tensor
    ramp: Tensor

    def __init__(self) -> None:
        super().__init__()
        for name, values in _tables().items():
            table = torch.tensor(values, dtype=torch.float32)
            self.register_buffer(name, table, persistent=False)

    def forward(
        self, envelope: Tensor, pitch: Tensor, aperiodicity: Tensor, noise: Tensor | float = 1.0
    ) -> Tensor:
        """Sound of the features."""
        voice = self.pulses(pitch)
        hiss = torch.randn_like(voice) * noise
        share = (aperiodicity @ self.bands).clamp(0, 1)
        voiced = torch.sqrt(1 - share * share + 1e-6)
        voice, hiss = self._windows(voice), self._windows(hiss)
        real = (voice @ self.to_real) * voiced + (hiss @ self.to_real) * share
        imaginary = (voice @ self.to_imaginary) * voiced + (hiss @ self.to_imaginary) * share
        gain = torch.exp((envelope @ self.log_gain).clamp(_QUIETEST_LOG, _LOUDEST_LOG))
        phase = envelope @ self.phase
        filter_real, filter_imaginary = gain * torch.cos(phase), gain * torch.sin(phase)
        out_real = real * filter_real - imaginary * filter_imaginary
        out_imaginary = real * filter_imaginary + imaginary * filter_real
        return _overlap(out_real @ self.from_real + out_imaginary @ self.from_imaginary)

    def pulses(self, pitch: Tensor) -> Tensor:
        """A pulse train of unit power with all harmonics below half the sample rate."""
        following = torch.cat([pitch[:, 1:], pitch[:, -1:]], 1)
        steps = (pitch[:, :, None] + (following - pitch)[:, :, None] * self.ramp).flatten(1)
        turns = torch.cumsum((steps / RATE_HZ).double(), 1)
        half_phase = math.pi * (turns - torch.floor(turns)).float()
        harmonics = torch.floor(RATE_HZ / 2 / steps - 0.5)
        sine = torch.sin(half_phase)
        safe = sine.abs() > _SMALLEST_SINE
        kernel = torch.where(
            safe,
            torch.sin((2 * harmonics + 1) * half_phase)
            / torch.where(safe, sine, torch.ones_like(sine)),
            2 * harmonics + 1,
        )
        return (kernel - 1) * 0.5 * torch.sqrt(2 / harmonics)

    def _windows(self, sound: Tensor) -> Tensor:
        blocks = sound.reshape(sound.shape[0], -1, HOP)
        before = F.pad(blocks, (0, 0, 1, 0))[:, :-1]
        return torch.cat([before, blocks], 2) * self.window


def _overlap(frames: Tensor) -> Tensor:
    count, length = frames.shape[0], frames.shape[1]
    blocks = F.pad(frames.reshape(count, length, _BLOCKS, HOP), (0, 0, 0, 0, 3, 0))
    sound = blocks[:, 3:, 0] + blocks[:, 2:-1, 1] + blocks[:, 1:-2, 2] + blocks[:, :-3, 3]
    return sound.reshape(count, length * HOP)


def _tables() -> Mapping[str, Floats]:
    gain, phase = _minimum_phase()
    samples, bins = np.arange(_TRANSFORM)[None], np.arange(_BINS)[:, None]
    angles = 2 * np.pi * samples * bins / _TRANSFORM
    twice = np.full((_BINS, 1), 2.0)
    twice[0] = twice[-1] = 1
    edges = np.array(NOISE_BANDS_HZ, float)
    centres = (edges[1:] + edges[:-1]) / 2
    centres[0], centres[-1] = 250, 7500  # the outermost bands count up to their far ends
    frequencies = np.arange(_BINS) * RATE_HZ / _TRANSFORM
    rows = np.eye(NOISE_BANDS)
    return {
        "log_gain": gain,
        "phase": phase,
        "bands": np.stack([np.interp(frequencies, centres, row) for row in rows]),
        "to_real": np.cos(angles.T[:_WINDOW]),
        "to_imaginary": -np.sin(angles.T[:_WINDOW]),
        "from_real": twice * np.cos(angles) / _TRANSFORM,
        "from_imaginary": -twice * np.sin(angles) / _TRANSFORM,
        "window": 0.5 - 0.5 * np.cos(2 * np.pi * np.arange(_WINDOW) / _WINDOW),
        "ramp": np.arange(HOP) / HOP,
    }


def _minimum_phase() -> tuple[Floats, Floats]:
    """Log gain and phase of the minimum-phase filter for each point of the envelope."""
    frequencies = np.arange(_CEPSTRUM // 2 + 1) * RATE_HZ / _CEPSTRUM
    points = envelope_points_hz()
    rows = np.eye(ENVELOPE_POINTS)
    cepstra = np.fft.irfft(np.stack([np.interp(frequencies, points, r) for r in rows]), axis=1)
    half = _CEPSTRUM // 2
    cepstra[:, 1:half] *= 2
    cepstra[:, half + 1 :] = 0
    response = np.fft.rfft(cepstra, axis=1)[:, ::2]
    return response.real, response.imag
