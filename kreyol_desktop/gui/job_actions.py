"""What the buttons of a job do: control it, open and copy its files."""

from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from kreyol_desktop.core.errors import NotFoundError
from kreyol_desktop.core.job import ArtifactKind, JobRequest, Task
from kreyol_desktop.gui.dialogs.password_dialog import PasswordDialog
from kreyol_desktop.gui.dialogs.question import Answer, Question
from kreyol_desktop.gui.result_files import copy_file, copy_results
from kreyol_desktop.gui.services import Jobs
from kreyol_desktop.gui.tools import WindowTools
from kreyol_desktop.gui.widgets.job_card import INTERNAL_KINDS
from kreyol_desktop.gui.words import kind_word


class JobActions(QObject):
    """Does what rows and menus ask for; the work goes through the desk lane."""

    read_wanted = Signal(object)
    place_wanted = Signal(object, object)
    """A task, and the excerpt at which to begin to read it."""
    details_wanted = Signal(object)
    submitted = Signal(object)
    reordered = Signal()
    copied = Signal(object)
    """Where a copy of results lies now."""
    nothing_opens = Signal(str)
    """The name of a file that no program of this computer opens."""

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
            self._open_path(artifact.path)

    def _show_folder(self, task: Task) -> None:
        """The folder of the results: the user's own, where there is one."""
        self._open_path(task.request.output_dir or _files(task)[0].parent)

    def _open_path(self, path: Path) -> None:
        """Let the system open a file or folder, or say why not."""
        if not path.exists():
            self._tools.errors.present(NotFoundError("The file is not there any more."))
        elif not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self.nothing_opens.emit(path.name)

    def _save_as(self, task: Task) -> None:
        """Let the user choose which result is saved, by its kind, and where."""
        offered = save_choices(task)
        if not offered:
            return
        first = next(iter(offered.values()))
        places = self._tools.places
        name, chosen = QFileDialog.getSaveFileName(
            self._window,
            self.tr("Save as"),
            str(Path(places.folder()) / first.name),
            ";;".join(offered),
        )
        if name:
            source = offered.get(chosen, first)
            target = Path(name)
            # The name was made for the first kind; another one has another ending.
            if target.suffix.lower() != source.suffix.lower():
                ends = {file.suffix.lower() for file in offered.values()}
                whole = target.suffix.lower() not in ends
                stem = target.name if whole else target.stem
                target = target.with_name(stem + source.suffix)
            places.places.folder = str(target.parent)
            self._copy(lambda: copy_file(source, target))

    def _copy_to_folder(self, task: Task) -> None:
        places = self._tools.places
        folder = QFileDialog.getExistingDirectory(
            self._window, self.tr("Copy results to a folder"), places.folder()
        )
        if folder:
            places.places.folder = folder
            files, name = _files(task), Path(task.request.name).stem
            self._copy(lambda: copy_results(files, Path(folder), name), opens=True)

    def _copy(self, work: Callable[[], Path], *, opens: bool = False) -> None:
        """Copy in the lane for big files, and tell where the copy lies."""

        def done(target: Path) -> None:
            self.copied.emit(target)
            if opens:
                self._open_path(target)

        self._tools.lanes.transfer.submit(
            work, owner=self, done=done, failed=self._tools.errors.present
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


def save_choices(task: Task) -> dict[str, Path]:
    """Filters of a file dialog, each with the result that it stands for; kinds of which there are
    several files (chapters, parts) are left out."""
    kinds = Counter(artifact.kind for artifact in task.artifacts)
    return {
        f"{kind_word(artifact.kind)} (*{artifact.path.suffix})": artifact.path
        for artifact in task.artifacts
        if artifact.kind not in INTERNAL_KINDS and kinds[artifact.kind] == 1
    }


def _files(task: Task) -> list[Path]:
    return [a.path for a in task.artifacts if a.kind not in INTERNAL_KINDS]
