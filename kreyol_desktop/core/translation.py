"""Values of translation: sentences, hypotheses and what the memory holds."""

from collections.abc import Callable, Generator
from dataclasses import dataclass, field

from kreyol_desktop.core.language import Direction
from kreyol_desktop.core.segment import Flag, Origin


@dataclass(frozen=True, slots=True)
class SegmentSpan:
    """A sentence inside a text, with the white space that follows it."""

    text: str
    separator: str


def nowhere(_start: int, _end: int) -> int | None:
    """What is known of a translation at which nobody watched the model."""
    return None


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """One translation of one sentence as a translator gives it.

    ``score`` is the mean log-probability per target piece. ``place_of(start, end)`` is where the
    word from ``start`` to ``end`` of the source was looked at most: the start of a word of ``text``,
    in characters; None where that is unknown.
    """

    text: str
    score: float
    place_of: Callable[[int, int], int | None] = field(default=nowhere, compare=False, repr=False)


Answers = Generator[tuple[int, list[Hypothesis]], None, None]
"""(index of the sentence, hypotheses) in any order; closing it drops what still waits."""

CharAlignment = tuple[tuple[int, int, int, int, float], ...]
"""(target start, target end, source start, source end, weight) in characters, in target order: how
much each stretch of the target stands for which stretches of the source, from 0 to 1."""


@dataclass(frozen=True, slots=True)
class Decoding:
    """Decoding settings; retries vary them."""

    beam_size: int = 2
    no_repeat_ngram: int = 4
    repetition_penalty: float = 1.0
    length_penalty: float = 1.0
    """Above 1, longer translations are preferred: a weak model leaves out what it is unsure of."""
    alternatives: int = 1
    max_length_factor: float = 3.0
    timeout_s: float = 60.0
    """A sentence that takes longer gets no hypothesis."""


DEFAULT_DECODING = Decoding()


@dataclass(frozen=True, slots=True)
class MemoryKey:
    """``source`` is normalised; ``glossary`` is the version of the glossaries in force, or ""."""

    model: str
    direction: Direction
    source: str
    glossary: str = ""


@dataclass(frozen=True, slots=True)
class MemoryEntry:
    key: MemoryKey
    target: str
    origin: Origin
    confidence: float | None = None
    flags: frozenset[Flag] = frozenset()
    terms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FuzzyMatch:
    """A remembered sentence close to the one asked for; ``similarity`` 0..100."""

    source: str
    target: str
    similarity: float
    origin: Origin


@dataclass(frozen=True, slots=True)
class PairColumns:
    """Where a table of translations holds what: columns by the name that its head gives them.

    "" finds a column by its usual names; ``direction`` is that of rows that do not say their own.
    """

    source: str = ""
    target: str = ""
    direction: Direction | None = None


USUAL_COLUMNS = PairColumns()
