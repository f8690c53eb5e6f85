"""Candidate translations of one clause, and which of them is best."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from kreyol_desktop.core.segment import Flag
from kreyol_desktop.core.translation import Hypothesis
from kreyol_desktop.engines.translation.protection import Masked
from kreyol_desktop.engines.translation.word_links import Account

_WEIGHTS = {
    Flag.EMPTY: 100,
    Flag.RUNAWAY: 40,
    Flag.REPETITION: 30,
    Flag.UNTRANSLATED: 25,
    Flag.PLACEHOLDERS: 20,
    Flag.NUMBERS: 15,
    Flag.NEGATION: 12,
    Flag.GLOSSARY: 8,
    Flag.NAMES: 5,
}


NOTHING_SAID = Hypothesis("", 0.0)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A finished translation with the model's score, what is wrong with it, and what it accounts for.

    ``protected`` is what the model read, ``said`` what it answered; ``protected`` is missing from a copy.
    """

    text: str
    score: float
    flags: frozenset[Flag]
    terms: tuple[str, ...] = ()
    account: Account = Account()
    protected: Masked | None = None
    said: Hypothesis = NOTHING_SAID

    @property
    def badness(self) -> int:
        """0 for one that passes every check; larger is worse."""
        return sum(_WEIGHTS.get(flag, 1) for flag in self.flags)


@dataclass(slots=True)
class Candidates:
    """What was tried for one clause, by the rank of the attempt: answers may come in any order,
    the choice among them is always the same.
    """

    _by_rank: dict[int, list[Candidate]] = field(default_factory=dict)

    def add(self, rank: int, candidate: Candidate) -> None:
        """Add the next candidate of an attempt."""
        self._by_rank.setdefault(rank, []).append(candidate)

    def prefer(self, candidate: Candidate) -> None:
        """Add a candidate that goes before all others that are as good."""
        self._by_rank[min(self._by_rank, default=0) - 1] = [candidate]

    def clean(self, rank: int) -> int:
        """How many of an attempt pass every check."""
        return sum(not candidate.flags for candidate in self._by_rank.get(rank, ()))

    @property
    def any(self) -> bool:
        """Whether there is a candidate at all."""
        return bool(self._by_rank)

    @property
    def settled(self) -> bool:
        """Whether one of them passes every check."""
        return any(not candidate.flags for candidate in self._in_order())

    @property
    def best(self) -> Candidate | None:
        """The first of those with the fewest and lightest faults."""
        return min(self._in_order(), key=lambda candidate: candidate.badness, default=None)

    def alternatives(self, count: int) -> tuple[str, ...]:
        """Up to ``count`` other texts without faults, in the order of the attempts."""
        best = self.best
        texts = dict.fromkeys(c.text for c in self._in_order() if not c.flags and c is not best)
        return tuple(t for t in texts if best is None or t != best.text)[:count]

    def _in_order(self) -> Iterator[Candidate]:
        for rank in sorted(self._by_rank):
            yield from self._by_rank[rank]
