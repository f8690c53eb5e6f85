"""Finding a document by what stands in it, and reading on from there."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kreyol_desktop.bootstrap import Application
from kreyol_desktop.core.job import ArtifactKind, JobRequest, Task, TaskState, TaskType
from kreyol_desktop.core.readalong import load_readalong
from kreyol_desktop.gui.application import DesktopApplication
from kreyol_desktop.gui.item_models.history_model import HistoryModel
from kreyol_desktop.gui.pages.history import HistoryPage
from kreyol_desktop.gui.reader.look import ReaderMode
from kreyol_desktop.gui.reader.page import ReaderPage
from kreyol_desktop.gui.widgets.found_delegate import FoundLine, fitted

SENTENCES = (
    "Clean water protects the whole family.",
    "Wash your hands with soap before you eat.",
    "A child who has a fever must see a doctor.",
)
JOB_TIMEOUT_MS = 120_000


@pytest.fixture
def document(core: Application, desktop: DesktopApplication, tmp_path: Path, qtbot: QtBot) -> Task:
    """A document that was really translated, with enough before the place that is looked for."""
    file = tmp_path / "leaflet.txt"
    file.write_text("\n\n".join([SENTENCES[0]] * 60 + list(SENTENCES[1:])), encoding="utf-8")
    request = JobRequest(TaskType.DOCUMENT, "leaflet.txt", file, formats=(ArtifactKind.TEXT,))
    task = core.jobs.submit(request)
    qtbot.waitUntil(lambda: core.jobs.get(task.id).state.is_final, timeout=JOB_TIMEOUT_MS)
    done = core.jobs.get(task.id)
    assert done.state is TaskState.COMPLETED
    return done


@pytest.fixture
def page(document: Task, desktop: DesktopApplication, qtbot: QtBot) -> HistoryPage:
    desktop.window.show_page("history")
    shown = desktop.window.page("history")
    assert isinstance(shown, HistoryPage)
    qtbot.waitUntil(lambda: shown.model.total == 1)
    return shown


def look_for(page: HistoryPage, text: str, qtbot: QtBot) -> tuple[FoundLine, ...]:
    """Type; return the two lines of the row that is found."""
    page.search.setText(text)
    qtbot.waitUntil(lambda: page.model.is_searching and page.model.total == 1)
    qtbot.waitUntil(lambda: len(lines_of(page)) == 2)
    return lines_of(page)


def lines_of(page: HistoryPage) -> tuple[FoundLine, ...]:
    return page.model.index(0, 0).data(HistoryModel.lines_role) or ()


def marked(line: FoundLine) -> list[str]:
    return [line.text[start:end] for start, end in line.marks]


@pytest.mark.slow
def test_a_document_is_found_by_its_text_and_read_from_there(
    page: HistoryPage, document: Task, desktop: DesktopApplication, qtbot: QtBot
) -> None:
    name, found = look_for(page, "SÓAP hands", qtbot)
    assert (name.text, name.marks) == ("leaflet.txt", ())
    assert (found.text, marked(found)) == (SENTENCES[1], ["hands", "soap"])
    page.table.selectRow(0)
    reader = desktop.window.page("reader")
    assert isinstance(reader, ReaderPage)
    with qtbot.waitSignal(reader.opened):
        page.read.click()
    assert reader.book is not None
    assert reader.tool_bar.search.text() == "hands"
    segment = reader.view.painter_of_blocks.marks.segment
    assert reader.book.segments[segment].source == SENTENCES[1]
    row = reader.book.row_of[segment]
    qtbot.waitUntil(lambda: reader.view.currentIndex().row() == row)
    seen = reader.view.viewport().rect()
    qtbot.waitUntil(lambda: seen.intersects(reader.view.visualRect(reader.view.blocks.index(row))))


@pytest.mark.slow
def test_the_translation_is_searched_too_and_shown_where_it_stands(
    page: HistoryPage, document: Task, desktop: DesktopApplication, qtbot: QtBot
) -> None:
    artifact = document.artifact(ArtifactKind.READALONG)
    assert artifact is not None
    last = load_readalong(artifact.path.read_text("utf-8")).blocks[-1].segments[-1]
    assert last.source == SENTENCES[2]
    words = " ".join(last.target.split()[-2:])
    _, found = look_for(page, f'"{words}"', qtbot)
    assert found.text == last.target
    reader = desktop.window.page("reader")
    assert isinstance(reader, ReaderPage)
    reader.view.set_mode(ReaderMode.SOURCE)
    with qtbot.waitSignal(reader.opened):
        page.table.activated.emit(page.model.index(0, 0))
    assert reader.view.look.mode is ReaderMode.BOTH
    assert reader.view.painter_of_blocks.marks.segment == last.id


@pytest.mark.slow
def test_what_was_found_is_told_without_colour(page: HistoryPage, qtbot: QtBot) -> None:
    look_for(page, "soap", qtbot)
    index = page.model.index(0, 0)
    told = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert told == "leaflet.txt\nFound: Wash your hands with “soap” before you eat."
    assert index.data(Qt.ItemDataRole.ToolTipRole) == told
    page.search.setText("leaflet")
    qtbot.waitUntil(lambda: [marked(line) for line in lines_of(page)] == [["leaflet"]])
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "leaflet.txt"


@pytest.mark.slow
def test_a_document_that_is_done_while_one_looks_for_it_appears(
    core: Application, desktop: DesktopApplication, tmp_path: Path, qtbot: QtBot
) -> None:
    desktop.window.show_page("history")
    page = desktop.window.page("history")
    assert isinstance(page, HistoryPage)
    page.search.setText("soap")
    qtbot.waitUntil(lambda: page.model.is_searching)
    file = tmp_path / "leaflet.txt"
    file.write_text(SENTENCES[1], encoding="utf-8")
    request = JobRequest(TaskType.DOCUMENT, "leaflet.txt", file, formats=(ArtifactKind.TEXT,))
    core.jobs.submit(request)
    qtbot.waitUntil(lambda: page.model.total == 1, timeout=JOB_TIMEOUT_MS)


@pytest.mark.slow
def test_rows_are_higher_while_a_search_is_on(page: HistoryPage, qtbot: QtBot) -> None:
    low = page.table.rowHeight(0)
    look_for(page, "soap", qtbot)
    assert page.table.rowHeight(0) >= low + page.fontMetrics().height()
    page.search.clear()
    qtbot.waitUntil(lambda: page.table.rowHeight(0) == low)
    assert page.model.index(0, 0).data(HistoryModel.lines_role) is None


@pytest.mark.parametrize("width", [60, 120, 300, 2000])
def test_a_line_is_cut_so_that_its_first_mark_is_seen(qapp: QApplication, width: int) -> None:
    metrics = QFontMetrics(QFont("Inter", 12))
    text = "mo " * 30 + "savon an" + " mo" * 30
    line = fitted(FoundLine(text, ((90, 95),)), metrics, width)
    assert marked(line)[0] == "savon"[: len(marked(line)[0])]
    assert marked(line)[0]
    assert metrics.horizontalAdvance(line.text) <= width
    assert (line.text == text) == (metrics.horizontalAdvance(text) <= width)
