"""Pages of the translation memory, searched by the words of either side."""

import sqlite3

from kreyol_desktop.core.errors import InvalidRequestError
from kreyol_desktop.core.memory_page import MemoryQuery

MAX_ROWS = 1000


def find_rows(connection: sqlite3.Connection, query: MemoryQuery) -> list[sqlite3.Row]:
    """The rows of a page, newest first. Raise InvalidRequestError for a page that cannot be."""
    if not 1 <= query.limit <= MAX_ROWS or query.offset < 0:
        raise InvalidRequestError("This page of the memory cannot be shown.", field="limit")
    if not _has_text(query):
        where = "WHERE human = 1" if query.only_human else ""
        sql = f"SELECT * FROM memory {where} ORDER BY id DESC LIMIT ? OFFSET ?"  # noqa: S608
        return connection.execute(sql, (query.limit, query.offset)).fetchall()
    where = "AND memory.human = 1" if query.only_human else ""
    sql = f"""SELECT memory.* FROM memory_words CROSS JOIN memory ON memory.id = memory_words.rowid
        WHERE memory_words MATCH ? {where}
        ORDER BY memory_words.rowid DESC LIMIT ? OFFSET ?"""  # noqa: S608
    return connection.execute(sql, (_all_words(query.text), query.limit, query.offset)).fetchall()


def count_rows(connection: sqlite3.Connection, query: MemoryQuery) -> int:
    """How many rows ``query`` finds, whatever its page."""
    if not _has_text(query):
        where = "WHERE human = 1" if query.only_human else ""
        row = connection.execute(f"SELECT count(*) FROM memory {where}").fetchone()  # noqa: S608
        return int(row[0])
    join, where = "", ""
    if query.only_human:
        join = "CROSS JOIN memory ON memory.id = memory_words.rowid"
        where = "AND memory.human = 1"
    sql = f"SELECT count(*) FROM memory_words {join} WHERE memory_words MATCH ? {where}"  # noqa: S608
    return int(connection.execute(sql, (_all_words(query.text),)).fetchone()[0])


def _has_text(query: MemoryQuery) -> bool:
    return any(character.isalnum() for character in query.text)


def _all_words(text: str) -> str:
    """An FTS5 query for all words or their beginnings; quoted, so that no word is an operator."""
    words = text.replace('"', " ").replace("\0", " ").split()
    return " ".join(f'"{word}"*' for word in words if any(c.isalnum() for c in word))
