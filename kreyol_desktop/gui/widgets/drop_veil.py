"""A veil over the window while files are dragged across it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from kreyol_desktop.gui.live_text import LiveText
from kreyol_desktop.gui.tools import WindowTools
from kreyol_desktop.gui.widgets.controls import make_label


class DropVeil(LiveText, QFrame):
    """Says where the files will land; lets every event through."""

    def __init__(self, tools: WindowTools, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("dropVeil")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        picture = QLabel()
        tools.icons.set_icon(picture, "cloud-upload", "accent", 64)
        words = make_label(self, lambda: self.tr("Let go to add these files"), "dropTitle")
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout = QVBoxLayout(self)
        layout.addStretch(1)
        layout.addWidget(picture, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(words)
        layout.addStretch(1)
        self.hide()

    def show_over(self, window: QWidget) -> None:
        """Cover ``window``."""
        self.setGeometry(window.rect().adjusted(12, 12, -12, -12))
        self.raise_()
        self.show()
