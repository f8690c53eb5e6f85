"""What happens when the window is closed while a job runs: one question, asked once."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QWidget

from kreyol_desktop.core.job import TaskQuery, TaskState
from kreyol_desktop.gui.dialogs.question import Answer, Question
from kreyol_desktop.gui.services import Jobs
from kreyol_desktop.gui.tools import WindowTools
from kreyol_desktop.gui.tray import Tray


class CloseGuard(QObject):
    """Emits ``decided(park)`` when the program may end: True keeps the job for the next start."""

    decided = Signal(bool)

    def __init__(self, window: QWidget, tools: WindowTools, jobs: Jobs, tray: Tray) -> None:
        super().__init__(window)
        self._window = window
        self._tools = tools
        self._jobs = jobs
        self._tray = tray
        self._ends_after_jobs = False
        self._is_decided = False
        self.question: Question | None = None

    def on_close(self, event: QCloseEvent, *, busy: bool) -> None:
        """Let the window close, or ask first."""
        if self._is_decided:
            event.accept()
            return
        event.ignore()
        if busy:
            self._ask()
        else:
            self._decide(park=True)

    def leave(self) -> None:
        """The system ends the program: nobody is asked, and the job goes on at the next start."""
        self._decide(park=True)

    def on_job_ended(self) -> None:
        """End the program when it was only waiting for its jobs, and none is left."""
        if self._ends_after_jobs:
            query = TaskQuery(states=frozenset({TaskState.QUEUED, TaskState.RUNNING}), limit=1)
            self._tools.lanes.desk.submit(
                lambda: self._jobs.page(query).total,
                owner=self,
                done=self._end_without_jobs,
                failed=lambda _: self._end_without_jobs(0),
            )

    def _end_without_jobs(self, left: int) -> None:
        if left:
            return
        if self._window.isVisible() and not self._window.isMinimized():
            self._ends_after_jobs = False  # it was opened again meanwhile
        else:
            self._decide(park=True)

    def _ask(self) -> None:
        if self.question is not None:
            self.question.raise_()
            return
        answers = [
            Answer("cancel", lambda: self.tr("Cancel the job"), "danger"),
            Answer("background", lambda: self.tr("Finish in the background")),
            Answer("park", lambda: self.tr("Continue next time"), "primary"),
        ]
        self.question = Question(
            self._tools,
            lambda: self.tr("A job is still running"),
            lambda: self.tr(
                "It can go on without the window, or continue at the next start where it stopped."
            ),
            answers,
            parent=self._window,
        )
        self.question.answered.connect(self._on_answer)
        self.question.destroyed.connect(self._forget)
        self.question.open()

    def _forget(self) -> None:
        self.question = None

    def _on_answer(self, key: str) -> None:
        if key == "background":
            self._ends_after_jobs = True
            self._window.hide() if self._tray.is_available else self._window.showMinimized()
        else:
            self._decide(park=key == "park")

    def _decide(self, *, park: bool) -> None:
        if not self._is_decided:
            self._is_decided = True
            self.decided.emit(park)
