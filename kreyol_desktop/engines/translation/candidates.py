"""Candidate translations of one clause, and which of them is best."""

from dataclasses import dataclass, field

from kreyol_desktop.core.segment import Flag

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


@dataclass(frozen=True, slots=True)
class Candidate:
    """A finished translation with the model's score and what is wrong with it."""

    text: str
    score: float
    flags: frozenset[Flag]
    terms: tuple[str, ...] = ()

    @property
    def badness(self) -> int:
        """0 for one that passes every check; larger is worse."""
        return sum(_WEIGHTS.get(flag, 1) for flag in self.flags)


@dataclass(slots=True)
class Candidates:
    """What was tried for one clause, in the order in which it was tried."""

    all: list[Candidate] = field(default_factory=list)

    @property
    def clean(self) -> int:
        """How many pass every check."""
        return sum(not candidate.flags for candidate in self.all)

    @property
    def settled(self) -> bool:
        """Whether one of them passes every check."""
        return self.clean > 0

    @property
    def best(self) -> Candidate | None:
        """The first of those with the fewest and lightest faults."""
        return min(self.all, key=lambda candidate: candidate.badness, default=None)

    def alternatives(self, count: int) -> tuple[str, ...]:
        """Up to ``count`` other texts without faults, in the order of trial."""
        best = self.best
        texts = dict.fromkeys(c.text for c in self.all if not c.flags and c is not best)
        return tuple(t for t in texts if best is None or t != best.text)[:count]
