"""How words are said: the user's own respellings."""

from collections.abc import Sequence

from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from kreyol_desktop.core.errors import KreyolError
from kreyol_desktop.core.speech import LexiconEntry
from kreyol_desktop.gui.error_presenter import phrase_for
from kreyol_desktop.gui.services import GuiServices
from kreyol_desktop.gui.tools import WindowTools
from kreyol_desktop.gui.widgets.controls import (
    make_button,
    make_label,
    make_row,
    name_control,
    set_style,
)
from kreyol_desktop.gui.widgets.listen_button import ListenButton
from kreyol_desktop.gui.widgets.setting_card import SettingCard


class LexiconCard(SettingCard):
    """A table of words and how to say them; saved as a whole."""

    def __init__(self, services: GuiServices, tools: WindowTools) -> None:
        super().__init__(lambda: self.tr("Pronunciation"), services.settings, tools)
        self._speech = services.speech
        self.add_widget(
            make_label(
                self,
                lambda: self.tr(
                    "Write a word as it stands, and beside it how it sounds in Kreyòl spelling: Guillaume, Giyòm."
                ),
                "muted",
            )
        )
        self.table = QTableWidget(0, 2)
        self.table.setMinimumHeight(150)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        name_control(self, self.table, lambda: self.tr("Words and how they are said"))
        self.add_widget(self.table)
        self._note = make_label(self, None, "success")
        self.add_widget(self._note)
        icons = tools.icons
        add = make_button(self, icons, lambda: self.tr("Add a word"), icon="plus")
        remove = make_button(self, icons, lambda: self.tr("Remove"), icon="trash-2", kind="ghost")
        self.save = make_button(self, icons, lambda: self.tr("Save"), icon="check", kind="primary")
        self.listen = ListenButton(
            services.speech, tools, self._chosen_word, lambda: self.current.voice
        )
        buttons = QWidget()
        buttons.setLayout(make_row(add, remove, self.listen, None, self.save))
        self.add_widget(buttons)
        add.clicked.connect(lambda: self.add_entry("", ""))
        remove.clicked.connect(lambda: self.table.removeRow(self.table.currentRow()))
        self.save.clicked.connect(self._save)
        self.retranslate()
        tools.lanes.desk.submit(
            services.speech.lexicon, owner=self, done=self._show, failed=tools.errors.present
        )

    def retranslate(self) -> None:
        """Name the columns."""
        super().retranslate()
        if hasattr(self, "table"):
            self.table.setHorizontalHeaderLabels([self.tr("Word"), self.tr("Say it like this")])

    def add_entry(self, word: str, say: str) -> None:
        """Add a row, ready to be typed in."""
        row = self.table.rowCount()
        self.table.insertRow(row)
        first = QTableWidgetItem(word)
        self.table.setItem(row, 0, first)
        self.table.setItem(row, 1, QTableWidgetItem(say))
        if not word:
            self.table.setCurrentCell(row, 0)
            self.table.editItem(first)

    def entries(self) -> tuple[LexiconEntry, ...]:
        """The rows that have both halves."""
        rows = [(self._cell(row, 0), self._cell(row, 1)) for row in range(self.table.rowCount())]
        return tuple(LexiconEntry(word, say) for word, say in rows if word and say)

    def _cell(self, row: int, column: int) -> str:
        item = self.table.item(row, column)
        return item.text().strip() if item is not None else ""

    def _chosen_word(self) -> str:
        return self._cell(max(0, self.table.currentRow()), 1)

    def _show(self, entries: Sequence[LexiconEntry]) -> None:
        self.table.setRowCount(0)
        for entry in entries:
            self.add_entry(entry.word, entry.say)

    def _save(self) -> None:
        entries = self.entries()
        self._tools.lanes.desk.submit(
            lambda: self._speech.save_lexicon(entries),
            owner=self,
            done=lambda _: self._say(self.tr("Saved.")),
            failed=self._on_failed,
        )

    def _on_failed(self, error: KreyolError) -> None:
        self._say(f"{phrase_for(error.code).problem} ({error.message})", "error")

    def _say(self, words: str, role: str = "success") -> None:
        set_style(self._note, "role", role)
        self._note.setText(words)
