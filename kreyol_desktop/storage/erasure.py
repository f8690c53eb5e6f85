"""Emptying every table of a database, full-text indexes included, whoever owns them."""

import sqlite3

_KEPT = frozenset({"schema_migrations"})


def empty_all_tables(connection: sqlite3.Connection) -> None:
    """Delete all rows inside the caller's transaction. VACUUM is what wipes their bytes."""
    schema = connection.execute(
        "SELECT name, coalesce(sql, '') AS sql FROM sqlite_master WHERE type = 'table'"
    ).fetchall()
    indexes = {row["name"]: row["sql"] for row in schema if "using fts5" in row["sql"].lower()}
    shadows = {f"{name}_{part}" for name in indexes for part in _SHADOW_PARTS}
    for row in schema:
        name = row["name"]
        if name not in _KEPT | shadows | indexes.keys() and name != "sqlite_sequence":
            connection.execute(f'DELETE FROM "{name}"')  # noqa: S608 - a name from our schema
    for name, sql in indexes.items():
        _empty_index(connection, name, sql)


_SHADOW_PARTS = ("data", "idx", "content", "docsize", "config")


def _empty_index(connection: sqlite3.Connection, name: str, sql: str) -> None:
    # Deleted rows leave their words in the segments of an index; these commands drop the segments.
    if "content=" in sql.replace(" ", ""):
        connection.execute(f'INSERT INTO "{name}" ("{name}") VALUES (\'delete-all\')')  # noqa: S608
    else:
        connection.execute(f'DELETE FROM "{name}"')  # noqa: S608
        connection.execute(f'INSERT INTO "{name}" ("{name}") VALUES (\'rebuild\')')  # noqa: S608
