"""Documents: drop files, review, watch the queue, open the results."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QFileDialog

from kreyol_desktop.core.job import TaskPage, TaskQuery, TaskState, TaskType
from kreyol_desktop.gui.dialogs.review_sheet import ReviewSheet
from kreyol_desktop.gui.job_actions import JobActions
from kreyol_desktop.gui.job_bridge import JobBridge
from kreyol_desktop.gui.services import GuiServices
from kreyol_desktop.gui.tools import WindowTools
from kreyol_desktop.gui.widgets.controls import make_button
from kreyol_desktop.gui.widgets.drop_zone import DropZone, expand_folders, paths_of
from kreyol_desktop.gui.widgets.job_list import JobList
from kreyol_desktop.gui.widgets.page import Page

RECENT_JOBS = 30
RECENT_FILES = 10


class DocumentsPage(Page):
    """The first page."""

    history_wanted = Signal()
    text_pasted = Signal(str)

    def __init__(
        self, services: GuiServices, tools: WindowTools, bridge: JobBridge, actions: JobActions
    ) -> None:
        super().__init__(
            lambda: self.tr("Documents"),
            lambda: self.tr(
                "From any document to a Kreyòl document and audiobook, on this computer alone."
            ),
        )
        self._services = services
        self._tools = tools
        self._actions = actions
        self.sheet: ReviewSheet | None = None
        history = make_button(
            self, tools.icons, lambda: self.tr("All jobs"), icon="history", kind="ghost"
        )
        history.clicked.connect(self.history_wanted)
        self.header_actions.addWidget(history)
        self.drop_zone = DropZone(tools)
        self.jobs = JobList(tools)
        self.body.addWidget(self.drop_zone)
        self.body.addWidget(self.jobs)
        self.body.addStretch(1)
        self._connect(bridge)
        self.drop_zone.setMinimumHeight(250)
        tools.lanes.desk.submit(
            lambda: services.jobs.page(TaskQuery(limit=RECENT_JOBS)),
            owner=self,
            done=self._show_recent,
            failed=tools.errors.present,
        )
        self._offer_recent()

    def open_files(self, paths: Iterable[Path]) -> None:
        """Review files; folders are searched on the desk lane."""
        given = tuple(paths)
        self._tools.lanes.desk.submit(
            lambda: expand_folders(given),
            owner=self,
            done=self._review,
            failed=self._tools.errors.present,
        )

    def choose_files(self) -> None:
        """Let the user choose files."""
        names, _ = QFileDialog.getOpenFileNames(self, self.tr("Choose documents"))
        if names:
            self.open_files(Path(name) for name in names)

    def choose_folder(self) -> None:
        """Let the user choose a folder."""
        name = QFileDialog.getExistingDirectory(self, self.tr("Choose a folder"))
        if name:
            self.open_files([Path(name)])

    def paste(self) -> None:
        """Take files from the clipboard; text goes to the translator."""
        mime = QApplication.clipboard().mimeData()
        if paths := paths_of(mime):
            self.open_files(paths)
        elif mime.hasText():
            self.text_pasted.emit(mime.text())

    def _connect(self, bridge: JobBridge) -> None:
        self.drop_zone.files_given.connect(self.open_files)
        self.drop_zone.choose_files.connect(self.choose_files)
        self.drop_zone.choose_folder.connect(self.choose_folder)
        self.drop_zone.paste_wanted.connect(self.paste)
        self.jobs.asked.connect(self._actions.perform)
        self.jobs.moved.connect(self._actions.move)
        self.jobs.emptiness_changed.connect(self._on_emptiness)
        self._actions.reordered.connect(self._reload_queue)
        bridge.job_added.connect(self.jobs.show_task)
        bridge.job_added.connect(lambda _: self._offer_recent())
        bridge.job_deleted.connect(lambda _: self._offer_recent())
        bridge.job_changed.connect(self.jobs.show_task)
        bridge.job_progressed.connect(self.jobs.show_task)
        bridge.job_deleted.connect(self.jobs.remove_task)

    def _reload_queue(self) -> None:
        waiting = TaskQuery(states=frozenset({TaskState.QUEUED}), limit=RECENT_JOBS)
        self._tools.lanes.desk.submit(
            lambda: self._services.jobs.page(waiting),
            owner=self,
            done=self._show_recent,
            failed=self._tools.errors.present,
        )

    def _offer_recent(self) -> None:
        """The files of the latest jobs that are still where they were."""

        def read() -> list[Path]:
            query = TaskQuery(type=TaskType.DOCUMENT, limit=RECENT_JOBS)
            tasks = self._services.jobs.page(query).items
            paths = dict.fromkeys(t.request.input_path for t in tasks if t.request.input_path)
            return [path for path in paths if path.is_file()][:RECENT_FILES]

        self._tools.lanes.desk.submit(
            read,
            owner=self,
            done=self.drop_zone.offer_recent,
            failed=self._tools.errors.present,
            key="recent",
        )

    def _show_recent(self, page: TaskPage) -> None:
        self.jobs.add_tasks(page.items)

    def _on_emptiness(self, empty: bool) -> None:
        self.drop_zone.set_compact(not empty)
        self.drop_zone.setMinimumHeight(250 if empty else 110)

    def _review(self, files: list[Path]) -> None:
        if not files:
            return
        self.sheet = ReviewSheet(files, self._services, self._tools, self.window())
        self.sheet.started.connect(self._actions.submit)
        self.sheet.destroyed.connect(self._forget_sheet)
        self.sheet.open()

    def _forget_sheet(self) -> None:
        self.sheet = None
