"""Whole ways through the window, with the real readers, model, voice, database and threads."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QCloseEvent
from pytestqt.qtbot import QtBot

from kreyol_desktop.bootstrap import Application
from kreyol_desktop.core.job import (
    ArtifactKind,
    JobRequest,
    Task,
    TaskQuery,
    TaskState,
    TaskType,
)
from kreyol_desktop.gui.application import DesktopApplication
from kreyol_desktop.gui.dialogs.review_sheet import ReviewSheet
from kreyol_desktop.gui.pages.documents import DocumentsPage
from kreyol_desktop.gui.reader.narrator import FileNarrator
from kreyol_desktop.gui.reader.page import ReaderPage
from kreyol_desktop.gui.widgets.job_card import JobCard

pytestmark = pytest.mark.slow
WAIT_MS = 240_000


@pytest.fixture
def documents(desktop: DesktopApplication) -> DocumentsPage:
    page = desktop.window.page("documents")
    assert isinstance(page, DocumentsPage)
    return page


@pytest.fixture
def review(
    desktop: DesktopApplication, documents: DocumentsPage, qtbot: QtBot
) -> Callable[[Path], ReviewSheet]:
    def run(file: Path) -> ReviewSheet:
        desktop.window.open_files([file])
        qtbot.waitUntil(lambda: documents.sheet is not None, timeout=WAIT_MS)
        sheet = documents.sheet
        assert sheet is not None
        qtbot.waitUntil(lambda: not sheet.drafts[0].is_pending, timeout=WAIT_MS)
        return sheet

    return run


@pytest.fixture
def start(
    documents: DocumentsPage, review: Callable[[Path], ReviewSheet], qtbot: QtBot
) -> Callable[[Path], JobCard]:
    """Review a file, press Start, wait for its row."""

    def run(file: Path) -> JobCard:
        review(file).start.click()
        qtbot.waitUntil(lambda: bool(documents.jobs.cards), timeout=WAIT_MS)
        return documents.jobs.cards[0]

    return run


def reached(card: JobCard, *states: TaskState) -> Callable[[], bool]:
    return lambda: card.task.state in states


def test_from_a_dropped_file_to_a_corrected_sentence(
    desktop: DesktopApplication, start: Callable[[Path], JobCard], leaflet: Path, qtbot: QtBot
) -> None:
    card = start(leaflet)
    qtbot.waitUntil(reached(card, TaskState.COMPLETED, TaskState.FAILED), timeout=WAIT_MS)
    assert card.task.failure is None
    kinds = {artifact.kind for artifact in card.task.artifacts}
    assert {ArtifactKind.PDF, ArtifactKind.AUDIO, ArtifactKind.READALONG} <= kinds
    mime = card.result_mime()
    assert mime is not None
    assert all(Path(url.toLocalFile()).is_file() for url in mime.urls())

    reader = desktop.window.page("reader")
    assert isinstance(reader, ReaderPage)
    with qtbot.waitSignal(reader.opened, timeout=WAIT_MS):
        card._read.click()
    narrator = reader.narrator
    assert isinstance(narrator, FileNarrator)
    heard: list[int] = []
    narrator.spoken.connect(lambda segment, _: heard.append(segment))
    narrator.play()
    qtbot.waitUntil(lambda: len(set(heard)) > 1, timeout=60_000)
    assert reader.view.painter_of_blocks.marks.segment in heard
    narrator.pause()

    assert reader.book is not None
    number = reader.book.order[2]
    before = {a.kind: a.sha256 for a in card.task.artifacts}
    reader.view.segment_opened.emit(number)
    reader.editor.line.setText("Se konsa m vle l ye.")
    with qtbot.waitSignal(reader.rebuilt, timeout=WAIT_MS):
        reader.editor.save.click()
    assert reader.book.segments[number].target == "Se konsa m vle l ye."
    after = {a.kind: a.sha256 for a in desktop.services.jobs.get(card.task.id).artifacts}
    for kind in (ArtifactKind.PDF, ArtifactKind.AUDIO):
        assert after[kind] != before[kind]


def test_pause_continue_and_cancel(
    start: Callable[[Path], JobCard], leaflet: Path, qtbot: QtBot
) -> None:
    card = start(leaflet)
    qtbot.waitUntil(reached(card, TaskState.RUNNING), timeout=WAIT_MS)
    card._pause.click()
    qtbot.waitUntil(reached(card, TaskState.PAUSED), timeout=WAIT_MS)
    assert card._resume.isVisible()
    card._resume.click()
    qtbot.waitUntil(reached(card, TaskState.RUNNING, TaskState.QUEUED), timeout=WAIT_MS)
    card._cancel.click()
    qtbot.waitUntil(reached(card, TaskState.CANCELLED), timeout=WAIT_MS)
    assert card._retry.isVisible()


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("empty.pdf", b"", "input.empty"),
        ("junk.pdf", b"%PDF-1.7\nnothing of a PDF follows", "input.corrupt"),
        ("program.exe", b"MZ\x00\x01" * 64, "input.unsupported"),
    ],
)
def test_bad_files_say_why_and_never_start(
    review: Callable[[Path], ReviewSheet], tmp_path: Path, name: str, content: bytes, code: str
) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    sheet = review(file)
    error = sheet.drafts[0].error
    assert error is not None
    assert error.code == code
    assert not sheet.start.isEnabled()
    assert sheet.document._problem.isVisible()
    sheet.reject()


def test_a_locked_file_asks_for_its_password(
    review: Callable[[Path], ReviewSheet], qtbot: QtBot
) -> None:
    sample = Path(__file__).parents[2].parent / "shared" / "samples" / "password.pdf"
    if not sample.exists():
        return
    sheet = review(sample)
    assert sheet.drafts[0].wants_password
    assert sheet.document._password_row.isVisible()
    assert not sheet.start.isEnabled()
    sheet.document._password.setText("wrong")
    sheet.document._give_password()
    qtbot.waitUntil(lambda: not sheet.drafts[0].is_pending, timeout=WAIT_MS)
    assert sheet.drafts[0].wants_password
    assert "password" in sheet.document._problem.text()
    assert sheet.document._password_row.isVisible()
    sheet.reject()


def test_a_job_parked_at_the_end_goes_on_at_the_next_start(
    core: Application,
    desktop: DesktopApplication,
    start: Callable[[Path], JobCard],
    leaflet: Path,
    qtbot: QtBot,
) -> None:
    card = start(leaflet)
    qtbot.waitUntil(reached(card, TaskState.RUNNING), timeout=WAIT_MS)
    assert desktop.attendants.job_thread.stop(park=True)
    task: Task = core.jobs.get(card.task.id)
    assert task.state is TaskState.INTERRUPTED
    core.jobs.recover(resume=True)
    desktop.attendants.job_thread.start()
    qtbot.waitUntil(reached(card, TaskState.COMPLETED), timeout=WAIT_MS)


def test_closing_with_a_running_job_asks_once(
    desktop: DesktopApplication, start: Callable[[Path], JobCard], leaflet: Path, qtbot: QtBot
) -> None:
    card = start(leaflet)
    qtbot.waitUntil(reached(card, TaskState.RUNNING), timeout=WAIT_MS)
    qtbot.waitUntil(lambda: bool(desktop.attendants.running))
    desktop.attendants.guard.decided.disconnect()
    for _ in range(2):
        event = QCloseEvent()
        desktop.window.closeEvent(event)
        assert not event.isAccepted()
    question = desktop.attendants.guard.question
    assert question is not None
    with qtbot.waitSignal(desktop.attendants.guard.decided) as decided:
        question.answered.emit("park", True)
    assert decided.args == [True]
    question.reject()


def test_a_job_finishes_in_the_background_and_then_the_program_ends(
    desktop: DesktopApplication, start: Callable[[Path], JobCard], leaflet: Path, qtbot: QtBot
) -> None:
    card = start(leaflet)
    qtbot.waitUntil(reached(card, TaskState.RUNNING), timeout=WAIT_MS)
    qtbot.waitUntil(lambda: bool(desktop.attendants.running))
    desktop.attendants.guard.decided.disconnect()
    desktop.window.closeEvent(QCloseEvent())
    question = desktop.attendants.guard.question
    assert question is not None
    with qtbot.waitSignal(desktop.attendants.guard.decided, timeout=WAIT_MS):
        question.answered.emit("background", True)
        question.accept()
        assert desktop.window.isHidden() or desktop.window.isMinimized()
        assert card.task.state is TaskState.RUNNING
    assert card.task.state is TaskState.COMPLETED


def in_the_background(desktop: DesktopApplication, qtbot: QtBot) -> list[bool]:
    """Close the window and let the jobs finish without it; what is decided is put into the list."""
    decided: list[bool] = []
    qtbot.waitUntil(lambda: bool(desktop.attendants.running), timeout=WAIT_MS)
    desktop.attendants.guard.decided.disconnect()
    desktop.attendants.guard.decided.connect(decided.append)
    desktop.window.closeEvent(QCloseEvent())
    question = desktop.attendants.guard.question
    assert question is not None
    question.answered.emit("background", True)
    question.accept()
    return decided


def test_the_whole_queue_is_finished_in_the_background(
    core: Application,
    desktop: DesktopApplication,
    documents: DocumentsPage,
    leaflet: Path,
    qtbot: QtBot,
) -> None:
    for name in ("one", "two"):
        core.jobs.submit(JobRequest(TaskType.DOCUMENT, name, leaflet, formats=(ArtifactKind.TEXT,)))
    qtbot.waitUntil(lambda: len(documents.jobs.cards) == 2, timeout=WAIT_MS)
    decided = in_the_background(desktop, qtbot)
    qtbot.waitUntil(lambda: decided == [True], timeout=WAIT_MS)
    states = {task.state for task in core.jobs.page(TaskQuery()).items}
    assert states == {TaskState.COMPLETED}


def test_a_window_that_is_opened_again_meanwhile_stays(
    core: Application, desktop: DesktopApplication, leaflet: Path, qtbot: QtBot
) -> None:
    request = JobRequest(TaskType.DOCUMENT, "one", leaflet, formats=(ArtifactKind.TEXT,))
    task = core.jobs.submit(request)
    decided = in_the_background(desktop, qtbot)
    assert core.jobs.get(task.id).state is TaskState.RUNNING
    desktop.attendants.tray.open_wanted.emit()
    assert desktop.window.isVisible()
    assert not desktop.window.isMinimized()
    qtbot.waitUntil(lambda: core.jobs.get(task.id).state.is_final, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: not desktop.attendants.running, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: desktop.lanes.desk.is_idle, timeout=WAIT_MS)
    qtbot.wait(100)
    assert decided == []


def test_a_results_folder_gets_its_copies(
    core: Application,
    start: Callable[[Path], JobCard],
    leaflet: Path,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    folder = tmp_path / "rezilta"
    folder.mkdir()
    core.settings.update(output_dir=str(folder), make_audio=False)
    text = tmp_path / "short.txt"
    text.write_text("Wash your hands.\n\nDrink clean water.\n", encoding="utf-8")
    card = start(text)
    qtbot.waitUntil(reached(card, TaskState.COMPLETED, TaskState.FAILED), timeout=WAIT_MS)
    assert card.task.failure is None
    assert list(folder.rglob("*"))
    shutil.rmtree(folder)
