"""Values of translation: sentences, hypotheses and what the memory holds."""

from collections.abc import Generator
from dataclasses import dataclass

from kreyol_desktop.core.language import Direction
from kreyol_desktop.core.segment import Flag, Origin


@dataclass(frozen=True, slots=True)
class SegmentSpan:
    """A sentence inside a text, with the white space that follows it."""

    text: str
    separator: str


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """One translation of one sentence as a translator gives it.

    ``score`` is the mean log-probability per target piece.
    """

    text: str
    score: float


Answers = Generator[tuple[int, list[Hypothesis]], None, None]
"""(index of the sentence, hypotheses) in any order; closing it drops what still waits."""

CharAlignment = tuple[tuple[int, int, int, int], ...]
"""(target start, target end, source start, source end) in characters, in target order: which
stretch of the target stands for which stretch of the source."""


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
