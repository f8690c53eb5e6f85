"""The translation memory in the window: search, correction, deletion, import and export."""

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog
from pytestqt.qtbot import QtBot

from kreyol_desktop.bootstrap import Application
from kreyol_desktop.core.language import Direction, Language
from kreyol_desktop.core.segment import Origin
from kreyol_desktop.core.settings import UiLanguage
from kreyol_desktop.core.translation import MemoryEntry, MemoryKey
from kreyol_desktop.gui.application import DesktopApplication
from kreyol_desktop.gui.dialogs.memory_editor import MemoryEditor
from kreyol_desktop.gui.dialogs.memory_import import MemoryImport
from kreyol_desktop.gui.dialogs.memory_sheet import MemorySheet
from kreyol_desktop.gui.dialogs.question import Question
from kreyol_desktop.gui.item_models.paged_model import PAGE_ROWS
from kreyol_desktop.gui.pages.settings import SettingsPage
from kreyol_desktop.gui.pages.settings_memory import MemoryCard

COUNT = 250
WAIT_MS = 20_000
EN = Direction(Language.ENGLISH, Language.KREYOL)
MINE = "The school is closed."
Kind = TypeVar("Kind", bound=QDialog)


@pytest.fixture
def card(core: Application, desktop: DesktopApplication) -> MemoryCard:
    core.memory.store(
        MemoryEntry(MemoryKey("m@1", EN, f"Sentence {n}."), f"Fraz {n}.", Origin.MODEL, 0.5)
        for n in range(COUNT - 1)
    )
    core.translation.correct(MINE, "Lekòl la fèmen.", EN)
    desktop.window.show_page("settings")
    page = desktop.window.page("settings")
    assert isinstance(page, SettingsPage)
    return next(card for card in page.cards if isinstance(card, MemoryCard))


@pytest.fixture
def sheet(desktop: DesktopApplication, card: MemoryCard, qtbot: QtBot) -> Iterator[MemorySheet]:
    card.open.click()
    sheet = desktop.window.findChild(MemorySheet)
    assert sheet is not None
    qtbot.waitUntil(lambda: sheet.model.total == COUNT, timeout=WAIT_MS)
    yield sheet
    sheet.close()


def dialog(sheet: MemorySheet, kind: type[Kind]) -> Kind:
    return next(d for d in sheet.findChildren(kind) if d.isVisible())


def choose(sheet: MemorySheet, text: str, qtbot: QtBot) -> None:
    sheet.search.setText(text)
    qtbot.waitUntil(lambda: sheet.model.total == 1, timeout=WAIT_MS)
    sheet.table.selectRow(0)


def target_of(core: Application, source: str) -> tuple[str, Origin]:
    (entry,) = [entry for entry in core.memory.entries() if entry.key.source == source]
    return entry.target, entry.origin


def test_the_settings_tell_how_much_is_remembered(card: MemoryCard, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: "250 translations" in card.figures.text(), timeout=WAIT_MS)
    assert "0 % of the texts" in card.figures.text()


def test_rows_load_as_they_are_looked_at(sheet: MemorySheet, qtbot: QtBot) -> None:
    last = COUNT - 1
    assert sheet.model.pair(PAGE_ROWS * 2 + 1) is None
    sheet.table.scrollToBottom()
    qtbot.waitUntil(lambda: sheet.model.pair(last) is not None, timeout=WAIT_MS)
    index = sheet.model.index(last, 1)
    assert sheet.model.data(index) == "Fraz 0."
    assert sheet.count.text() == "250 translations"


def test_the_search_reads_both_sides_without_accents(sheet: MemorySheet, qtbot: QtBot) -> None:
    choose(sheet, "lekol fem", qtbot)
    (row,) = sheet.table.chosen_rows()
    assert row.entry.key.source == MINE
    shown = [sheet.model.data(sheet.model.index(0, column)) for column in range(4)]
    assert shown == [MINE, "Lekòl la fèmen.", "EN → HT", "a person"]
    spoken = sheet.model.data(sheet.model.index(0, 2), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "English → Haitian Creole"
    sheet.search.setText("zzz")
    qtbot.waitUntil(lambda: sheet.model.total == 0, timeout=WAIT_MS)
    assert sheet.table._empty.isVisible()
    assert not sheet.edit.isEnabled()


def test_what_people_wrote_can_be_seen_alone(sheet: MemorySheet, qtbot: QtBot) -> None:
    sheet.only_human.click()
    qtbot.waitUntil(lambda: sheet.model.total == 1, timeout=WAIT_MS)
    assert sheet.count.text() == "1 translation"


def test_a_machines_translation_is_corrected(
    core: Application, sheet: MemorySheet, qtbot: QtBot
) -> None:
    choose(sheet, "fraz 98", qtbot)
    sheet.edit.click()
    editor = dialog(sheet, MemoryEditor)
    assert editor.box.toPlainText() == "Fraz 98."
    editor.box.setPlainText(" \n")
    assert not editor.save.isEnabled()
    editor.box.setPlainText("Fraz disèt,\nkorije.")
    editor.save.click()
    qtbot.waitUntil(sheet.note.isVisible, timeout=WAIT_MS)
    assert target_of(core, "Sentence 98.") == ("Fraz disèt, korije.", Origin.HUMAN)
    index = sheet.model.index(0, 1)
    qtbot.waitUntil(lambda: sheet.model.data(index) == "Fraz disèt, korije.", timeout=WAIT_MS)


def test_a_machines_translation_is_deleted_at_once(
    core: Application, sheet: MemorySheet, qtbot: QtBot
) -> None:
    choose(sheet, "fraz 99", qtbot)
    sheet.activateWindow()
    sheet.table.setFocus()
    qtbot.waitUntil(sheet.table.hasFocus, timeout=WAIT_MS)
    qtbot.keyClick(sheet.table, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: sheet.model.total == 0, timeout=WAIT_MS)
    assert "1 translation deleted" in sheet.note.text()
    assert "Sentence 99." not in {entry.key.source for entry in core.memory.entries()}


def test_what_a_person_wrote_is_deleted_after_a_question(
    core: Application, sheet: MemorySheet, qtbot: QtBot
) -> None:
    choose(sheet, "lekol", qtbot)
    sheet.delete.click()
    dialog(sheet, Question)._answer("no")
    assert target_of(core, MINE)[0] == "Lekòl la fèmen."
    sheet.delete.click()
    dialog(sheet, Question)._answer("yes")
    qtbot.waitUntil(lambda: sheet.model.total == 0, timeout=WAIT_MS)
    assert MINE not in {entry.key.source for entry in core.memory.entries()}


def test_a_table_is_shown_with_its_damaged_lines_before_it_is_taken_over(
    core: Application,
    sheet: MemorySheet,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    table = tmp_path / "mine.csv"
    table.write_text("en,ht\nRice,Diri\nHello, friend,Bonjou\nSalt,Sèl\n", encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(table), ""))
    sheet.take.click()
    qtbot.waitUntil(lambda: bool(sheet.findChildren(MemoryImport)), timeout=WAIT_MS)
    report = dialog(sheet, MemoryImport)
    qtbot.waitUntil(report.take.isEnabled, timeout=WAIT_MS)
    assert report.found.text() == "2 pairs can be taken over."
    assert report.lines.count() == 1
    assert report.lines.item(0).text() == "Line 3: more cells than the first line names"
    assert sum(1 for _ in core.memory.entries()) == COUNT
    report.take.click()
    qtbot.waitUntil(lambda: sheet.model.total == COUNT + 2, timeout=WAIT_MS)
    assert "2 pairs taken over" in sheet.note.text()
    assert target_of(core, "Salt") == ("Sèl", Origin.HUMAN)


def test_the_languages_of_a_table_can_be_given(
    core: Application, sheet: MemorySheet, tmp_path: Path, qtbot: QtBot
) -> None:
    table = tmp_path / "mine.csv"
    table.write_text("source,target\nRice,Diri\n", encoding="utf-8")
    sheet.import_file(table)
    qtbot.waitUntil(lambda: bool(sheet.findChildren(MemoryImport)), timeout=WAIT_MS)
    report = dialog(sheet, MemoryImport)
    qtbot.waitUntil(report.lines.isVisible, timeout=WAIT_MS)
    assert not report.take.isEnabled()
    report.languages.setCurrentIndex(report.languages.findData("en-ht"))
    report.languages.activated.emit(report.languages.currentIndex())
    qtbot.waitUntil(report.take.isEnabled, timeout=WAIT_MS)
    assert not report.lines.isVisible()
    report.take.click()
    qtbot.waitUntil(lambda: sheet.model.total == COUNT + 1, timeout=WAIT_MS)
    assert target_of(core, "Rice")[0] == "Diri"


def test_a_file_of_which_nothing_can_be_used_is_told_in_words(
    sheet: MemorySheet, tmp_path: Path, qtbot: QtBot
) -> None:
    broken = tmp_path / "broken.tmx"
    broken.write_text("no xml", encoding="utf-8")
    sheet.import_file(broken)
    qtbot.waitUntil(lambda: bool(sheet.findChildren(MemoryImport)), timeout=WAIT_MS)
    report = dialog(sheet, MemoryImport)
    qtbot.waitUntil(lambda: report.found.property("role") == "error", timeout=WAIT_MS)
    assert "broken.tmx, line 1" in report.found.text()
    assert not report.take.isEnabled()
    report.close()


@pytest.mark.parametrize("name", ["out.tmx", "out.csv"])
def test_an_export_comes_back_whole(
    core: Application,
    sheet: MemorySheet,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
) -> None:
    target = tmp_path / name
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    sheet.only_human.click()
    sheet.give.click()
    qtbot.waitUntil(lambda: "1 pair written" in sheet.note.text(), timeout=WAIT_MS)
    core.memories.clear(keep_human=False)
    assert core.memories.import_readable(target).pairs == 1
    assert target_of(core, MINE)[0] == "Lekòl la fèmen."


def test_the_sheet_follows_the_language_of_the_window(
    desktop: DesktopApplication, sheet: MemorySheet, qtbot: QtBot
) -> None:
    desktop.languages.apply(UiLanguage.FRENCH)
    qtbot.waitUntil(lambda: sheet.windowTitle() == "Mémoire de traduction", timeout=WAIT_MS)
    header = sheet.model.headerData(0, Qt.Orientation.Horizontal, Qt.ItemDataRole.DisplayRole)
    assert header == "Phrase"
    assert sheet.count.text() == "250 traductions"
