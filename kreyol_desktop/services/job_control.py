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
"""How often a job that reports no progress looks at what other processes want of it."""

_MAKE_WAY_POLL_S = 1.0
"""How often a paused job looks for tasks that another process queued."""


class ProgressRecord(Protocol):
    """Where a running job leaves its progress and reads what others stored about it."""

    def save_progress(self, task_id: str, progress: Progress) -> TaskState | None:
        """Store and announce; return the stored state, None when the task is gone."""
        ...

    def stored_state(self, task_id: str) -> TaskState | None: ...

    def others_wait(self) -> bool:
        """Whether another task could be run now."""
        ...


class RunningJob:
    """Thread-safe: stages may call ``checkpoint`` and ``obey`` from several threads.

    A paused job keeps its place, ready to go on at once, for as long as nobody else wants it: when
    another task waits, the paused one ends with JobParked and begins again when it is resumed.
    """

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
        self._followed_at = monotonic()

    @property
    def is_parked(self) -> bool:
        """Whether the job was told to end and to go on at the next start."""
        return self._parked

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

    def look_around(self) -> None:
        """A task was queued: a paused job makes way."""
        with self._changed:
            self._changed.notify_all()

    def checkpoint(self, stage: Stage, done: int, total: int) -> None:
        """See core.progress.Checkpoint."""
        self.obey()
        with self._changed:
            progress = self._meter.measure(stage, done, total)
            passes = self._passes(progress)
        if passes:
            self._follow(self._record.save_progress(self.task_id, progress))

    def obey(self) -> None:
        """Wait while the job is paused; raise JobCancelled or JobParked where it is to end."""
        self._wait_while_paused()
        if self._monotonic() - self._followed_at >= _OTHER_PROCESS_POLL_S:
            self._follow(self._record.stored_state(self.task_id))

    def _wait_while_paused(self) -> None:
        while self._is_held():
            if self._record.others_wait():
                raise JobParked
            with self._changed:
                if self._paused and not self._cancelled and not self._parked:
                    self._changed.wait(_MAKE_WAY_POLL_S)

    def _is_held(self) -> bool:
        with self._changed:
            if self._cancelled:
                raise JobCancelled
            if self._parked:
                raise JobParked
            return self._paused

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
        self._wait_while_paused()
        while stored is TaskState.PAUSED:
            if self._record.others_wait():
                raise JobParked
            with self._changed:
                self._meter.pause()
                self._changed.wait(_OTHER_PROCESS_POLL_S)
                self._meter.resume()
            self._wait_while_paused()
            stored = self._record.stored_state(self.task_id)
        self._followed_at = self._monotonic()
        if stored is not TaskState.RUNNING:
            raise JobCancelled
