"""The program's SQLite database: one writer, many readers, safe to share between processes."""

import logging
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from kreyol_desktop.core.errors import DatabaseError
from kreyol_desktop.storage.backups import Backups
from kreyol_desktop.storage.connection import connect_reader, connect_writer
from kreyol_desktop.storage.database_errors import as_database_errors
from kreyol_desktop.storage.database_opening import LOCK_SUFFIX, OpeningReport, prepare
from kreyol_desktop.storage.erasure import empty_all_tables
from kreyol_desktop.storage.file_errors import as_resource_errors
from kreyol_desktop.storage.file_operations import FileOperations
from kreyol_desktop.storage.migration import Migration
from kreyol_desktop.storage.migrations import MIGRATIONS

logger = logging.getLogger(__name__)

_IDLE_READERS = 8


class Database:
    """Open for the life of the program; every method is thread-safe.

    ``repair`` lets the opening replace a damaged file by the newest good backup; only the process
    that owns the data folder may do that. What happened at opening stands in ``opening``.
    Raise DatabaseTooNewError for a file of a newer program, other ResourceErrors for the world's
    faults.
    """

    def __init__(
        self,
        path: Path,
        backup_folder: Path,
        *,
        migrations: tuple[Migration, ...] = MIGRATIONS,
        repair: bool = True,
        files: FileOperations | None = None,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self.path = path
        self.backups = Backups(backup_folder, files or FileOperations(), clock)
        self.opening: OpeningReport = prepare(
            path, self.backups, migrations=migrations, repair=repair
        )
        self._write_lock = threading.RLock()
        self._readers_lock = threading.Lock()
        self._idle_readers: list[sqlite3.Connection] = []
        self._closed = False
        self._watch_lock = threading.Lock()
        with as_database_errors(path):
            self._writer = connect_writer(path)
            self._watcher = connect_reader(path)

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction on the only writing connection; a nested block joins the outer one.

        Commits at the end, rolls back when the block raises. Waits for other threads on a lock and
        for other processes up to BUSY_TIMEOUT_S.
        """
        with self._write_lock, as_database_errors(self.path):
            self._require_open()
            if self._writer.in_transaction:
                yield self._writer
                return
            self._writer.execute("BEGIN IMMEDIATE")
            try:
                yield self._writer
                self._writer.execute("COMMIT")
            except BaseException:
                _roll_back(self._writer)
                raise

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A connection for reads only, this thread's own for as long as the block lasts.

        Each statement sees the newest committed state; nothing waits for a writer.
        """
        with as_database_errors(self.path):
            connection = self._borrow_reader()
            try:
                yield connection
            finally:
                self._return_reader(connection)

    def change_mark(self) -> int:
        """A number that is another one as soon as anything was changed, by whatever process.

        Only marks of the same Database can be compared. Takes a few microseconds: ask for it before
        reading what it is to vouch for.
        """
        with self._watch_lock, as_database_errors(self.path):
            self._require_open()
            # SQLite counts the commits of all other connections; this one makes none
            return int(self._watcher.execute("PRAGMA data_version").fetchall()[0][0])

    def back_up_if_due(self) -> Path | None:
        """Make today's backup unless there is one; return its path when one was made."""
        if not self.backups.is_due():
            return None
        with self.reading() as connection:
            return self.backups.make_daily(connection)

    def erase(self) -> None:
        """Empty every table so that no byte of what stood in it stays in any file.

        Backups, damaged and replaced databases are deleted too: they hold what was just erased.
        The schema stays.
        """
        with self.writing() as connection:
            empty_all_tables(connection)
        self.backups.delete_all()
        self._delete_siblings()
        self.compact()

    def copy_to(self, target: Path) -> None:
        """Write one consistent copy of the database. Raise ResourceError."""
        with self.reading() as connection:
            self.backups.copy(connection, target)

    def compact(self) -> None:
        """Rewrite the file without free pages and empty the write-ahead log."""
        with self._write_lock, as_database_errors(self.path):
            self._require_open()
            self._writer.execute("VACUUM")
        self.empty_log()

    def empty_log(self) -> None:
        """Move what the write-ahead log holds into the file and cut the log to nothing.

        Left for another time where another process is reading just now.
        """
        with self._write_lock, as_database_errors(self.path):
            self._require_open()
            self._writer.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def is_writable(self) -> bool:
        """True when a transaction can be opened now; for health reports."""
        try:
            with self.writing() as connection:
                connection.execute("SELECT 1")
        except (DatabaseError, OSError):
            return False
        return True

    def size_bytes(self) -> int:
        """Bytes of the database file without its log."""
        return self.path.stat().st_size

    def close(self) -> None:
        """Write the log back into the file and close every connection; idempotent."""
        with self._write_lock, self._readers_lock, self._watch_lock:
            if self._closed:
                return
            self._closed = True
            self._watcher.close()
            for connection in self._idle_readers:
                connection.close()
            self._idle_readers.clear()
            with as_database_errors(self.path):
                self._writer.execute("PRAGMA optimize")
            self._writer.close()

    def _delete_siblings(self) -> None:
        with as_resource_errors(self.path.parent):
            for path in self.path.parent.glob(f"{self.path.name}.*"):
                if path.suffix != LOCK_SUFFIX:
                    path.unlink(missing_ok=True)

    def _borrow_reader(self) -> sqlite3.Connection:
        with self._readers_lock:
            self._require_open()
            if self._idle_readers:
                return self._idle_readers.pop()
        return connect_reader(self.path)

    def _return_reader(self, connection: sqlite3.Connection) -> None:
        with self._readers_lock:
            if not self._closed and len(self._idle_readers) < _IDLE_READERS:
                self._idle_readers.append(connection)
                return
        connection.close()

    def _require_open(self) -> None:
        if self._closed:
            raise DatabaseError("The database is closed.", reason="closed")


def _roll_back(connection: sqlite3.Connection) -> None:
    # A full disk or an I/O error may have made SQLite roll back by itself.
    if connection.in_transaction:
        connection.execute("ROLLBACK")
