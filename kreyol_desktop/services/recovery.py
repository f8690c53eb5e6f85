"""What is repaired at start, before the first job runs."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kreyol_desktop.core.errors import ResourceError
from kreyol_desktop.core.job import Task, TaskState
from kreyol_desktop.services.job_board import JobBoard
from kreyol_desktop.services.job_events import TaskEventKind

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class RecoveryReport:
    """``interrupted`` are the tasks that had been cut short, as they are now.

    ``adopted`` are tasks found in their folders after the database was lost.
    """

    interrupted: tuple[Task, ...] = ()
    adopted: tuple[Task, ...] = ()
    orphans_removed: int = 0
    temporary_removed: int = 0


def recover_jobs(
    board: JobBoard, *, resume: bool, folders: Sequence[Path], adopt: bool
) -> RecoveryReport:
    """Queue cut-short tasks again, remove half-written files and folders of no task.

    With ``resume`` False cut-short tasks become INTERRUPTED and wait for the user. ``folders`` are
    places beside the tasks' own where results are exported. ``adopt`` (after a damaged database
    was replaced) makes tasks of folders that no row knows, instead of removing them. The board's
    lock is held. Tasks that another living process works on are left alone.
    """
    adopted = _adopt(board) if adopt else ()
    interrupted = tuple(_repair(board, task, resume=resume) for task in _cut_short(board))
    orphans = temporary = 0
    try:
        temporary = board.artifacts.remove_temporary({*folders, *_export_folders(board)})
        orphans = len(board.artifacts.remove_orphans(board.store.ids))
    except ResourceError as error:
        # Leftovers cost room, not correctness.
        logger.warning("Leftovers cannot be removed now: %s", error)
    return RecoveryReport(interrupted, adopted, orphans, temporary)


def _cut_short(board: JobBoard) -> list[Task]:
    return [*board.store.abandoned(), *board.store.in_state(TaskState.INTERRUPTED)]


def _repair(board: JobBoard, task: Task, *, resume: bool) -> Task:
    state = TaskState.QUEUED if resume else TaskState.INTERRUPTED
    _clear_work(board, task)
    return task if task.state is state else board.change(task, state, release=True)


def _clear_work(board: JobBoard, task: Task) -> None:
    try:
        board.artifacts.clear_work(task.id)
    except ResourceError as error:
        logger.warning("Work files of %s cannot be removed now: %s", task.id, error)


def _export_folders(board: JobBoard) -> set[Path]:
    unfinished = [state for state in TaskState if not state.is_final]
    tasks = board.store.in_state(*unfinished)
    return {task.request.output_dir for task in tasks if task.request.output_dir is not None}


def _adopt(board: JobBoard) -> tuple[Task, ...]:
    known = board.store.ids()
    adopted = []
    for task_id, request in board.artifacts.recorded():
        if task_id not in known:
            task = board.store.create_task(request, task_id=task_id)
            board.announce(TaskEventKind.ADDED, task)
            adopted.append(task)
    return tuple(adopted)
