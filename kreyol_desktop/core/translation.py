"""Values of translation: sentences, hypotheses and what the memory holds."""

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

    ``score`` is the mean log-probability per target piece. ``alignment`` holds, for character
    ranges of the target, the character range of the source that it stands for, where known.
    """

    text: str
    score: float
    alignment: tuple[tuple[int, int, int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Decoding:
    """Decoding settings; retries vary them."""

    beam_size: int = 2
    no_repeat_ngram: int = 4
    repetition_penalty: float = 1.0
    alternatives: int = 1
    max_length_factor: float = 3.0
    align: bool = False
    """Fill Hypothesis.alignment."""
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
