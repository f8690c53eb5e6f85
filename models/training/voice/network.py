"""The acoustic model: durations, envelope, pitch and noise from symbols, without a loop in time."""

from dataclasses import asdict, dataclass
from typing import Any

import torch
import torch.nn.functional as F  # noqa: N812 - its usual name
from torch import Tensor, nn

from models.training.voice.acoustics import ENVELOPE_POINTS, NOISE_BANDS
from models.training.voice.alphabet import SYMBOL_COUNT

_OUTPUTS = ENVELOPE_POINTS + 2 + NOISE_BANDS
"""The second value after the envelope was once the voicing; it keeps its place, unused."""

_ENCODER_DILATIONS = (1, 2, 4, 1, 1)
_DECODER_DILATIONS = (1, 2, 4, 1, 2, 1)
_PLACE_VALUES = 4
_FAR = 20.0


@dataclass(frozen=True, slots=True)
class Size:
    """Channels of the network, of its decoder's inner layers, and the decoder's blocks."""

    channels: int = 128
    inner: int = 384
    blocks: int = 6

    def as_dict(self) -> dict[str, Any]:
        """For a checkpoint."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Acoustics:
    """Envelope [B, T, 64], natural log of the pitch in Hz [B, T], aperiodicity 0 to 1 [B, T, 6]."""

    envelope: Tensor
    pitch: Tensor
    noise: Tensor


class ChannelNorm(nn.Module):
    """Layer norm over the channels of [B, C, T]."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(channels)

    def forward(self, x: Tensor) -> Tensor:
        """Normalised."""
        normal: Tensor = self.norm(x.transpose(1, 2)).transpose(1, 2)
        return normal


class Encoder(nn.Module):
    """Gated convolutions over the symbols."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.embedding = nn.Embedding(SYMBOL_COUNT, channels)
        self.convolutions = nn.ModuleList(
            nn.Conv1d(channels, 2 * channels, 5, padding=2 * step, dilation=step)
            for step in _ENCODER_DILATIONS
        )
        self.norms = nn.ModuleList(ChannelNorm(channels) for _ in _ENCODER_DILATIONS)
        self.dropout = nn.Dropout(0.1)

    def forward(self, ids: Tensor, known: Tensor) -> Tensor:
        """States [B, C, N]; ``known`` [B, 1, N] is 0 for padding."""
        x = self.embedding(ids).transpose(1, 2)
        for convolution, norm in zip(self.convolutions, self.norms, strict=True):
            x = x * known
            x = norm(x + self.dropout(F.glu(convolution(x), 1)))
        masked: Tensor = x * known
        return masked


class Block(nn.Module):
    """A depthwise convolution in time and a wide layer, added with a learnt weight."""

    def __init__(self, channels: int, inner: int, dilation: int) -> None:
        super().__init__()
        self.time = nn.Conv1d(
            channels, channels, 7, padding=3 * dilation, dilation=dilation, groups=channels
        )
        self.norm = nn.LayerNorm(channels)
        self.widen = nn.Linear(channels, inner)
        self.narrow = nn.Linear(inner, channels)
        self.weight = nn.Parameter(torch.full((channels,), 0.2))

    def forward(self, x: Tensor) -> Tensor:
        """[B, T, C] to the same."""
        y = self.time(x.transpose(1, 2)).transpose(1, 2)
        added: Tensor = self.weight * self.narrow(F.gelu(self.widen(self.norm(y))))
        return x + added


class AcousticModel(nn.Module):
    """1.57 million parameters at the default size."""

    envelope_mean: Tensor
    envelope_spread: Tensor
    pitch_mean: Tensor
    pitch_spread: Tensor

    def __init__(self, size: Size | None = None) -> None:
        super().__init__()
        self.size = size or Size()
        channels = self.size.channels
        self.encoder = Encoder(channels)
        self.durations = nn.Sequential(
            nn.Conv1d(channels, channels, 3, padding=1),
            nn.ReLU(),
            ChannelNorm(channels),
            nn.Dropout(0.1),
            nn.Conv1d(channels, channels, 3, padding=1),
            nn.ReLU(),
            ChannelNorm(channels),
            nn.Conv1d(channels, 1, 1),
        )
        self.place = nn.Linear(_PLACE_VALUES, channels)
        self.decoder = nn.ModuleList(
            Block(channels, self.size.inner, _DECODER_DILATIONS[index % len(_DECODER_DILATIONS)])
            for index in range(self.size.blocks)
        )
        self.norm = nn.LayerNorm(channels)
        self.output = nn.Linear(channels, _OUTPUTS)
        self.register_buffer("envelope_mean", torch.zeros(ENVELOPE_POINTS))
        self.register_buffer("envelope_spread", torch.ones(ENVELOPE_POINTS))
        self.register_buffer("pitch_mean", torch.tensor(5.3))
        self.register_buffer("pitch_spread", torch.tensor(0.2))

    def log_durations(self, states: Tensor) -> Tensor:
        """log(1 + frames) of every symbol, [B, N]."""
        values: Tensor = self.durations(states)[:, 0]
        return values

    def expand(self, states: Tensor, frames: Tensor, total: int | Tensor) -> Tensor:
        """States [B, C, N] repeated for their frames [B, N]: [B, total, C], each with its place."""
        ends = torch.cumsum(frames, 1)
        now = _frame_numbers(frames, total)
        index = owners(frames, total)
        wide = index[:, :, None].expand(-1, -1, states.shape[1])
        held = torch.gather(states.transpose(1, 2), 1, wide)
        length = torch.gather(frames, 1, index)
        since = now[None] - torch.gather(ends - frames, 1, index)
        place = torch.stack(
            [
                since / torch.clamp(length, min=1),
                torch.log1p(length) * 0.5,
                torch.clamp(since, max=_FAR) / 10,
                torch.clamp(length - since, max=_FAR) / 10,
            ],
            2,
        )
        expanded: Tensor = held + self.place(place)
        return expanded

    def decode(self, x: Tensor) -> Acoustics:
        """Features of expanded states."""
        for block in self.decoder:
            x = block(x)
        out = self.output(self.norm(x))
        envelope = out[..., :ENVELOPE_POINTS] * self.envelope_spread + self.envelope_mean
        pitch = out[..., ENVELOPE_POINTS] * self.pitch_spread + self.pitch_mean
        return Acoustics(envelope, pitch, torch.sigmoid(out[..., ENVELOPE_POINTS + 2 :]))


def owners(frames: Tensor, total: int | Tensor) -> Tensor:
    """The symbol that each of ``total`` frames belongs to, [B, total], from the frames of each."""
    ends, now = torch.cumsum(frames, 1), _frame_numbers(frames, total)
    passed = (now[None, :, None] >= ends[:, None, :]).to(torch.float32).sum(2)
    return passed.to(torch.int64).clamp(max=frames.shape[1] - 1)


def _frame_numbers(frames: Tensor, total: int | Tensor) -> Tensor:
    return torch.arange(total, device=frames.device).to(frames.dtype)  # type: ignore[arg-type] # a tensor where the graph is exported
