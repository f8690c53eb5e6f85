"""The loop of the thread that does the work: take a job, run it, write how it ended."""

import logging
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from kreyol_desktop.core.errors import (
    DiskFullError,
    JobCancelled,
    JobParked,
    KreyolError,
    NotFoundError,
    ResourceError,
)
from kreyol_desktop.core.job import Failure, JobOutcome, JobRequest, Task, TaskState
from kreyol_desktop.core.progress import JobContext
from kreyol_desktop.services.job_board import JobBoard
from kreyol_desktop.services.job_control import RunningJob
from kreyol_desktop.services.job_events import TaskEventKind
from kreyol_desktop.services.job_failures import failure_of
from kreyol_desktop.services.ports import JobPipeline
from kreyol_desktop.services.text_indexing import TextIndexer

logger = logging.getLogger(__name__)

_IDLE_POLL_S = 1.0
"""How often an idle loop looks for tasks that another process queued."""
_ABANDONED_POLL_S = 20.0
_ROOM_FACTOR = 3
"""A job needs about this many times the size of its input on the disk."""
_HELD = (TaskState.RUNNING, TaskState.PAUSED)


class JobLoop:
    """``run`` blocks until ``stop``; one job at a time, and nothing a job does ends the loop."""

    def __init__(
        self,
        board: JobBoard,
        pipeline: JobPipeline,
        *,
        maintenance: Sequence[Callable[[], object]] = (),
        maintenance_interval_s: float = 3600.0,
    ) -> None:
        self._board = board
        self._pipeline = pipeline
        self._texts = TextIndexer(board.store)
        self._maintenance = tuple(maintenance)
        self._maintenance_interval_s = maintenance_interval_s
        self._maintained_at: float | None = None
        self._looked_for_abandoned_at = time.monotonic()
        self._stopping = False
        self._active = False
        self._has_ended = False

    def run(self) -> None:
        """Run queued jobs until ``stop`` is called, also where it was called just before."""
        with self._board.lock:
            self._active = True
        try:
            while not self._stopping:
                worked = self._run_next()
                # One text between two jobs: nobody waits long for either.
                if not self._texts.index_next() and not worked:
                    self._maintain()
                    self._take_over_abandoned()
                    if not _attempt(self._board.store.tidy_step):
                        self._wait_for_work()
        finally:
            with self._board.lock:
                self._active, self._stopping, self._has_ended = False, False, True
                self._board.lock.notify_all()

    def stop(self, timeout_s: float, *, park: bool) -> bool:
        """End the loop; see JobService.stop."""
        lock = self._board.lock
        with lock:
            if not self._active and self._has_ended:
                return True
            # Also before the loop has begun: its thread may be about to start.
            self._stopping = True
            if job := self._board.running:
                (job.park if park else job.cancel)()
            lock.notify_all()
            return lock.wait_for(lambda: not self._active, timeout_s)

    def _run_next(self) -> bool:
        try:
            claimed = self._claim()
        except KreyolError as error:
            logger.warning("No job can be taken now: %s", error)
            return False
        self._board.deliver()
        if claimed is None:
            return False
        self._run_job(*claimed)
        return True

    def _claim(self) -> tuple[Task, RunningJob] | None:
        with self._board.lock:
            task = None if self._stopping else self._board.store.claim_next()
            if task is None:
                return None
            job = RunningJob(task, self._board)
            self._board.running = job
            self._board.announce(TaskEventKind.CHANGED, task)
            return task, job

    def _run_job(self, task: Task, job: RunningJob) -> None:
        logger.info("Job %s starts", task.id)
        outcome: JobOutcome | None = None
        failure: Failure | None = None
        state = TaskState.COMPLETED
        try:
            outcome = self._work(task, job)
        except JobCancelled:
            state = TaskState.CANCELLED
        except JobParked:
            state = TaskState.INTERRUPTED
        except DiskFullError as error:
            state, failure = TaskState.PAUSED, failure_of(error)
        except Exception as error:  # noqa: BLE001
            # The job loop is where bugs stop: one bad job must not end the program.
            _log_failure(task, error)
            state, failure = TaskState.FAILED, failure_of(error)
        self._end(task, state, failure, outcome)

    def _work(self, task: Task, job: RunningJob) -> JobOutcome:
        artifacts = self._board.artifacts
        artifacts.ensure_room(_needed_bytes(task.request))
        context = JobContext(task.id, artifacts.job_dir(task.id), job.checkpoint, job.obey)
        return self._pipeline.run(self._board.passwords.with_password(task), context)

    def _end(
        self, task: Task, state: TaskState, failure: Failure | None, outcome: JobOutcome | None
    ) -> None:
        self._clear_work(task.id)
        while not self._write_end(task, state, failure, outcome):
            with self._board.lock:
                if self._stopping:
                    # The row still says RUNNING; the next start repairs it.
                    self._board.running = None
                    return
                self._board.lock.wait(_IDLE_POLL_S)
        self._board.deliver()
        logger.info("Job %s is %s", task.id, state.value)

    def _write_end(
        self, task: Task, state: TaskState, failure: Failure | None, outcome: JobOutcome | None
    ) -> bool:
        board = self._board
        with board.lock:
            try:
                current = board.store.get_task(task.id)
                if current.state in _HELD:
                    current = self._ended(current, state, failure, outcome)
            except NotFoundError:
                board.running = None
                self._delete_files(task.id)
                return True
            except ResourceError as error:
                logger.error("The end of job %s cannot be stored yet: %s", task.id, error)
                return False
            board.settle(current)
        return True

    def _ended(
        self, task: Task, state: TaskState, failure: Failure | None, outcome: JobOutcome | None
    ) -> Task:
        if outcome is not None:
            return self._board.complete(task, outcome)
        if state is TaskState.INTERRUPTED and task.state is TaskState.PAUSED:
            # Paused by the user: it stays so, over a restart and while others take its place.
            state = TaskState.PAUSED
        elif state is TaskState.INTERRUPTED and not self._is_stopping():
            # It made way for others, and was resumed before it had got up.
            state = TaskState.QUEUED
        return self._board.change(task, state, failure=failure, release=True)

    def _is_stopping(self) -> bool:
        job = self._board.running
        return job is not None and job.is_parked

    def _clear_work(self, task_id: str) -> None:
        try:
            self._board.artifacts.clear_work(task_id)
        except ResourceError as error:
            logger.warning("Work files of %s cannot be removed now: %s", task_id, error)

    def _delete_files(self, task_id: str) -> None:
        try:
            self._board.artifacts.delete(task_id)
        except ResourceError as error:
            logger.warning("Files of %s cannot be removed now: %s", task_id, error)

    def _wait_for_work(self) -> None:
        with self._board.lock:
            if not self._stopping and not self._has_work():
                self._board.lock.wait(_IDLE_POLL_S)

    def _has_work(self) -> bool:
        try:
            return self._board.store.queue_length() > 0
        except ResourceError:
            return False

    def _take_over_abandoned(self) -> None:
        """Queue jobs again whose process, another one on this data folder, was killed."""
        now = time.monotonic()
        if now - self._looked_for_abandoned_at < _ABANDONED_POLL_S:
            return
        self._looked_for_abandoned_at = now
        try:
            with self._board.lock:
                for task in self._board.store.abandoned(own=False):
                    logger.warning("Job %s was abandoned by its process", task.id)
                    self._board.change(task, TaskState.QUEUED, release=True)
        except KreyolError as error:
            logger.warning("Abandoned jobs cannot be queued now: %s", error)
        self._board.deliver()

    def _maintain(self) -> None:
        now = time.monotonic()
        last = self._maintained_at
        if last is not None and now - last < self._maintenance_interval_s:
            return
        self._maintained_at = now
        for task in self._maintenance:
            _attempt(task)


def _needed_bytes(request: JobRequest) -> int:
    return _ROOM_FACTOR * _size_of(request.input_path) + len(request.text.encode())


def _size_of(path: Path | None) -> int:
    try:
        return path.stat().st_size if path else 0
    except OSError:
        # Gone or unreadable: the pipeline says so in better words, or has its copy already.
        return 0


def _attempt(upkeep: Callable[[], object]) -> object:
    """What ``upkeep`` returns; None where it failed."""
    try:
        return upkeep()
    except KreyolError as error:
        logger.warning("Upkeep failed, it is tried again later: %s", error)
        return None


def _log_failure(task: Task, error: Exception) -> None:
    if isinstance(error, KreyolError):
        logger.warning("Job %s failed: %s: %s", task.id, error.code, error)
    else:
        logger.error("Job %s failed by a bug", task.id, exc_info=error)
