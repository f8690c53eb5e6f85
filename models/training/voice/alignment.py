"""Which frames belong to which symbol: hidden Markov models, trained on the speech itself.

Each phone is a chain of three states with one Gaussian each; a word gap is one state that may be
skipped, a rest three that may be skipped. The models are fitted on a part of the speech by Viterbi
training, then everything is aligned with them.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import numpy as np

from models.training.voice.acoustics import (
    ENVELOPE_POINTS,
    NOISE_BANDS,
    QUIETEST,
    Floats,
    cosines,
)
from models.training.voice.prompts import WORD_GAP, Prompt
from models.training.voice.viterbi import best_paths

BEGIN = "^"
END = "$"
"""The first and the last symbol: silence before the sentence, and nothing."""

_SILENCE, _GAP, _REST = "silence", "gap", "rest"
_STATES = {_GAP: 1}
_STATES_OF_OTHERS = 3
_OPTIONAL = (_GAP, _REST)

_CEPSTRA = 20
_MOVING = 16
_LIKELIHOOD_SCALE = 0.3
"""Makes the likelihoods comparable with the costs of the transitions."""

_SMALLEST_VARIANCE = 0.02
_FEWEST_FRAMES = 5
_BATCH = 48


@dataclass(frozen=True, slots=True)
class Aligned:
    """Symbols of a prompt, from ``BEGIN`` to ``END``, and the frames of each."""

    symbols: tuple[str, ...]
    frames: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Chain:
    """States of one prompt: their model index, the symbol each belongs to, and for each the state
    before a skipped symbol (-1: nothing may be skipped)."""

    states: np.ndarray
    owners: np.ndarray
    skips: np.ndarray
    kinds: tuple[str, ...]


def observations(features: Floats) -> Floats:
    """What the models see of a frame: cepstrum, aperiodicity, voicing, and how they move."""
    rows = features.astype(np.float32)
    envelope = np.maximum(rows[:, :ENVELOPE_POINTS], QUIETEST)
    noise = rows[:, ENVELOPE_POINTS : ENVELOPE_POINTS + NOISE_BANDS - 2]
    still = np.concatenate(
        (
            envelope @ _cepstrum().T,
            3 * noise,
            2.0 * (rows[:, -1:] > 0),
        ),
        axis=1,
    )
    padded = np.pad(still, ((3, 3), (0, 0)), "edge")
    moving = (padded[5:-1] - padded[1:-5]) + 2 * (padded[6:] - padded[:-6])
    return np.concatenate((still, 0.5 * moving[:, :_MOVING]), axis=1).astype(np.float32)


def _cepstrum() -> Floats:
    return cosines(ENVELOPE_POINTS, _CEPSTRA).astype(np.float32)


def with_ends(symbols: Sequence[str]) -> tuple[str, ...]:
    """The symbols between ``BEGIN`` and ``END``, with a gap after each rest."""
    return (BEGIN, *symbols, END)


class Aligner:
    """Fits the models on some prompts and aligns any."""

    def __init__(self, *, rounds: int = 12) -> None:
        self._rounds = rounds
        self._offsets: dict[str, int] = {}

    def fit(
        self,
        prompts: Sequence[Prompt],
        features: Mapping[str, Floats],
        report: Callable[[str], None] = print,
        *,
        known: Mapping[str, Aligned] = MappingProxyType({}),
    ) -> None:
        """Train on ``prompts``; a few hundred are enough, if every phone is among them.

        Those that are aligned already (``known``) make a better start than equal parts.
        """
        seen = [observations(features[prompt.name]) for prompt in prompts]
        everything = np.concatenate(seen)
        self._mean, self._spread = everything.mean(0), everything.std(0) + 1e-3
        scaled = [(rows - self._mean) / self._spread for rows in seen]
        self._number_states(prompts)
        chains = [self._chain(prompt) for prompt in prompts]
        paths = [
            _known_path(known[prompt.name], chain)
            if prompt.name in known
            else _first_path(rows, chain)
            for prompt, rows, chain in zip(prompts, scaled, chains, strict=True)
        ]
        for round_number in range(self._rounds):
            self._update(scaled, chains, paths)
            newer = self._paths(scaled, chains)
            changed = float(np.mean([np.mean(a != b) for a, b in zip(paths, newer, strict=True)]))
            paths = newer
            report(f"round {round_number + 1}: {100 * changed:.1f} % of the frames moved")
            if changed < 0.006:
                break

    def align(
        self, prompts: Sequence[Prompt], features: Mapping[str, Floats]
    ) -> dict[str, Aligned]:
        """Frames of every symbol, by the prompt's name."""
        rows = [
            (observations(features[prompt.name]) - self._mean) / self._spread for prompt in prompts
        ]
        chains = [self._chain(prompt) for prompt in prompts]
        paths = self._paths(rows, chains)
        found: dict[str, Aligned] = {}
        for prompt, chain, path in zip(prompts, chains, paths, strict=True):
            symbols = with_ends(prompt.symbols)
            counts = np.bincount(chain.owners[path], minlength=len(symbols))
            found[prompt.name] = Aligned(symbols, tuple(int(count) for count in counts))
        return found

    def _number_states(self, prompts: Sequence[Prompt]) -> None:
        kinds = {kind for prompt in prompts for kind in _kinds(with_ends(prompt.symbols))}
        self._count = 0
        for kind in sorted(kinds - {END}):
            self._offsets[kind] = self._count
            self._count += _STATES.get(kind, _STATES_OF_OTHERS)

    def _chain(self, prompt: Prompt) -> _Chain:
        kinds = _kinds(with_ends(prompt.symbols))
        states: list[int] = []
        owners: list[int] = []
        for index, kind in enumerate(kinds):
            if kind != END:
                size = _STATES.get(kind, _STATES_OF_OTHERS)
                states += range(self._offsets[kind], self._offsets[kind] + size)
                owners += [index] * size
        return _Chain(np.array(states), np.array(owners), _skips(owners, kinds), kinds)

    def _update(
        self, rows: Sequence[Floats], chains: Sequence[_Chain], paths: Sequence[np.ndarray]
    ) -> None:
        size = rows[0].shape[1]
        counts = np.zeros(self._count)
        sums, squares = np.zeros((self._count, size)), np.zeros((self._count, size))
        for frames, chain, path in zip(rows, chains, paths, strict=True):
            states = chain.states[path]
            hot = np.zeros((self._count, len(frames)), np.float32)
            hot[states, np.arange(len(frames))] = 1
            counts += hot.sum(1)
            sums += hot @ frames
            squares += hot @ (frames * frames)
        known = counts > _FEWEST_FRAMES
        divisor = np.maximum(counts, 1)[:, None]
        means = np.where(known[:, None], sums / divisor, 0.0)
        variances = np.where(known[:, None], squares / divisor - means**2, 1.0)
        self._means, self._variances = means, np.maximum(variances, _SMALLEST_VARIANCE)
        middle = self._offsets[_SILENCE] + 1
        for kind in _OPTIONAL:  # rests and gaps are silence, of which there is more to learn from
            if kind in self._offsets:
                first = self._offsets[kind]
                last = first + _STATES.get(kind, _STATES_OF_OTHERS)
                self._means[first:last] = self._means[middle]
                self._variances[first:last] = self._variances[middle]

    def _likelihoods(self, frames: Floats) -> Floats:
        precision = 1 / self._variances
        constant = -0.5 * (np.log(self._variances).sum(1) + (self._means**2 * precision).sum(1))
        weights = np.concatenate((-0.5 * precision, self._means * precision), axis=1)
        both = np.concatenate((frames * frames, frames), axis=1)
        return np.asarray((both @ weights.T.astype(np.float32) + constant) * _LIKELIHOOD_SCALE)

    def _paths(self, rows: Sequence[Floats], chains: Sequence[_Chain]) -> list[np.ndarray]:
        """The best path of each prompt; prompts of like lengths are searched together."""
        paths: list[np.ndarray] = [np.zeros(0, int)] * len(rows)
        order = sorted(range(len(rows)), key=lambda index: len(rows[index]))
        for batch in _batches(order):
            scores = [self._likelihoods(rows[i])[:, chains[i].states] for i in batch]
            found = best_paths(scores, [chains[i].skips for i in batch])
            for index, path in zip(batch, found, strict=True):
                paths[index] = path
        return paths


def _batches(order: Sequence[int]) -> Iterator[Sequence[int]]:
    for first in range(0, len(order), _BATCH):
        yield order[first : first + _BATCH]


def _kinds(symbols: Sequence[str]) -> tuple[str, ...]:
    """The model of each symbol."""
    last = len(symbols) - 2
    return tuple(
        _SILENCE
        if symbol == BEGIN or index == last
        else _GAP
        if symbol == WORD_GAP
        else _REST
        if symbol == ","
        else symbol
        for index, symbol in enumerate(symbols)
    )


def _skips(owners: Sequence[int], kinds: Sequence[str]) -> np.ndarray:
    """For the first state of each symbol, the state before the optional symbols ahead of it."""
    skips = np.full(len(owners), -1)
    for state in range(1, len(owners)):
        owner = owners[state]
        if owner == owners[state - 1] or kinds[owner - 1] not in _OPTIONAL:
            continue
        before = owner - 1
        while kinds[before] in _OPTIONAL:
            before -= 1
        skips[state] = max(i for i in range(state) if owners[i] == before)
    return skips


def _first_path(rows: Floats, chain: _Chain) -> np.ndarray:
    """A start: silence by loudness, everything else in equal parts."""
    loudness = rows[:, 0]
    loud = np.flatnonzero(loudness > np.percentile(loudness, 90) - 2.0)
    first, end = int(loud[0]), int(loud[-1]) + 1
    kinds = np.array([chain.kinds[owner] for owner in chain.owners])
    inner = np.flatnonzero(~np.isin(kinds, (_SILENCE, *_OPTIONAL)))
    silent = np.flatnonzero(kinds == _SILENCE)
    path = np.zeros(len(rows), int)
    path[:first] = _spread(silent[silent < inner[0]], first)
    path[first:end] = _spread(inner, end - first)
    path[end:] = _spread(silent[silent > inner[-1]], len(rows) - end)
    return path


def _known_path(aligned: Aligned, chain: _Chain) -> np.ndarray:
    """The frames of each symbol in equal parts for its states."""
    owners = np.arange(len(chain.kinds))
    return np.concatenate(
        [
            _spread(np.flatnonzero(chain.owners == owner), count)
            for owner, count in zip(owners, aligned.frames, strict=True)
            if count
        ]
    )


def _spread(states: np.ndarray, frames: int) -> np.ndarray:
    return np.asarray(states[np.arange(frames) * len(states) // max(1, frames)])


def write_alignments(found: Mapping[str, Aligned], path: Path) -> None:
    """One JSON object a line."""
    lines = (
        json.dumps({"name": name, "symbols": one.symbols, "frames": one.frames}, ensure_ascii=False)
        + "\n"
        for name, one in found.items()
    )
    temporary = path.with_suffix(".partial")
    temporary.write_text("".join(lines), encoding="utf-8")
    temporary.replace(path)


def read_alignments(path: Path) -> dict[str, Aligned]:
    """What ``write_alignments`` wrote."""
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
    return {row["name"]: Aligned(tuple(row["symbols"]), tuple(row["frames"])) for row in rows}
