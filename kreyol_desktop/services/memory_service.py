"""The translation memory as people handle it: import, export, size, clearing."""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path

from kreyol_desktop import __version__
from kreyol_desktop.core.errors import AccessDeniedError, EmptyInputError, NotFoundError
from kreyol_desktop.core.memory_page import ImportReport, MemoryPage, MemoryQuery, MemoryRow
from kreyol_desktop.core.segment import Origin
from kreyol_desktop.core.translation import USUAL_COLUMNS, MemoryEntry, PairColumns
from kreyol_desktop.engines.translation.import_findings import Findings
from kreyol_desktop.engines.translation.memory_files import (
    Pair,
    human_entry,
    read_tmx,
    write_csv,
    write_tmx,
)
from kreyol_desktop.engines.translation.memory_tables import read_csv
from kreyol_desktop.services.ports import TranslationMemory
from kreyol_desktop.services.sentence_translation import memory_text

TABLE_SUFFIXES = (".csv", ".tsv", ".txt")
"""Files that are read as tables; all others as TMX."""
_BATCH = 1000


class MemoryService:
    """Thread-safe as far as the memory is."""

    def __init__(self, memory: TranslationMemory) -> None:
        self._memory = memory

    def import_tmx(self, source: Path) -> int:
        """Take over the pairs of a TMX file as a person's; return how many.

        What the file says a machine made is left out: it would outrank the installed model.
        Raise NotFoundError, TooLargeError, or CorruptError; then nothing was taken over.
        """
        return self._take_over(source, lambda: read_tmx(source))

    def import_csv(self, source: Path, columns: PairColumns = USUAL_COLUMNS) -> int:
        """Take over the pairs of a table like those of a TMX file; ``columns`` says what stands where.

        Raise also InvalidRequestError for columns that the table does not have.
        """
        return self._take_over(source, lambda: read_csv(source, columns))

    def check_file(self, source: Path, columns: PairColumns = USUAL_COLUMNS) -> ImportReport:
        """What a TMX file or a table holds that could be taken over, and which lines are damaged.

        Raise NotFoundError, TooLargeError, InvalidRequestError, or CorruptError for a file of which
        nothing can be used.
        """
        findings = Findings()
        return findings.report(sum(1 for _ in self._usable(source, columns, findings)))

    def import_readable(self, source: Path, columns: PairColumns = USUAL_COLUMNS) -> ImportReport:
        """Take over what check_file counts, and pass over the damaged lines. Raises the same."""
        findings = Findings()
        pairs = self._usable(source, columns, findings)
        return findings.report(sum(self._store(batch) for batch in _batches(pairs)))

    def page(self, query: MemoryQuery) -> MemoryPage:
        """Entries as people look through them, newest first. Raise InvalidRequestError."""
        return self._memory.page(query)

    def correct(self, row: MemoryRow, text: str) -> None:
        """Put a person's translation in the place of an entry. Raise EmptyInputError."""
        if not text.strip():
            raise EmptyInputError("A correction needs a translation.")
        key = row.entry.key
        self._memory.store([human_entry(key.direction, key.source, text.strip())])
        if row.entry.origin is not Origin.HUMAN:
            # it would never be used again
            self._memory.forget([row.id])

    def forget(self, rows: Iterable[MemoryRow]) -> int:
        """Delete entries, a person's too; return how many there were."""
        return self._memory.forget([row.id for row in rows])

    def export_tmx(self, target: Path, *, only_human: bool = False) -> int:
        """Write the memory as TMX 1.4b; return the number of pairs. Raise AccessDeniedError."""
        try:
            return write_tmx(target, self._entries(only_human=only_human), version=__version__)
        except OSError as error:
            raise AccessDeniedError(f"{target.name} cannot be written.") from error

    def export_csv(self, target: Path, *, only_human: bool = False) -> int:
        """Write the memory as CSV; return the number of pairs. Raise AccessDeniedError."""
        try:
            return write_csv(target, self._entries(only_human=only_human))
        except OSError as error:
            raise AccessDeniedError(f"{target.name} cannot be written.") from error

    def clear(self, *, keep_human: bool = True) -> int:
        """Forget the machine's translations, or everything; return how many went."""
        return self._memory.clear(keep_human=keep_human)

    def size_bytes(self) -> int:
        """About the bytes that the memory takes on disk."""
        return self._memory.size_bytes()

    def _take_over(self, source: Path, read: Callable[[], Iterator[Pair]]) -> int:
        if not source.is_file():
            raise NotFoundError(f"There is no file {source.name}.")
        try:
            # read to its end first: of a broken file nothing is taken over
            for _ in read():
                pass
            pairs = (
                human_entry(direction, memory_text(text), target)
                for direction, text, target, human in read()
                if human
            )
            return sum(self._store(batch) for batch in _batches(pairs))
        except OSError as error:
            raise AccessDeniedError(f"{source.name} cannot be read.") from error

    def _usable(
        self, source: Path, columns: PairColumns, findings: Findings
    ) -> Iterator[MemoryEntry]:
        if not source.is_file():
            raise NotFoundError(f"There is no file {source.name}.")
        is_table = source.suffix.lower() in TABLE_SUFFIXES
        try:
            pairs = (
                read_csv(source, columns, findings=findings)
                if is_table
                else read_tmx(source, findings=findings)
            )
            for direction, text, target, human in pairs:
                if human:
                    yield human_entry(direction, memory_text(text), target)
                else:
                    findings.leave_out()
        except OSError as error:
            raise AccessDeniedError(f"{source.name} cannot be read.") from error

    def _store(self, batch: list[MemoryEntry]) -> int:
        self._memory.store(batch)
        return len(batch)

    def _entries(self, *, only_human: bool) -> Iterator[MemoryEntry]:
        return (e for e in self._memory.entries() if not only_human or e.origin is Origin.HUMAN)


def _batches(entries: Iterable[MemoryEntry]) -> Iterator[list[MemoryEntry]]:
    iterator = iter(entries)
    while batch := list(islice(iterator, _BATCH)):
        yield batch
