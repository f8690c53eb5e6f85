"""Tasks in the database: the queue and the history."""

import sqlite3
import time
import uuid
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from kreyol_desktop.core.errors import NotFoundError
from kreyol_desktop.core.excerpt import Excerpt, Passage
from kreyol_desktop.core.job import (
    JobRequest,
    Task,
    TaskPage,
    TaskQuery,
    TaskState,
    TaskStatistics,
    TaskType,
)
from kreyol_desktop.core.progress import Progress
from kreyol_desktop.storage.database import Database
from kreyol_desktop.storage.known_total import KnownTotal
from kreyol_desktop.storage.process_identity import is_alive, own_identity
from kreyol_desktop.storage.task_codec import progress_to_json
from kreyol_desktop.storage.task_paging import find_page
from kreyol_desktop.storage.task_rows import COLUMNS, request_columns, state_columns, task_of
from kreyol_desktop.storage.task_words import TaskWords

_INSERT = """
    INSERT INTO tasks (task_id, task_type, name, body, input_data, status,
                       created_at, updated_at, position)
    VALUES (:task_id, :task_type, :name, :body, :input_data, :status, :now, :now,
            (SELECT coalesce(max(position), 0) + 1 FROM tasks WHERE status = 'queued'))
    RETURNING position
"""
_UPDATE = f"""
    UPDATE tasks SET status = :status, updated_at = :now, position = :position,
        result_data = :result_data, error_message = :error_message, progress = :progress,
        failure = :failure,
        owner = CASE WHEN :status IN ('running', 'paused') AND NOT :release THEN owner ELSE '' END
    WHERE task_id = :task_id
    RETURNING {COLUMNS}
"""  # noqa: S608
_PROGRESS = f"""
    UPDATE tasks SET progress = :progress, updated_at = :now WHERE task_id = :task_id
    RETURNING {COLUMNS}
"""  # noqa: S608
_CLAIM = f"""
    UPDATE tasks SET status = 'running', updated_at = :now, owner = :owner
    WHERE seq = (SELECT seq FROM tasks WHERE status = 'queued' ORDER BY position, seq LIMIT 1)
    RETURNING {COLUMNS}
"""  # noqa: S608

_ENDED = "status IN ('completed', 'failed', 'cancelled')"


class TaskStore:
    """Implements the services' port of the same name; thread-safe, shareable between processes."""

    def __init__(self, database: Database, *, clock: Callable[[], float] = time.time) -> None:
        self._database = database
        self._clock = clock
        self._words = TaskWords(database)
        self._total = KnownTotal(database)
        # One at start: an earlier run may have ended before it could tidy.
        self._deletions, self._seen, self._tidied = 1, 0, 0
        self._is_merging = False

    def create_task(self, request: JobRequest, *, task_id: str = "") -> Task:
        """Store a new queued task at the end of the queue; ``task_id`` "" makes a fresh id."""
        now = self._clock()
        values = request_columns(request) | {
            "task_id": task_id or uuid.uuid4().hex,
            "status": TaskState.QUEUED.value,
            "now": now,
        }
        with self._database.writing() as connection:
            position = connection.execute(_INSERT, values).fetchone()["position"]
        task_id = str(values["task_id"])
        return Task(task_id, request, TaskState.QUEUED, now, now, position=position)

    def get_task(self, task_id: str) -> Task:
        """Raise NotFoundError."""
        with self._database.reading() as connection:
            row = connection.execute(
                f"SELECT {COLUMNS} FROM tasks WHERE task_id = ?",  # noqa: S608
                (task_id,),
            ).fetchone()
        return task_of(_found(row, task_id))

    def update_task(self, task: Task, *, release: bool = False) -> Task:
        """Store every changeable field; return the task with its new ``updated_at``.

        One transaction: artifacts and the state COMPLETED become visible together. A process holds
        a task from its claim until it is saved in a state other than RUNNING and PAUSED, or with
        ``release``. Raise NotFoundError.
        """
        values = state_columns(task) | {"now": self._clock(), "release": release}
        with self._database.writing() as connection:
            row = connection.execute(_UPDATE, values).fetchone()
        return replace(task, updated_at=float(_found(row, task.id)["updated_at"]))

    def save_progress(self, task_id: str, progress: Progress) -> Task:
        """Store progress alone, whatever else changed; return the task as stored.

        Raise NotFoundError.
        """
        values = {
            "task_id": task_id,
            "progress": progress_to_json(progress),
            "now": self._clock(),
        }
        with self._database.writing() as connection:
            row = connection.execute(_PROGRESS, values).fetchone()
        return task_of(_found(row, task_id))

    def is_held_elsewhere(self, task_id: str) -> bool:
        """True while another living process runs, or holds, the task."""
        with self._database.reading() as connection:
            row = connection.execute(
                "SELECT owner FROM tasks WHERE task_id = ?", (task_id,)
            ).fetchone()
        owner = str(_found(row, task_id)["owner"])
        return owner != own_identity() and is_alive(owner)

    def claim_next(self) -> Task | None:
        """Take the queued task with the lowest position: it is RUNNING and this process's own.

        Two processes never get the same task.
        """
        values = {"now": self._clock(), "owner": own_identity()}
        with self._database.writing() as connection:
            row = connection.execute(_CLAIM, values).fetchone()
        return None if row is None else task_of(row)

    def in_state(self, *states: TaskState) -> list[Task]:
        """Tasks in any of ``states``, in the order of the queue."""
        with self._database.reading() as connection:
            return [task_of(row) for row in _rows_in_state(connection, states)]

    def abandoned(self, *, own: bool = True) -> list[Task]:
        """RUNNING tasks whose process is gone, or (with ``own``, before the loop starts) is this."""
        with self._database.reading() as connection:
            rows = _rows_in_state(connection, (TaskState.RUNNING,))
        mine = own_identity()
        return [
            task_of(row)
            for row in rows
            if (own if row["owner"] == mine else not is_alive(row["owner"]))
        ]

    def page(self, query: TaskQuery) -> TaskPage:
        """Newest first; raise InvalidRequestError for a cursor that is not one of ours."""
        mark = self._total.mark()
        with self._database.reading() as connection:
            page = find_page(connection, query, self._total.get(query, mark))
        if not query.cursor:
            self._total.keep(query, mark, page.total)
        return page

    def queue_length(self) -> int:
        with self._database.reading() as connection:
            row = connection.execute(
                "SELECT coalesce(sum(count), 0) FROM task_counts WHERE status = 'queued'"
            ).fetchone()
        return int(row[0])

    def move(self, task_id: str, position: int) -> None:
        """Put a queued task at ``position`` in the queue, 0 being next. Raise NotFoundError."""
        with self._database.writing() as connection:
            queue = [
                row["task_id"]
                for row in connection.execute(
                    "SELECT task_id FROM tasks WHERE status = 'queued' ORDER BY position, seq"
                )
            ]
            if task_id not in queue:
                raise _not_found(task_id)
            queue.remove(task_id)
            queue.insert(max(0, position), task_id)
            connection.executemany(
                "UPDATE tasks SET position = ? WHERE task_id = ?",
                [(place, queued) for place, queued in enumerate(queue, start=1)],
            )

    def delete(self, task_id: str) -> None:
        """Forget a task. Raise NotFoundError."""
        with self._database.writing() as connection:
            row = connection.execute(
                "DELETE FROM tasks WHERE task_id = ? RETURNING task_id", (task_id,)
            ).fetchone()
        _found(row, task_id)
        self._deletions += 1

    def tidy(self) -> None:
        """Wipe the words of deleted tasks out of the full-text index and the log."""
        while self.tidy_step():
            pass

    def tidy_step(self) -> bool:
        """Do a small part of that, so that nobody waits long; return whether there is more.

        Does nothing without deletions.
        """
        if self._tidied == self._deletions:
            return False
        if not self._is_merging:
            self._seen = self._deletions
        if self._words.wipe_deleted():
            self._is_merging = False
            return True
        if self._words.merge(first=not self._is_merging):
            self._is_merging = True
            return True
        self._is_merging, self._tidied = False, self._seen
        self._database.empty_log()
        return self._tidied != self._deletions

    def next_unread(self) -> Task | None:
        """The newest completed document whose text a search does not know yet."""
        return self._words.next_task()

    def keep_text(self, task_id: str, passages: Iterable[Passage]) -> None:
        """Let a search know a task's text, in place of an older one; a task that is gone is not."""
        if self._words.take_in(task_id, passages):
            self._deletions += 1

    def excerpts(self, task_ids: Sequence[str], text: str) -> dict[str, Excerpt]:
        """For each task, a sentence of its text with what is searched for, where it has one."""
        return self._words.excerpts(task_ids, text)

    def list_tasks(self, limit: int = 50, status: TaskState | None = None) -> list[Task]:
        """The newest tasks first, at most 500."""
        states = frozenset({status}) if status else frozenset()
        return list(self.page(TaskQuery(states=states, limit=limit)).items)

    def get_statistics(self) -> TaskStatistics:
        """Counts by state and by type, without a scan of the table."""
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT task_type, status, count FROM task_counts WHERE count > 0"
            ).fetchall()
        by_state: Counter[TaskState] = Counter()
        by_type: Counter[TaskType] = Counter()
        for row in rows:
            by_state[TaskState(row["status"])] += row["count"]
            by_type[TaskType(row["task_type"])] += row["count"]
        return TaskStatistics(by_state.total(), dict(by_state), dict(by_type))

    def cleanup_old_tasks(self, days: int) -> list[Task]:
        """Delete the rows of tasks that ended and were not touched for ``days`` days; return them.

        One transaction; the caller removes their files, or the next start-up pass does.
        """
        limit = self._clock() - days * 86_400
        with self._database.writing() as connection:
            rows = connection.execute(
                f"DELETE FROM tasks WHERE updated_at < ? AND {_ENDED} RETURNING {COLUMNS}",  # noqa: S608
                (limit,),
            ).fetchall()
        self._deletions += len(rows)
        return [task_of(row) for row in sorted(rows, key=lambda row: int(row["seq"]))]

    def ids(self) -> frozenset[str]:
        """The ids of all tasks, for the search for orphaned folders."""
        with self._database.reading() as connection:
            return frozenset(row[0] for row in connection.execute("SELECT task_id FROM tasks"))

    def erase_all(self) -> None:
        """Delete every row of every table so that no byte of a text stays in the database."""
        self._database.erase()


def _rows_in_state(
    connection: sqlite3.Connection, states: tuple[TaskState, ...]
) -> list[sqlite3.Row]:
    marks = ", ".join("?" for _ in states)
    return connection.execute(
        f"SELECT {COLUMNS}, owner FROM tasks WHERE status IN ({marks}) "  # noqa: S608
        "ORDER BY position, seq",
        [state.value for state in states],
    ).fetchall()


def _found(row: sqlite3.Row | None, task_id: str) -> sqlite3.Row:
    if row is None:
        raise _not_found(task_id)
    return row


def _not_found(task_id: str) -> NotFoundError:
    return NotFoundError(f"There is no task {task_id[:64]!r}.", hint="It may have been deleted.")
