"""What the buttons of a job do: control it, open and copy its files."""

import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from kreyol_desktop.core.errors import AccessDeniedError, DiskFullError, KreyolError
from kreyol_desktop.core.job import ArtifactKind, JobRequest, Task
from kreyol_desktop.gui.dialogs.password_dialog import PasswordDialog
from kreyol_desktop.gui.dialogs.question import Answer, Question
from kreyol_desktop.gui.services import Jobs
from kreyol_desktop.gui.tools import WindowTools
from kreyol_desktop.gui.widgets.job_card import INTERNAL_KINDS


class JobActions(QObject):
    """Does what rows and menus ask for; the work goes through the desk lane."""

    read_wanted = Signal(object)
    details_wanted = Signal(object)
    submitted = Signal(object)
    reordered = Signal()

    def __init__(self, jobs: Jobs, tools: WindowTools, window: QWidget) -> None:
        super().__init__(window)
        self._jobs = jobs
        self._tools = tools
        self._window = window
        self._actions: dict[str, Callable[[Task], None]] = {
            "pause": lambda task: self._run(lambda: jobs.pause(task.id)),
            "resume": lambda task: self._run(lambda: jobs.resume(task.id)),
            "cancel": lambda task: self._run(lambda: jobs.cancel(task.id)),
            "retry": lambda task: self._run(lambda: jobs.retry(task.id)),
            "unlock": self._ask_password,
            "again": lambda task: self.submit([task.request]),
            "delete": self._ask_delete,
            "read": self.read_wanted.emit,
            "details": self.details_wanted.emit,
            "folder": self._show_folder,
            "save": self._save_as,
            "share": self._copy_to_folder,
        }

    def submit(self, requests: list[JobRequest]) -> None:
        """Submit jobs, one after the other."""
        for request in requests:
            self._tools.lanes.desk.submit(
                partial(self._jobs.submit, request),
                owner=self,
                done=self.submitted.emit,
                failed=self._tools.errors.present,
            )

    def perform(self, action: str, task: Task) -> None:
        """Do ``action`` (see JobCard) for ``task``."""
        if action.startswith("open:"):
            self._open(task, ArtifactKind(action.removeprefix("open:")))
        else:
            self._actions[action](task)

    def move(self, task: Task, position: int) -> None:
        """Give a waiting job another place in the queue."""
        self._run(lambda: self._jobs.move(task.id, position), lambda _: self.reordered.emit())

    def delete_many(self, tasks: list[Task], *, with_files: bool) -> None:
        """Delete finished jobs."""
        for task in tasks:
            self._run(partial(self._jobs.delete, task.id, with_files))

    def _run(
        self, work: Callable[[], object], done: Callable[[object], None] | None = None
    ) -> None:
        self._tools.lanes.desk.submit(
            work, owner=self, done=done, failed=self._tools.errors.present
        )

    def _open(self, task: Task, kind: ArtifactKind) -> None:
        artifact = task.artifact(kind)
        if artifact is not None:
            _open_path(artifact.path)

    def _show_folder(self, task: Task) -> None:
        folder = task.request.output_dir or _files(task)[0].parent
        _open_path(folder)

    def _save_as(self, task: Task) -> None:
        first = _files(task)[0]
        name, _ = QFileDialog.getSaveFileName(
            self._window, self.tr("Save as"), str(Path.home() / first.name)
        )
        if name:
            self._run(lambda: _copy(first, Path(name)))

    def _copy_to_folder(self, task: Task) -> None:
        folder = QFileDialog.getExistingDirectory(self._window, self.tr("Copy results to a folder"))
        if folder:
            files = _files(task)
            self._run(
                lambda: [_copy(file, Path(folder) / file.name) for file in files],
                lambda _: _open_path(folder),
            )

    def _ask_password(self, task: Task) -> None:
        dialog = PasswordDialog(task.request.name, self._tools, self._window)
        dialog.given.connect(
            lambda password: self._run(lambda: self._jobs.retry(task.id, password=password))
        )
        dialog.open()

    def _ask_delete(self, task: Task) -> None:
        question = Question(
            self._tools,
            lambda: self.tr("Delete this job?"),
            lambda: self.tr("“{name}” leaves the history. This can't be undone.").format(
                name=task.request.name
            ),
            (
                Answer("no", lambda: self.tr("Keep it")),
                Answer("yes", lambda: self.tr("Delete"), "danger"),
            ),
            option=lambda: self.tr("Delete its result files too"),
            parent=self._window,
        )

        def on_answer(key: str, with_files: bool) -> None:
            if key == "yes":
                self.delete_many([task], with_files=with_files)

        question.answered.connect(on_answer)
        question.open()


def _open_path(path: Path | str) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def _files(task: Task) -> list[Path]:
    return [a.path for a in task.artifacts if a.kind not in INTERNAL_KINDS]


def _copy(source: Path, target: Path) -> Path:
    """Copy a result. Raise ResourceError's subclasses or KreyolError."""
    try:
        return Path(shutil.copyfile(source, target))
    except PermissionError as error:
        raise AccessDeniedError("The file can't be written there.") from error
    except OSError as error:
        if error.errno == 28:  # noqa: PLR2004 - ENOSPC
            raise DiskFullError("The disk is full.") from error
        raise KreyolError(str(error.strerror)) from error
