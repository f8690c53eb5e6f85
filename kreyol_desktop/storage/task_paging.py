"""Pages of the task list that stay quick at a million rows.

Without a text, tasks are ordered by time of creation, newest first. One index begins with type and
status, so a page is the merge of at most one short index walk for each pair of type and status; a
page of all tasks is one walk of the index by time, quick at any offset.
With a text, the full-text index is walked by row id, newest first: the index alone, unless there
are filters, so that only the rows of the page are read. A cursor names the last row of its page and
carries the total that was counted for the first page.
"""

import base64
import binascii
import json
import sqlite3
from dataclasses import dataclass

from kreyol_desktop.core.errors import InvalidRequestError
from kreyol_desktop.core.job import TaskPage, TaskQuery, TaskState, TaskType
from kreyol_desktop.core.search_text import search_terms
from kreyol_desktop.storage.task_rows import COLUMNS, task_of

MAX_PAGE = 500
_END_OF_TIME = 1e18
_MAX_SEQ = 2**62
_MANY_TASKS = 100_000
_MANY_PARTS = 2_000
"""Of texts; some seven thousand pages."""
_LETTERS_IN_LARGE = 3


@dataclass(frozen=True, slots=True)
class _Cursor:
    created_at: float = _END_OF_TIME
    seq: int = _MAX_SEQ
    total: int = -1


def find_page(
    connection: sqlite3.Connection, query: TaskQuery, total: int | None = None
) -> TaskPage:
    """One page; ``limit`` is cut to 1..500. Raise InvalidRequestError for a foreign cursor.

    ``total`` spares the counting where it is known.
    """
    limit = min(max(query.limit, 1), MAX_PAGE)
    cursor = _parse_cursor(query.cursor) if query.cursor else _Cursor()
    offset = 0 if query.cursor else max(query.offset, 0)
    match = ""
    if query.text.strip():
        match = full_text_query(query.text, _least_letters(connection))
        if not match:
            return TaskPage((), 0)
    if query.cursor:
        total = cursor.total
    elif total is None:
        total = _total(connection, query, match)
    stretch = _Stretch.of(offset, limit + 1, total)
    if match:
        rows = _rows_by_text(connection, query, cursor, match, stretch)
    else:
        rows = _rows_by_time(connection, query, cursor, stretch)
    more = len(rows) > limit
    last = rows[limit - 1] if more else None
    following = _cursor_text(_Cursor(last["created_at"], last["seq"], total)) if last else ""
    return TaskPage(tuple(task_of(row) for row in rows[:limit]), total, following)


def full_text_query(text: str, least_letters: int = 1) -> str:
    """An FTS5 query for all terms of ``text``; "" without words.

    Each term is quoted, so that nothing the user types is an operator. A beginning of less than
    ``least_letters`` counts as a whole word.
    """
    return " ".join(
        f'"{term.typed}"{"*" if term.is_beginning and len(term.words[-1]) >= least_letters else ""}'
        for term in search_terms(text)
    )


def _least_letters(connection: sqlite3.Connection) -> int:
    """How many letters a beginning needs: one or two stand for a good part of all words, and to
    look all of those up in a large library takes seconds.
    """
    (tasks,) = connection.execute("SELECT coalesce(sum(count), 0) FROM task_counts").fetchone()
    (parts,) = connection.execute("SELECT count(*) FROM task_texts").fetchone()
    return _LETTERS_IN_LARGE if tasks > _MANY_TASKS or parts > _MANY_PARTS else 1


def _kinds(query: TaskQuery) -> list[tuple[str, str]]:
    types = [query.type] if query.type else list(TaskType)
    states = sorted(query.states) if query.states else list(TaskState)
    return [(task_type.value, state.value) for task_type in types for state in states]


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Rows to pass over and rows to take, counted from the newest or from the oldest."""

    skip: int
    take: int
    order: str = "DESC"

    @classmethod
    def of(cls, offset: int, limit: int, total: int) -> "_Stretch":
        """Counted from the nearer end, so that the last page is as quick as the first."""
        if offset <= total // 2:
            return cls(offset, limit)
        end = min(offset + limit, total)
        return cls(total - end, max(0, end - offset), "ASC")


def _rows_by_time(
    connection: sqlite3.Connection, query: TaskQuery, cursor: _Cursor, stretch: _Stretch
) -> list[sqlite3.Row]:
    since, until = _period(query)
    # As a plain bound, too: SQLite begins its walk there, and not where the row value would allow.
    bounds = (since, min(until, cursor.created_at), cursor.created_at, cursor.seq)
    everything = not query.states and query.type is None
    wanted, values = (
        _walk_of_all(stretch, bounds)
        if everything
        else _merged_walks(_kinds(query), stretch, bounds)
    )
    sql = f"""SELECT {COLUMNS} FROM tasks WHERE seq IN ({wanted})
        ORDER BY created_at DESC, seq DESC"""  # noqa: S608 - constants joined
    return connection.execute(sql, values).fetchall()


_Bounds = tuple[float, float, float, int]
_WITHIN = "created_at >= ? AND created_at <= ? AND (created_at, seq) < (?, ?)"


def _walk_of_all(stretch: _Stretch, bounds: _Bounds) -> tuple[str, list[str | float]]:
    sql = f"""SELECT seq FROM tasks INDEXED BY tasks_by_time WHERE {_WITHIN}
        ORDER BY created_at {stretch.order}, seq {stretch.order} LIMIT ? OFFSET ?"""  # noqa: S608
    return sql, [*bounds, stretch.take, stretch.skip]


def _merged_walks(
    kinds: list[tuple[str, str]], stretch: _Stretch, bounds: _Bounds
) -> tuple[str, list[str | float]]:
    by_time = f"ORDER BY created_at {stretch.order}, seq {stretch.order}"
    walk = f"""SELECT * FROM (SELECT created_at, seq FROM tasks
        WHERE task_type = ? AND status = ? AND {_WITHIN} {by_time} LIMIT ?)"""  # noqa: S608
    values: list[str | float] = []
    for kind in kinds:
        values += [*kind, *bounds, stretch.take + stretch.skip]
    sql = f"""SELECT seq FROM ({" UNION ALL ".join([walk] * len(kinds))})
        {by_time} LIMIT ? OFFSET ?"""  # noqa: S608
    return sql, [*values, stretch.take, stretch.skip]


_KNOWN = "f.task_words MATCH ? AND f.rowid NOT IN (SELECT seq FROM deleted_texts)"


def _rows_by_text(
    connection: sqlite3.Connection,
    query: TaskQuery,
    cursor: _Cursor,
    match: str,
    stretch: _Stretch,
) -> list[sqlite3.Row]:
    where, values = _residue(query)
    sql = f"""SELECT {COLUMNS} FROM tasks WHERE seq IN (
            SELECT f.rowid FROM task_words AS f {_JOIN if where else ""}
            WHERE {_KNOWN} AND f.rowid < ? {where}
            ORDER BY f.rowid {stretch.order} LIMIT ? OFFSET ?
        ) ORDER BY seq DESC"""  # noqa: S608
    bounds = (match, cursor.seq, *values, stretch.take, stretch.skip)
    return connection.execute(sql, bounds).fetchall()


_JOIN = "CROSS JOIN tasks AS t ON t.seq = f.rowid"


def _residue(query: TaskQuery) -> tuple[str, list[str | float]]:
    """The conditions that are checked row by row beside the full-text match."""
    conditions: list[str] = []
    values: list[str | float] = []
    if query.states:
        conditions.append(f"t.status IN ({', '.join('?' for _ in query.states)})")
        values += [state.value for state in query.states]
    if query.type:
        conditions.append("t.task_type = ?")
        values.append(query.type.value)
    if query.since is not None or query.until is not None:
        conditions.append("t.created_at BETWEEN ? AND ?")
        values += _period(query)
    return "".join(f" AND {condition}" for condition in conditions), values


def _period(query: TaskQuery) -> tuple[float, float]:
    since = -_END_OF_TIME if query.since is None else query.since
    until = _END_OF_TIME if query.until is None else query.until
    return since, until


def _total(connection: sqlite3.Connection, query: TaskQuery, match: str) -> int:
    if match:
        return _total_by_text(connection, query, match)
    if query.since is None and query.until is None:
        counts = connection.execute("SELECT task_type, status, count FROM task_counts")
        kinds = set(_kinds(query))
        return sum(row["count"] for row in counts if (row["task_type"], row["status"]) in kinds)
    since, until = _period(query)
    count = """SELECT count(*) FROM tasks
        WHERE task_type = ? AND status = ? AND created_at BETWEEN ? AND ?"""
    kinds_in_order = _kinds(query)
    return sum(
        connection.execute(count, (*kind, since, until)).fetchone()[0] for kind in kinds_in_order
    )


def _total_by_text(connection: sqlite3.Connection, query: TaskQuery, match: str) -> int:
    where, values = _residue(query)
    sql = f"""SELECT count(*) FROM task_words AS f {_JOIN if where else ""}
        WHERE {_KNOWN} {where}"""  # noqa: S608
    return int(connection.execute(sql, [match, *values]).fetchone()[0])


def _cursor_text(cursor: _Cursor) -> str:
    packed = json.dumps([cursor.created_at, cursor.seq, cursor.total]).encode()
    return base64.urlsafe_b64encode(packed).decode().rstrip("=")


def _parse_cursor(text: str) -> _Cursor:
    try:
        packed = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
        created_at, seq, total = json.loads(packed)
        return _Cursor(float(created_at), int(seq), int(total))
    except (binascii.Error, ValueError, TypeError, OverflowError) as error:
        raise InvalidRequestError("This page address is not valid.", field="cursor") from error
