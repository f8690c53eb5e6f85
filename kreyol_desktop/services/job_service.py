"""Jobs: submit, control, run, announce.

Every change of state is checked against one table, written to the store, and only then announced.
"""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from kreyol_desktop.core.errors import InvalidRequestError
from kreyol_desktop.core.excerpt import Excerpt
from kreyol_desktop.core.job import JobRequest, Task, TaskPage, TaskQuery, TaskState, TaskStatistics
from kreyol_desktop.services.job_board import JobBoard
from kreyol_desktop.services.job_corrections import correct_segment
from kreyol_desktop.services.job_events import Listener, TaskEvent, TaskEventKind
from kreyol_desktop.services.job_loop import JobLoop
from kreyol_desktop.services.job_states import require_transition
from kreyol_desktop.services.ports import ArtifactStore, Corrections, JobPipeline, TaskStore
from kreyol_desktop.services.recovery import RecoveryReport, recover_jobs

__all__ = ["JobService", "TaskEvent", "TaskEventKind"]

_OTHER_PROCESS_POLL_S = 1.0


class JobService:
    """Thread-safe. ``run_forever`` is called by the one thread that hosts the work.

    ``maintenance`` is called by that thread when it is idle for the first time and then every
    ``maintenance_interval_s``.
    """

    def __init__(
        self,
        store: TaskStore,
        artifacts: ArtifactStore,
        pipeline: JobPipeline,
        *,
        corrections: Corrections | None = None,
        maintenance: Sequence[Callable[[], object]] = (),
        maintenance_interval_s: float = 3600.0,
    ) -> None:
        self._board = JobBoard(store, artifacts)
        self._corrections = corrections
        self._loop = JobLoop(
            self._board,
            pipeline,
            maintenance=maintenance,
            maintenance_interval_s=maintenance_interval_s,
        )

    # ----------------------------------------------------------------- asking

    def get(self, task_id: str) -> Task:
        """Raise NotFoundError."""
        return self._board.store.get_task(task_id)

    def page(self, query: TaskQuery) -> TaskPage:
        """Raise InvalidRequestError for a bad cursor."""
        return self._board.store.page(query)

    def excerpts(self, task_ids: Sequence[str], text: str) -> Mapping[str, Excerpt]:
        """Where the texts of tasks hold what ``text`` searches for; left out where they do not.

        A task takes some milliseconds, a book some dozens.
        """
        return self._board.store.excerpts(task_ids, text)

    def newest(self, limit: int = 50, state: TaskState | None = None) -> list[Task]:
        """The newest tasks first, in any state or in one."""
        return self._board.store.list_tasks(limit, state)

    def statistics(self) -> TaskStatistics:
        """How many tasks there are, by state and by type."""
        return self._board.store.get_statistics()

    def in_state(self, *states: TaskState) -> list[Task]:
        """All tasks in any of ``states``, in the order of the queue."""
        return self._board.store.in_state(*states)

    def queue_length(self) -> int:
        """How many tasks wait to be run."""
        return self._board.store.queue_length()

    @property
    def is_working(self) -> bool:
        """Whether a job runs in this process now, or is still stopping."""
        return self._board.running is not None

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call ``listener`` for every event until the returned function is called.

        It is called on the thread that made a change, outside of all locks; it should be quick.
        """
        return self._board.subscribe(listener)

    def wait(self, task_id: str, timeout_s: float) -> Task:
        """The task once it has ended, or as it is after ``timeout_s``. Raise NotFoundError."""
        deadline = time.monotonic() + timeout_s
        with self._board.lock:
            while True:
                task = self._board.store.get_task(task_id)
                left_s = deadline - time.monotonic()
                if task.state.is_final or left_s <= 0:
                    return task
                # Another process may do the work: look now and then without being told.
                self._board.lock.wait(min(left_s, _OTHER_PROCESS_POLL_S))

    # --------------------------------------------------------------- changing

    def submit(self, request: JobRequest) -> Task:
        """Store a job at the end of the queue and return its task. Raise ResourceError."""
        stored = replace(request, password=None)
        with self._board.lock:
            task = self._board.store.create_task(stored)
            self._board.passwords.keep(task.id, request.password)
            self._board.announce(TaskEventKind.ADDED, task)
        self._board.keep_record(task)
        self._board.deliver()
        return task

    def pause(self, task_id: str) -> Task:
        """Take a waiting task out of the queue, or hold the running one at its next checkpoint.

        A held one makes way when another task waits: it begins again when it is resumed, and does
        not do twice what it has done.
        """
        with self._board.lock:
            task = self._board.change(self.get(task_id), TaskState.PAUSED)
            if job := self._board.running_job(task_id):
                job.pause()
        self._board.deliver()
        return task

    def resume(self, task_id: str, *, password: str | None = None) -> Task:
        """Let a paused or interrupted task go on; one that waits or runs is left as it is."""
        with self._board.lock:
            task = self.get(task_id)
            self._board.passwords.keep(task_id, password)
            if task.state in (TaskState.QUEUED, TaskState.RUNNING):
                return task
            if task.state not in (TaskState.PAUSED, TaskState.INTERRUPTED):
                # Ended tasks may be queued again, but that is called retrying.
                require_transition(task.state, TaskState.RUNNING)
            job = self._board.running_job(task_id)
            held = job is not None or self._board.store.is_held_elsewhere(task_id)
            following = TaskState.RUNNING if held else TaskState.QUEUED
            task = self._board.change(task, following)
            if job:
                job.resume()
        self._board.deliver()
        return task

    def cancel(self, task_id: str) -> Task:
        """Cancel a task, at once and for good; one that is cancelled already is left as it is.

        The work itself stops at its next checkpoint, and only then the next job begins.
        """
        with self._board.lock:
            task = self.get(task_id)
            if task.state is TaskState.CANCELLED:
                return task
            task = self._board.change(task, TaskState.CANCELLED)
            if job := self._board.running_job(task_id):
                job.cancel()
        self._board.deliver()
        return task

    def retry(self, task_id: str, *, password: str | None = None) -> Task:
        """Queue a failed or cancelled task again, at the end of the queue."""
        with self._board.lock:
            task = self.get(task_id)
            if task.state not in (TaskState.FAILED, TaskState.CANCELLED):
                raise InvalidRequestError(
                    f"A task that is {task.state.value} cannot be retried.",
                    hint="Only failed and cancelled tasks can.",
                    current=task.state.value,
                )
            self._board.passwords.keep(task_id, password)
            task = self._board.requeue(task)
        self._board.deliver()
        return task

    def delete(self, task_id: str, with_files: bool = True) -> None:
        """Forget a task, and its results unless ``with_files`` is False.

        The running one is cancelled first and vanishes when it has stopped. Copies in the user's
        own folder are never touched. Raise NotFoundError.
        """
        with self._board.lock:
            task = self.get(task_id)
            if job := self._board.running_job(task_id):
                self._board.doom(task_id, with_files=with_files)
                job.cancel()
                return
            self._board.delete(task, with_files=with_files)
        self._board.deliver()

    def move(self, task_id: str, position: int) -> None:
        """Put a queued task at ``position``, 0 being next; a task that runs is left alone.

        Raise NotFoundError, InvalidRequestError.
        """
        with self._board.lock:
            task = self.get(task_id)
            if task.state is TaskState.RUNNING:
                return
            if task.state is not TaskState.QUEUED:
                raise InvalidRequestError(
                    f"A task that is {task.state.value} is not in the queue.",
                    current=task.state.value,
                )
            self._board.store.move(task_id, position)
            self._board.announce(TaskEventKind.CHANGED, self.get(task_id))
        self._board.deliver()

    def cleanup(self, days: int) -> int:
        """Delete tasks that ended more than ``days`` days ago; return how many."""
        with self._board.lock:
            old = self._board.store.cleanup_old_tasks(days)
            for task in old:
                self._board.forget(task, with_files=True)
        self._board.deliver()
        return len(old)

    def tidy(self) -> None:
        """Wipe the words of deleted tasks from the disk now; a running loop does so by itself."""
        self._board.store.tidy()

    def correct(self, task_id: str, segment_id: int, text: str) -> Task:
        """Teach the memory a person's translation of a segment, and rebuild the task's results.

        Only what changed costs time: all else comes from the memory and the clip cache. Raise
        NotFoundError; InvalidRequestError for an empty text.
        """
        if self._corrections is None:
            raise InvalidRequestError("Corrections are not available here.")
        correct_segment(self.get(task_id), segment_id, text, self._corrections)
        with self._board.lock:
            task = self.get(task_id)
            if task.state is TaskState.COMPLETED:
                task = self._board.requeue(task)
            elif task.state is not TaskState.QUEUED:
                self._board.rebuild_after(task_id)
        self._board.deliver()
        return task

    # ---------------------------------------------------------------- running

    def recover(
        self, *, resume: bool = True, folders: Sequence[Path] = (), adopt: bool = False
    ) -> RecoveryReport:
        """Repair what a crash left, before the loop starts. See recovery.recover_jobs."""
        with self._board.lock:
            report = recover_jobs(self._board, resume=resume, folders=folders, adopt=adopt)
        self._board.deliver()
        return report

    def run_forever(self) -> None:
        """Run queued jobs one after the other until ``stop``; nothing a job does ends the loop."""
        self._loop.run()

    def stop(self, timeout_s: float = 10.0, park: bool = True) -> bool:
        """End the loop: the running job is parked and resumes at next start, or is cancelled.

        Return False when the job did not reach a checkpoint in time; its row says RUNNING then, and
        the next start repairs it.
        """
        return self._loop.stop(timeout_s, park=park)
