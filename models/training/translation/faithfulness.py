"""Does a translation keep what can be checked without a reference: numbers, negation, names,
placeholders; and does it repeat itself or just copy?"""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from models.training.translation.cleaning import Pair
from models.training.translation.sources import SourceLanguage
from models.training.translation.substitution import shared_names

_DIGITS = re.compile(r"\d+")
_PLACEHOLDER = re.compile(
    r"https?://\S+|www\.\S+|\S+@\S+\.\w+|\{\{?\w*\}?\}|%(?:\d\$)?[sd]|<[^<>\s]+>|\$[A-Z]+"
)
_NEGATIONS = {
    SourceLanguage.ENGLISH: re.compile(
        r"\b(?:not|never|nobody|nothing|cannot|no one)\b|n't\b", re.IGNORECASE
    ),
    SourceLanguage.FRENCH: re.compile(
        r"\b(?:ne|n')\s*\S+\s+(?:pas|jamais|rien|personne|plus)\b", re.IGNORECASE
    ),
}
_KREYOL_NEGATION = re.compile(
    r"\b(?:pa|p|pap|pat|poko|pankò|janm|anyen|pèsonn|san|okenn|ni|nonplis|pinga)\b", re.IGNORECASE
)
_LOOP_WORDS = 4
_LOOP_TIMES = 3
_COPY_MIN_WORDS = 4
_COPY_SHARE = 0.7


@dataclass(frozen=True, slots=True)
class Rate:
    """How many of the segments that a question applies to answer it with yes."""

    yes: int
    of: int

    @property
    def share(self) -> float:
        """Between 0 and 1; 1 where the question applies to none."""
        return self.yes / self.of if self.of else 1.0


@dataclass(frozen=True, slots=True)
class Faithfulness:
    """Shares over a test set."""

    numbers_kept: Rate
    negation_kept: Rate
    names_kept: Rate
    placeholders_kept: Rate
    repeating: Rate
    copied: Rate


def measure(
    pairs: Sequence[Pair], outputs: Sequence[str], language: SourceLanguage
) -> Faithfulness:
    """Judge the outputs for the pairs' sources; references say which names stay as they are and
    which negations stay negations."""
    return Faithfulness(
        numbers_kept=_rate(pairs, outputs, _has_numbers, _keeps_numbers),
        negation_kept=_rate(pairs, outputs, lambda pair: _is_negated(pair, language), _says_no),
        names_kept=_rate(pairs, outputs, lambda pair: bool(shared_names(pair)), _keeps_names),
        placeholders_kept=_rate(
            pairs, outputs, lambda pair: bool(_placeholders(pair.source)), _keeps_placeholders
        ),
        repeating=_rate(pairs, outputs, lambda _: True, lambda _, text: repeats_itself(text)),
        copied=_rate(
            pairs,
            outputs,
            lambda pair: len(pair.source.split()) >= _COPY_MIN_WORDS,
            lambda pair, text: is_copied(pair.source, text),
        ),
    )


def digit_groups(text: str) -> Counter[str]:
    """The groups of digits of a text, however thousands are separated."""
    return Counter(_DIGITS.findall(re.sub(r"(?<=\d)[ \u00a0\u202f.,](?=\d{3}\b)", "", text)))


def repeats_itself(text: str) -> bool:
    """Whether one to four words stand three times in a row."""
    words = text.lower().split()
    return any(
        words[start : start + size] * _LOOP_TIMES == words[start : start + size * _LOOP_TIMES]
        for size in range(1, _LOOP_WORDS + 1)
        for start in range(len(words) - size * _LOOP_TIMES + 1)
    )


def is_copied(source: str, output: str) -> bool:
    """Whether most words of the output are the source's own, in running text."""
    words = re.findall(r"[^\W\d_]{3,}", output.lower())
    known = set(re.findall(r"[^\W\d_]{3,}", source.lower()))
    return len(words) >= _COPY_MIN_WORDS - 1 and (
        sum(word in known for word in words) / len(words) > _COPY_SHARE
    )


def _rate(
    pairs: Sequence[Pair],
    outputs: Sequence[str],
    applies: Callable[[Pair], bool],
    holds: Callable[[Pair, str], bool],
) -> Rate:
    judged = [holds(pair, text) for pair, text in zip(pairs, outputs, strict=True) if applies(pair)]
    return Rate(sum(judged), len(judged))


def _has_numbers(pair: Pair) -> bool:
    return bool(_DIGITS.search(pair.source))


def _keeps_numbers(pair: Pair, output: str) -> bool:
    return not digit_groups(pair.source) - digit_groups(output)


def _is_negated(pair: Pair, language: SourceLanguage) -> bool:
    return bool(_NEGATIONS[language].search(pair.source)) and bool(
        _KREYOL_NEGATION.search(pair.target)
    )


def _says_no(_pair: Pair, output: str) -> bool:
    return bool(_KREYOL_NEGATION.search(output))


def _keeps_names(pair: Pair, output: str) -> bool:
    return all(name in output for name in shared_names(pair))


def _placeholders(text: str) -> Counter[str]:
    return Counter(mark.rstrip(".,;:") for mark in _PLACEHOLDER.findall(text))


def _keeps_placeholders(pair: Pair, output: str) -> bool:
    return not _placeholders(pair.source) - _placeholders(output)
