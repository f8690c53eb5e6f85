"""Train under a time budget, on a CPU or one GPU; stop and go on at any time."""

import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
import torch.nn.functional as F  # noqa: N812 - its usual name
from torch import Tensor

from kreyol_desktop.core.language import parse_language
from models.training.translation.augmentation import Augmenter
from models.training.translation.batching import Batch, Example, Marks, batches
from models.training.translation.checkpoint import (
    Weights,
    load_weights,
    save_atomically,
    save_weights,
)
from models.training.translation.examples import (
    Encoder,
    Mixture,
    guides_for,
)
from models.training.translation.hinting import Hints
from models.training.translation.lexicon import Entry
from models.training.translation.model import Architecture, Transformer
from models.training.translation.optimiser import FlatAdam
from models.training.translation.peers import Peers
from models.training.translation.portions import read_corpus, read_dev_sets
from models.training.translation.schedule import Schedule
from models.training.translation.sources import SourceLanguage
from models.training.translation.tokenizer import OutputVocabulary, Tokenizer
from models.training.translation.word_swaps import WordPool

_DEV_EXAMPLES = 150
_EXCHANGE_STEPS = 15


@dataclass(frozen=True, slots=True)
class TrainingSettings:
    """How to train. `minutes` is the whole budget that the learning rate falls over, counted over
    all slices; a slice ends after `slice_minutes` or `slice_steps` (0: with the budget).
    Trainings with the same `peers` folder average their weights."""

    minutes: float
    slice_minutes: float = 0.0
    slice_steps: int = 0
    peak_rate: float = 1e-3
    warm_up_steps: int = 400
    batch_tokens: int = 2500
    dropout: float = 0.15
    label_smoothing: float = 0.1
    guide_weight: float = 0.1
    checkpoint_minutes: float = 10.0
    device: str = "cpu"
    bfloat16: bool = False
    threads: int = 2
    seed: int | None = None
    peers: Path | None = None


@dataclass(slots=True)
class Clock:
    """Seconds trained, over all slices."""

    earlier_s: float = 0.0
    started_s: float = 0.0

    def trained_s(self) -> float:
        """Now."""
        return self.earlier_s + time.monotonic() - self.started_s


class Trainer:
    """One run in one folder: `state.pt` to go on from, `weights.pt` to export."""

    def __init__(
        self,
        corpus: Path,
        tokenizer: Tokenizer,
        run: Path,
        *,
        settings: TrainingSettings,
        architecture: Architecture | None = None,
        start_from: Path | None = None,
        hints: Hints | None = None,
        lexicon: Sequence[Entry] = (),
    ) -> None:
        torch.set_num_threads(settings.threads)
        if settings.seed is not None:
            torch.manual_seed(settings.seed)
        self._settings, self._run = settings, run
        self._marks = Marks(tokenizer.padding, tokenizer.start, tokenizer.end)
        self._device = torch.device(settings.device)
        self._random = random.Random(settings.seed)
        self._hints = hints
        self._lexicon = lexicon
        self._read(corpus, tokenizer)
        self._build(architecture or Architecture(vocabulary=tokenizer.size), start_from)
        self._clock, self._first_step = Clock(), 0
        self._peers = Peers(settings.peers) if settings.peers else None
        self._schedule = Schedule(settings.peak_rate, settings.warm_up_steps, settings.minutes * 60)

    def train(self, report: Callable[[str], None] = print) -> dict[str, float]:
        """Train until the slice or the budget ends; return the losses of the dev sets."""
        self._restore()
        self._first_step = self._optimiser.steps
        self._clock.started_s = saved_s = time.monotonic()
        self._model.train()
        loss, count = 0.0, 0
        for batch in self._stream():
            loss, count = loss + self._step(batch), count + 1
            if count % 50 == 0:
                minutes = self._clock.trained_s() / 60
                report(f"{minutes:.1f} min, step {self._optimiser.steps}, loss {loss / 50:.3f}")
                loss = 0.0
            if time.monotonic() - saved_s > self._settings.checkpoint_minutes * 60:
                self._save()
                saved_s = time.monotonic()
                report(f"dev losses of the average {self.dev_losses()}")
        self._save()
        losses = self.dev_losses()
        report(f"end of this slice: dev losses of the average {losses}")
        return losses

    def dev_losses(self) -> dict[str, float]:
        """Cross-entropy per piece of the running average on each dev set."""
        self._model.eval()
        with self._optimiser.averaged(), torch.no_grad():
            losses = {name: self._dev_loss(examples) for name, examples in self._dev.items()}
        self._model.train()
        return losses

    def weights(self) -> Weights:
        """The running average, by name."""
        values, position = {}, 0
        for name, parameter in self._model.named_parameters():
            end = position + parameter.numel()
            values[name] = self._optimiser.average[position:end].view(parameter.shape).cpu()
            position = end
        pieces = self._pieces.tolist()
        return Weights(self._model.size, values, pieces, self._optimiser.steps)

    def _read(self, corpus: Path, tokenizer: Tokenizer) -> None:
        portions = read_corpus(corpus)
        output = OutputVocabulary(
            tokenizer, (pair.target for portion in portions for pair in portion.pairs)
        )
        guided = self._settings.guide_weight > 0
        guides = guides_for(portions, tokenizer, output) if guided else {}
        encoder = Encoder(tokenizer, output, guides)
        names = (pair for portion in portions if portion.source.documents for pair in portion.pairs)
        pools = {of: WordPool(self._lexicon, parse_language(of.value)) for of in SourceLanguage}
        words = pools if self._lexicon else None
        augmenter = Augmenter(names, seed=self._settings.seed, words=words)
        self._mixture = Mixture(portions, encoder, augmenter, self._random, self._hints)
        self._dev = {
            name: [
                encoder.example(
                    pair, language, rendering=self._hints.of(language) if self._hints else None
                )
                for pair in pairs[:_DEV_EXAMPLES]
            ]
            for name, (language, pairs) in read_dev_sets(corpus).items()
        }
        self._pieces = torch.tensor(output.pieces, device=self._device)
        self._row_of = torch.full((tokenizer.size,), -1, device=self._device)
        self._row_of[self._pieces] = torch.arange(len(output.pieces), device=self._device)

    def _build(self, architecture: Architecture, start_from: Path | None) -> None:
        initial = load_weights(start_from) if start_from else None
        self._model = Transformer(
            initial.architecture if initial else architecture,
            padding=self._marks.padding,
            dropout=self._settings.dropout,
        )
        if initial:
            self._model.load_state_dict(initial.parameters)
        dtype = torch.bfloat16 if self._settings.bfloat16 else torch.float32
        self._optimiser = FlatAdam(self._model, dtype, self._device)

    def _stream(self) -> Iterator[Batch]:
        while True:
            for chunk in self._mixture.chunks():
                for batch in batches(
                    chunk, self._marks, max_tokens=self._settings.batch_tokens, rng=self._random
                ):
                    if self._is_over():
                        return
                    yield batch.to(self._device)

    def _is_over(self) -> bool:
        slice_s = self._settings.slice_minutes * 60
        trained_s = self._clock.trained_s()
        steps = self._optimiser.steps - self._first_step
        return (
            (slice_s > 0 and trained_s - self._clock.earlier_s > slice_s)
            or (self._settings.slice_steps > 0 and steps >= self._settings.slice_steps)
            or trained_s > self._settings.minutes * 60
        )

    def _step(self, batch: Batch) -> float:
        scores, expected, guide_loss = self._forward(batch)
        loss = F.cross_entropy(scores, expected, label_smoothing=self._settings.label_smoothing)
        (loss + self._settings.guide_weight * guide_loss).backward()  # type: ignore[no-untyped-call] # torch's own annotation is missing
        rate = self._schedule.rate(self._optimiser.steps, self._clock.trained_s())
        self._optimiser.step(rate)
        if self._peers and self._optimiser.steps % _EXCHANGE_STEPS == 0:
            self._optimiser.exchange(self._peers)
        return float(loss.detach())

    def _forward(self, batch: Batch) -> tuple[Tensor, Tensor, Tensor]:
        guide = batch.guide if self._model.training and self._settings.guide_weight else None
        states, guide_loss = self._model(batch.source, batch.prefix, batch.scored, guide)
        scores = self._model.scores(states, self._pieces).float()
        return scores, self._row_of[batch.expected[batch.scored]], guide_loss

    def _dev_loss(self, examples: list[Example]) -> float:
        total, pieces = 0.0, 0
        for batch in batches(examples, self._marks, max_tokens=self._settings.batch_tokens):
            scores, expected, _ = self._forward(batch.to(self._device))
            total += float(F.cross_entropy(scores, expected, reduction="sum"))
            pieces += len(expected)
        return round(total / max(1, pieces), 3)

    def _save(self) -> None:
        state = {"optimiser": self._optimiser.state(), "trained_s": self._clock.trained_s()}
        save_atomically(state, self._run / "state.pt")
        save_weights(self.weights(), self._run / "weights.pt")

    def _restore(self) -> None:
        path = self._run / "state.pt"
        if path.exists():
            state: dict[str, Any] = torch.load(path, map_location=self._device, weights_only=True)
            self._optimiser.restore(state["optimiser"])
            self._clock.earlier_s = state["trained_s"]
