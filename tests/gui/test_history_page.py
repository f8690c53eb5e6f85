"""The history: search, filters, paging, re-run and deletion on a real database."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from kreyol_desktop.bootstrap import Application
from kreyol_desktop.core.document import ReadWarning
from kreyol_desktop.core.job import (
    Artifact,
    ArtifactKind,
    Failure,
    JobRequest,
    TaskQuery,
    TaskState,
    TaskType,
)
from kreyol_desktop.core.phrases import load_texts
from kreyol_desktop.core.settings import Theme, UiLanguage
from kreyol_desktop.gui.application import DesktopApplication
from kreyol_desktop.gui.dialogs.job_details import JobDetails
from kreyol_desktop.gui.dialogs.question import Question
from kreyol_desktop.gui.item_models.paged_model import PAGE_ROWS
from kreyol_desktop.gui.pages.history import HistoryPage
from kreyol_desktop.gui.widgets.column_area import ColumnArea
from kreyol_desktop.gui.widgets.job_card import INTERNAL_KINDS
from kreyol_desktop.storage.task_store import TaskStore

COUNT = 250


def fill(core: Application) -> None:
    """Finished jobs of every kind, written through the real store."""
    store = TaskStore(core.database)
    for number in range(COUNT):
        name = "Lekòl nasyonal.pdf" if number == 7 else f"document-{number:03}.pdf"
        task = store.create_task(JobRequest(TaskType.DOCUMENT, name, text=f"tèks {number}"))
        state = TaskState.FAILED if number % 10 == 0 else TaskState.CANCELLED
        failure = Failure("input.scanned", "x") if state is TaskState.FAILED else None
        store.update_task(replace(task, state=state, failure=failure))


@pytest.fixture
def page(core: Application, desktop: DesktopApplication, qtbot: QtBot) -> HistoryPage:
    desktop.attendants.job_thread.stop()
    fill(core)
    desktop.window.show_page("history")
    shown = desktop.window.page("history")
    assert isinstance(shown, HistoryPage)
    qtbot.waitUntil(lambda: shown.model.total == COUNT)
    return shown


def names(page: HistoryPage) -> list[str]:
    tasks = [page.model.task(row) for row in range(page.model.total)]
    return [task.request.name for task in tasks if task is not None]


def test_rows_load_as_they_are_looked_at(page: HistoryPage, qtbot: QtBot) -> None:
    last = COUNT - 1
    assert page.model.rowCount() == COUNT
    assert page.model.task(last) is None
    page.table.scrollToBottom()
    qtbot.waitUntil(lambda: page.model.task(last) is not None)
    assert len(page.model._pages) <= COUNT // PAGE_ROWS + 1


def test_search_is_blind_to_accents(page: HistoryPage, qtbot: QtBot) -> None:
    page.search.setText("lekol")
    qtbot.waitUntil(lambda: page.model.total == 1)
    assert names(page) == ["Lekòl nasyonal.pdf"]
    page.search.clear()
    qtbot.waitUntil(lambda: page.model.total == COUNT)


def test_filters_by_state_and_period(page: HistoryPage, qtbot: QtBot) -> None:
    page.state.setCurrentIndex(page.state.findData(TaskState.FAILED.value))
    page.state.activated.emit(page.state.currentIndex())
    qtbot.waitUntil(lambda: page.model.total == COUNT // 10)
    page.period.setCurrentIndex(1)
    page.period.activated.emit(1)
    qtbot.wait(50)
    qtbot.waitUntil(lambda: page.model.total == COUNT // 10)


def test_a_failed_row_says_why(page: HistoryPage, qtbot: QtBot) -> None:
    page.state.setCurrentIndex(page.state.findData(TaskState.FAILED.value))
    page.search_now()
    qtbot.waitUntil(lambda: page.model.total == COUNT // 10)
    text = page.model.index(0, 4).data(Qt.ItemDataRole.DisplayRole)
    assert text == "The pages are pictures: there is no text to read."


def test_run_again_puts_a_job_back_into_the_queue(
    core: Application, page: HistoryPage, qtbot: QtBot
) -> None:
    page.table.selectRow(0)
    chosen = page.chosen_task()
    assert chosen is not None
    page.again.click()
    waiting = TaskQuery(states=frozenset({TaskState.QUEUED}))
    qtbot.waitUntil(lambda: [t.id for t in core.jobs.page(waiting).items] == [chosen.id])


def test_deleting_asks_and_then_deletes(core: Application, page: HistoryPage, qtbot: QtBot) -> None:
    page.table.selectRow(3)
    page.delete.click()
    question = QApplication.activeModalWidget()
    assert isinstance(question, Question)
    question.answered.emit("yes", True)
    question.accept()
    qtbot.waitUntil(lambda: page.model.total == COUNT - 1)
    assert core.jobs.page(TaskQuery()).total == COUNT - 1


def test_clean_up_keeps_what_is_young(core: Application, page: HistoryPage, qtbot: QtBot) -> None:
    page.clean_up.click()
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    counts: list[int] = []
    dialog.cleaned.connect(counts.append)
    dialog.go.click()
    qtbot.waitUntil(lambda: counts == [0])
    assert core.jobs.page(TaskQuery()).total == COUNT


def test_details_tell_everything(page: HistoryPage, qtbot: QtBot) -> None:
    show: Callable[[], None] = page.details.click
    page.table.selectRow(0)
    show()
    qtbot.waitUntil(
        lambda: any(w.windowTitle() == "Details" for w in QApplication.topLevelWidgets())
    )


def test_warnings_follow_the_language_of_the_window(desktop: DesktopApplication) -> None:
    shown = desktop.tools.warnings
    warnings = [ReadWarning("page_scanned", "x", 2), ReadWarning("page_scanned", "y", 3)]
    texts = load_texts(desktop.services.paths.resources / "texts" / "warnings.toml")
    for language in (UiLanguage.KREYOL, UiLanguage.FRENCH, UiLanguage.ENGLISH):
        desktop.languages.apply(language)
        assert shown.lines(warnings) == [texts["page_scanned"][language.value].format(pages="3, 4")]


def test_enter_opens_the_chosen_job(page: HistoryPage, qtbot: QtBot) -> None:
    page.table.selectRow(0)
    with qtbot.waitSignal(page._actions.details_wanted) as wanted:
        qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert wanted.args == [page.model.task(0)]


def test_the_delete_key_asks_before_it_deletes(
    page: HistoryPage, desktop: DesktopApplication, qtbot: QtBot
) -> None:
    desktop.window.activateWindow()
    page.table.setFocus()
    page.table.selectRow(0)
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: desktop.window.findChild(Question) is not None)
    question = desktop.window.findChild(Question)
    assert question is not None
    question.reject()


def test_an_empty_answer_says_so(page: HistoryPage, qtbot: QtBot) -> None:
    assert not page._empty.isVisible()
    page.search.setText("zzzz")
    qtbot.waitUntil(page._empty.isVisible)
    page.search.clear()
    qtbot.waitUntil(lambda: not page._empty.isVisible())


def test_the_job_below_a_deleted_one_is_chosen_next(
    core: Application, page: HistoryPage, qtbot: QtBot
) -> None:
    page.table.selectRow(3)
    gone, following = page.model.task(3), page.model.task(4)
    assert gone is not None
    core.jobs.delete(gone.id)
    qtbot.waitUntil(lambda: page.model.total == COUNT - 1)
    assert page.chosen_task() == following
    assert page.details.isEnabled()


def test_a_chosen_job_stays_chosen_when_others_come(
    core: Application, page: HistoryPage, qtbot: QtBot
) -> None:
    page.table.selectRow(3)
    chosen = page.chosen_task()
    TaskStore(core.database).create_task(JobRequest(TaskType.DOCUMENT, "new.pdf"))
    page.page_shown()
    qtbot.waitUntil(lambda: page.model.total == COUNT + 1)
    assert page.chosen_task() == chosen
    assert page.table.currentIndex().row() == 4


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Down])
def test_from_the_search_line_a_key_leads_to_the_results(
    page: HistoryPage, desktop: DesktopApplication, qtbot: QtBot, key: Qt.Key
) -> None:
    desktop.window.activateWindow()
    page.search.setFocus()
    page.search.setText("lekol")
    qtbot.waitUntil(lambda: page.model.total == 1)
    qtbot.keyClick(page.search, key)
    qtbot.waitUntil(page.table.hasFocus)
    chosen = page.chosen_task()
    assert chosen is not None
    assert chosen.request.name == "Lekòl nasyonal.pdf"


def test_the_search_line_keeps_room_where_the_type_is_large(
    page: HistoryPage, desktop: DesktopApplication, qtbot: QtBot
) -> None:
    desktop.theme.apply(Theme.LIGHT, 150)
    desktop.languages.apply(UiLanguage.KREYOL)
    desktop.window.resize(1024, 640)
    least = page.fontMetrics().horizontalAdvance("yon fraz nan liv")
    qtbot.waitUntil(lambda: page.search.width() > least)
    assert desktop.window.width() == 1024


def test_the_words_of_the_filters_are_whole_on_a_small_screen(
    page: HistoryPage, desktop: DesktopApplication, qtbot: QtBot
) -> None:
    desktop.languages.apply(UiLanguage.FRENCH)
    desktop.window.resize(1024, 640)
    boxes = (page.state, page.type, page.period)
    qtbot.waitUntil(lambda: all(box.width() >= box.sizeHint().width() for box in boxes))
    assert page.search.width() >= page.filters.fontMetrics().height() * 8


def test_a_history_without_jobs_says_what_it_is_for(
    core: Application, page: HistoryPage, qtbot: QtBot
) -> None:
    page.search.setText("zzzz")
    qtbot.waitUntil(page._empty.isVisible)
    assert page._empty.text() == "No job is like this."
    core.database.erase()
    page.search.clear()
    qtbot.waitUntil(lambda: page._empty.text() == "What you translate and speak is listed here.")


def test_what_a_clean_up_did_is_not_forgotten_at_once(
    core: Application, page: HistoryPage, qtbot: QtBot
) -> None:
    page._on_cleaned(2)
    task = page.model.task(0)
    assert task is not None
    core.jobs.delete(task.id)
    qtbot.waitUntil(lambda: page.model.total == COUNT - 1)
    assert "2 jobs deleted" in page._count.text()


def test_a_clean_up_says_how_many_jobs_went(page: HistoryPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.model.loaded):
        page._on_cleaned(3)
    assert "3 jobs deleted" in page._count.text()
    page.search.setText("lekol")
    qtbot.waitUntil(lambda: page.model.total == 1)
    assert "deleted" not in page._count.text()


def test_all_of_a_long_list_of_results_can_be_read(
    page: HistoryPage, desktop: DesktopApplication, qtbot: QtBot
) -> None:
    name = "Minutes of the general assembly of the farmers of the valley, final, corrected"
    files = tuple(
        Artifact(kind, Path(f"{name}.{kind.value}"), 1000, "")
        for kind in ArtifactKind
        if kind not in INTERNAL_KINDS
    )
    task = page.model.task(0)
    assert task is not None
    details = JobDetails(replace(task, artifacts=files), desktop.tools, desktop.window)
    qtbot.addWidget(details)
    details.show()
    area = details.findChild(ColumnArea)
    assert area is not None
    rows = area.widget()
    for label in rows.findChildren(QLabel):
        assert label.height() >= label.heightForWidth(label.width())
    hidden = rows.height() - area.viewport().height()
    assert area.verticalScrollBar().maximum() == max(0, hidden)
