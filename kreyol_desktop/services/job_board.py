"""The one place where the state of a job changes: checked, written, then announced."""

import logging
import threading
from collections.abc import Callable
from dataclasses import replace

from kreyol_desktop.core.errors import NotFoundError, ResourceError
from kreyol_desktop.core.job import Failure, JobOutcome, Task, TaskState
from kreyol_desktop.core.progress import Progress
from kreyol_desktop.services.job_control import RunningJob
from kreyol_desktop.services.job_events import Listener, TaskAnnouncer, TaskEvent, TaskEventKind
from kreyol_desktop.services.job_passwords import JobPasswords
from kreyol_desktop.services.job_states import require_transition
from kreyol_desktop.services.ports import ArtifactStore, TaskStore

logger = logging.getLogger(__name__)


class JobBoard:
    """Shared by the job service and the job loop.

    Every method below "changes" is called with ``lock`` held; ``deliver`` is called without it.
    """

    def __init__(self, store: TaskStore, artifacts: ArtifactStore) -> None:
        self.store = store
        self.artifacts = artifacts
        self.passwords = JobPasswords()
        self.lock = threading.Condition(threading.RLock())
        self.running: RunningJob | None = None
        self._announcer = TaskAnnouncer()
        self._doomed: dict[str, bool] = {}
        self._to_rebuild: set[str] = set()

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call ``listener`` for every event until the returned function is called."""
        return self._announcer.subscribe(listener)

    def deliver(self) -> None:
        """Call the listeners for what was announced; never with the lock held."""
        self._announcer.deliver()

    def keep_record(self, task: Task) -> None:
        """Write the request beside the job's files, against the loss of the database."""
        try:
            self.artifacts.record(task.id, task.request)
        except ResourceError as error:
            # The row is written, so the job is safe without this second copy.
            logger.warning("The request of %s is not kept in its folder: %s", task.id, error)

    # ---------------------------------------------------------------- changes

    def announce(self, kind: TaskEventKind, task: Task) -> None:
        """Queue an event and wake everybody who waits for a change."""
        self._announcer.put(TaskEvent(kind, task))
        self.lock.notify_all()
        if task.state is TaskState.QUEUED and self.running is not None:
            self.running.look_around()

    def running_job(self, task_id: str) -> RunningJob | None:
        """The running job if it is this one."""
        job = self.running
        return job if job is not None and job.task_id == task_id else None

    def change(
        self, task: Task, state: TaskState, *, failure: Failure | None = None, release: bool = False
    ) -> Task:
        """Write and announce a new state. Raise InvalidRequestError where it may not follow.

        ``release`` says that no process holds the task any more.
        """
        if task.state is not state:
            require_transition(task.state, state)
        changed = replace(task, state=state, failure=failure)
        return self._write(changed, release=release)

    def complete(self, task: Task, outcome: JobOutcome) -> Task:
        """Write results and state in one transaction, and announce them."""
        require_transition(task.state, TaskState.COMPLETED)
        done = replace(
            task,
            state=TaskState.COMPLETED,
            artifacts=outcome.artifacts,
            coverage=outcome.coverage,
            warnings=outcome.warnings,
            failure=None,
        )
        return self._write(done, release=True)

    def requeue(self, task: Task) -> Task:
        """Put an ended task at the end of the queue; its old results stay until new ones come."""
        require_transition(task.state, TaskState.QUEUED)
        last = max((t.position for t in self.store.in_state(TaskState.QUEUED)), default=0)
        waiting = replace(
            task, state=TaskState.QUEUED, position=last + 1, progress=None, failure=None
        )
        return self._write(waiting, release=True)

    def delete(self, task: Task, *, with_files: bool) -> None:
        """Forget a task that does not run here, then remove its folder."""
        self.store.delete(task.id)
        self.forget(task, with_files=with_files)

    def forget(self, task: Task, *, with_files: bool) -> None:
        """Do what remains when the row of a task is deleted."""
        self.passwords.forget(task.id)
        self._to_rebuild.discard(task.id)
        self.announce(TaskEventKind.DELETED, task)
        if not with_files:
            self.artifacts.keep(task.id)
            return
        try:
            self.artifacts.delete(task.id)
        except ResourceError as error:
            # The row is gone, so the next start removes the folder as an orphan.
            logger.warning("The folder of task %s cannot be removed now: %s", task.id, error)

    def doom(self, task_id: str, *, with_files: bool) -> None:
        """Delete the running task as soon as it has stopped."""
        self._doomed[task_id] = with_files

    def rebuild_after(self, task_id: str) -> None:
        """Queue the task again when it completes, because a correction came meanwhile."""
        self._to_rebuild.add(task_id)

    def settle(self, task: Task) -> None:
        """The running job has ended and its state is written: do what waited for that."""
        self.running = None
        if task.id in self._doomed:
            self.delete(task, with_files=self._doomed.pop(task.id))
        elif task.id in self._to_rebuild and task.state is TaskState.COMPLETED:
            self._to_rebuild.discard(task.id)
            self.requeue(task)
        self.lock.notify_all()

    def _write(self, task: Task, *, release: bool) -> Task:
        saved = self.store.update_task(task, release=release)
        self.announce(TaskEventKind.CHANGED, saved)
        return saved

    # --------------------------------------------- for the running job's checkpoints

    def save_progress(self, task_id: str, progress: Progress) -> TaskState | None:
        """Store and announce progress; a database that cannot take it just now costs nothing."""
        with self.lock:
            try:
                task = self.store.save_progress(task_id, progress)
            except NotFoundError:
                return None
            except ResourceError as error:
                logger.warning("Progress of %s cannot be stored: %s", task_id, error)
                return TaskState.RUNNING
            self._announcer.put(TaskEvent(TaskEventKind.PROGRESS, task))
        self.deliver()
        return task.state

    def stored_state(self, task_id: str) -> TaskState | None:
        """The state that stands in the store, None when the task is gone."""
        try:
            return self.store.get_task(task_id).state
        except NotFoundError:
            return None
        except ResourceError as error:
            logger.warning("The state of %s cannot be read: %s", task_id, error)
            return TaskState.RUNNING

    def others_wait(self) -> bool:
        """Whether a task waits that could be run now."""
        try:
            return self.store.queue_length() > 0
        except ResourceError as error:
            logger.warning("The queue cannot be read: %s", error)
            return False
