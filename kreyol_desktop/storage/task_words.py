"""The words of the tasks' texts: taken in, shown where a search finds them, wiped out again."""

import re
import sqlite3
from collections.abc import Iterable, Iterator, Sequence

from kreyol_desktop.core.excerpt import Excerpt, Passage, find_excerpt
from kreyol_desktop.core.job import Task
from kreyol_desktop.core.search_text import SearchTerm, search_terms
from kreyol_desktop.storage.database import Database
from kreyol_desktop.storage.packed_texts import bounded, columns_of, pack, passages_of, unpack
from kreyol_desktop.storage.task_rows import COLUMNS, task_of
from kreyol_desktop.storage.task_words_schema import MAX_TEXT_CHARS

_MERGED_PAGES = 500
_MERGE_WORKED = 2
# Lines, and of longer ones stretches that end between two words.
_STRETCH = re.compile(r"\S[^\n]{0,300}(?=\s|$)|\S+")

_NEXT = f"""
    SELECT {COLUMNS} FROM tasks
    WHERE seq = (SELECT max(seq) FROM texts_to_index)
"""  # noqa: S608
# In SQL as in the triggers, which take a row out again: the two may not differ by a letter.
_TASK = f"SELECT seq, name, substr(body, 1, {MAX_TEXT_CHARS}) AS body FROM tasks WHERE task_id = ?"  # noqa: S608
_FORGET = "DELETE FROM task_texts WHERE seq = ?"
_INDEX = "INSERT INTO task_words (rowid, name, source, target) VALUES (?, ?, ?, ?)"
_UNINDEX = """
    INSERT INTO task_words (task_words, rowid, name, source, target)
    VALUES ('delete', ?, ?, ?, ?)
"""


class TaskWords:
    """Thread-safe; every method that changes something is one transaction for one task."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def next_task(self) -> Task | None:
        """The newest completed document whose words are not yet in the index."""
        with self._database.reading() as connection:
            row = connection.execute(_NEXT).fetchone()
        return None if row is None else task_of(row)

    def take_in(self, task_id: str, passages: Iterable[Passage]) -> bool:
        """Make the words of a task's text findable, in place of those of an older one.

        Without passages only the name stays findable. Return whether there was an older text;
        nothing happens for a task that is gone.
        """
        kept = list(bounded(passages))
        parts = pack(kept)
        with self._database.writing() as connection:
            task = connection.execute(_TASK, (task_id,)).fetchone()
            if task is None:
                return False
            seq, name, body = task["seq"], task["name"], task["body"]
            older = _columns(connection, seq)
            connection.execute(_UNINDEX, (seq, name, *(older or ("", body))))
            connection.execute(_FORGET, (seq,))
            connection.execute(_INDEX, (seq, name, *(columns_of(kept) if kept else ("", body))))
            connection.executemany(
                "INSERT INTO task_texts (seq, part, packed) VALUES (?, ?, ?)",
                [(seq, number, packed) for number, packed in enumerate(parts)],
            )
            connection.execute("DELETE FROM texts_to_index WHERE seq = ?", (seq,))
        return older is not None

    def wipe_deleted(self) -> bool:
        """Take the words of one deleted task out; False when there was none."""
        with self._database.writing() as connection:
            task = connection.execute("SELECT seq, name FROM deleted_texts LIMIT 1").fetchone()
            if task is None:
                return False
            if columns := _columns(connection, task["seq"]):
                connection.execute(_UNINDEX, (task["seq"], task["name"], *columns))
            connection.execute(_FORGET, (task["seq"],))
            connection.execute("DELETE FROM deleted_texts WHERE seq = ?", (task["seq"],))
        return True

    def merge(self, *, first: bool) -> bool:
        """One step of writing the index anew without what was taken out; False when it is done.

        The ``first`` step takes all of its segments (SQLite FTS5, "merge" command).
        """
        pages = -_MERGED_PAGES if first else _MERGED_PAGES
        with self._database.writing() as connection:
            before = connection.total_changes
            connection.execute(
                "INSERT INTO task_words (task_words, rank) VALUES ('merge', ?)", (pages,)
            )
            # A step that found nothing to do counts as one change.
            return connection.total_changes - before >= _MERGE_WORKED

    def excerpts(self, task_ids: Sequence[str], text: str) -> dict[str, Excerpt]:
        """Where the texts of tasks hold what is searched for; those that do not are left out."""
        terms = search_terms(text)
        found: dict[str, Excerpt] = {}
        if not terms:
            return found
        with self._database.reading() as connection:
            for task_id in task_ids:
                excerpt = find_excerpt(_passages(connection, task_id, terms), terms)
                if excerpt is not None:
                    found[task_id] = excerpt
        return found


def _columns(connection: sqlite3.Connection, seq: int) -> tuple[str, str] | None:
    """What of a task's text went into the index; None where it has none that is packed."""
    texts = [passage for part in _parts(connection, seq) for passage in passages_of(part)]
    return columns_of(texts) if texts else None


def _parts(connection: sqlite3.Connection, seq: int) -> Iterator[str]:
    rows = connection.execute("SELECT packed FROM task_texts WHERE seq = ? ORDER BY part", (seq,))
    return (unpack(row["packed"]) for row in rows)


def _passages(
    connection: sqlite3.Connection, task_id: str, terms: Sequence[SearchTerm]
) -> Iterator[Passage]:
    """The passages of a task, without the parts in which none of ``terms`` can be."""
    task = connection.execute(_TASK, (task_id,)).fetchone()
    if task is None:
        return
    is_packed = False
    for part in _parts(connection, task["seq"]):
        is_packed = True
        if any(term.may_be_in(part) for term in terms):
            yield from passages_of(part)
    for found in () if is_packed else _STRETCH.finditer(task["body"]):
        yield Passage("", found[0])
