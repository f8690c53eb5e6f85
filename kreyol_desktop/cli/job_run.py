"""Running one job from the command line: watch it, and park it on Ctrl-C."""

import threading

from kreyol_desktop.cli.console import CommandConsole
from kreyol_desktop.cli.progress_display import ProgressDisplay, progress_display
from kreyol_desktop.cli.services import CliServices
from kreyol_desktop.cli.streams import ReaderGoneError
from kreyol_desktop.core.job import JobRequest, Task, TaskState
from kreyol_desktop.core.progress import Progress
from kreyol_desktop.services.job_service import TaskEvent

POLL_S = 0.2


def unfinished_twin(services: CliServices, request: JobRequest) -> Task | None:
    """A job for the same request that was cut short and waits to be resumed."""
    waiting = services.jobs.in_state(TaskState.QUEUED, TaskState.INTERRUPTED, TaskState.PAUSED)
    return next((task for task in waiting if task.request == request), None)


def submit_or_resume(services: CliServices, console: CommandConsole, request: JobRequest) -> Task:
    """Submit a job, or go on with the one that an earlier run of the same command left."""
    twin = unfinished_twin(services, request)
    if twin is None:
        return services.jobs.submit(request)
    console.say("resumed", name=request.name)
    return services.jobs.resume(twin.id) if twin.state is not TaskState.QUEUED else twin


def run_to_end(services: CliServices, console: CommandConsole, task: Task) -> Task:
    """Run the queue until the task is done; what ends it early parks it and is raised:
    KeyboardInterrupt, and ReaderGoneError where nobody reads the remarks any more.
    """
    services.jobs.move(task.id, 0)
    finished = threading.Event()
    with progress_display(console, task.request.name) as display:
        watcher = TaskWatcher(task.id, display, finished)
        stop_watching = services.jobs.subscribe(watcher)
        try:
            with services.working():
                while not finished.wait(POLL_S):
                    if services.jobs.get(task.id).state.is_final:
                        break
        finally:
            stop_watching()
    if watcher.reader_gone:
        raise ReaderGoneError
    return services.jobs.get(task.id)


class TaskWatcher:
    """Shows one task's progress and notices its end."""

    def __init__(self, task_id: str, display: ProgressDisplay, finished: threading.Event) -> None:
        self._task_id = task_id
        self._display = display
        self._finished = finished
        self.reader_gone = False

    def __call__(self, event: TaskEvent) -> None:
        if event.task.id != self._task_id:
            return
        if event.task.progress is not None and not self.reader_gone:
            self._show(event.task.progress)
        if event.task.state.is_final or event.task.state is TaskState.PAUSED:
            self._finished.set()

    def _show(self, progress: Progress) -> None:
        # in the thread of the jobs, where an error would be one of the job loop's
        try:
            self._display.show(progress)
        except ReaderGoneError:
            self.reader_gone = True
            self._finished.set()
