"""The files of the review sheet: which are started, and what became of looking into them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from kreyol_desktop.gui.dialogs.review_draft import ReviewDraft
from kreyol_desktop.gui.live_text import LiveText
from kreyol_desktop.gui.tools import WindowTools
from kreyol_desktop.gui.widgets.controls import name_control

WIDTH_PX = 200


class FileList(LiveText, QListWidget):
    """``chosen(row)`` when another file is looked at; ``changed`` when one is left out or taken in."""

    chosen = Signal(int)
    changed = Signal()

    def __init__(self, tools: WindowTools, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drafts: list[ReviewDraft] = []
        self._tools = tools
        name_control(
            self,
            self,
            lambda: self.tr("Files"),
            lambda: self.tr("Untick a file to leave it out"),
        )
        self.setMaximumWidth(WIDTH_PX)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.currentRowChanged.connect(self.chosen)
        self.itemChanged.connect(self._on_item)

    def add_draft(self, draft: ReviewDraft) -> None:
        """One more file, below the others; they are hidden as long as there is one alone."""
        self._drafts.append(draft)
        item = QListWidgetItem(draft.path.name)
        item.setToolTip(str(draft.path))
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Checked)
        self.addItem(item)
        self.setVisible(self.count() > 1)

    def show_state(self, row: int) -> None:
        """Show whether the file of ``row`` can be read."""
        self.blockSignals(True)
        self.item(row).setIcon(self._icon(self._drafts[row]))
        self.blockSignals(False)

    def _icon(self, draft: ReviewDraft) -> QIcon:
        icons = self._tools.icons
        if draft.is_pending:
            return icons.icon("clock", "muted")
        if draft.error is not None:
            return icons.icon("circle-alert", "danger")
        return icons.icon("circle-check", "success")

    def _on_item(self, item: QListWidgetItem) -> None:
        draft = self._drafts[self.row(item)]
        draft.is_wanted = item.checkState() is Qt.CheckState.Checked
        self.changed.emit()
