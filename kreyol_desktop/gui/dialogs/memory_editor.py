"""Correcting one pair of the translation memory."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QSpacerItem, QVBoxLayout, QWidget

from kreyol_desktop.core.memory_page import MemoryRow
from kreyol_desktop.gui.live_text import LiveText
from kreyol_desktop.gui.tools import WindowTools
from kreyol_desktop.gui.widgets.controls import (
    DIALOG_PX,
    make_button,
    make_label,
    make_row,
    name_control,
)

BOX_LINES = 5


class MemoryEditor(LiveText, QDialog):
    """Emits ``corrected`` with the row and the new translation."""

    corrected = Signal(object, str)

    def __init__(self, row: MemoryRow, tools: WindowTools, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self._row = row
        self.say(self.setWindowTitle, lambda: self.tr("Correct the translation"))
        source = make_label(self, lambda: row.entry.key.source)
        source.setTextFormat(Qt.TextFormat.PlainText)
        self.box = QPlainTextEdit(row.entry.target)
        self.box.setTabChangesFocus(True)
        self.box.setFixedHeight(BOX_LINES * self.fontMetrics().lineSpacing() + 24)
        name_control(self, self.box, lambda: self.tr("Translation"))
        self.save = make_button(
            self, tools.icons, lambda: self.tr("Save"), icon="check", kind="primary"
        )
        cancel = make_button(self, tools.icons, lambda: self.tr("Cancel"))
        layout = QVBoxLayout(self)
        layout.addSpacerItem(QSpacerItem(DIALOG_PX, 0))
        layout.setContentsMargins(24, 22, 24, 20)
        layout.setSpacing(12)
        layout.addWidget(make_label(self, lambda: self.tr("Correct the translation"), "dropTitle"))
        layout.addWidget(source)
        layout.addWidget(self.box)
        layout.addWidget(
            make_label(
                self,
                lambda: self.tr("It is used from now on wherever this sentence stands."),
                "muted",
            )
        )
        layout.addLayout(make_row(None, cancel, self.save))
        cancel.clicked.connect(self.reject)
        self.save.clicked.connect(self._save)
        self.box.textChanged.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        self.save.setEnabled(bool(self.box.toPlainText().strip()))

    def _save(self) -> None:
        # a remembered sentence has no line breaks
        self.corrected.emit(self._row, " ".join(self.box.toPlainText().split()))
        self.accept()
