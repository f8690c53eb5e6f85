"""Aligned speech as examples and batches for the network."""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from models.training.voice.acoustics import ENVELOPE_POINTS, HOP, QUIETEST, Floats
from models.training.voice.alignment import Aligned, read_alignments
from models.training.voice.alphabet import spelled
from models.training.voice.features import FeatureStore
from models.training.voice.prompts import ENDS, WORD_GAP, Part, Prompt, read_prompts
from models.training.voice.teacher import Pcm, SpeechStore

LONGEST_END = 25
"""Frames of silence that are kept after a sentence: 0.2 s."""

_REST_MARKS = ",;:"
_QUIET_PITCH_HZ = 200.0


@dataclass(frozen=True, slots=True)
class Example:
    """One recording: symbol ids with their frames, and the target features, one row a frame.

    ``pitch`` is the natural logarithm of the frequency in Hz, drawn through the unvoiced frames.
    """

    prompt: Prompt
    aligned: Aligned
    ids: Floats
    frames: Floats
    features: Floats
    pitch: Floats
    voiced: Floats
    pcm: Pcm

    def __len__(self) -> int:
        return len(self.pitch)


@dataclass(frozen=True, slots=True)
class Batch:
    """Examples side by side; ``known`` and ``real`` are 1 where symbols and frames are not padding."""

    ids: Tensor
    frames: Tensor
    known: Tensor
    envelope: Tensor
    noise: Tensor
    pitch: Tensor
    voiced: Tensor
    real: Tensor


def load_examples(folder: Path, parts: Sequence[Part] = tuple(Part)) -> list[Example]:
    """Examples of the given parts from the folder of a run whose alignment is done."""
    prompts = {prompt.name: prompt for prompt in read_prompts(folder / "prompts.jsonl")}
    store = SpeechStore(folder)
    recordings, samples = store.recordings(), store.samples()
    features = FeatureStore(folder).load(recordings)
    alignments = read_alignments(folder / "alignments.jsonl")
    return [
        make_example(
            prompts[one.name],
            alignments[one.name],
            features[one.name],
            samples[one.start : one.start + one.samples],
        )
        for one in recordings
        if one.name in alignments and prompts[one.name].part in parts
    ]


def make_example(prompt: Prompt, aligned: Aligned, features: Floats, pcm: Pcm) -> Example:
    """The silence after the sentence is cut; a gap after a rest counts as part of the rest."""
    aligned = _merge_rests(aligned)
    frames = list(aligned.frames)
    last = len(frames) - 2
    total = sum(frames)
    if aligned.symbols[last] in ENDS and frames[last] > LONGEST_END:
        total -= frames[last] - LONGEST_END
        frames[last] = LONGEST_END
    ids, lengths = spelled(aligned.symbols, frames)
    hertz = features[:, -1].astype(np.float32)
    return Example(
        prompt,
        replace(aligned, frames=tuple(frames)),
        np.array(ids),
        np.array(lengths, np.float32),
        features[:total],
        _pitch_line(hertz)[:total],
        (hertz > 0)[:total].astype(np.float32),
        pcm[: total * HOP],
    )


def _merge_rests(aligned: Aligned) -> Aligned:
    frames = list(aligned.frames)
    for index in range(1, len(frames)):
        if aligned.symbols[index] == WORD_GAP and aligned.symbols[index - 1] in _REST_MARKS:
            frames[index - 1] += frames[index]
            frames[index] = 0
    return replace(aligned, frames=tuple(frames))


def _pitch_line(hertz: Floats) -> Floats:
    voiced = np.flatnonzero(hertz > 0)
    if not len(voiced):
        return np.full(len(hertz), np.log(_QUIET_PITCH_HZ), np.float32)
    line = np.interp(np.arange(len(hertz)), voiced, np.log(hertz[voiced]))
    return np.asarray(line, np.float32)


def make_batch(examples: Sequence[Example]) -> Batch:
    """Pad to the longest."""
    count = len(examples)
    symbols, frames = max(len(one.ids) for one in examples), max(map(len, examples))
    batch = Batch(
        ids=torch.zeros(count, symbols, dtype=torch.long),
        frames=torch.zeros(count, symbols),
        known=torch.zeros(count, 1, symbols),
        envelope=torch.zeros(count, frames, ENVELOPE_POINTS),
        noise=torch.ones(count, frames, examples[0].features.shape[1] - ENVELOPE_POINTS - 1),
        pitch=torch.full((count, frames), float(np.log(_QUIET_PITCH_HZ))),
        voiced=torch.zeros(count, frames),
        real=torch.zeros(count, frames),
    )
    for index, one in enumerate(examples):
        symbols, frames = len(one.ids), len(one)
        rows = torch.from_numpy(one.features.astype(np.float32))
        batch.ids[index, :symbols] = torch.from_numpy(one.ids)
        batch.frames[index, :symbols] = torch.from_numpy(one.frames)
        batch.known[index, 0, :symbols] = 1
        batch.envelope[index, :frames] = rows[:, :ENVELOPE_POINTS].clamp(min=QUIETEST)
        batch.noise[index, :frames] = rows[:, ENVELOPE_POINTS:-1]
        batch.pitch[index, :frames] = torch.from_numpy(one.pitch)
        batch.voiced[index, :frames] = torch.from_numpy(one.voiced)
        batch.real[index, :frames] = 1
    return batch


def shuffled_batches(
    examples: Sequence[Example], *, frames: int, rng: random.Random
) -> Iterator[list[Example]]:
    """One epoch in groups of like lengths, each of about ``frames`` frames."""
    order = sorted(examples, key=lambda one: len(one) + 60 * rng.random())
    groups: list[list[Example]] = [[]]
    for one in order:
        if groups[-1] and (len(groups[-1]) + 1) * len(one) > frames:
            groups.append([])
        groups[-1].append(one)
    rng.shuffle(groups)
    yield from groups


def training_statistics(examples: Sequence[Example]) -> Mapping[str, Tensor]:
    """Mean and spread of the envelope and of the pitch, for the network's outputs."""
    rows = np.concatenate([one.features[:, :ENVELOPE_POINTS] for one in examples])
    envelope = np.maximum(rows.astype(np.float32), QUIETEST)
    pitch = np.concatenate([one.pitch[one.voiced > 0] for one in examples])
    return {
        "envelope_mean": torch.tensor(envelope.mean(0)),
        "envelope_spread": torch.tensor(envelope.std(0)),
        "pitch_mean": torch.tensor(pitch.mean()),
        "pitch_spread": torch.tensor(pitch.std()),
    }
