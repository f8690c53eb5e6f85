"""The password of a document, asked for again."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QLineEdit, QSpacerItem, QVBoxLayout, QWidget

from kreyol_desktop.gui.live_text import LiveText
from kreyol_desktop.gui.tools import WindowTools
from kreyol_desktop.gui.widgets.controls import (
    DIALOG_PX,
    make_button,
    make_label,
    make_row,
    name_control,
)


class PasswordDialog(LiveText, QDialog):
    """Emits ``given`` with what was typed; it is kept nowhere."""

    given = Signal(str)

    def __init__(self, name: str, tools: WindowTools, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.say(self.setWindowTitle, lambda: self.tr("Password"))
        self.line = QLineEdit(echoMode=QLineEdit.EchoMode.Password)
        name_control(self, self.line, lambda: self.tr("Password of the document"))
        self.ok = make_button(self, tools.icons, lambda: self.tr("Open"), kind="primary")
        self.ok.setDefault(True)
        cancel = make_button(self, tools.icons, lambda: self.tr("Cancel"))
        layout = QVBoxLayout(self)
        layout.addSpacerItem(QSpacerItem(DIALOG_PX, 0))
        layout.setContentsMargins(24, 22, 24, 20)
        layout.setSpacing(12)
        layout.addWidget(make_label(self, lambda: self.tr("Password of the document"), "dropTitle"))
        layout.addWidget(make_label(self, lambda: name, "muted"))
        layout.addWidget(self.line)
        layout.addLayout(make_row(None, cancel, self.ok))
        self.ok.clicked.connect(self._give)
        cancel.clicked.connect(self.reject)

    def _give(self) -> None:
        if self.line.text():
            self.given.emit(self.line.text())
            self.accept()
