"""Daily rotating copies of the database."""

import logging
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from kreyol_desktop.storage.atomic_file import discard, temporary_beside
from kreyol_desktop.storage.connection import connect_reader, is_intact
from kreyol_desktop.storage.file_errors import as_resource_errors
from kreyol_desktop.storage.file_operations import PRIVATE_FILE, FileOperations

logger = logging.getLogger(__name__)

_DAILY_KEPT = 7
_BEFORE_MIGRATION_KEPT = 2
_DAILY = "daily-"
_BEFORE_MIGRATION = "before-migration-"
_DAY_S = 86_400.0


class Backups:
    """Copies named by UTC time, so that their order does not hang on file times."""

    def __init__(self, folder: Path, files: FileOperations, clock: Callable[[], float]) -> None:
        self._folder = folder
        self._files = files
        self._clock = clock

    def is_due(self) -> bool:
        """True when there is no daily backup of the last 24 hours, or the newest is in the future."""
        daily = self._named(_DAILY)
        if not daily:
            return True
        age_s = self._clock() - backup_time(daily[-1])
        return not 0 <= age_s < _DAY_S

    def make_daily(self, source: sqlite3.Connection) -> Path:
        """Copy the database as one consistent state, then drop the oldest. Raise ResourceError."""
        made = self._make(source, _DAILY)
        self._rotate(_DAILY, _DAILY_KEPT)
        return made

    def make_before_migration(self, source: sqlite3.Connection) -> Path:
        """Like make_daily, kept apart so that the daily rotation does not drop it."""
        made = self._make(source, _BEFORE_MIGRATION)
        self._rotate(_BEFORE_MIGRATION, _BEFORE_MIGRATION_KEPT)
        return made

    def newest_good(self) -> Path | None:
        """The newest backup that opens and passes its check."""
        backups = sorted(self._named(""), key=backup_time, reverse=True)
        return next((path for path in backups if _is_good(path)), None)

    def delete_all(self) -> None:
        """Delete every backup. Raise ResourceError."""
        with as_resource_errors(self._folder):
            for path in self._named(""):
                self._files.unlink(path)

    def copy(self, source: sqlite3.Connection, target: Path) -> None:
        """Write one consistent state of the database to ``target``, atomically.

        Raise ResourceError.
        """
        temporary = temporary_beside(target)
        with as_resource_errors(target.parent):
            self._files.make_folder(target.parent)
            try:
                self._write_copy(source, temporary)
                self._files.replace(temporary, target)
                self._files.fsync_folder(target.parent)
            finally:
                discard(self._files, temporary)

    def _make(self, source: sqlite3.Connection, prefix: str) -> Path:
        stamp = datetime.fromtimestamp(self._clock(), UTC).strftime("%Y%m%dT%H%M%S")
        target = self._folder / f"{prefix}{stamp}.db"
        self.copy(source, target)
        return target

    def _write_copy(self, source: sqlite3.Connection, temporary: Path) -> None:
        with self._files.open_new(temporary, mode=PRIVATE_FILE) as stream:
            with closing(sqlite3.connect(temporary, isolation_level=None)) as copy:
                source.backup(copy)
                # A backup lies alone: without a log beside it.
                copy.execute("PRAGMA journal_mode = DELETE")
            self._files.fsync(stream)

    def _rotate(self, prefix: str, kept: int) -> None:
        for path in self._named(prefix)[:-kept]:
            discard(self._files, path)

    def _named(self, prefix: str) -> list[Path]:
        if not self._folder.is_dir():
            return []
        found = [p for p in self._folder.glob(f"{prefix}*.db") if backup_time(p) > 0]
        return sorted(found, key=backup_time)


def backup_time(path: Path) -> float:
    """When a backup was made, seconds since the epoch; 0 for a name that is not a backup's."""
    try:
        stamp = datetime.strptime(path.stem.rpartition("-")[2], "%Y%m%dT%H%M%S")
    except ValueError:
        return 0.0
    return stamp.replace(tzinfo=UTC).timestamp()


def _is_good(path: Path) -> bool:
    try:
        with closing(connect_reader(path)) as connection:
            return is_intact(connection)
    except sqlite3.DatabaseError as error:
        logger.warning("Backup %s cannot be used: %s", path.name, error)
        return False
