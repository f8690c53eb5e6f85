"""Which word of a translation stands for which of its source, from all that is known of it.

Three witnesses are heard: where the model looks when it says a word (its attention, which wanders to
neighbours and full stops), how often the two words were translated by each other (the word links),
and how much they look alike (names, figures, and the many words that Kreyòl shares with French).
"""

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from kreyol_desktop.core.translation import CharAlignment

Span = tuple[int, int]
Weights = npt.NDArray[np.float32]
Chances = Callable[[Sequence[str], Sequence[str]], Weights]
"""How likely each target word (rows) stands for each source word (columns)."""

SOURCE_WORD = re.compile(r"[^\W_]+|[%$€£°&+]")
"""*l'eau* is two words: either can be marked alone."""
TARGET_WORD = re.compile(r"[^\W_](?:[\w%$€£°&+]|[-/’'](?=[^\W_])|(?<=\d)[.,](?=\d))*|[%$€£°&+]+")
"""*m'ap*, *pòtoprens-la*, *1,5* are one: a style does not change within a word."""

_LINK_WEIGHT = 1.0
_LOOKS_WEIGHT = 1.0
_NOBODY = 0.05
"""What a word that stands for nothing has against all of the source."""
_ROUNDS = 3
_ORDER = 0.6
_SHORTEST_LIKE = 4


@dataclass(frozen=True, slots=True)
class WordAlignment:
    """``weights[t, s]`` is how surely target word t stands for source word s: rows sum to 1 at most."""

    source: tuple[Span, ...]
    target: tuple[Span, ...]
    weights: Weights

    @property
    def is_known(self) -> bool:
        """Whether anything at all is known."""
        return bool(self.weights.any())


def align_words(
    source: str, target: str, attention: CharAlignment, chances: Chances | None = None
) -> WordAlignment:
    """The alignment of two sentences; ``attention`` may be empty."""
    sources = tuple(match.span() for match in SOURCE_WORD.finditer(source))
    targets = tuple(match.span() for match in TARGET_WORD.finditer(target))
    if not sources or not targets:
        return WordAlignment(sources, targets, np.zeros((len(targets), len(sources)), np.float32))
    source_words = [_plain(source[a:b]) for a, b in sources]
    target_words = [_plain(target[a:b]) for a, b in targets]
    evidence = _seen(attention, targets, sources)
    evidence += _LOOKS_WEIGHT * _alike(source_words, target_words)
    if chances is not None:
        raw_sources = [source[a:b].lower() for a, b in sources]
        raw_targets = [target[a:b].lower() for a, b in targets]
        evidence += _LINK_WEIGHT * chances(raw_sources, raw_targets)
    return WordAlignment(
        sources, targets, _shared(evidence * _in_order(len(targets), len(sources)))
    )


def _in_order(rows: int, columns: int) -> Weights:
    """What stands at the same share of both sentences is a little likelier to belong together."""
    apart = np.linspace(0, 1, rows)[:, None] - np.linspace(0, 1, columns)
    nearness: Weights = np.exp(-_ORDER * np.abs(apart)).astype(np.float32)
    return nearness


def _shared(evidence: Weights) -> Weights:
    """Each word's evidence as shares, when all words of both sides want about the same."""
    shared = evidence
    for _ in range(_ROUNDS):
        rows = _shares(shared, axis=1)
        columns = _shares(shared, axis=0)
        shared = np.sqrt(rows * columns)
    return _shares(shared, axis=1)


def _shares(evidence: Weights, *, axis: int) -> Weights:
    shares: Weights = evidence / (evidence.sum(axis=axis, keepdims=True) + np.float32(_NOBODY))
    return shares


def _seen(attention: CharAlignment, targets: Sequence[Span], sources: Sequence[Span]) -> Weights:
    """The share of its looks that each target word gives each source word."""
    seen = np.zeros((len(targets), len(sources)), np.float32)
    total = np.zeros((len(targets), 1), np.float32)
    of_target, of_source = _Finder(targets), _Finder(sources)
    for t0, t1, s0, s1, weight in attention:
        row = of_target(t0, t1)
        if row is None:
            continue
        total[row] += weight
        column = of_source(s0, s1)
        if column is not None:
            seen[row, column] += weight
    return (seen / np.maximum(total, 1e-6)).astype(np.float32)


class _Finder:
    """Finds the word that most of a stretch lies in."""

    def __init__(self, words: Sequence[Span]) -> None:
        self._owner: dict[int, int] = {}
        for number, (start, end) in enumerate(words):
            self._owner.update(dict.fromkeys(range(start, end), number))

    def __call__(self, start: int, end: int) -> int | None:
        owner = self._owner
        return next(
            (owner[place] for place in range(end - 1, start - 1, -1) if place in owner), None
        )


_SOUNDS = (("ph", "f"), ("qu", "k"), ("ch", "S"), ("c", "k"), ("y", "i"))


def _plain(word: str) -> str:
    """A word without capitals and accents, spelt nearly as Kreyòl spells its sounds."""
    bare = "".join(c for c in unicodedata.normalize("NFD", word.lower()) if c.isalnum())
    for before, after in _SOUNDS:
        bare = bare.replace(before, after)
    return bare


def _alike(sources: Sequence[str], targets: Sequence[str]) -> Weights:
    """1 for the same word, less for words that begin alike."""
    alike = np.zeros((len(targets), len(sources)), np.float32)
    for row, target in enumerate(targets):
        for column, source in enumerate(sources):
            if source[:1] == target[:1]:
                alike[row, column] = _likeness(source, target)
    return alike


def _likeness(one: str, other: str) -> float:
    if one == other:
        return 1.0 if len(one) >= _SHORTEST_LIKE or one.isdigit() else 0.5
    shared = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        shared += 1
    longest = max(len(one), len(other))
    if shared < _SHORTEST_LIKE - 1 or shared * 2 < longest:
        return 0.0
    return shared / longest
