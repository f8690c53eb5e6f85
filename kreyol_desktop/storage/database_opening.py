"""What happens before the database is used: check, restore, refuse, back up, migrate."""

import logging
import sqlite3
import time
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock

from kreyol_desktop.core.errors import DatabaseError, DatabaseTooNewError
from kreyol_desktop.storage.backups import Backups
from kreyol_desktop.storage.connection import BUSY_TIMEOUT_S, connect_writer, is_intact
from kreyol_desktop.storage.database_errors import as_database_errors, is_damage
from kreyol_desktop.storage.file_errors import as_resource_errors
from kreyol_desktop.storage.file_operations import PRIVATE_FILE, make_private_folder
from kreyol_desktop.storage.migration import Migration
from kreyol_desktop.storage.restoration import Restoration, restore

logger = logging.getLogger(__name__)

LOCK_SUFFIX = ".opening"

_RECORDS = """
CREATE TABLE IF NOT EXISTS schema_migrations (
    number INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    applied_at REAL NOT NULL
)
"""


@dataclass(frozen=True, slots=True)
class OpeningReport:
    """``restoration`` is set when the file was damaged; faces tell the user what it says."""

    created: bool = False
    applied: tuple[int, ...] = ()
    backup: Path | None = None
    restoration: Restoration | None = None


def prepare(
    path: Path, backups: Backups, *, migrations: tuple[Migration, ...], repair: bool
) -> OpeningReport:
    """Make the file at ``path`` whole and up to date. Raise ResourceError's subclasses."""
    with as_resource_errors(path.parent):
        make_private_folder(path.parent)
        lock = path.with_name(path.name + LOCK_SUFFIX)
        # Two processes that start together must not both restore or migrate.
        with FileLock(lock, timeout=BUSY_TIMEOUT_S, mode=PRIVATE_FILE):
            return _prepare_alone(path, backups, migrations, repair)


def _prepare_alone(
    path: Path, backups: Backups, migrations: tuple[Migration, ...], repair: bool
) -> OpeningReport:
    created = not path.exists() or path.stat().st_size == 0
    restoration = None
    if not created and _is_damaged(path):
        if not repair:
            raise DatabaseError("The database is damaged.", reason="damaged")
        restoration = restore(path, backups.newest_good())
    with as_database_errors(path), closing(connect_writer(path)) as connection:
        backup, applied = _migrate(connection, backups, migrations, path)
    return OpeningReport(created, applied, backup, restoration)


def _is_damaged(path: Path) -> bool:
    with as_database_errors(path):
        try:
            with closing(connect_writer(path)) as connection:
                return not is_intact(connection)
        except sqlite3.DatabaseError as error:
            if is_damage(error):
                return True
            raise


def _migrate(
    connection: sqlite3.Connection, backups: Backups, steps: tuple[Migration, ...], path: Path
) -> tuple[Path | None, tuple[int, ...]]:
    done = applied_numbers(connection)
    _refuse_newer(done, steps, path)
    pending = [step for step in steps if step.number not in done]
    backup = backups.make_before_migration(connection) if pending and done else None
    for step in pending:
        _apply(connection, step)
    return backup, tuple(step.number for step in pending)


def applied_numbers(connection: sqlite3.Connection) -> frozenset[int]:
    """The numbers of the migrations that a database has behind it."""
    known = connection.execute(
        "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'schema_migrations'"
    ).fetchone()
    if known is None:
        return frozenset()
    return frozenset(row[0] for row in connection.execute("SELECT number FROM schema_migrations"))


def _refuse_newer(done: frozenset[int], steps: tuple[Migration, ...], path: Path) -> None:
    unknown = done - {step.number for step in steps}
    if unknown:
        raise DatabaseTooNewError(
            "The data was written by a newer version of this program.",
            hint="Install the newest version. Nothing was changed.",
            name=path.name,
            version=max(unknown),
        )


def _apply(connection: sqlite3.Connection, step: Migration) -> None:
    logger.info("Migrating the database: %d %s", step.number, step.name)
    connection.execute("BEGIN IMMEDIATE")
    try:
        connection.execute(_RECORDS)
        for statement in step.statements:
            connection.execute(statement)
        connection.execute(
            "INSERT INTO schema_migrations (number, name, applied_at) VALUES (?, ?, ?)",
            (step.number, step.name, time.time()),
        )
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
