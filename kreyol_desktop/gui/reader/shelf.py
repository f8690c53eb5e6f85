"""The documents that can be read, newest first."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from kreyol_desktop.core.job import ArtifactKind, Task, TaskPage, TaskQuery, TaskState
from kreyol_desktop.gui.live_text import LiveText
from kreyol_desktop.gui.measures import day_text
from kreyol_desktop.gui.services import Jobs
from kreyol_desktop.gui.tools import WindowTools
from kreyol_desktop.gui.widgets.controls import make_label, name_control

SHELF_ROWS = 100


class Shelf(LiveText, QFrame):
    """Emits ``chosen`` with the job of the document."""

    chosen = Signal(object)

    def __init__(self, jobs: Jobs, tools: WindowTools, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._tools = tools
        self.list = QListWidget()
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        name_control(self, self.list, lambda: self.tr("Documents to read"))
        picture = QLabel()
        tools.icons.set_icon(picture, "headphones", "accent", 56)
        self._empty = QWidget()
        empty = QVBoxLayout(self._empty)
        empty.addStretch(1)
        empty.addWidget(picture, 0, Qt.AlignmentFlag.AlignHCenter)
        for role, words in (
            ("dropTitle", lambda: self.tr("Nothing to read yet")),
            ("muted", lambda: self.tr("Translate a document: it appears here when it is done.")),
        ):
            label = make_label(self, words, role)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            empty.addWidget(label)
        empty.addStretch(2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.list, 1)
        layout.addWidget(self._empty, 1)
        self.list.itemActivated.connect(self._choose)
        self.list.itemClicked.connect(self._choose)
        self._show(TaskPage((), 0))

    def reload(self) -> None:
        """Look for finished documents."""
        query = TaskQuery(states=frozenset({TaskState.COMPLETED}), limit=SHELF_ROWS)
        self._tools.lanes.desk.submit(
            lambda: self._jobs.page(query),
            owner=self,
            done=self._show,
            failed=self._tools.errors.present,
            key="shelf",
        )

    def _show(self, page: TaskPage) -> None:
        self.list.clear()
        for task in page.items:
            if task.artifact(ArtifactKind.READALONG) is not None:
                spoken = task.artifact(ArtifactKind.AUDIO) is not None
                icon = self._tools.icons.icon("headphones" if spoken else "book-open", "accent", 22)
                item = QListWidgetItem(icon, _title(task))
                item.setToolTip(task.request.name)
                item.setData(Qt.ItemDataRole.UserRole, task)
                self.list.addItem(item)
        self.list.setVisible(self.list.count() > 0)
        self._empty.setVisible(self.list.count() == 0)

    def _choose(self, item: QListWidgetItem) -> None:
        self.chosen.emit(item.data(Qt.ItemDataRole.UserRole))


def _title(task: Task) -> str:
    return f"{task.request.name}\n{day_text(task.updated_at)}"
