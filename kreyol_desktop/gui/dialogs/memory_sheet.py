"""The translation memory: looked through, searched, corrected, exchanged with other programs."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFileDialog, QLineEdit, QVBoxLayout, QWidget

from kreyol_desktop.core.errors import KreyolError
from kreyol_desktop.core.language import Direction
from kreyol_desktop.core.memory_page import ImportReport, MemoryRow
from kreyol_desktop.core.segment import Origin
from kreyol_desktop.gui.dialogs.memory_editor import MemoryEditor
from kreyol_desktop.gui.dialogs.memory_import import MemoryImport
from kreyol_desktop.gui.dialogs.question import Answer, Question
from kreyol_desktop.gui.error_presenter import phrase_for
from kreyol_desktop.gui.item_models.memory_model import MemoryModel
from kreyol_desktop.gui.live_text import LiveText
from kreyol_desktop.gui.services import GuiServices
from kreyol_desktop.gui.tools import WindowTools
from kreyol_desktop.gui.widgets.controls import (
    make_button,
    make_label,
    make_row,
    make_tick,
    name_control,
    set_style,
)
from kreyol_desktop.gui.widgets.memory_table import MemoryTable

TYPING_PAUSE_MS = 200
SIZE_PX = QSize(980, 640)
FRAME_PX = QSize(16, 60)
"""What the system draws around a window, and leaves for its task bar."""
FILES = "TMX (*.tmx);;CSV (*.csv)"


class MemorySheet(LiveText, QDialog):
    """A search line, a table, and what can be done with the marked rows."""

    def __init__(
        self, services: GuiServices, tools: WindowTools, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.resize(SIZE_PX.boundedTo(self.screen().availableSize() - FRAME_PX))
        self.say(self.setWindowTitle, lambda: self.tr("Translation memory"))
        self._services = services
        self._memories = services.memories
        self._tools = tools
        self.model = MemoryModel(self._memories, tools)
        self.model.setParent(self)
        self.table = MemoryTable(self.model)
        self._timer = QTimer(self, singleShot=True, interval=TYPING_PAUSE_MS)
        self._make_search()
        self._make_buttons()
        self.count = make_label(self, None, "muted")
        self.note = make_label(self, None, "success")
        self._lay_out()
        self._connect()
        self.search_now()

    def search_now(self) -> None:
        """Ask for what the search line and the tick say."""
        self.model.search(self.search.text().strip(), only_human=self.only_human.isChecked())

    def retranslate(self) -> None:
        """Say the count in the new language."""
        super().retranslate()
        self._show_count()

    # ---------------------------------------------------------------- layout

    def _make_search(self) -> None:
        self.search = QLineEdit(clearButtonEnabled=True)
        icon = self._tools.icons.icon("search", "muted", 18)
        self.search.addAction(icon, QLineEdit.ActionPosition.LeadingPosition)
        self.say(self.search.setPlaceholderText, lambda: self.tr("Search both languages"))
        name_control(self, self.search, lambda: self.tr("Search both languages"))
        self.only_human = make_tick(self, lambda: self.tr("Only what people wrote"))

    def _make_buttons(self) -> None:
        icons = self._tools.icons
        self.take = make_button(self, icons, lambda: self.tr("Import…"), icon="plus")
        self.give = make_button(self, icons, lambda: self.tr("Export…"), icon="download")
        self.delete = make_button(self, icons, lambda: self.tr("Delete…"), icon="trash-2")
        self.edit = make_button(
            self, icons, lambda: self.tr("Correct…"), icon="pencil", kind="primary"
        )
        self.leave = make_button(self, icons, lambda: self.tr("Close"))
        for button in (self.take, self.give, self.delete, self.edit, self.leave):
            button.setAutoDefault(False)  # Enter in the search line opens nothing

    def _lay_out(self) -> None:
        searching = make_row(spacing=12)
        searching.addWidget(self.search, 1)
        searching.addWidget(self.only_human)
        actions = (self.take, self.give, None, self.delete, self.edit, self.leave)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 22, 24, 20)
        layout.setSpacing(12)
        layout.addWidget(make_label(self, lambda: self.tr("Translation memory"), "dropTitle"))
        layout.addLayout(searching)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.count)
        layout.addWidget(self.note)
        layout.addLayout(make_row(*actions, spacing=8))
        self.note.hide()
        self._show_buttons()

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda _: self._timer.start())
        self._timer.timeout.connect(self.search_now)
        self.only_human.toggled.connect(lambda _: self.search_now())
        self.model.loaded.connect(lambda _: self._on_loaded())
        self.table.activated.connect(lambda _: self._edit())
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._show_buttons())
        delete = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self.table)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self._ask_to_delete)
        self.edit.clicked.connect(self._edit)
        self.delete.clicked.connect(self._ask_to_delete)
        self.take.clicked.connect(self._choose_import)
        self.give.clicked.connect(self._choose_export)
        self.leave.clicked.connect(self.accept)

    def _on_loaded(self) -> None:
        self._show_count()
        self._show_buttons()

    def _show_count(self) -> None:
        if "count" in self.__dict__:
            self.count.setText(self.tr("%Ln translation(s)", "", self.model.total))

    def _show_buttons(self) -> None:
        count = self.table.chosen_count()
        self.edit.setEnabled(count == 1)
        self.delete.setEnabled(count > 0)

    # ------------------------------------------------------ correct and delete

    def _edit(self) -> None:
        rows = self.table.chosen_rows()
        if len(rows) == 1:
            editor = MemoryEditor(rows[0], self._tools, self)
            editor.corrected.connect(self._correct)
            editor.open()

    def _correct(self, row: MemoryRow, text: str) -> None:
        self._change(lambda: self._memories.correct(row, text), self.tr("The correction is kept."))

    def _ask_to_delete(self) -> None:
        rows = self.table.chosen_rows()
        if not any(row.entry.origin is Origin.HUMAN for row in rows):
            self._forget(rows)  # the machine makes them again
            return
        question = Question(
            self._tools,
            lambda: self.tr("Delete what a person wrote?"),
            lambda: self.tr(
                "The machine translates these sentences again. What was written can't be brought back."
            ),
            (
                Answer("no", lambda: self.tr("Keep it")),
                Answer("yes", lambda: self.tr("Delete"), "danger"),
            ),
            parent=self,
        )
        question.answered.connect(lambda key, _: self._forget(rows) if key == "yes" else None)
        question.open()

    def _forget(self, rows: list[MemoryRow]) -> None:
        if rows:
            words = self.tr("%Ln translation(s) deleted.", "", len(rows))
            self._change(lambda: self._memories.forget(rows), words)

    def _change(self, work: Callable[[], object], words: str) -> None:
        self._tools.lanes.desk.submit(
            work, owner=self, done=lambda _: self._on_changed(words), failed=self._on_failed
        )

    def _on_changed(self, words: str) -> None:
        self._say(words)
        self.table.clearSelection()
        self.model.reload()

    # ------------------------------------------------------- import and export

    def _choose_import(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self, self.tr("Import translations"), "", "*.tmx *.csv *.tsv *.txt"
        )
        if name:
            self.import_file(Path(name))

    def import_file(self, source: Path) -> None:
        """Show what a file holds, and take it over when the user says so."""
        self._tools.lanes.desk.submit(
            self._services.translation.directions,
            owner=self,
            done=lambda directions: self._open_import(source, directions),
            failed=self._on_failed,
        )

    def _open_import(self, source: Path, directions: frozenset[Direction]) -> None:
        sheet = MemoryImport(source, directions, self._memories, self._tools, self)
        sheet.taken.connect(self._on_taken)
        sheet.open()

    def _on_taken(self, report: ImportReport) -> None:
        self._on_changed(self.tr("%Ln pair(s) taken over.", "", report.pairs))

    def _choose_export(self) -> None:
        name, kind = QFileDialog.getSaveFileName(
            self, self.tr("Export translations"), str(Path.home() / "memory.tmx"), FILES
        )
        if name:
            target = Path(name)
            suffix = ".csv" if "csv" in kind.lower() else ".tmx"
            self.export_file(target if target.suffix else target.with_suffix(suffix))

    def export_file(self, target: Path) -> None:
        """Write all pairs, or only what people wrote where that is ticked."""
        is_table = target.suffix.lower() == ".csv"
        export = self._memories.export_csv if is_table else self._memories.export_tmx
        only_human = self.only_human.isChecked()
        self._tools.lanes.transfer.submit(
            lambda: export(target, only_human=only_human),
            owner=self,
            done=lambda count: self._on_exported(count, target),
            failed=self._on_failed,
        )

    def _on_exported(self, count: int, target: Path) -> None:
        words = self.tr("%Ln pair(s) written to {file}.", "", count)
        self._say(words.format(file=target.name))

    def _on_failed(self, error: KreyolError) -> None:
        self._say(f"{phrase_for(error.code).problem} ({error.message})", "error")

    def _say(self, words: str, role: str = "success") -> None:
        set_style(self.note, "role", role)
        self.note.setText(words)
        self.note.show()
