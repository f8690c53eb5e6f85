"""Putting the newest good backup in the place of a damaged database."""

import logging
import shutil
import sqlite3
import time
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from kreyol_desktop.storage.atomic_file import temporary_beside
from kreyol_desktop.storage.backups import backup_time
from kreyol_desktop.storage.connection import connect_reader
from kreyol_desktop.storage.file_operations import FileOperations

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Restoration:
    """What was done about a damaged database.

    ``backup_made_at`` is None where there was no good backup and an empty database begins.
    ``lost_tasks`` counts what was added since the backup, None where it cannot be told. The damaged
    file is kept beside the database under ``damaged``.
    """

    damaged: Path
    backup_made_at: float | None
    lost_tasks: int | None


def restore(path: Path, backup: Path | None) -> Restoration:
    """Set the damaged file aside and put ``backup`` (or nothing) in its place. Raise OSError."""
    made_at = backup_time(backup) if backup else None
    lost = _count_since(path, made_at or 0.0)
    damaged = _set_aside(path)
    if backup is not None:
        temporary = temporary_beside(path)
        shutil.copyfile(backup, temporary)
        with temporary.open("rb+") as stream:
            FileOperations().fsync(stream)
        FileOperations().replace(temporary, path)
    logger.error(
        "The database was damaged. Restored from %s; tasks lost: %s",
        backup.name if backup else "nothing",
        "unknown" if lost is None else lost,
    )
    return Restoration(damaged, made_at, lost)


def _set_aside(path: Path) -> Path:
    damaged = path.with_name(f"{path.name}.damaged-{time.strftime('%Y%m%dT%H%M%S', time.gmtime())}")
    for suffix in ("-wal", "-shm", ""):
        part = path.with_name(path.name + suffix)
        if part.exists():
            FileOperations().replace(part, damaged.with_name(damaged.name + suffix))
    return damaged


def _count_since(path: Path, since: float) -> int | None:
    try:
        with closing(connect_reader(path)) as connection:
            row = connection.execute(
                "SELECT count(*) FROM tasks WHERE created_at > ?", (since,)
            ).fetchone()
    except sqlite3.DatabaseError:
        return None
    return int(row[0])
