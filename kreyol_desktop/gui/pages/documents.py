"""Documents: drop files, review, watch the queue, open the results."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QFileDialog

from kreyol_desktop.gui.found_files import READABLE_SUFFIXES, FoundFiles, find_files
from kreyol_desktop.gui.services import GuiServices
from kreyol_desktop.gui.tools import WindowTools
from kreyol_desktop.gui.widgets.controls import make_button
from kreyol_desktop.gui.widgets.drop_zone import DropZone, paths_of
from kreyol_desktop.gui.widgets.page import Page

if TYPE_CHECKING:
    from kreyol_desktop.core.job import TaskPage
    from kreyol_desktop.gui.dialogs.review_sheet import ReviewSheet
    from kreyol_desktop.gui.job_actions import JobActions
    from kreyol_desktop.gui.job_bridge import JobBridge
    from kreyol_desktop.gui.widgets.job_list import JobList

RECENT_JOBS = 30
MOST_UNFINISHED = 500
"""So many jobs that are not finished are shown, however old they are."""
RECENT_FILES = 10


class DocumentsPage(Page):
    """The first page: at first the place for files alone; ``join`` brings the jobs."""

    history_wanted = Signal()
    text_pasted = Signal(str)
    nothing_found = Signal()
    """What was given or pasted holds no document."""
    jobs: JobList

    def __init__(self, services: GuiServices, tools: WindowTools) -> None:
        super().__init__(
            lambda: self.tr("Documents"),
            lambda: self.tr(
                "From any document to a Kreyòl document and audiobook, on this computer alone."
            ),
        )
        self._services = services
        self._tools = tools
        self._actions: JobActions | None = None
        self._waiting: list[Path] = []
        self.sheet: ReviewSheet | None = None
        history = make_button(
            self, tools.icons, lambda: self.tr("All jobs"), icon="history", kind="ghost"
        )
        history.clicked.connect(self.history_wanted)
        self.header_actions.addWidget(history)
        self.drop_zone = DropZone(tools)
        self.drop_zone.setMinimumHeight(250)
        self.body.addWidget(self.drop_zone)
        self.body.addStretch(1)
        self.drop_zone.files_given.connect(self.open_files)
        self.drop_zone.choose_files.connect(self.choose_files)
        self.drop_zone.choose_folder.connect(self.choose_folder)
        self.drop_zone.paste_wanted.connect(self.paste)

    def join(self, bridge: JobBridge, actions: JobActions) -> None:
        """The services are there: show the jobs of late, and follow what becomes of them."""
        from kreyol_desktop.gui.widgets.job_list import JobList  # delayed: not in the first frame

        self._actions = actions
        self.jobs = JobList(self._tools)
        self.body.insertWidget(1, self.jobs)
        self._connect(bridge, actions)
        self._load_jobs()
        self._offer_recent()
        if self._waiting:
            self.open_files(self._waiting)

    def open_files(self, paths: Iterable[Path]) -> None:
        """Review files, once there is something to review them with; folders are searched first."""
        given = tuple(paths)
        if self._actions is None:
            self._waiting.extend(given)
            return
        self._tools.lanes.desk.submit(
            lambda: find_files(given),
            owner=self,
            done=self._review,
            failed=self._tools.errors.present,
        )

    def choose_files(self) -> None:
        """Let the user choose files, in the folder that was chosen last."""
        endings = " ".join(f"*{suffix}" for suffix in sorted(READABLE_SUFFIXES))
        filters = (f"{self.tr('Documents')} ({endings})", f"{self.tr('All files')} (*)")
        names, _ = QFileDialog.getOpenFileNames(
            self, self.tr("Choose documents"), self._tools.places.folder(), ";;".join(filters)
        )
        if names:
            self._tools.places.places.folder = str(Path(names[0]).parent)
            self.open_files(Path(name) for name in names)

    def choose_folder(self) -> None:
        """Let the user choose a folder."""
        name = QFileDialog.getExistingDirectory(
            self, self.tr("Choose a folder"), self._tools.places.folder()
        )
        if name:
            self._tools.places.places.folder = name
            self.open_files([Path(name)])

    def paste(self) -> None:
        """Take files from the clipboard; text goes to the translator."""
        mime = QApplication.clipboard().mimeData()
        if paths := paths_of(mime):
            self.open_files(paths)
        elif mime.text().strip():
            self.text_pasted.emit(mime.text())
        else:
            self.nothing_found.emit()

    def _connect(self, bridge: JobBridge, actions: JobActions) -> None:
        self.jobs.asked.connect(actions.perform)
        self.jobs.moved.connect(actions.move)
        self.jobs.emptiness_changed.connect(self._on_emptiness)
        actions.reordered.connect(lambda: self._load_jobs(waiting=True))
        bridge.job_added.connect(self.jobs.show_task)
        bridge.job_added.connect(lambda _: self._offer_recent())
        bridge.job_deleted.connect(lambda _: self._offer_recent())
        bridge.job_changed.connect(self.jobs.show_task)
        bridge.job_progressed.connect(self.jobs.show_task)
        bridge.job_deleted.connect(self.jobs.remove_task)

    def _load_jobs(self, *, waiting: bool = False) -> None:
        """Ask for the jobs that are not finished and for the latest, or only for those that wait."""
        from kreyol_desktop.core.job import TaskQuery, TaskState  # delayed: not in the first frame

        unfinished = frozenset(state for state in TaskState if not state.is_final)
        wanted = [frozenset({TaskState.QUEUED})] if waiting else [unfinished, frozenset()]
        for states in wanted:
            limit = MOST_UNFINISHED if states else RECENT_JOBS
            query = TaskQuery(states=states, limit=limit)
            self._tools.lanes.desk.submit(
                partial(self._services.jobs.page, query),
                owner=self,
                done=self._show_recent,
                failed=self._tools.errors.present,
            )

    def _offer_recent(self) -> None:
        """The files of the latest jobs that are still where they were."""
        from kreyol_desktop.core.job import TaskQuery, TaskType  # delayed: not in the first frame

        query = TaskQuery(type=TaskType.DOCUMENT, limit=RECENT_JOBS)

        def read() -> list[Path]:
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

    def _review(self, found: FoundFiles) -> None:
        """Open the sheet, or add the files to the one that is open."""
        if self._actions is None:
            return
        if not found.files:
            self.nothing_found.emit()
        elif self.sheet is not None:
            self.sheet.add_files(found)
        else:
            from kreyol_desktop.gui.dialogs.review_sheet import ReviewSheet  # delayed: needs files

            self.sheet = ReviewSheet(found, self._services, self._tools, self.window())
            self.sheet.started.connect(self._actions.submit)
            self.sheet.finished.connect(self._forget_sheet)
            self.sheet.open()

    def _forget_sheet(self) -> None:
        self.sheet = None
