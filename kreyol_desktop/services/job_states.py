"""Which state of a job may follow which: one table, asked before every change."""

from collections.abc import Mapping

from kreyol_desktop.core.errors import InvalidRequestError
from kreyol_desktop.core.job import TaskState

TRANSITIONS: Mapping[TaskState, frozenset[TaskState]] = {
    TaskState.QUEUED: frozenset({TaskState.RUNNING, TaskState.PAUSED, TaskState.CANCELLED}),
    TaskState.RUNNING: frozenset(
        {
            TaskState.PAUSED,
            TaskState.COMPLETED,
            TaskState.FAILED,
            TaskState.CANCELLED,
            TaskState.INTERRUPTED,
            TaskState.QUEUED,
        }
    ),
    # A job is held at its next checkpoint; until it gets there it may still end by itself.
    TaskState.PAUSED: frozenset(
        {
            TaskState.QUEUED,
            TaskState.RUNNING,
            TaskState.COMPLETED,
            TaskState.FAILED,
            TaskState.CANCELLED,
        }
    ),
    TaskState.INTERRUPTED: frozenset({TaskState.QUEUED, TaskState.CANCELLED}),
    # Retrying, and rebuilding the results after a correction.
    TaskState.COMPLETED: frozenset({TaskState.QUEUED}),
    TaskState.FAILED: frozenset({TaskState.QUEUED}),
    TaskState.CANCELLED: frozenset({TaskState.QUEUED}),
}


def require_transition(current: TaskState, following: TaskState) -> None:
    """Raise InvalidRequestError unless ``following`` may come after ``current``."""
    if following not in TRANSITIONS[current]:
        raise InvalidRequestError(
            f"A task that is {current.value} cannot become {following.value}.",
            hint="Look at the task's state first.",
            current=current.value,
            following=following.value,
        )
