"""The big target for files, and what else counts as giving files to the window."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QLabel, QMenu, QVBoxLayout, QWidget

from kreyol_desktop.gui.live_text import LiveText
from kreyol_desktop.gui.tools import WindowTools
from kreyol_desktop.gui.widgets.controls import make_button, make_label, make_row, set_style


def paths_of(mime: QMimeData) -> tuple[Path, ...]:
    """The local files and folders that were dropped or pasted."""
    return tuple(Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile())


class DropZone(LiveText, QFrame):
    """Emits ``files_given`` for what is dropped, ``choose_files`` and ``choose_folder`` for the
    buttons, ``paste_wanted`` for the clipboard."""

    files_given = Signal(object)
    choose_files = Signal()
    choose_folder = Signal()
    paste_wanted = Signal()

    def __init__(self, tools: WindowTools, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("dropZone")
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.say(self.setAccessibleName, lambda: self.tr("Drop documents here, or press Enter"))
        icons = tools.icons
        halo = QFrame()
        halo.setObjectName("dropHalo")
        halo.setFixedSize(60, 60)
        picture = QLabel()
        icons.set_icon(picture, "cloud-upload", "accent", 30)
        inside = QVBoxLayout(halo)
        inside.addWidget(picture, 0, Qt.AlignmentFlag.AlignCenter)
        title = make_label(self, lambda: self.tr("Drop your documents here"), "dropTitle")
        title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        kinds = make_label(
            self,
            lambda: self.tr(
                "PDF, Word, e-books, web pages, text, subtitles — one file, many, or a whole folder"
            ),
            "muted",
        )
        kinds.setAlignment(Qt.AlignmentFlag.AlignCenter)
        choose = make_button(
            self, icons, lambda: self.tr("Choose files…"), icon="file-text", kind="primary"
        )
        folder = make_button(self, icons, lambda: self.tr("Choose a folder…"), icon="folder-open")
        paste = make_button(self, icons, lambda: self.tr("Paste"), icon="clipboard-paste")
        choose.clicked.connect(self.choose_files)
        folder.clicked.connect(self.choose_folder)
        paste.clicked.connect(self.paste_wanted)
        self.recent = make_button(self, icons, lambda: self.tr("Recent"), icon="clock")
        self.recent.setMenu(QMenu(self.recent))
        self.recent.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 22, 24, 24)
        layout.setSpacing(8)
        layout.addStretch(1)
        layout.addWidget(halo, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addSpacing(4)
        layout.addWidget(title)
        layout.addWidget(kinds)
        layout.addSpacing(8)
        layout.addLayout(make_row(None, choose, folder, paste, self.recent, None))
        layout.addStretch(1)
        self._optional: tuple[QWidget, ...] = (halo, kinds)

    def offer_recent(self, paths: Sequence[Path]) -> None:
        """Show files that were translated before, newest first; no button where there are none."""
        menu = self.recent.menu()
        menu.clear()
        for path in paths:
            action = menu.addAction(path.name)
            action.setToolTip(str(path))
            action.triggered.connect(partial(self._give, path))
        menu.setToolTipsVisible(True)
        self.recent.setVisible(bool(paths))

    def _give(self, path: Path) -> None:
        self.files_given.emit((path,))

    def set_compact(self, compact: bool) -> None:
        """Take less room once there are jobs to show."""
        for widget in self._optional:
            widget.setHidden(compact)
        margins = (18, 8, 18, 10) if compact else (24, 22, 24, 24)
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(*margins)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Light up for files."""
        if paths_of(event.mimeData()):
            set_style(self, "active", True)
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        """Go dark again."""
        set_style(self, "active", False)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Take the files."""
        set_style(self, "active", False)
        event.acceptProposedAction()
        self.files_given.emit(paths_of(event.mimeData()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """A click anywhere chooses files."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.choose_files.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter and space choose files."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.choose_files.emit()
        else:
            super().keyPressEvent(event)
