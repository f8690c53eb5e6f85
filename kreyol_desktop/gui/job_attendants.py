"""What attends the jobs outside the pages: tray, task bar, staying awake, and closing with care."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from kreyol_desktop.core.job import Task, TaskState
from kreyol_desktop.gui.closing import CloseGuard
from kreyol_desktop.gui.job_bridge import JobBridge
from kreyol_desktop.gui.job_thread import JobThread
from kreyol_desktop.gui.keep_awake import KeepAwake, is_on_battery
from kreyol_desktop.gui.main_window import MainWindow
from kreyol_desktop.gui.services import GuiServices
from kreyol_desktop.gui.taskbar import Taskbar, system_progress
from kreyol_desktop.gui.tools import WindowTools
from kreyol_desktop.gui.tray import Tray

STOP_S = 20.0


class JobAttendants(QObject):
    """Made once the services are there; its imports are done in a lane, away from the first frame."""

    open_wanted = Signal()

    def __init__(self, services: GuiServices, tools: WindowTools, window: MainWindow) -> None:
        super().__init__(window)
        self._settings = services.settings
        self._window = window
        self.running: set[str] = set()
        self.bridge = JobBridge(services.jobs, self)
        self.job_thread = JobThread(services.jobs, self)
        self.tray = Tray(window)
        self.taskbar = Taskbar(system_progress(lambda: int(window.winId())))
        self.awake = KeepAwake()
        self.guard = CloseGuard(window, tools, services.jobs, self.tray)
        for signal in (self.bridge.job_changed, self.bridge.job_progressed):
            signal.connect(self._on_job)
        self.tray.open_wanted.connect(self.open_wanted)
        self.tray.quit_wanted.connect(window.close)
        window.erased.connect(self._restart_jobs)

    def start(self) -> None:
        """Begin to work off the queue, and appear in the tray."""
        self.job_thread.start()
        self.tray.show()

    def stop_jobs(self, *, park: bool) -> None:
        """Park or cancel the running job and end the thread."""
        if self.job_thread.isRunning():
            self.job_thread.stop(STOP_S, park=park)

    def close(self) -> None:
        """Leave tray and task bar; the job thread has ended."""
        self.bridge.close()
        self.awake.release()
        self.tray.icon.hide()
        self.taskbar.clear()

    def _on_job(self, task: Task) -> None:
        self.tray.show_progress(task)
        self.taskbar.show_task(task)
        was_running = task.id in self.running
        if task.state is TaskState.RUNNING:
            self.running.add(task.id)
            self._on_work_begun(already=was_running)
        else:
            self.running.discard(task.id)
            if not self.running:
                self.awake.release()
        if was_running and task.state.is_final:
            self.tray.announce_end(task)
            QApplication.alert(self._window)
            self.guard.on_job_ended()

    def _on_work_begun(self, *, already: bool) -> None:
        settings = self._settings.current
        if settings.keep_awake:
            self.awake.hold()
        if settings.warn_on_battery and not already and is_on_battery():
            self._window.warn_battery()

    def _restart_jobs(self) -> None:
        if self.job_thread.wait(1000):
            self.job_thread.start()
