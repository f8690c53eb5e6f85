"""The table ``tasks`` row by row, for tools and workers that need no job service.

``input_data`` and ``result_data`` are JSON texts as in the table. The job service writes the same
rows through TaskStore; whatever is written here shows up there.
"""

import sqlite3
import time
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from kreyol_desktop.core.errors import DatabaseError, InvalidRequestError, NotFoundError
from kreyol_desktop.core.job import TaskState, TaskType
from kreyol_desktop.storage.database import Database
from kreyol_desktop.storage.task_codec import request_from_json
from kreyol_desktop.storage.task_paging import MAX_PAGE

_COLUMNS = (
    "task_id, task_type, status, created_at, updated_at, input_data, result_data, error_message"
)
_DAY_S = 86_400
_ENDED = tuple(state.value for state in TaskState if state.is_final)


@dataclass(frozen=True, slots=True)
class TaskRecord:
    """One row. Times are seconds since the epoch, UTC."""

    task_id: str
    task_type: str
    status: str
    created_at: float
    updated_at: float
    input_data: str
    result_data: str | None
    error_message: str | None


@dataclass(frozen=True, slots=True)
class TaskStatistics:
    """How many tasks there are, in all and by kind."""

    total: int
    by_status: Mapping[str, int]
    by_type: Mapping[str, int]


class TaskRecords:
    """Thread-safe, shareable between processes. Every method may raise ResourceError."""

    def __init__(self, database: Database, *, clock: Callable[[], float] = time.time) -> None:
        self._database = database
        self._clock = clock

    def create_task(self, task_type: TaskType, input_data: str) -> str:
        """Queue a task; ``input_data`` is a JobRequest as JSON. Return its id.

        Raise InvalidRequestError for anything that no job could be made of.
        """
        try:
            request = request_from_json(input_data)
        except DatabaseError as error:
            raise InvalidRequestError("This is no request that a job can be made of.") from error
        if request.type is not task_type:
            raise InvalidRequestError("The task's type differs from its request's.")
        task_id = uuid.uuid4().hex
        now = self._clock()
        with self._database.writing() as connection:
            connection.execute(
                "INSERT INTO tasks (task_id, task_type, status, created_at, updated_at, "
                "input_data, name, body, position) VALUES (?, ?, 'queued', ?, ?, ?, ?, ?, "
                "(SELECT coalesce(max(position), 0) + 1 FROM tasks WHERE status = 'queued'))",
                (task_id, task_type.value, now, now, input_data, request.name, request.text),
            )
        return task_id

    def update_task(
        self,
        task_id: str,
        *,
        status: TaskState | None = None,
        result_data: str | None = None,
        error_message: str | None = None,
    ) -> None:
        """Change what is given, leave the rest. Raise NotFoundError."""
        with self._database.writing() as connection:
            row = connection.execute(
                "UPDATE tasks SET status = coalesce(?, status), updated_at = ?, "
                "result_data = coalesce(?, result_data), "
                "error_message = coalesce(?, error_message) WHERE task_id = ? RETURNING task_id",
                (
                    status.value if status else None,
                    self._clock(),
                    result_data,
                    error_message,
                    task_id,
                ),
            ).fetchone()
        if row is None:
            raise NotFoundError("There is no such task.")

    def get_task(self, task_id: str) -> TaskRecord:
        """Raise NotFoundError."""
        with self._database.reading() as connection:
            row = connection.execute(
                f"SELECT {_COLUMNS} FROM tasks WHERE task_id = ?",  # noqa: S608
                (task_id,),
            ).fetchone()
        if row is None:
            raise NotFoundError("There is no such task.")
        return _record(row)

    def list_tasks(self, limit: int = 50, status: TaskState | None = None) -> list[TaskRecord]:
        """The newest tasks first, at most 500."""
        where, values = ("WHERE status = ?", [status.value]) if status else ("", [])
        with self._database.reading() as connection:
            rows = connection.execute(
                f"SELECT {_COLUMNS} FROM tasks {where} "  # noqa: S608
                "ORDER BY created_at DESC, seq DESC LIMIT ?",
                [*values, min(max(limit, 0), MAX_PAGE)],
            ).fetchall()
        return [_record(row) for row in rows]

    def get_statistics(self) -> TaskStatistics:
        """Counts, without a scan of the table."""
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT task_type, status, count FROM task_counts WHERE count > 0"
            ).fetchall()
        by_status: dict[str, int] = {}
        by_type: dict[str, int] = {}
        for row in rows:
            by_status[row["status"]] = by_status.get(row["status"], 0) + row["count"]
            by_type[row["task_type"]] = by_type.get(row["task_type"], 0) + row["count"]
        return TaskStatistics(sum(by_status.values()), by_status, by_type)

    def cleanup_old_tasks(self, days: int) -> int:
        """Delete the rows of tasks that ended more than ``days`` days ago; return how many.

        Their folders are removed by the next start-up pass.
        """
        marks = ", ".join("?" for _ in _ENDED)
        with self._database.writing() as connection:
            deleted = connection.execute(
                f"DELETE FROM tasks WHERE status IN ({marks}) AND updated_at < ? "  # noqa: S608
                "RETURNING task_id",
                (*_ENDED, self._clock() - days * _DAY_S),
            ).fetchall()
        return len(deleted)


def _record(row: sqlite3.Row) -> TaskRecord:
    return TaskRecord(*row)
