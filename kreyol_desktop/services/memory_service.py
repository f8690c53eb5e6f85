"""The translation memory as people handle it: import, export, size, clearing."""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path

from kreyol_desktop import __version__
from kreyol_desktop.core.errors import AccessDeniedError, NotFoundError
from kreyol_desktop.core.segment import Origin
from kreyol_desktop.core.translation import USUAL_COLUMNS, MemoryEntry, PairColumns
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

    def _store(self, batch: list[MemoryEntry]) -> int:
        self._memory.store(batch)
        return len(batch)

    def _entries(self, *, only_human: bool) -> Iterator[MemoryEntry]:
        return (e for e in self._memory.entries() if not only_human or e.origin is Origin.HUMAN)


def _batches(entries: Iterable[MemoryEntry]) -> Iterator[list[MemoryEntry]]:
    iterator = iter(entries)
    while batch := list(islice(iterator, _BATCH)):
        yield batch
