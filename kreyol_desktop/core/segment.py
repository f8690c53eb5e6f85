"""Segments: the sentences of a document and their translations."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from kreyol_desktop.core.document import Run
from kreyol_desktop.core.language import Language


class Origin(StrEnum):
    """Where a translation comes from."""

    MODEL = "model"
    MEMORY = "memory"
    HUMAN = "human"
    COPIED = "copied"
    """Left as it is on purpose: already in the target language, or nothing to translate."""


class Flag(StrEnum):
    """Why a translation needs a look."""

    REPETITION = "repetition"
    EMPTY = "empty"
    RUNAWAY = "runaway"
    UNTRANSLATED = "untranslated"
    NUMBERS = "numbers"
    NEGATION = "negation"
    NAMES = "names"
    OMISSION = "omission"
    PLACEHOLDERS = "placeholders"
    LANGUAGE = "language"
    LOW_CONFIDENCE = "low_confidence"
    TIMEOUT = "timeout"
    GLOSSARY = "glossary"


@dataclass(frozen=True, slots=True)
class NoteMark:
    """The mark of a foot-note that stands at ``position`` (in characters) of a sentence."""

    position: int
    run: Run


@dataclass(frozen=True, slots=True)
class Segment:
    """One sentence of a block.

    ``id`` counts the segments of a document in reading order from 0. ``separator`` is the white
    space between this segment and the next of its block, so that joining gives the block back.
    ``runs`` is the source in styled runs; ``target_runs`` the same styles laid on the target.
    ``notes`` are marks of notes: neither source nor target holds them, ``target_runs`` does.
    ``confidence`` lies in 0..1 and is None where nothing was measured.
    """

    id: int
    block: int
    source: str
    separator: str = ""
    language: Language | None = None
    runs: tuple[Run, ...] = ()
    target: str | None = None
    target_runs: tuple[Run, ...] = ()
    origin: Origin | None = None
    confidence: float | None = None
    flags: frozenset[Flag] = frozenset()
    terms: tuple[str, ...] = ()
    alternatives: tuple[str, ...] = ()
    notes: tuple[NoteMark, ...] = ()

    @property
    def text(self) -> str:
        """What to show and speak: the target, or the source where none was made."""
        return self.source if self.target is None else self.target

    @property
    def printed(self) -> str:
        """What to print: the text with the marks of its notes."""
        return "".join(run.text for run in self.target_runs) if self.notes else self.text


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of a document was translated, and how much of it needs a look."""

    segments: int = 0
    checked: int = 0
    flagged: int = 0
    copied: int = 0
    from_memory: int = 0
    by_flag: tuple[tuple[str, int], ...] = ()
    terms: tuple[tuple[str, int], ...] = ()


def coverage_of(segments: Iterable[Segment]) -> Coverage:
    """Count translated, copied, remembered and flagged segments and the glossary terms that fired."""
    total = flagged = copied = remembered = checked = 0
    flags: Counter[str] = Counter()
    terms: Counter[str] = Counter()
    for segment in segments:
        total += 1
        checked += segment.target is not None and not segment.flags
        flagged += bool(segment.flags)
        copied += segment.origin is Origin.COPIED
        remembered += segment.origin in (Origin.MEMORY, Origin.HUMAN)
        flags.update(flag.value for flag in segment.flags)
        terms.update(segment.terms)
    return Coverage(
        segments=total,
        checked=checked,
        flagged=flagged,
        copied=copied,
        from_memory=remembered,
        by_flag=tuple(sorted(flags.items())),
        terms=tuple(sorted(terms.items())),
    )
