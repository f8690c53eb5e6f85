"""Translations that people keep in tables, read into the memory."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kreyol_desktop.core.errors import CorruptError, InvalidRequestError, LanguageError
from kreyol_desktop.core.language import Direction, Language, parse_language
from kreyol_desktop.core.memory_page import Damage
from kreyol_desktop.core.segment import Origin
from kreyol_desktop.core.translation import USUAL_COLUMNS, PairColumns
from kreyol_desktop.engines.translation.import_findings import Findings
from kreyol_desktop.engines.translation.memory_files import Pair
from kreyol_desktop.engines.translation.table_files import read_table

MAX_BYTES = 256 * 1024 * 1024
_SOURCES = ("source", "source text", "source_text", "src", "original", "texte source", "sous")
_TARGETS = (
    "target", "target text", "target_text", "translation", "tgt", "traduction", "cible", "tradiksyon",
)  # fmt: skip
_DIRECTION = re.compile(
    r"([a-z]{2,3})(?:[-_][a-z]{2,4})?\s*(?:->|[-→>/:_ ])\s*([a-z]{2,3})(?:[-_][a-z]{2,4})?",
    re.IGNORECASE,
)
"""``en-ht``, ``en-US > ht-HT``."""
_MADE_BY_MACHINE = frozenset({Origin.MODEL.value, Origin.MEMORY.value})
_HELD_AS_TEXT = re.compile(r"'(?=[=+\-@][^\W\d_])")
"""What this program's own export puts before a cell that a spreadsheet would run."""


@dataclass(frozen=True, slots=True)
class _Places:
    """Columns of source and target, and the direction where the head tells it."""

    source: str
    target: str
    direction: Direction | None


def read_csv(
    path: Path, columns: PairColumns = USUAL_COLUMNS, *, findings: Findings | None = None
) -> Iterator[Pair]:
    """Yield every usable pair of a table.

    Its head names ``source`` and ``target`` (or what ``columns`` says, or two languages), and where
    rows differ a ``direction`` (``en-ht``) or ``source_language`` and ``target_language``. Rows with
    an empty side or an unknown language are passed over; rows whose ``origin`` is a machine are told.
    Raise InvalidRequestError for columns that are not there, TooLargeError, and CorruptError that
    names the line; with ``findings`` damaged rows are told there and passed over.
    """
    head, rows = read_table(path, max_bytes=MAX_BYTES, findings=findings)
    places = _places(path, head, columns)
    for line, cells in rows:
        direction = _direction(cells) or places.direction
        if direction is None and findings is not None:
            findings.tell(line, Damage.LANGUAGES)
            continue
        if direction is None:
            raise CorruptError(
                f"{path.name}, line {line}: it does not say from which language into which.",
                hint="Name the languages, or add a column 'direction' with en-ht or fr-ht.",
                line=line,
            )
        source, target = _text(cells, places.source), _text(cells, places.target)
        if source and target and Language.OTHER not in (direction.source, direction.target):
            yield direction, source, target, cells.get("origin", "") not in _MADE_BY_MACHINE
        elif findings is not None:
            findings.leave_out()


def _places(path: Path, head: Sequence[str], columns: PairColumns) -> _Places:
    source = _named(path, head, columns.source) or _usual(head, _SOURCES)
    target = _named(path, head, columns.target) or _usual(head, _TARGETS)
    if source and target:
        return _Places(source, target, columns.direction or _of_names(source, target))
    languages = {language: name for name in head if (language := _language(name))}
    wanted = columns.direction or _of_languages(list(languages))
    if wanted is None or wanted.source not in languages or wanted.target not in languages:
        raise CorruptError(
            f"{path.name}, line 1: the head names no source and target.",
            hint="Name the columns source and target, or en and ht, in the first line.",
            line=1,
        )
    return _Places(source or languages[wanted.source], target or languages[wanted.target], wanted)


def _named(path: Path, head: Sequence[str], name: str) -> str:
    wanted = name.strip().lower()
    if wanted and wanted not in head:
        raise InvalidRequestError(
            f"{path.name} has no column {name[:40]!r}; it has: {', '.join(head)[:200]}."
        )
    return wanted


def _usual(head: Sequence[str], names: Sequence[str]) -> str:
    return next((name for name in names if name in head), "")


def _of_names(source: str, target: str) -> Direction | None:
    one, other = _language(source), _language(target)
    return Direction(one, other) if one and other and one is not other else None


def _of_languages(found: Sequence[Language]) -> Direction | None:
    """From the first other language into Kreyòl; without it from the first column into the second."""
    others = [language for language in found if language is not Language.KREYOL]
    if others and Language.KREYOL in found:
        return Direction(others[0], Language.KREYOL)
    return Direction(others[0], others[1]) if len(others) > 1 else None


def _direction(cells: Mapping[str, str]) -> Direction | None:
    """What a row says itself; OTHER for languages that the program does not know."""
    codes = (cells.get("source_language", ""), cells.get("target_language", ""))
    if not all(codes):
        said = _DIRECTION.fullmatch(cells.get("direction", ""))
        if said is None:
            return None
        codes = (said[1], said[2])
    return Direction(_language(codes[0]) or Language.OTHER, _language(codes[1]) or Language.OTHER)


def _language(code: str) -> Language | None:
    try:
        return parse_language(code)
    except LanguageError:
        return None


def _text(cells: Mapping[str, str], column: str) -> str:
    return _HELD_AS_TEXT.sub("", cells.get(column, ""), count=1)
