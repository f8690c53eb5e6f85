"""The reader comes back where it was: the book, the sentence, the type and the speed."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kreyol_desktop.bootstrap import Application
from kreyol_desktop.core.job import ArtifactKind, JobRequest, Task, TaskState, TaskType
from kreyol_desktop.core.speech import AudioOptions
from kreyol_desktop.gui.application import DesktopApplication
from kreyol_desktop.gui.kept_places import FILE_NAME, MOST_BOOKS, KeptPlaces
from kreyol_desktop.gui.reader.look import ReaderMode
from kreyol_desktop.gui.reader.narrator import FileNarrator
from kreyol_desktop.gui.reader.page import ReaderPage
from kreyol_desktop.window_face import gui_services
from tests.gui.conftest import Loudspeaker

WAIT_MS = 60_000
SENTENCES = 60


@contextmanager
def window_over(core: Application, qapp: QApplication) -> Iterator[DesktopApplication]:
    """A window from its start to its end, as one run of the program."""
    desktop = DesktopApplication(qapp, gui_services(core, Loudspeaker()))
    try:
        desktop.start()
        yield desktop
    finally:
        desktop.close()
        desktop.window.hide()
        desktop.window.deleteLater()
        desktop.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        qapp.setStyleSheet("")


@pytest.fixture
def book(core: Application, tmp_path: Path) -> Task:
    """A finished job with an audio file, longer than the window is high."""
    file = tmp_path / "water.txt"
    lines = (f"Clean water number {n} protects the family." for n in range(SENTENCES))
    file.write_text("\n\n".join(lines), encoding="utf-8")
    with core.working():
        request = JobRequest(
            TaskType.DOCUMENT, file.name, file, formats=(ArtifactKind.TEXT,), audio=AudioOptions()
        )
        task = core.jobs.wait(core.jobs.submit(request).id, 240)
    assert task.state is TaskState.COMPLETED
    return task


def reader_of(desktop: DesktopApplication) -> ReaderPage:
    page = desktop.window.page("reader")
    assert isinstance(page, ReaderPage)
    return page


def is_seen(reader: ReaderPage, segment: int) -> bool:
    assert reader.book is not None
    rect = reader.view.visualRect(reader.view.blocks.index(reader.book.row_of[segment]))
    return not rect.isEmpty() and reader.view.viewport().rect().intersects(rect)


@pytest.mark.slow
def test_book_sentence_type_and_speed_come_back_after_a_restart(
    core: Application, qapp: QApplication, book: Task, qtbot: QtBot
) -> None:
    with window_over(core, qapp) as first:
        reader = reader_of(first)
        with qtbot.waitSignal(reader.opened, timeout=WAIT_MS):
            first.window.read_task(book)
        assert reader.book is not None
        place = reader.book.order[40]
        reader.tool_bar.mode_chosen.emit(ReaderMode.TARGET)
        reader.tool_bar.size_changed.emit(4)
        reader.tool_bar.spacing.click()
        reader.player.show_rate(1.25)
        size = reader.view.look.font_px
        reader.view.segment_clicked.emit(place)
        assert reader.narrator is not None
        reader.narrator.pause()

    with window_over(core, qapp) as second:
        qtbot.waitUntil(lambda: second.window.current_page == "reader", timeout=WAIT_MS)
        reader = reader_of(second)
        qtbot.waitUntil(lambda: reader.book is not None, timeout=WAIT_MS)
        assert reader.task is not None
        assert reader.task.id == book.id
        narrator = reader.narrator
        assert isinstance(narrator, FileNarrator)
        assert narrator.current == place
        assert not narrator.is_playing
        assert reader.view.look.mode is ReaderMode.TARGET
        assert reader.view.look.font_px == size
        assert reader.view.look.wide_spacing
        assert reader.tool_bar.spacing.isChecked()
        assert reader.tool_bar.mode.currentData() == ReaderMode.TARGET.value
        assert reader.player.rate.currentData() == 1.25
        qtbot.waitUntil(lambda: is_seen(reader, place), timeout=WAIT_MS)
        # The file opens in the background; the voice, too, goes on at the sentence.
        start = reader.book.segments[place].start_s  # type: ignore[union-attr]
        assert start is not None
        qtbot.waitUntil(
            lambda: narrator.player.position() == pytest.approx(start * 1000, abs=60),
            timeout=WAIT_MS,
        )
        reader.close_book()

    with window_over(core, qapp) as third:
        with qtbot.waitSignal(third.settled, timeout=WAIT_MS):
            pass
        assert third.window.current_page == "documents"
        reader = reader_of(third)
        with qtbot.waitSignal(reader.opened, timeout=WAIT_MS):
            third.window.read_task(book)
        assert reader.narrator is not None
        assert reader.narrator.current == place


@pytest.mark.slow
def test_a_book_that_was_deleted_is_not_missed(
    core: Application, qapp: QApplication, book: Task, qtbot: QtBot
) -> None:
    with (
        window_over(core, qapp) as first,
        qtbot.waitSignal(reader_of(first).opened, timeout=WAIT_MS),
    ):
        first.window.read_task(book)
    core.jobs.delete(book.id)
    with window_over(core, qapp) as second:
        with qtbot.waitSignal(second.settled, timeout=WAIT_MS):
            pass
        assert second.window.current_page == "documents"


@pytest.mark.slow
def test_a_correction_keeps_the_place(
    core: Application, qapp: QApplication, book: Task, qtbot: QtBot
) -> None:
    with window_over(core, qapp) as desktop:
        reader = reader_of(desktop)
        with qtbot.waitSignal(reader.opened, timeout=WAIT_MS):
            desktop.window.read_task(book)
        assert reader.book is not None
        place = reader.book.order[30]
        reader.view.segment_clicked.emit(place)
        reader.view.segment_opened.emit(place)
        reader.editor.line.setText("Se konsa m vle l ye.")
        with qtbot.waitSignal(reader.rebuilt, timeout=4 * WAIT_MS):
            reader.editor.save.click()
        assert reader.book.segments[place].target == "Se konsa m vle l ye."
        assert reader.narrator is not None
        assert reader.narrator.current == place


@pytest.mark.parametrize(
    "content",
    ["", "{", "[]", '{"open_book": 3, "folder": "", "books": {}, "look": {}}', "[" * 10**5],
)
def test_a_damaged_file_is_no_obstacle(tmp_path: Path, content: str) -> None:
    (tmp_path / FILE_NAME).write_text(content, encoding="utf-8")
    kept = KeptPlaces(tmp_path)
    assert kept.places.open_book == ""
    kept.keep_place("a", 3)
    kept.write(kept.text())
    assert KeptPlaces(tmp_path).places.books == {"a": 3}


def test_the_books_read_last_are_kept(tmp_path: Path) -> None:
    kept = KeptPlaces(tmp_path)
    for number in range(MOST_BOOKS + 10):
        kept.keep_place(str(number), number)
        kept.keep_place("0", number)
    assert len(kept.places.books) == MOST_BOOKS
    assert kept.places.books["0"] == MOST_BOOKS + 9
    assert "5" not in kept.places.books


def test_a_folder_that_is_gone_is_not_offered(tmp_path: Path) -> None:
    kept = KeptPlaces(tmp_path)
    kept.places.folder = str(tmp_path / "stick")
    assert kept.folder() == str(Path.home())
    (tmp_path / "stick").mkdir()
    assert kept.folder() == str(tmp_path / "stick")


def test_a_disk_that_refuses_does_not_stop_the_end(tmp_path: Path) -> None:
    kept = KeptPlaces(tmp_path / "not" / "there")
    kept.write(kept.text())
    assert not (tmp_path / "not").exists()
