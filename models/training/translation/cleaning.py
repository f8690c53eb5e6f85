"""What a sentence pair must be like to be trained on."""

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from enum import Enum

MAX_CHARS = 600
RATIO_RANGE = (0.4, 2.2)
"""Kreyòl length over source length, outside of which a pair is a mismatch or a free paraphrase."""
_RATIO_MATTERS_FROM_CHARS = 20
_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"'})


@dataclass(frozen=True, slots=True)
class Pair:
    """A source sentence and its Kreyòl translation."""

    source: str
    target: str


class Rejection(Enum):
    """Why a pair was left out."""

    EMPTY = "empty"
    UNTRANSLATED = "untranslated"
    EVALUATION = "in an evaluation set"
    DUPLICATE = "duplicate"
    TOO_LONG = "too long"
    RATIO = "length ratio"


def clean(text: str) -> str:
    """NFC, single spaces, straight quotes: what the program does to its input as well."""
    return " ".join(unicodedata.normalize("NFC", text).split()).translate(_QUOTES)


def overlap_key(text: str) -> str:
    """The words of a text in lower case: equal keys count as the same sentence."""
    return re.sub(r"\W+", " ", unicodedata.normalize("NFC", text).lower()).strip()


@dataclass(slots=True)
class PairFilter:
    """Cleans pairs, keeps the good ones and counts the rest by reason.

    `forbidden` holds the overlap keys of all evaluation sentences, in every language: a training
    pair may share neither of its sides with them.
    """

    forbidden: Collection[str]
    rejected: Counter[Rejection] = field(default_factory=Counter)
    _seen: set[Pair] = field(default_factory=set)

    def keep(self, pairs: Iterable[Pair]) -> list[Pair]:
        """The pairs that pass, cleaned, in their order."""
        kept = []
        for raw in pairs:
            pair = Pair(clean(raw.source), clean(raw.target))
            reason = self._reason(pair)
            if reason is None:
                self._seen.add(pair)
                kept.append(pair)
            else:
                self.rejected[reason] += 1
        return kept

    def _reason(self, pair: Pair) -> Rejection | None:
        tests = (
            (Rejection.EMPTY, not pair.source or not pair.target),
            (Rejection.UNTRANSLATED, pair.source == pair.target and " " in pair.source),
            (Rejection.TOO_LONG, max(len(pair.source), len(pair.target)) > MAX_CHARS),
            (Rejection.DUPLICATE, pair in self._seen),
            (Rejection.RATIO, _ratio_is_odd(pair)),
            (Rejection.EVALUATION, self._in_evaluation(pair)),
        )
        return next((reason for reason, applies in tests if applies), None)

    def _in_evaluation(self, pair: Pair) -> bool:
        keys = (overlap_key(pair.source), overlap_key(pair.target))
        return any(key in self.forbidden for key in keys if key)


def _ratio_is_odd(pair: Pair) -> bool:
    if len(pair.source) <= _RATIO_MATTERS_FROM_CHARS:
        return False
    low, high = RATIO_RANGE
    return not low < len(pair.target) / len(pair.source) < high
