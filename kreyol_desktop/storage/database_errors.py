"""What SQLite says, in the program's own errors."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kreyol_desktop.core.errors import (
    AccessDeniedError,
    DatabaseError,
    MemoryLimitError,
    ResourceError,
)
from kreyol_desktop.storage.file_errors import disk_full

_PRIMARY_CODE = 0xFF
_DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
_BUSY = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
_DENIED = frozenset({sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_CANTOPEN})


def is_damage(error: sqlite3.Error) -> bool:
    """True where the file itself is broken, so that only a backup helps."""
    return _code(error) in _DAMAGED


@contextmanager
def as_database_errors(path: Path) -> Iterator[None]:
    """Raise ResourceError's subclasses for what the world does to the database.

    Errors that only our own SQL can cause (IntegrityError, ProgrammingError) pass unchanged.
    """
    try:
        yield
    except (sqlite3.IntegrityError, sqlite3.ProgrammingError):
        raise
    except sqlite3.DatabaseError as error:
        raise database_error(error, path) from error


def database_error(error: sqlite3.Error, path: Path) -> ResourceError:
    """The error to raise for SQLite's ``error``."""
    code = _code(error)
    if code == sqlite3.SQLITE_FULL:
        return disk_full(path.parent)
    if code in _DENIED:
        return AccessDeniedError(
            "The program may not write its database.",
            hint="Check the permissions of the data folder.",
            name=path.name,
        )
    if code == sqlite3.SQLITE_NOMEM:
        return MemoryLimitError("The computer has no memory left.", hint="Close other programs.")
    return _plain_database_error(error, code)


def _plain_database_error(error: sqlite3.Error, code: int) -> DatabaseError:
    if code in _BUSY:
        return DatabaseError(
            "The database is in use by another program.",
            hint="Close other windows of this program, then try again.",
            reason="busy",
        )
    if code in _DAMAGED:
        return DatabaseError(
            "The database is damaged.",
            hint="Start the program again: it restores the newest good backup.",
            reason="damaged",
        )
    return DatabaseError(
        f"The database reported an error: {error}.",
        hint="Check the drive of the data folder, then start the program again.",
        reason="error",
    )


def _code(error: sqlite3.Error) -> int:
    return getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & _PRIMARY_CODE
