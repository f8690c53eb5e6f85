"""Emptying every table of a database, full-text indexes included, whoever owns them."""

import sqlite3

_KEPT = frozenset({"schema_migrations", "sqlite_schema", "sqlite_sequence"})
_PASSES = 2
"""A trigger of one table may have written into another that was empty already."""


def empty_all_tables(connection: sqlite3.Connection) -> None:
    """Delete all rows inside the caller's transaction. VACUUM is what wipes their bytes."""
    tables = connection.execute("PRAGMA main.table_list").fetchall()
    for _ in range(_PASSES):
        for row in tables:
            if row["type"] == "table" and row["name"] not in _KEPT:
                connection.execute(f'DELETE FROM "{row["name"]}"')  # noqa: S608 - from our schema
    for row in tables:
        if row["type"] == "virtual":
            _empty_index(connection, row["name"])


def _empty_index(connection: sqlite3.Connection, name: str) -> None:
    # Deleted rows leave their words in the segments of an index; these commands drop the segments.
    (sql,) = connection.execute("SELECT sql FROM sqlite_master WHERE name = ?", (name,)).fetchone()
    if "content=" in sql.replace(" ", ""):
        connection.execute(f'INSERT INTO "{name}" ("{name}") VALUES (\'delete-all\')')  # noqa: S608
    else:
        connection.execute(f'DELETE FROM "{name}"')  # noqa: S608
        connection.execute(f'INSERT INTO "{name}" ("{name}") VALUES (\'rebuild\')')  # noqa: S608
