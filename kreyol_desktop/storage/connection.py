"""Opening SQLite connections with the settings that all of this program's connections share."""

import os
import sqlite3
from pathlib import Path

from kreyol_desktop.storage.file_operations import PRIVATE_FILE

BUSY_TIMEOUT_S = 30.0
WAL_LIMIT_BYTES = 16 * 1024 * 1024
"""The log is cut back to this after a checkpoint, so that one big job leaves no big file."""


def connect_writer(path: Path) -> sqlite3.Connection:
    """The connection for changes: WAL, one fsync per checkpoint, deleted content overwritten."""
    _make_private(path)
    connection = _connect(path)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA secure_delete = ON")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA recursive_triggers = OFF")
    connection.execute(f"PRAGMA journal_size_limit = {WAL_LIMIT_BYTES}")
    return connection


def connect_reader(path: Path) -> sqlite3.Connection:
    """A connection that refuses to change anything."""
    connection = _connect(path)
    connection.execute("PRAGMA query_only = ON")
    return connection


def _connect(path: Path) -> sqlite3.Connection:
    # Each connection is used by one thread at a time; the owner's lock or pool sees to it.
    connection = sqlite3.connect(
        path, timeout=BUSY_TIMEOUT_S, isolation_level=None, check_same_thread=False
    )
    connection.row_factory = sqlite3.Row
    connection.execute("PRAGMA cache_size = -16000")
    connection.execute("PRAGMA temp_store = MEMORY")
    return connection


def _make_private(path: Path) -> None:
    # SQLite gives the log and the index file the permissions of the database file.
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, PRIVATE_FILE))
    if os.name == "posix":
        path.chmod(PRIVATE_FILE)


def is_intact(connection: sqlite3.Connection) -> bool:
    """True where ``PRAGMA quick_check`` finds nothing wrong."""
    rows = connection.execute("PRAGMA quick_check(1)").fetchall()
    return len(rows) == 1 and rows[0][0] == "ok"
