"""The recognised chapters: rename, leave out, merge."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from kreyol_desktop.core.document import Chapter
from kreyol_desktop.core.job import ChapterEdit
from kreyol_desktop.gui.dialogs.review_draft import ReviewDraft
from kreyol_desktop.gui.live_text import LiveText
from kreyol_desktop.gui.tools import WindowTools
from kreyol_desktop.gui.widgets.controls import make_button, name_control
from kreyol_desktop.gui.widgets.flow_layout import FlowLayout


class ChapterTable(LiveText, QWidget):
    """Writes the user's edits into ``draft.chapter_edits``; ``edited`` tells of each."""

    edited = Signal()

    def __init__(self, tools: WindowTools, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft: ReviewDraft | None = None
        self._filling = False
        self.table = QTableWidget(0, 1)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.table.horizontalHeader().hide()
        self.table.verticalHeader().hide()
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setMinimumHeight(170)
        self.table.setShowGrid(False)
        self.table.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 16)
        self.table.setTabKeyNavigation(False)
        name_control(
            self,
            self.table,
            lambda: self.tr("Chapters"),
            lambda: self.tr(
                "Untick a chapter to leave it out of the audio; double-click to rename it"
            ),
        )
        self.rename = make_button(self, tools.icons, lambda: self.tr("Rename"), icon="pencil")
        self.merge = make_button(
            self, tools.icons, lambda: self.tr("Merge with the chapter above"), icon="arrow-up"
        )
        self.restore = make_button(
            self, tools.icons, lambda: self.tr("Undo my changes"), icon="rotate-ccw", kind="ghost"
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.table)
        buttons = FlowLayout()
        buttons.addWidget(self.rename)
        buttons.addWidget(self.merge)
        buttons.addWidget(self.restore)
        layout.addLayout(buttons)
        self.table.itemChanged.connect(self._on_item_changed)
        self.table.currentCellChanged.connect(lambda *_: self._enable_buttons())
        self.rename.clicked.connect(self._rename_selected)
        self.merge.clicked.connect(self._merge_selected)
        self.restore.clicked.connect(self._forget_edits)

    def show_draft(self, draft: ReviewDraft) -> None:
        """Show the chapters of ``draft`` with the edits made so far."""
        self._draft = draft
        chapters = draft.summary.chapters if draft.summary else ()
        self._filling = True
        self.table.setRowCount(0)
        for chapter in chapters:
            edit = draft.chapter_edits.get(chapter.index, ChapterEdit(chapter.index))
            if not edit.merge_with_previous:
                self._add_row(chapter, edit)
        self._filling = False
        self._enable_buttons()
        self.restore.setEnabled(bool(draft.chapter_edits))

    def _add_row(self, chapter: Chapter, edit: ChapterEdit) -> None:
        row = self.table.rowCount()
        self.table.insertRow(row)
        number = self.tr("Chapter {number}").format(number=chapter.index + 1)
        item = QTableWidgetItem(edit.title or chapter.title or number)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsEditable)
        spoken = edit.spoken and chapter.spoken
        item.setCheckState(Qt.CheckState.Checked if spoken else Qt.CheckState.Unchecked)
        item.setData(Qt.ItemDataRole.UserRole, chapter.index)
        item.setData(Qt.ItemDataRole.UserRole + 1, item.text())
        self.table.setItem(row, 0, item)

    def _enable_buttons(self) -> None:
        row = self.table.currentRow()
        self.rename.setEnabled(row >= 0)
        self.merge.setEnabled(row > 0)

    def _rename_selected(self) -> None:
        if item := self.table.item(self.table.currentRow(), 0):
            self.table.setFocus()
            self.table.editItem(item)

    def _edit(self, index: int) -> ChapterEdit:
        assert self._draft is not None
        return self._draft.chapter_edits.get(index, ChapterEdit(index))

    def _on_item_changed(self, item: QTableWidgetItem) -> None:
        if self._filling or self._draft is None:
            return
        index = int(item.data(Qt.ItemDataRole.UserRole))
        renamed = item.text().strip() != item.data(Qt.ItemDataRole.UserRole + 1)
        edit = replace(self._edit(index), spoken=item.checkState() is Qt.CheckState.Checked)
        if renamed:
            edit = replace(edit, title=item.text().strip())
        self._draft.chapter_edits[index] = edit
        self.restore.setEnabled(True)
        self.edited.emit()

    def _merge_selected(self) -> None:
        row = self.table.currentRow()
        item = self.table.item(row, 0)
        if self._draft is None or row <= 0 or item is None:
            return
        index = int(item.data(Qt.ItemDataRole.UserRole))
        self._draft.chapter_edits[index] = replace(self._edit(index), merge_with_previous=True)
        self.show_draft(self._draft)
        self.table.setCurrentCell(row - 1, 0)
        self.edited.emit()

    def _forget_edits(self) -> None:
        if self._draft is not None:
            self._draft.chapter_edits.clear()
            self.show_draft(self._draft)
            self.edited.emit()
