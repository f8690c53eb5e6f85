"""Settings of words: glossaries, what is remembered, and how words are said."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QFileDialog, QVBoxLayout, QWidget

from kreyol_desktop.core.glossary import GlossaryInfo
from kreyol_desktop.gui.pages.settings_lexicon import LexiconCard
from kreyol_desktop.gui.pages.settings_memory import MemoryCard
from kreyol_desktop.gui.services import GuiServices
from kreyol_desktop.gui.tools import WindowTools
from kreyol_desktop.gui.widgets.controls import (
    make_button,
    make_icon_button,
    make_label,
    make_row,
    make_tick,
)
from kreyol_desktop.gui.widgets.setting_card import SettingCard
from kreyol_desktop.gui.words import glossary_word


def words_cards(services: GuiServices, tools: WindowTools) -> list[Callable[[], SettingCard]]:
    """What makes the cards, in their order."""
    return [
        partial(GlossaryCard, services, tools),
        partial(MemoryCard, services, tools),
        partial(LexiconCard, services, tools),
    ]


class GlossaryCard(SettingCard):
    """Which glossaries are used unless a job says otherwise; import, export and delete."""

    def __init__(self, services: GuiServices, tools: WindowTools) -> None:
        super().__init__(lambda: self.tr("Glossaries"), services.settings, tools)
        self._glossaries = services.glossaries
        self.ticks: dict[str, QCheckBox] = {}
        self.add_widget(
            make_label(
                self,
                lambda: self.tr(
                    "The terms of the ticked glossaries are used in every translation."
                ),
                "muted",
            )
        )
        self._rows = QVBoxLayout()
        holder = QWidget()
        holder.setLayout(self._rows)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self.add_widget(holder)
        add = make_button(self, tools.icons, lambda: self.tr("Import…"), icon="plus")
        add.clicked.connect(self._choose_file)
        buttons = QWidget()
        buttons.setLayout(make_row(add, None))
        self.add_widget(buttons)
        self._fill(self._show_ticks)
        self.reload()

    def reload(self) -> None:
        """Look again at what there is."""
        self._tools.lanes.desk.submit(
            self._glossaries.list, owner=self, done=self._show, failed=self._tools.errors.present
        )

    def import_file(self, source: Path) -> None:
        """Take over a CSV or TBX file."""
        is_tbx = source.suffix.lower() == ".tbx"
        take = self._glossaries.import_tbx if is_tbx else self._glossaries.import_csv
        self._tools.lanes.desk.submit(
            lambda: take(source),
            owner=self,
            done=lambda _: self.reload(),
            failed=self._tools.errors.present,
        )

    def _show(self, glossaries: Sequence[GlossaryInfo]) -> None:
        while item := self._rows.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self.ticks.clear()
        for glossary in glossaries:
            self._rows.addWidget(self._make_row(glossary))
        self._show_ticks()

    def _make_row(self, glossary: GlossaryInfo) -> QWidget:
        icons = self._tools.icons
        tick = make_tick(self, partial(self._title, glossary))
        tick.clicked.connect(self._store)
        self.ticks[glossary.id] = tick
        export = make_icon_button(
            self, icons, lambda: self.tr("Export {name}").format(name=glossary.name), "download"
        )
        export.clicked.connect(partial(self._export, glossary))
        row = QWidget()
        line = make_row(tick, None, export, spacing=4)
        if not glossary.bundled:
            delete = make_icon_button(
                self, icons, lambda: self.tr("Delete {name}").format(name=glossary.name), "trash-2"
            )
            delete.clicked.connect(partial(self._delete, glossary))
            line.addWidget(delete)
        row.setLayout(line)
        return row

    def _title(self, glossary: GlossaryInfo) -> str:
        count = self.tr("%n term(s)", "", glossary.size)
        return f"{glossary_word(glossary)}  ({count})"

    def _show_ticks(self) -> None:
        for glossary_id, tick in self.ticks.items():
            tick.setChecked(glossary_id in self.current.glossaries)

    def _store(self) -> None:
        self.change(glossaries=tuple(i for i, tick in self.ticks.items() if tick.isChecked()))

    def _choose_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Import a glossary"), "", "*.csv *.tbx")
        if name:
            self.import_file(Path(name))

    def _export(self, glossary: GlossaryInfo, _checked: bool = False) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Export a glossary"), f"{glossary.id}.csv", "CSV (*.csv);;TBX (*.tbx)"
        )
        if name:
            self._tools.lanes.desk.submit(
                lambda: self._glossaries.export(glossary.id, Path(name)),
                owner=self,
                failed=self._tools.errors.present,
            )

    def _delete(self, glossary: GlossaryInfo, _checked: bool = False) -> None:
        self._tools.lanes.desk.submit(
            lambda: self._glossaries.delete(glossary.id),
            owner=self,
            done=lambda _: self.reload(),
            failed=self._tools.errors.present,
        )
