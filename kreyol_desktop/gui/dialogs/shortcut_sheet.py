"""All keyboard shortcuts on one sheet."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QLabel, QVBoxLayout, QWidget

from kreyol_desktop.gui.live_text import LiveText
from kreyol_desktop.gui.shortcuts import all_shortcuts
from kreyol_desktop.gui.tools import WindowTools
from kreyol_desktop.gui.widgets.controls import make_button, make_label, make_row, set_style


class ShortcutSheet(LiveText, QDialog):
    """Two columns: keys and what they do."""

    def __init__(self, tools: WindowTools, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.say(self.setWindowTitle, lambda: self.tr("Keyboard shortcuts"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(18)
        half = (len(all_shortcuts()) + 1) // 2
        for number, (keys, words) in enumerate(all_shortcuts()):
            native = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
            label = QLabel(native)
            set_style(label, "badge", "neutral")
            column = number // half * 2
            grid.addWidget(label, number % half, column, Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(QLabel(words), number % half, column + 1)
        close = make_button(self, tools.icons, lambda: self.tr("Close"))
        close.clicked.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 22, 24, 20)
        layout.setSpacing(14)
        layout.addWidget(make_label(self, lambda: self.tr("Keyboard shortcuts"), "dropTitle"))
        layout.addLayout(grid)
        layout.addLayout(make_row(None, close))
