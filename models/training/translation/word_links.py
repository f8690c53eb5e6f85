"""Train the table of word links that stands beside the model: IBM model 1 on cut words.

Which source word a target word stands for, p(source | target), by five rounds of expectation
maximisation (Brown et al. 1993). The program judges with it how much of a sentence was translated.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from kreyol_desktop.core.language import Language
from kreyol_desktop.engines.translation.hints import COMPOUND
from kreyol_desktop.engines.translation.word_links import (
    NOBODY,
    STANDS_FOR,
    STEM,
    WORD,
    file_name,
    stems,
    write_word_links,
)
from models.training.translation.lexicon import Entry, names_kept, renderings_of_forms
from models.training.translation.portions import Portion

ROUNDS = 5
MAX_WORDS = 45
"""Longer pairs cost most and teach least."""
MIN_COUNT = 2
"""Rarer words are left out of the table."""
MIN_CHANCE = 0.01
CERTAIN_COUNT = 12
CERTAIN_SHARE = 0.97
"""A source word is certain when in so many pairs, and in this share of them, a target word stands for
it. On `seed-dev.tsv` 5 % of the references leave a certain word out, and 22 to 29 % of the
translations of the fourth model."""
_SOURCES = frozenset({"seed", "general", "localisation-permissive"})
"""The Bible's and the copyleft interfaces' words would shift everyday ones."""
PLAIN_SOURCES = frozenset({"seed", "general"})
"""Renderings come from these: interfaces hold words that are no language."""

_SMOOTHING = 0.5

RENDERED_COUNT = 4
RENDERED_SHARE = 0.8
WORD_COUNT = 3
WORD_SHARE = 0.4
"""A source word has a rendering when in RENDERED_COUNT pairs or more, and in RENDERED_SHARE of them, a
target word stands for its stem, and when in WORD_COUNT pairs or more, and in WORD_SHARE of them, that is
one and the same word. Measured in decision 009: stricter figures mend less."""

LEXICON_COUNT = 40
"""Words in more pairs are put in by the corpus only: what the lexicon says of them is one sense of several.
Measured in decision 010."""

Words = list[str]
Integers = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Texts = Sequence[tuple[str, str]]
Counterparts = dict[str, set[str]]
"""For each source stem the target stems that stand for it."""
Shares = dict[str, tuple[int, float]]
"""For each source stem the number of its pairs, and the share in which a counterpart stands."""


def train_word_links(
    portions: Iterable[Portion], out: Path, lexicon: Sequence[Entry] = ()
) -> dict[Language, int]:
    """Write a table for each source language into the folder `out`; returns their numbers of links.

    Words that are rare in the corpus are rendered as `lexicon` says.
    """
    texts: dict[Language, list[tuple[str, str]]] = {}
    plain: dict[Language, list[tuple[str, str]]] = {}
    for portion in portions:
        language, name = Language(portion.language.value), portion.source.name
        pairs = [(pair.source, pair.target) for pair in portion.pairs]
        if name in _SOURCES:
            texts.setdefault(language, []).extend(pairs)
        if name in PLAIN_SOURCES:
            plain.setdefault(language, []).extend(pairs)
    return {
        language: _write(
            pairs,
            plain.get(language, ()),
            renderings_of_forms(lexicon, language),
            names_kept(lexicon, language),
            out / file_name(language),
        )
        for language, pairs in texts.items()
    }


def _write(
    texts: Texts, plain: Texts, lexicon: Mapping[str, Sequence[str]], names: set[str], path: Path
) -> int:
    cut = [(stems(source), stems(target)) for source, target in texts]
    usable = [(s, t) for s, t in cut if 0 < len(s) <= MAX_WORDS and 0 < len(t) <= MAX_WORDS]
    sources = _vocabulary(source for source, _ in usable)
    targets = [NOBODY, *_vocabulary(target for _, target in usable)]
    keys, chances = link_chances(usable, sources, targets)
    kept = chances >= MIN_CHANCE
    stand_for = counterparts(sources, targets, keys[chances >= STANDS_FOR])
    shares = met_shares(usable, stand_for)
    certain = _those_met(shares, CERTAIN_COUNT, CERTAIN_SHARE)
    rendered = _those_met(shares, RENDERED_COUNT, RENDERED_SHARE)
    write_word_links(
        path,
        sources,
        targets,
        keys[kept],
        chances[kept].astype(np.float32),
        [number for number, word in enumerate(sources) if word in certain],
        of_rare_words(lexicon, plain)
        | _without(names, renderings(plain, {word: stand_for[word] for word in rendered})),
    )
    return int(kept.sum())


def _without(names: set[str], said: Mapping[str, str]) -> dict[str, str]:
    return {word: rendering for word, rendering in said.items() if word not in names}


def counterparts(sources: Words, targets: Words, keys: Integers) -> Counterparts:
    """The words that stand for each other, from the keys of their pairs."""
    found: Counterparts = {}
    for target, source in zip(*np.divmod(keys, len(sources)), strict=True):
        if target:
            found.setdefault(sources[source], set()).add(targets[target])
    return found


def met_shares(pairs: Iterable[tuple[Words, Words]], stand_for: Counterparts) -> Shares:
    """How often the words of the source meet a counterpart."""
    seen, met = Counter[str](), Counter[str]()
    for source, target in pairs:
        for word in stand_for.keys() & set(source):
            seen[word] += 1
            met[word] += not stand_for[word].isdisjoint(target)
    return {word: (count, met[word] / count) for word, count in seen.items()}


def _those_met(shares: Shares, least: int, share: float) -> set[str]:
    return {word for word, (count, met) in shares.items() if count >= least and met >= share}


def of_rare_words(lexicon: Mapping[str, Sequence[str]], texts: Texts) -> dict[str, str]:
    """What of the lexicon is about words of one sense, in LEXICON_COUNT texts at most."""
    counts = Counter(word for source, _ in texts for word in set(WORD.findall(source.lower())))
    return {
        word: said[0]
        for word, said in lexicon.items()
        if len(said) == 1 and counts[word] <= LEXICON_COUNT and COMPOUND.fullmatch(word)
    }


def renderings(texts: Texts, stand_for: Counterparts) -> dict[str, str]:
    """The Kreyòl word that mostly stands for each source word, both uncut; the source in small letters."""
    seen: Counter[str] = Counter()
    words: dict[str, Counter[str]] = {}
    for source, target in texts:
        there = _surfaces(target)
        for word in set(WORD.findall(source.lower())):
            wanted = stand_for.get(word[:STEM])
            if wanted is not None:
                seen[word] += 1
                words.setdefault(word, Counter()).update(there[w] for w in wanted & there.keys())
    best = {word: counts.most_common(1)[0] for word, counts in words.items() if counts}
    return {
        word: rendering
        for word, (rendering, count) in sorted(best.items())
        if seen[word] >= WORD_COUNT and count >= WORD_SHARE * seen[word]
    }


def _surfaces(text: str) -> dict[str, str]:
    """The first word of each stem as it is written; a sentence's first word in small letters."""
    found: dict[str, str] = {}
    for index, word in enumerate(WORD.findall(text)):
        found.setdefault(word.lower()[:STEM], word if index else word.lower())
    return found


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
