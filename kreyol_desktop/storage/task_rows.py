"""A task's row and the Task it stands for."""

import sqlite3

from kreyol_desktop.core.document import ReadWarning
from kreyol_desktop.core.job import JobRequest, Task, TaskState
from kreyol_desktop.storage.task_codec import (
    TaskResult,
    failure_from_json,
    failure_to_json,
    progress_from_json,
    progress_to_json,
    request_from_json,
    request_to_json,
    result_from_json,
    result_to_json,
)

COLUMNS = (
    "seq, task_id, task_type, status, created_at, updated_at, input_data, body, result_data, "
    "error_message, position, progress, failure"
)


def request_columns(request: JobRequest) -> dict[str, str | int | float | None]:
    """Values of the columns that never change after a task was added."""
    return {
        "task_type": request.type.value,
        "name": _storable(request.name),
        "body": _storable(request.text),
        "input_data": _storable(request_to_json(request)),
    }


def state_columns(task: Task) -> dict[str, str | int | float | None]:
    """Values of the columns that change while a task lives."""
    result = TaskResult(task.artifacts, task.coverage, task.warnings)
    return {
        "task_id": task.id,
        "status": task.state.value,
        "position": task.position,
        "result_data": result_to_json(result),
        "error_message": task.failure.message if task.failure else None,
        "progress": progress_to_json(task.progress),
        "failure": failure_to_json(task.failure),
    }


def task_of(row: sqlite3.Row) -> Task:
    """The task of a row. Raise DatabaseError where the row cannot be understood."""
    result = result_from_json(row["result_data"])
    return Task(
        id=row["task_id"],
        request=request_from_json(row["input_data"], row["body"]),
        state=TaskState(row["status"]),
        created_at=row["created_at"],
        updated_at=row["updated_at"],
        position=row["position"],
        progress=progress_from_json(row["progress"]),
        artifacts=result.artifacts,
        coverage=result.coverage,
        warnings=tuple(
            ReadWarning("other", warning) if isinstance(warning, str) else warning
            for warning in result.warnings
        ),
        failure=failure_from_json(row["failure"]),
    )


def _storable(text: str) -> str:
    # Half of a surrogate pair has no UTF-8 form, and SQLite would refuse the whole row.
    return text.encode("utf-8", "replace").decode("utf-8")
