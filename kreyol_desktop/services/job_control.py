"""The job that runs now: what others want of it, and the checkpoint at which it obeys."""

import threading
import time
from collections.abc import Callable
from typing import Protocol

from kreyol_desktop.core.errors import JobCancelled, JobParked
from kreyol_desktop.core.job import Task, TaskState
from kreyol_desktop.core.progress import Progress, Stage
from kreyol_desktop.services.job_progress import ProgressMeter, stages_of

THROTTLE_S = 0.1
"""Progress is passed on at most this often; the first and the last of a stage always are."""

_OTHER_PROCESS_POLL_S = 0.25


class ProgressRecord(Protocol):
    """Where a running job leaves its progress and reads what others stored about it."""

    def save_progress(self, task_id: str, progress: Progress) -> TaskState | None:
        """Store and announce; return the stored state, None when the task is gone."""
        ...

    def stored_state(self, task_id: str) -> TaskState | None: ...


class RunningJob:
    """Thread-safe: stages may call ``checkpoint`` from several threads."""

    def __init__(
        self,
        task: Task,
        record: ProgressRecord,
        *,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self.task_id = task.id
        self._record = record
        self._monotonic = monotonic
        self._meter = ProgressMeter(stages_of(task.request), monotonic=monotonic)
        self._changed = threading.Condition()
        self._paused = False
        self._cancelled = False
        self._parked = False
        self._passed: tuple[Stage, int, int] | None = None
        self._passed_at = 0.0

    def pause(self) -> None:
        """Hold the job at its next checkpoint."""
        with self._changed:
            self._paused = True
            self._meter.pause()

    def resume(self) -> None:
        """Let a held job go on."""
        with self._changed:
            self._paused = False
            self._meter.resume()
            self._changed.notify_all()

    def cancel(self) -> None:
        """Make the next checkpoint raise JobCancelled, also while the job is held."""
        with self._changed:
            self._cancelled = True
            self._changed.notify_all()

    def park(self) -> None:
        """Make the next checkpoint raise JobParked, also while the job is held."""
        with self._changed:
            self._parked = True
            self._changed.notify_all()

    def checkpoint(self, stage: Stage, done: int, total: int) -> None:
        """See core.progress.Checkpoint."""
        self._obey()
        with self._changed:
            progress = self._meter.measure(stage, done, total)
            passes = self._passes(progress)
        if passes:
            self._follow(self._record.save_progress(self.task_id, progress))

    def _obey(self) -> None:
        with self._changed:
            self._changed.wait_for(lambda: self._cancelled or self._parked or not self._paused)
            if self._cancelled:
                raise JobCancelled
            if self._parked:
                raise JobParked

    def _passes(self, progress: Progress) -> bool:
        now = self._monotonic()
        reached = (progress.stage, progress.done, progress.total)
        if reached == self._passed:
            return False
        first = self._passed is None or self._passed[0] is not progress.stage
        last = progress.done >= progress.total > 0
        if not (first or last or now - self._passed_at >= THROTTLE_S):
            return False
        self._passed, self._passed_at = reached, now
        return True

    def _follow(self, stored: TaskState | None) -> None:
        """Obey what another process stored about our job: paused, cancelled, deleted."""
        self._obey()
        while stored is TaskState.PAUSED:
            with self._changed:
                self._meter.pause()
                self._changed.wait(_OTHER_PROCESS_POLL_S)
                self._meter.resume()
            self._obey()
            stored = self._record.stored_state(self.task_id)
        if stored is not TaskState.RUNNING:
            raise JobCancelled
