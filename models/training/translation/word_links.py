"""Train the table of word links that stands beside the model: IBM model 1 on cut words.

Which source word a target word stands for, p(source | target), by five rounds of expectation
maximisation (Brown et al. 1993). The program judges with it how much of a sentence was translated.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from kreyol_desktop.core.language import Language
from kreyol_desktop.engines.translation.word_links import (
    NOBODY,
    file_name,
    stems,
    write_word_links,
)
from models.training.translation.portions import Portion

ROUNDS = 5
MAX_WORDS = 45
"""Longer pairs cost most and teach least."""
MIN_COUNT = 2
"""Rarer words are left out of the table."""
MIN_CHANCE = 0.01
_SOURCES = frozenset({"seed", "general", "localisation-permissive"})
"""The Bible's and the copyleft interfaces' words would shift everyday ones."""

_SMOOTHING = 0.5

Words = list[str]
Integers = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]


def train_word_links(portions: Iterable[Portion], out: Path) -> dict[Language, int]:
    """Write a table for each source language into the folder `out`; returns their numbers of links."""
    texts: dict[Language, list[tuple[Words, Words]]] = {}
    for portion in portions:
        if portion.source.name in _SOURCES:
            pairs = ((stems(pair.source), stems(pair.target)) for pair in portion.pairs)
            texts.setdefault(Language(portion.language.value), []).extend(pairs)
    return {language: _write(pairs, out / file_name(language)) for language, pairs in texts.items()}


def _write(pairs: Sequence[tuple[Words, Words]], path: Path) -> int:
    usable = [(s, t) for s, t in pairs if 0 < len(s) <= MAX_WORDS and 0 < len(t) <= MAX_WORDS]
    sources = _vocabulary(source for source, _ in usable)
    targets = [NOBODY, *_vocabulary(target for _, target in usable)]
    keys, chances = link_chances(usable, sources, targets)
    kept = chances >= MIN_CHANCE
    write_word_links(path, sources, targets, keys[kept], chances[kept].astype(np.float32))
    return int(kept.sum())


def _vocabulary(texts: Iterable[Words]) -> Words:
    counts = Counter(word for text in texts for word in text)
    return sorted(word for word, count in counts.items() if count >= MIN_COUNT)


def link_chances(
    pairs: Sequence[tuple[Words, Words]], sources: Words, targets: Words
) -> tuple[Integers, Floats]:
    """(key, p(source | target)) of every pair of words that occurs, keys ascending: target * number of
    sources + source. `targets[0]` is NOBODY; words outside the vocabularies are passed over.
    """
    links, cells = _links(pairs, sources, targets)
    keys, kind = np.unique(links, return_inverse=True)
    kind = kind.astype(np.int32)
    target_of_kind = keys // len(sources)
    chances: Floats = np.ones(len(keys))
    for _ in range(ROUNDS):
        weights = chances[kind]
        weights /= np.bincount(cells, weights)[cells]
        expected = np.bincount(kind, weights)
        chances = expected / (np.bincount(target_of_kind, expected)[target_of_kind] + _SMOOTHING)
    return keys, chances


def _links(
    pairs: Sequence[tuple[Words, Words]], sources: Words, targets: Words
) -> tuple[Integers, npt.NDArray[np.int32]]:
    """All possible links, source word by source word, and the source word ("cell") of each."""
    source_numbers = {word: number for number, word in enumerate(sources)}
    target_numbers = {word: number for number, word in enumerate(targets)}
    links, cells, cell = [], [], 0
    for source, target in pairs:
        rows = np.array([source_numbers[word] for word in source if word in source_numbers], int)
        columns = np.array([0, *(target_numbers[w] for w in target if w in target_numbers)])
        links.append((columns * len(sources) + rows[:, None]).ravel())
        cells.append(np.repeat(np.arange(cell, cell + len(rows), dtype=np.int32), len(columns)))
        cell += len(rows)
    return np.concatenate(links), np.concatenate(cells)
