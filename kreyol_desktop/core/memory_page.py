"""The translation memory as people look through it, and what was found in a file for it."""

from dataclasses import dataclass
from enum import StrEnum

from kreyol_desktop.core.translation import MemoryEntry


@dataclass(frozen=True, slots=True)
class MemoryQuery:
    """``text``: words, or beginnings of words, that all stand in the pair, accents or not; "" for any.

    ``limit`` is 1 to 1,000, ``offset`` 0 or more.
    """

    text: str = ""
    only_human: bool = False
    limit: int = 100
    offset: int = 0


@dataclass(frozen=True, slots=True)
class MemoryRow:
    """An entry with the number by which it is changed and deleted."""

    id: int
    entry: MemoryEntry


@dataclass(frozen=True, slots=True)
class MemoryPage:
    """The rows asked for, newest first, and how many there are in all."""

    rows: tuple[MemoryRow, ...]
    total: int


class Damage(StrEnum):
    """What is wrong with a line of a file of translations."""

    UNREADABLE = "unreadable"
    """A sign stands where none may stand."""
    REST = "rest"
    """From here on nothing can be read: a quotation mark or an element is not closed."""
    CELLS = "cells"
    """More cells than the head names: a separator stands in a text without quotation marks."""
    LANGUAGES = "languages"
    """It does not say from which language into which."""


@dataclass(frozen=True, slots=True)
class DamagedLine:
    """``line`` is counted from 1."""

    line: int
    damage: Damage


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What a file of translations holds: usable ``pairs``, and lines that are not.

    ``left_out`` counts what is well written and not taken over: pairs that a machine made, that are
    half empty, or in languages that the program does not know. ``damaged`` holds the first hundred
    of ``damaged_count``.
    """

    pairs: int
    left_out: int = 0
    damaged: tuple[DamagedLine, ...] = ()
    damaged_count: int = 0
