"""Train under a time budget; stop and go on at any time."""

import math
import random
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import torch
from torch import Tensor

from models.training.voice.checkpoint import save_atomically, save_model
from models.training.voice.dataset import Example, shuffled_batches
from models.training.voice.network import AcousticModel

_DEV_BATCH = 6


class Loss(Protocol):
    """A stage's aim; ``weights`` says how much each part counts."""

    weights: Mapping[str, float]

    def __call__(
        self, model: AcousticModel, examples: Sequence[Example], rng: random.Random
    ) -> dict[str, Tensor]:
        """The parts of the loss on some examples."""


@dataclass(frozen=True, slots=True)
class StageSettings:
    """``minutes`` of processor time is the whole budget, over which the learning rate falls along
    a half cosine from ``peak_rate``; ``steps`` ends a slice earlier (0: with the budget)."""

    minutes: float
    peak_rate: float
    steps: int = 0
    warm_up_steps: int = 100
    lowest_rate: float = 1e-5
    batch_frames: int = 2800
    checkpoint_steps: int = 200
    average: float = 0.998
    threads: int = 1
    seed: int = 0


class Stage:
    """One stage in one folder: ``<name>-state.pt`` to go on from, ``<name>.pt`` the result.

    The result is a running average of the weights. The budget is processor time, so that a busy
    machine makes the training longer, not worse.
    """

    def __init__(
        self, name: str, folder: Path, model: AcousticModel, loss: Loss, settings: StageSettings
    ) -> None:
        torch.set_num_threads(settings.threads)
        torch.manual_seed(settings.seed)
        self._name, self._folder = name, folder
        self._model, self._loss, self._settings = model, loss, settings
        self._rng = random.Random(settings.seed)
        self._optimiser = torch.optim.AdamW(
            model.parameters(), lr=settings.peak_rate, betas=(0.9, 0.98), weight_decay=1e-3
        )
        self._mean = {name: value.clone() for name, value in model.named_parameters()}
        self._steps, self._earlier_s, self._started_s = 0, 0.0, 0.0

    @property
    def result(self) -> Path:
        return self._folder / f"{self._name}.pt"

    def train(
        self,
        examples: Sequence[Example],
        dev: Sequence[Example],
        report: Callable[[str], None] = print,
    ) -> AcousticModel:
        """Train until the budget or the slice ends; return the averaged network."""
        self._restore()
        self._started_s = time.process_time()
        first = self._steps
        sums: dict[str, float] = {}
        for batch in self._stream(examples, first):
            for part, value in self._step(batch).items():
                sums[part] = sums.get(part, 0.0) + value / self._settings.checkpoint_steps
            if self._steps % self._settings.checkpoint_steps == 0:
                report(f"{self._progress()} train {_line(sums)} dev {_line(self.losses(dev))}")
                sums = {}
                self._save()
        self._save()
        report(f"{self._progress()} end: dev {_line(self.losses(dev))}")
        return self._averaged()

    def losses(self, examples: Sequence[Example]) -> dict[str, float]:
        """The parts of the loss on unseen examples, with the averaged weights."""
        model = self._averaged()
        rng, sums = random.Random(5), dict[str, float]()
        groups = [examples[i : i + _DEV_BATCH] for i in range(0, len(examples), _DEV_BATCH)]
        with torch.no_grad():
            for group in groups:
                for part, value in self._loss(model, group, rng).items():
                    sums[part] = sums.get(part, 0.0) + float(value) / len(groups)
        return sums

    def _stream(self, examples: Sequence[Example], first: int) -> Iterator[list[Example]]:
        while True:
            frames = self._settings.batch_frames
            for batch in shuffled_batches(examples, frames=frames, rng=self._rng):
                done = self._settings.steps > 0 and self._steps - first >= self._settings.steps
                if done or self._share() >= 1:
                    return
                yield batch

    def _step(self, batch: Sequence[Example]) -> dict[str, float]:
        self._model.train()
        rate = self._rate()
        for group in self._optimiser.param_groups:
            group["lr"] = rate
        parts = self._loss(self._model, batch, self._rng)
        total = sum((self._loss.weights[part] * value for part, value in parts.items()), 0.0)
        self._optimiser.zero_grad()
        assert isinstance(total, Tensor)
        total.backward()  # type: ignore[no-untyped-call] # torch's own annotation is missing
        torch.nn.utils.clip_grad_norm_(self._model.parameters(), 1.0)
        self._optimiser.step()
        self._steps += 1
        self._follow()
        return {part: float(value.detach()) for part, value in parts.items()}

    def _follow(self) -> None:
        """Move the running average; it begins as a plain mean."""
        keep = min(self._settings.average, self._steps / (self._steps + 10))
        with torch.no_grad():
            for name, value in self._model.named_parameters():
                self._mean[name].lerp_(value, 1 - keep)

    def _rate(self) -> float:
        settings = self._settings
        warm = min(1.0, (self._steps + 1) / settings.warm_up_steps)
        fall = 0.5 + 0.5 * math.cos(math.pi * min(1.0, self._share()))
        return settings.peak_rate * warm * fall + settings.lowest_rate

    def _trained_s(self) -> float:
        return self._earlier_s + time.process_time() - self._started_s

    def _share(self) -> float:
        """Share of the budget that is spent."""
        return self._trained_s() / (60 * self._settings.minutes)

    def _progress(self) -> str:
        return f"{self._trained_s() / 60:.1f} min, step {self._steps}:"

    def _averaged(self) -> AcousticModel:
        model = AcousticModel(self._model.size)
        model.load_state_dict({**self._model.state_dict(), **self._mean})
        model.eval()
        return model

    def _save(self) -> None:
        state = {
            "weights": self._model.state_dict(),
            "mean": self._mean,
            "optimiser": self._optimiser.state_dict(),
            "steps": self._steps,
            "trained_s": self._trained_s(),
        }
        save_atomically(state, self._folder / f"{self._name}-state.pt")
        save_model(self._averaged(), self.result)

    def _restore(self) -> None:
        path = self._folder / f"{self._name}-state.pt"
        if not path.exists():
            return
        state = torch.load(path, map_location="cpu", weights_only=True)
        self._model.load_state_dict(state["weights"])
        self._mean = state["mean"]
        self._optimiser.load_state_dict(state["optimiser"])
        self._steps, self._earlier_s = state["steps"], state["trained_s"]
        self._rng.seed(self._settings.seed + self._steps)


def _line(parts: Mapping[str, float]) -> str:
    return ", ".join(f"{part} {value:.4f}" for part, value in parts.items())
