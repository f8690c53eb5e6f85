"""Other views of a pair, drawn anew in each epoch, that say the same thing on both sides.

They teach what a small corpus can't show often enough: copying digits, names and placeholders,
capitals, list marks, missing accents, and inputs of more than one sentence.
"""

import random
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from models.training.translation.cleaning import Pair
from models.training.translation.sources import SourceLanguage
from models.training.translation.substitution import NamePool, random_word, with_other_numbers
from models.training.translation.word_swaps import WordPool

_SENTENCE_ENDS = ".!?"
_PLACEHOLDERS = (
    *("{0}", "{name}", "{{count}}", "%s", "%d", "%1$s", "$HOME", "<b>", "[1]", "#{n}", "§ 4"),
    *("https://example.org/{w}", "www.{w}.ht", "{w}@mail.com", "{w}.pdf", "{w}_{n}"),
    *("A{n}", "RX-{n}", "ISO {n}", "COVID-{n}", "+509 {n} {n}"),
    *("{n} %", "USD {n}", "HTG {n}", "{n} km", "{n} kg"),
)
_LIST_MARKS = ("•", "-", "1.", "2)", "a)", "(3)", "—", "*", "IV.", "12.")

Change = Callable[[Pair], Pair]


@dataclass(frozen=True, slots=True)
class Rates:
    """Shares of pairs changed in each way (0 to 1); those from `capitals` to `parentheses` exclude one
    another. `named` puts a name, of a speaker or in parentheses, on both sides; `words` other words."""

    joined: float = 0.06
    numbers: float = 0.6
    names: float = 0.3
    named: float = 0.06
    capitals: float = 0.02
    plain_source: float = 0.015
    no_final_mark: float = 0.015
    placeholder: float = 0.015
    list_mark: float = 0.01
    copy_only: float = 0.01
    parentheses: float = 0.01
    words: float = 0.2


DEFAULT_RATES = Rates()
NO_CHANGE = Rates(*(0.0,) * 12)


class Augmenter:
    """Draws views of pairs. Not thread-safe: it owns its random numbers."""

    def __init__(
        self,
        pairs: Iterable[Pair],
        *,
        seed: int | None = None,
        rates: Rates = DEFAULT_RATES,
        words: Mapping[SourceLanguage, WordPool] | None = None,
    ) -> None:
        self._random = random.Random(seed)
        self._names = NamePool(pairs)
        self._rates = rates
        self._words = words or {}

    def view(self, pair: Pair, language: SourceLanguage, *, following: Pair | None = None) -> Pair:
        """The pair itself or a changed one; `following` is its neighbour in a document."""
        if following is not None and self._drawn(self._rates.joined):
            pair = Pair(f"{pair.source} {following.source}", f"{pair.target} {following.target}")
        pool = self._words.get(language)
        if pool is not None and self._drawn(self._rates.words):
            pair = pool.swapped(pair, self._random)
        if self._drawn(self._rates.numbers):
            pair = with_other_numbers(pair, self._random)
        if self._drawn(self._rates.names):
            pair = self._names.renamed(pair, self._random)
        if self._drawn(self._rates.named):
            pair = self._with_name(pair)
        return self._noise(language)(pair)

    def _drawn(self, rate: float) -> bool:
        return self._random.random() < rate

    def _noise(self, language: SourceLanguage) -> Change:
        rates = self._rates
        plain = without_accents if language is SourceLanguage.FRENCH else in_lower_case
        choices: Sequence[tuple[float, Change]] = (
            (rates.capitals, in_capitals),
            (rates.plain_source, plain),
            (rates.no_final_mark, without_final_mark),
            (rates.placeholder, self._with_placeholder),
            (rates.list_mark, self._as_list_item),
            (rates.copy_only, self._copy_only),
            (rates.parentheses, in_parentheses),
        )
        draw = self._random.random()
        for rate, change in choices:
            if draw < rate:
                return change
            draw -= rate
        return _unchanged

    def _with_name(self, pair: Pair) -> Pair:
        name = self._names.draw(self._random)
        if self._drawn(0.6):
            name = f"{name} {self._names.draw(self._random)}"
        if self._drawn(0.5) and pair.source.endswith(".") and pair.target.endswith("."):
            return Pair(f"{pair.source[:-1]} ({name}).", f"{pair.target[:-1]} ({name}).")
        return Pair(f"{name}: {pair.source}", f"{name}: {pair.target}")

    def _with_placeholder(self, pair: Pair) -> Pair:
        mark = self._placeholder()
        if pair.source[-1] in _SENTENCE_ENDS:
            return Pair(f"{mark} {pair.source}", f"{mark} {pair.target}")
        return Pair(f"{pair.source} {mark}", f"{pair.target} {mark}")

    def _as_list_item(self, pair: Pair) -> Pair:
        mark = self._random.choice(_LIST_MARKS)
        return Pair(f"{mark} {pair.source}", f"{mark} {pair.target}")

    def _copy_only(self, _pair: Pair) -> Pair:
        if self._drawn(0.3):
            text = self._placeholder()
        else:
            text = f"{self._names.draw(self._random)} {self._names.draw(self._random)}"
        return Pair(text, text)

    def _placeholder(self) -> str:
        word, number = random_word(self._random), str(self._random.randint(2, 9999))
        pattern = self._random.choice(_PLACEHOLDERS)
        return pattern.replace("{w}", word).replace("{n}", number)


def in_capitals(pair: Pair) -> Pair:
    """Both sides in capitals."""
    return Pair(pair.source.upper(), pair.target.upper())


def in_lower_case(pair: Pair) -> Pair:
    """The source in lower case, as people type."""
    return Pair(pair.source.lower(), pair.target)


def without_accents(pair: Pair) -> Pair:
    """The source without accents, as people type French on other keyboards."""
    letters = unicodedata.normalize("NFD", pair.source)
    return Pair("".join(c for c in letters if not unicodedata.combining(c)), pair.target)


def without_final_mark(pair: Pair) -> Pair:
    """Both sides without their final mark, where they share it."""
    final = pair.source[-1]
    if final not in _SENTENCE_ENDS or not pair.target.endswith(final):
        return pair
    shorter = Pair(pair.source[:-1].rstrip(), pair.target[:-1].rstrip())
    return shorter if shorter.source and shorter.target else pair


def in_parentheses(pair: Pair) -> Pair:
    """A sentence as an aside, without its full stop."""
    if not (pair.source.endswith(".") and pair.target.endswith(".")):
        return pair
    return Pair(f"({pair.source[:-1]})", f"({pair.target[:-1]})")


def _unchanged(pair: Pair) -> Pair:
    return pair
