"""The one place where events of the job service become signals of the window."""

from PySide6.QtCore import QObject, Qt, Signal, Slot

from kreyol_desktop.core.job import Task
from kreyol_desktop.gui.services import Jobs
from kreyol_desktop.services.job_events import TaskEvent, TaskEventKind


class JobBridge(QObject):
    """Signals that arrive on the main thread, whichever thread the event came from."""

    job_added = Signal(object)
    job_changed = Signal(object)
    job_progressed = Signal(object)
    job_deleted = Signal(object)
    _arrived = Signal(object)

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._arrived.connect(self._relay, Qt.ConnectionType.QueuedConnection)
        self._unsubscribe = jobs.subscribe(self._on_event)

    def close(self) -> None:
        """Hear nothing more."""
        self._unsubscribe()

    def _on_event(self, event: TaskEvent) -> None:
        self._arrived.emit(event)

    @Slot(object)
    def _relay(self, event: TaskEvent) -> None:
        task: Task = event.task
        match event.kind:
            case TaskEventKind.ADDED:
                self.job_added.emit(task)
            case TaskEventKind.CHANGED:
                self.job_changed.emit(task)
            case TaskEventKind.PROGRESS:
                self.job_progressed.emit(task)
            case TaskEventKind.DELETED:
                self.job_deleted.emit(task)
