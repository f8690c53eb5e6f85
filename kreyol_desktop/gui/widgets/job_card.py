"""One job as a row: what it does, how far it is, what can be done with it."""

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl, Signal
from PySide6.QtGui import QDrag, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLabel,
    QMenu,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from kreyol_desktop.core.errors import EncryptedError
from kreyol_desktop.core.job import ArtifactKind, Task, TaskState
from kreyol_desktop.gui.error_presenter import phrase_for
from kreyol_desktop.gui.live_text import LiveText
from kreyol_desktop.gui.measures import day_text, duration_text, size_text
from kreyol_desktop.gui.tools import WindowTools
from kreyol_desktop.gui.widgets.controls import (
    copy_text,
    make_button,
    make_column,
    make_icon_button,
    make_row,
    set_style,
)
from kreyol_desktop.gui.widgets.elided_label import ElidedLabel
from kreyol_desktop.gui.widgets.queue_order import drag_job
from kreyol_desktop.gui.words import kind_word, stage_word, state_word

INTERNAL_KINDS = frozenset({ArtifactKind.READALONG, ArtifactKind.REPORT})
_LOOK = {
    TaskState.QUEUED: ("clock", "muted", "neutral"),
    TaskState.RUNNING: ("loader-circle", "accent", "info"),
    TaskState.PAUSED: ("circle-pause", "warning", "warning"),
    TaskState.INTERRUPTED: ("circle-pause", "warning", "warning"),
    TaskState.COMPLETED: ("circle-check", "success", "success"),
    TaskState.FAILED: ("circle-x", "danger", "danger"),
    TaskState.CANCELLED: ("circle-x", "muted", "neutral"),
}


class JobCard(LiveText, QFrame):
    """Emits ``asked`` with the name of an action and the job's id: pause, resume, cancel, retry,
    unlock, again, delete, up, down, read, folder, save, share, details, or ``open:<kind>``."""

    asked = Signal(str, str)

    def __init__(self, task: Task, tools: WindowTools, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.task = task
        self._tools = tools
        self._press: QPoint | None = None
        self._icon = QLabel()
        self._name = ElidedLabel()
        self._name.setProperty("role", "strong")
        self._badge = QLabel()
        self._line = QLabel(wordWrap=True)
        self._line.setProperty("role", "muted")
        self._line.setTextFormat(Qt.TextFormat.PlainText)
        self._bar = QProgressBar(textVisible=False, maximum=1000)
        self.say(self._bar.setAccessibleName, lambda: self.tr("Progress of the job"))
        self._make_buttons()
        texts = make_column(spacing=5)
        texts.addLayout(make_row(self._name, self._badge, None, spacing=8))
        texts.addWidget(self._line)
        texts.addWidget(self._bar)
        row = make_row(self._icon, spacing=14)
        row.addLayout(texts, 1)
        for button in (
            self._read,
            self._unlock,
            self._retry,
            self._pause,
            self._resume,
            self._cancel,
            self._more,
        ):
            row.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 12, 12)
        layout.addLayout(row)
        self.show_task(task)

    def show_task(self, task: Task) -> None:
        """Show the present state of the job."""
        self.task = task
        icon, token, badge = _LOOK[task.state]
        self._tools.icons.set_icon(self._icon, icon, token, 24)
        set_style(self._badge, "badge", badge)
        state = task.state
        running, waiting = state is TaskState.RUNNING, state is TaskState.QUEUED
        held = state in (TaskState.PAUSED, TaskState.INTERRUPTED)
        self._bar.setVisible(running or held)
        set_style(self._bar, "tone", "muted" if held else "")
        self._bar.setValue(round((task.progress.percent if task.progress else 0) * 10))
        self._pause.setVisible(running or waiting)
        self._resume.setVisible(held)
        self._cancel.setVisible(running or held or waiting)
        locked = task.failure is not None and task.failure.code == EncryptedError.code
        self._unlock.setVisible(state is TaskState.FAILED and locked)
        self._retry.setVisible(state in (TaskState.FAILED, TaskState.CANCELLED) and not locked)
        self._read.setVisible(task.artifact(ArtifactKind.READALONG) is not None)
        self._say_state()

    def retranslate(self) -> None:
        """Say the state in the new language."""
        super().retranslate()
        self._say_state()

    def make_menu(self) -> QMenu:
        """What can be done with the job, for the button and the right click."""
        menu = QMenu(self)
        state = self.task.state
        files = [a for a in self.task.artifacts if a.kind not in INTERNAL_KINDS]
        for artifact in files:
            words = self.tr("Open: {format}").format(format=kind_word(artifact.kind))
            self._add(menu, words, f"open:{artifact.kind.value}", "external-link")
        if files:
            menu.addSeparator()
            self._add(menu, self.tr("Show in folder"), "folder", "folder-open")
            self._add(menu, self.tr("Save as…"), "save", "save")
            self._add(menu, self.tr("Copy results to a folder…"), "share", "share-2")
            menu.addSeparator()
        if state is TaskState.QUEUED:
            self._add(menu, self.tr("Move up"), "up", "arrow-up")
            self._add(menu, self.tr("Move down"), "down", "arrow-down")
        if state is TaskState.COMPLETED:
            self._add(menu, self.tr("Run again"), "again", "rotate-ccw")
        self._add(menu, self.tr("Details"), "details", "info")
        if self.task.failure is not None:
            copy = menu.addAction(self.tr("Copy details of the error"))
            copy.setIcon(self._tools.icons.icon("copy", "text", 18))
            copy.triggered.connect(self._copy_failure)
        if state.is_final:
            menu.addSeparator()
            self._add(menu, self.tr("Delete…"), "delete", "trash-2")
        return menu

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Remember where a drag may begin."""
        self._press = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Drag a waiting job to another place, or the result files out of the window."""
        if self._press is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        grip = self._press
        if (event.position().toPoint() - grip).manhattanLength() < QApplication.startDragDistance():
            return
        self._press = None
        if self.task.state is TaskState.QUEUED:
            drag_job(self, self.task.id, grip)
        elif mime := self.result_mime():
            drag = QDrag(self)
            drag.setMimeData(mime)
            drag.exec(Qt.DropAction.CopyAction)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Alt with an arrow moves a waiting job up or down; Enter opens the menu."""
        steps = {Qt.Key.Key_Up: "up", Qt.Key.Key_Down: "down"}
        is_alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if is_alt and event.key() in steps and self.task.state is TaskState.QUEUED:
            self.asked.emit(steps[Qt.Key(event.key())], self.task.id)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open_menu()
        else:
            super().keyPressEvent(event)

    def result_mime(self) -> QMimeData | None:
        """The result files as something to drop elsewhere; None when there are none."""
        urls = [
            QUrl.fromLocalFile(str(artifact.path))
            for artifact in self.task.artifacts
            if artifact.kind not in INTERNAL_KINDS and artifact.path.is_file()
        ]
        if not urls:
            return None
        mime = QMimeData()
        mime.setUrls(urls)
        return mime

    def _make_buttons(self) -> None:
        icons = self._tools.icons
        self._read = make_button(
            self, icons, lambda: self.tr("Read and listen"), icon="book-open", kind="primary"
        )
        self._retry = make_button(self, icons, lambda: self.tr("Try again"), icon="rotate-ccw")
        self._unlock = make_button(
            self, icons, lambda: self.tr("Password…"), icon="key-round", kind="primary"
        )
        self._pause = make_icon_button(self, icons, lambda: self.tr("Pause"), "pause")
        self._resume = make_icon_button(self, icons, lambda: self.tr("Continue"), "play")
        self._cancel = make_icon_button(self, icons, lambda: self.tr("Cancel"), "x")
        self._more = make_icon_button(self, icons, lambda: self.tr("More actions"), "ellipsis")
        actions: dict[QPushButton, str] = {
            self._read: "read",
            self._retry: "retry",
            self._unlock: "unlock",
            self._pause: "pause",
            self._resume: "resume",
            self._cancel: "cancel",
        }
        for button, action in actions.items():
            button.clicked.connect(lambda _=False, a=action: self.asked.emit(a, self.task.id))
        self._more.clicked.connect(self._open_menu)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._open_menu)

    def _open_menu(self) -> None:
        menu = self.make_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))

    def _add(self, menu: QMenu, words: str, action: str, icon: str) -> None:
        entry = menu.addAction(self._tools.icons.icon(icon, "text", 18), words)
        entry.triggered.connect(lambda: self.asked.emit(action, self.task.id))

    def _say_state(self) -> None:
        self._badge.setText(state_word(self.task.state))
        self._name.show_text(self.task.request.name)
        self._line.setText(self._state_line())
        waits = self.task.state is TaskState.QUEUED
        order = self.tr("Drag it to another place, or press Alt with an arrow") if waits else ""
        self.setToolTip(order)
        self.setAccessibleDescription(order)
        self.setAccessibleName(
            f"{self.task.request.name}: {state_word(self.task.state)}. {self._line.text()}"
        )

    def _state_line(self) -> str:
        task = self.task
        match task.state:
            case TaskState.RUNNING if task.progress is not None:
                return self._progress_line()
            case TaskState.FAILED if task.failure is not None:
                phrase = phrase_for(task.failure.code)
                return f"{phrase.problem} {phrase.remedy}"
            case TaskState.COMPLETED:
                return self._result_line()
            case TaskState.INTERRUPTED:
                return self.tr("The program was closed in the middle. Nothing is lost.")
            case _:
                return self.tr("Added {when}").format(when=day_text(task.created_at, inside=True))

    def _progress_line(self) -> str:
        progress = self.task.progress
        if progress is None:
            return ""
        line = stage_word(progress.stage)
        if progress.total:
            line += f"  ·  {progress.done} / {progress.total}"
        line += f"  ·  {progress.percent:.0f} %"
        if progress.eta_s is not None:
            line += "  ·  " + self.tr("{time} left").format(time=duration_text(progress.eta_s))
        return line

    def _result_line(self) -> str:
        files = [a for a in self.task.artifacts if a.kind not in INTERNAL_KINDS]
        size = size_text(sum(artifact.bytes for artifact in files))
        parts = [self.tr("%n file(s)", "", len(files)) + f", {size}"]
        coverage = self.task.coverage
        if coverage is not None and coverage.flagged:
            parts.append(self.tr("%n sentence(s) need a look", "", coverage.flagged))
        elif coverage is not None and coverage.segments:
            parts.append(self.tr("all sentences checked"))
        parts.append(day_text(self.task.updated_at))
        return "  ·  ".join(parts)

    def _copy_failure(self) -> None:
        if self.task.failure is not None:
            copy_text(self._tools.errors.details(self.task.failure))
