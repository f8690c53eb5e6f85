"""A phoneme recogniser trained on the teacher's speech alone, to score any speech.

Speed, level, noise and equalisation are changed at random in training, so that it listens to the
sounds and not to the teacher's recording.
"""

import random
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812 - its usual name
from torch import Tensor, nn

from kreyol_desktop.engines.speech.phonemes import INVENTORY
from models.training.voice.acoustics import HOP, from_mel, mel
from models.training.voice.checkpoint import save_atomically
from models.training.voice.dataset import Example
from models.training.voice.teacher import RATE_HZ

PHONES = tuple(sorted(INVENTORY))
_NUMBERS: Mapping[str, int] = {phone: number + 1 for number, phone in enumerate(PHONES)}
"""0 is everything that is no phone."""

MEL_BANDS = 48
_SPECTRUM, _WINDOW = 512, 400
_RANGE_HZ = (60.0, 7600.0)
_CHANNELS = 192
_DILATIONS = (1, 2, 4, 1)
_LONGEST = 40_000
_BATCH = 6
_CHANGE_COST = 5.0
_IGNORED = -100


@dataclass(frozen=True, slots=True)
class RecogniserSettings:
    """``minutes`` of processor time; ``steps`` ends earlier (0: never)."""

    minutes: float
    steps: int = 0
    seed: int = 3
    threads: int = 1


class MelSpectrum(nn.Module):
    """Log mel spectrum of a sound [samples], without its long-term mean: [bands, frames]."""

    bank: Tensor
    window: Tensor

    def __init__(self) -> None:
        super().__init__()
        points = from_mel(np.linspace(mel(_RANGE_HZ[0]), mel(_RANGE_HZ[1]), MEL_BANDS + 2))
        frequencies = np.arange(_SPECTRUM // 2 + 1) * RATE_HZ / _SPECTRUM
        rising = (frequencies - points[:-2, None]) / (points[1:-1] - points[:-2])[:, None]
        falling = (points[2:, None] - frequencies) / (points[2:] - points[1:-1])[:, None]
        bank = np.clip(np.minimum(rising, falling), 0, None)
        self.register_buffer("bank", torch.tensor(bank, dtype=torch.float32), persistent=False)
        self.register_buffer("window", torch.hann_window(_WINDOW), persistent=False)

    def forward(self, sound: Tensor) -> Tensor:
        """The spectrum, divided by three so that it spreads over about one."""
        logs = self.logs(sound)
        centred: Tensor = (logs - logs.mean(1, keepdim=True)) / 3
        return centred

    def logs(self, sound: Tensor) -> Tensor:
        """Natural log of the power, [..., bands, frames], of sound [..., samples]."""
        spectrum = torch.stft(
            sound, _SPECTRUM, HOP, _WINDOW, window=self.window, return_complex=True
        )
        return torch.log(self.bank @ (spectrum.real**2 + spectrum.imag**2) + 1e-5)


class Recogniser(nn.Module):
    """Gated convolutions from the mel spectrum to the phone of each frame."""

    def __init__(self) -> None:
        super().__init__()
        self.mel = MelSpectrum()
        self.enter = nn.Conv1d(MEL_BANDS, _CHANNELS, 5, padding=2)
        self.layers = nn.ModuleList(
            nn.Conv1d(_CHANNELS, 2 * _CHANNELS, 5, padding=2 * step, dilation=step)
            for step in _DILATIONS
        )
        self.norms = nn.ModuleList(nn.BatchNorm1d(_CHANNELS) for _ in _DILATIONS)
        self.leave = nn.Conv1d(_CHANNELS, len(PHONES) + 1, 1)

    def forward(self, spectra: Tensor) -> Tensor:
        """Scores [B, phones + 1, frames] of spectra [B, bands, frames]."""
        x = F.gelu(self.enter(spectra))
        for layer, norm in zip(self.layers, self.norms, strict=True):
            x = norm(x + F.glu(layer(x), 1))
        scores: Tensor = self.leave(x)
        return scores

    def phones(self, sound: np.ndarray) -> list[str]:
        """What is heard in 16 kHz speech (-1 to 1)."""
        self.eval()
        with torch.no_grad():
            spectrum = self.mel(torch.from_numpy(np.ascontiguousarray(sound, np.float32)))
            logs = F.log_softmax(self(spectrum[None])[0].T, 1).numpy()
        return decode(logs)


def decode(logs: np.ndarray, change_cost: float = _CHANGE_COST) -> list[str]:
    """Phones on the best way through log probabilities [frames, phones + 1]."""
    value = logs[0].copy()
    origins = np.zeros(logs.shape, int)
    for frame in range(1, len(logs)):
        best = int(value.argmax())
        stays = value >= value[best] - change_cost
        origins[frame] = np.where(stays, np.arange(len(value)), best)
        value = np.where(stays, value, value[best] - change_cost) + logs[frame]
    path = [int(value.argmax())]
    for frame in range(len(logs) - 1, 0, -1):
        path.append(int(origins[frame, path[-1]]))
    path.reverse()
    changes = [number for i, number in enumerate(path) if i == 0 or number != path[i - 1]]
    return [PHONES[number - 1] for number in changes if number]


def labels(example: Example) -> np.ndarray:
    """The number of the phone of each frame, 0 where there is none."""
    numbers = [_NUMBERS.get(symbol, 0) for symbol in example.aligned.symbols]
    return np.repeat(numbers, example.aligned.frames)


def train_recogniser(
    examples: Sequence[Example],
    file: Path,
    settings: RecogniserSettings,
    report: Callable[[str], None] = print,
) -> Recogniser:
    """Train from the start within the budget; write and return the recogniser."""
    torch.set_num_threads(settings.threads)
    torch.manual_seed(settings.seed)
    rng, network = random.Random(settings.seed), Recogniser()
    optimiser = torch.optim.AdamW(network.parameters(), lr=1e-3, weight_decay=1e-2)
    started, step, share = time.process_time(), 0, 0.0
    while share < 1 and not 0 < settings.steps <= step:
        share = (time.process_time() - started) / (60 * settings.minutes)
        for group in optimiser.param_groups:
            group["lr"] = 1.5e-3 * min(1, (step + 1) / 100) * (1 - min(0.98, share))
        network.train()
        loss = _loss(network, rng.sample(examples, min(_BATCH, len(examples))), rng)
        optimiser.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call] # torch's own annotation is missing
        optimiser.step()
        step += 1
        if step % 200 == 0:
            report(f"{100 * share:.0f} %, step {step}: loss {float(loss.detach()):.3f}")
    save_atomically(network.state_dict(), file)
    network.eval()
    return network


def load_recogniser(file: Path) -> Recogniser:
    """What ``train_recogniser`` wrote."""
    network = Recogniser()
    network.load_state_dict(torch.load(file, map_location="cpu", weights_only=True))
    network.eval()
    return network


def _loss(network: Recogniser, batch: Sequence[Example], rng: random.Random) -> Tensor:
    views = [_view(network.mel, example, rng) for example in batch]
    longest = max(spectrum.shape[1] for spectrum, _ in views)
    spectra = torch.stack([F.pad(s, (0, longest - s.shape[1])) for s, _ in views])
    wanted = torch.stack([F.pad(w, (0, longest - len(w)), value=_IGNORED) for _, w in views])
    return F.cross_entropy(network(spectra), wanted, ignore_index=_IGNORED, label_smoothing=0.05)


def _view(spectrum_of: MelSpectrum, example: Example, rng: random.Random) -> tuple[Tensor, Tensor]:
    """A stretch of the example at another speed and level, with noise and equalisation."""
    numbers, start = labels(example), 0
    if len(example.pcm) > _LONGEST:
        start = rng.randrange(len(example.pcm) - _LONGEST) // HOP * HOP
    sound = torch.from_numpy(example.pcm[start : start + _LONGEST].astype(np.float32) / 32768)
    numbers = numbers[start // HOP : start // HOP + len(sound) // HOP + 1]
    speed = rng.uniform(0.85, 1.18)  # pitch and formants move with it
    sound = F.interpolate(sound[None, None], size=int(len(sound) / speed), mode="linear")[0, 0]
    sound = sound * rng.uniform(0.3, 1.5)
    noise_db = rng.uniform(12, 45)
    sound = sound + torch.randn_like(sound) * sound.std() * 10 ** (-noise_db / 20)
    tilt = torch.linspace(-1, 1, MEL_BANDS)[:, None] * rng.uniform(-0.3, 0.3)
    spectrum = spectrum_of(sound) + tilt
    index = (np.arange(spectrum.shape[1]) * speed).astype(int)
    return spectrum, torch.from_numpy(numbers[np.minimum(index, len(numbers) - 1)])


def edit_distance(heard: Sequence[str], meant: Sequence[str]) -> int:
    """Least number of phones to put in, take out or change."""
    row = list(range(len(meant) + 1))
    for i, phone in enumerate(heard, 1):
        before, row = row, [i]
        for j, wanted in enumerate(meant, 1):
            row.append(min(before[j] + 1, row[-1] + 1, before[j - 1] + (phone != wanted)))
    return row[-1]
