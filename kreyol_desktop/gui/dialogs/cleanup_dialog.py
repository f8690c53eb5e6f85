"""Delete the jobs that are older than so many days."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QSpacerItem, QSpinBox, QVBoxLayout, QWidget

from kreyol_desktop.gui.live_text import LiveText
from kreyol_desktop.gui.services import Jobs
from kreyol_desktop.gui.tools import WindowTools
from kreyol_desktop.gui.widgets.controls import (
    DIALOG_PX,
    indent_number,
    make_button,
    make_label,
    make_row,
    name_control,
)


class CleanupDialog(LiveText, QDialog):
    """Emits ``cleaned`` with the number of jobs that went."""

    cleaned = Signal(int)

    def __init__(self, jobs: Jobs, tools: WindowTools, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self._jobs = jobs
        self._tools = tools
        self.say(self.setWindowTitle, lambda: self.tr("Clean up"))
        self.days = QSpinBox(minimum=1, maximum=3650, value=90)
        indent_number(self.days)
        name_control(self, self.days, lambda: self.tr("Age in days"))
        self.go = make_button(self, tools.icons, lambda: self.tr("Delete them"), kind="danger")
        cancel = make_button(self, tools.icons, lambda: self.tr("Cancel"))
        layout = QVBoxLayout(self)
        layout.addSpacerItem(QSpacerItem(DIALOG_PX, 0))
        layout.setContentsMargins(24, 22, 24, 20)
        layout.setSpacing(12)
        layout.addWidget(make_label(self, lambda: self.tr("Clean up the history"), "dropTitle"))
        layout.addWidget(
            make_label(
                self,
                lambda: self.tr(
                    "Finished jobs older than this leave the history, with their result files in the program's folder. Copies in your own folders stay."
                ),
            )
        )
        days = make_label(self, lambda: self.tr("days"))
        layout.addLayout(make_row(self.days, days, None))
        layout.addLayout(make_row(None, cancel, self.go))
        cancel.clicked.connect(self.reject)
        self.go.clicked.connect(self._clean)

    def _clean(self) -> None:
        days = self.days.value()
        self.go.setEnabled(False)
        self._tools.lanes.desk.submit(
            lambda: self._jobs.cleanup(days),
            owner=self,
            done=self._on_cleaned,
            failed=self._tools.errors.present,
        )

    def _on_cleaned(self, count: int) -> None:
        self.cleaned.emit(count)
        self.accept()
