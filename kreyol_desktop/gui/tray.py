"""The icon in the system's tray: progress, and a message when a job ends."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QSystemTrayIcon, QWidget

from kreyol_desktop.core.job import Task, TaskState
from kreyol_desktop.gui.error_presenter import phrase_for
from kreyol_desktop.gui.widgets.emblem import emblem_icon

PROGRESS_STEPS = 10


class Tray(QObject):
    """Emits ``open_wanted`` and ``quit_wanted``. Without a tray it does nothing."""

    open_wanted = Signal()
    quit_wanted = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._step: int | None = None
        self._menu = QMenu(window)
        self._open = QAction(self)
        self._quit = QAction(self)
        self._open.triggered.connect(self.open_wanted)
        self._quit.triggered.connect(self.quit_wanted)
        self._menu.addActions([self._open, self._quit])
        self.icon = QSystemTrayIcon(emblem_icon(), self)
        self.icon.setContextMenu(self._menu)
        self.icon.activated.connect(self._on_activated)
        self.icon.messageClicked.connect(self.open_wanted)
        self.retranslate()

    @property
    def is_available(self) -> bool:
        return QSystemTrayIcon.isSystemTrayAvailable()

    def show(self) -> None:
        """Appear, where the system has a tray."""
        if self.is_available:
            self.icon.show()

    def retranslate(self) -> None:
        """Say the menu in the new language."""
        self._open.setText(self.tr("Open Kreyòl Desktop"))
        self._quit.setText(self.tr("Quit"))
        self.icon.setToolTip("Kreyòl Desktop")

    def show_progress(self, task: Task) -> None:
        """Draw the running job's progress into the icon, in steps of ten percent."""
        running = task.state is TaskState.RUNNING and task.progress is not None
        step = int(task.progress.percent // PROGRESS_STEPS) if running and task.progress else None
        if step == self._step:
            return
        self._step = step
        self.icon.setIcon(emblem_icon(None if step is None else step / PROGRESS_STEPS))
        self.icon.setToolTip(
            "Kreyòl Desktop" if step is None else f"{task.request.name}: {step * PROGRESS_STEPS} %"
        )

    def announce_end(self, task: Task) -> None:
        """Tell of a finished or failed job when the window isn't looked at."""
        if self._window.isActiveWindow() or not self.icon.isVisible():
            return
        if task.state is TaskState.COMPLETED:
            title = self.tr("Your document is ready")
            self.icon.showMessage(title, task.request.name, emblem_icon())
        elif task.state is TaskState.FAILED and task.failure is not None:
            title = self.tr("A job failed")
            words = f"{task.request.name}: {phrase_for(task.failure.code).problem}"
            self.icon.showMessage(title, words, QSystemTrayIcon.MessageIcon.Warning)

    def _on_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason == QSystemTrayIcon.ActivationReason.Trigger:
            self.open_wanted.emit()
