"""The reader: its book, its text, its voice, and a correction that comes back."""

from dataclasses import replace
from pathlib import Path

import pymupdf
import pytest
from PySide6.QtCore import QPointF
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from kreyol_desktop.core.document import Role
from kreyol_desktop.core.errors import KreyolError
from kreyol_desktop.core.job import (
    Artifact,
    ArtifactKind,
    JobRequest,
    Task,
    TaskState,
    TaskType,
)
from kreyol_desktop.core.language import Language
from kreyol_desktop.core.readalong import (
    ReadAlong,
    ReadAlongBlock,
    ReadAlongChapter,
    ReadAlongSegment,
    SpokenWord,
    dump_readalong,
)
from kreyol_desktop.core.segment import Flag
from kreyol_desktop.core.speech import Utterance, VoiceSettings
from kreyol_desktop.gui.application import DesktopApplication
from kreyol_desktop.gui.reader.book import Book, word_at
from kreyol_desktop.gui.reader.look import ReaderMode
from kreyol_desktop.gui.reader.page import ReaderPage
from kreyol_desktop.gui.reader.printing import PrintJob, book_html
from kreyol_desktop.gui.reader.voice_narrator import VoiceNarrator
from tests.gui.conftest import Loudspeaker


def segment(number: int, source: str, target: str, start: float | None = None) -> ReadAlongSegment:
    end = None if start is None else start + 1.0
    words = () if start is None else (SpokenWord(0, 3, start, start + 0.5),)
    flags = frozenset({Flag.NUMBERS}) if number == 2 else frozenset()
    return ReadAlongSegment(
        number, source, target, " ", flags=flags, start_s=start, end_s=end, words=words
    )


def readalong(*, timed: bool) -> ReadAlong:
    def at(seconds: float) -> float | None:
        return seconds if timed else None

    return ReadAlong(
        title="Dlo pwòp",
        source=Language.ENGLISH,
        target=Language.KREYOL,
        chapters=(ReadAlongChapter("Premye", 0, 1), ReadAlongChapter("Dezyèm", 2, 2)),
        blocks=(
            ReadAlongBlock(0, Role.HEADING, (segment(0, "Clean water", "Dlo pwòp", at(0)),), 1),
            ReadAlongBlock(
                1,
                Role.PARAGRAPH,
                (
                    segment(1, "Wash your hands.", "Lave men ou.", at(1.5)),
                    segment(2, "Drink 2 litres.", "Bwè de lit.", at(3)),
                ),
            ),
            ReadAlongBlock(
                2, Role.LIST_ITEM, (segment(3, "At school", "Lekòl la", at(5)),), marker="•"
            ),
        ),
    )


@pytest.fixture
def book() -> Book:
    return Book(readalong(timed=True))


def test_the_texts_of_a_paragraph_hold_all_its_sentences(book: Book) -> None:
    assert book.blocks[1].target == "Lave men ou. Bwè de lit."
    span = book.blocks[1].span(2)
    assert span is not None
    assert book.blocks[1].target[span.start : span.end] == "Bwè de lit."
    assert book.blocks[2].target == "• Lekòl la"


def test_the_sentence_at_a_time_is_the_last_that_began(book: Book) -> None:
    found = [book.segment_at(seconds) for seconds in (0.0, 1.2, 1.5, 4.9, 99.0)]
    assert [s.id for s in found if s is not None] == [0, 0, 1, 2, 3]


def test_the_word_at_a_time_is_known_while_it_is_spoken(book: Book) -> None:
    spoken = book.segments[1]
    assert word_at(spoken, 1.6) == SpokenWord(0, 3, 1.5, 2.0)
    assert word_at(spoken, 2.2) is None


@pytest.mark.parametrize(
    ("sentence", "step", "found"), [(0, 1, 3), (2, 1, 3), (3, 1, 3), (3, -1, 0), (2, -1, 0)]
)
def test_chapters_are_stepped_through(book: Book, sentence: int, step: int, found: int) -> None:
    assert [book.chapter_of(number) for number in book.order] == [0, 0, 0, 1]
    assert book.chapter_start(sentence, step) == found


@pytest.mark.parametrize("text", ["lekol", "LEKÒL", "Lekòl"])
def test_search_is_blind_to_accents_and_case(book: Book, text: str) -> None:
    matches = book.search(text)
    assert [(m.row, m.in_source) for m in matches] == [(2, False)]
    assert book.blocks[2].target[matches[0].start : matches[0].end] == "Lekòl"


def test_search_looks_into_both_languages(book: Book) -> None:
    assert {m.in_source for m in book.search("e")} == {True, False}
    assert book.search("  ") == []


def test_print_has_both_languages_or_one(book: Book) -> None:
    both, one = (book_html(book, mode) for mode in (ReaderMode.BOTH, ReaderMode.TARGET))
    assert "Wash your hands." in both
    assert "Wash your hands." not in one
    assert "<h2>Dlo pwòp</h2>" in one
    source = book_html(book, ReaderMode.SOURCE)
    assert "Wash your hands." in source
    assert "Lave men ou." not in source


def test_what_belongs_to_the_old_pages_is_not_printed() -> None:
    blocks = tuple(
        ReadAlongBlock(n, role, (segment(n, f"s{n}", f"t{n}"),))
        for n, role in enumerate((Role.RUNNING_HEAD, Role.PARAGRAPH, Role.PAGE_NUMBER))
    )
    whole = readalong(timed=False)
    html = book_html(Book(replace(whole, blocks=blocks, chapters=())), ReaderMode.BOTH)
    assert [f"t{n}" in html for n in range(3)] == [False, True, False]


@pytest.fixture
def page(desktop: DesktopApplication, tmp_path: Path, qtbot: QtBot) -> ReaderPage:
    """The reader with a book that has no audio file: the voice itself speaks."""
    file = tmp_path / "book.readalong.json"
    file.write_text(dump_readalong(readalong(timed=False)), encoding="utf-8")
    artifact = Artifact(ArtifactKind.READALONG, file, file.stat().st_size, "")
    request = JobRequest(TaskType.DOCUMENT, "book.pdf")
    task = Task("1", request, TaskState.COMPLETED, 0.0, 0.0, artifacts=(artifact,))
    reader = desktop.window.page("reader")
    assert isinstance(reader, ReaderPage)
    with qtbot.waitSignal(reader.opened):
        desktop.window.read_task(task)
    return reader


def test_the_book_is_printed_while_the_window_lives(
    page: ReaderPage, tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "printed.pdf"
    page.tool_bar.print_wanted.emit()
    job = page.findChild(PrintJob)
    assert job is not None
    assert job.dialog.isVisible()
    line = job.dialog.findChild(QLineEdit, "filename")
    assert line is not None
    line.setText(str(file))
    with qtbot.waitSignal(job.ended, timeout=20_000) as ended:
        job.dialog.accept()
        assert page.tool_bar._state.text() == "Printing…"
    assert ended.args == [None]
    assert page.tool_bar._state.text() == ""
    with pymupdf.open(file) as printed:
        words = "".join(sheet.get_text() for sheet in printed)
    for expected in ("Lave men ou.", "Wash your hands.", "Lekòl la"):
        assert expected in words


def test_a_printer_that_takes_nothing_is_told(
    desktop: DesktopApplication, page: ReaderPage, tmp_path: Path, qtbot: QtBot
) -> None:
    page.tool_bar.print_wanted.emit()
    job = page.findChild(PrintJob)
    assert job is not None
    job.printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    job.printer.setOutputFileName(str(tmp_path / "not" / "there" / "x.pdf"))
    with qtbot.waitSignal(desktop.errors.presented, timeout=20_000):
        job._print()
    job.dialog.reject()


def test_chapters_lead_to_their_sentences(page: ReaderPage) -> None:
    assert [page.chapters.item(i).text() for i in range(2)] == ["Premye", "Dezyèm"]
    page.chapters.setCurrentRow(1)
    page.chapters.itemClicked.emit(page.chapters.item(1))
    assert page.narrator is not None
    assert page.narrator.current == 3


def test_the_chapter_that_is_heard_is_marked(page: ReaderPage) -> None:
    assert page.narrator is not None
    page.narrator.spoken.emit(3, None)
    assert page.chapters.currentRow() == 1
    page.narrator.spoken.emit(1, None)
    assert page.chapters.currentRow() == 0


def test_the_sentence_stays_in_sight_when_the_type_grows_and_when_it_is_corrected(
    page: ReaderPage, desktop: DesktopApplication, qtbot: QtBot
) -> None:
    def is_seen() -> bool:
        rect = page.view.visualRect(page.view.blocks.index(2))
        return page.view.viewport().rect().intersects(rect)

    desktop.window.resize(760, 500)
    page.view.highlight(3)
    page.view.set_wide_spacing(True)
    for _ in range(8):
        page.view.change_size(2)
    qtbot.waitUntil(is_seen)
    page.view.scrollToTop()
    qtbot.waitUntil(lambda: not is_seen())
    page.view.segment_opened.emit(3)
    qtbot.waitUntil(is_seen)


def test_doubtful_sentences_are_marked(page: ReaderPage) -> None:
    assert page.view.painter_of_blocks.marks.doubtful == {2}


def test_a_click_speaks_the_sentence_and_the_voice_goes_on(page: ReaderPage, qtbot: QtBot) -> None:
    assert isinstance(page.narrator, VoiceNarrator)
    spoken: list[int] = []
    page.narrator.spoken.connect(lambda number, _: spoken.append(number))
    rect = page.view.visualRect(page.view.blocks.index(1))
    columns = page.view.painter_of_blocks.columns(rect.width())
    point = QPointF(rect.left() + columns[1][1].left() + 20, rect.top() + 22)
    found = page.view.segment_under(point)
    assert found == 1
    page.view.segment_clicked.emit(found)
    assert page.narrator.is_playing
    qtbot.waitUntil(lambda: 2 in spoken, timeout=20_000)
    page.narrator.pause()
    assert not page.narrator.is_playing
    assert page.view.painter_of_blocks.marks.segment in (1, 2)


def test_the_last_sentence_ends_the_reading(page: ReaderPage, qtbot: QtBot) -> None:
    assert page.narrator is not None
    page.narrator.set_rate(2.0)
    page.narrator.play_segment(3)
    qtbot.waitUntil(lambda: not page.narrator.is_playing, timeout=20_000)


def test_a_paused_sentence_goes_on_where_it_was(
    desktop: DesktopApplication, page: ReaderPage, qtbot: QtBot
) -> None:
    narrator = page.narrator
    assert narrator is not None
    narrator.set_rate(0.5)
    narrator.play()
    qtbot.waitUntil(lambda: desktop.voice.position().sample > 0, timeout=20_000)
    narrator.pause()
    paused = desktop.voice.position()
    assert not narrator.is_playing
    assert paused.sample > 0
    narrator.play()
    assert desktop.voice.position().sample >= paused.sample
    assert narrator.current == paused.index == 0


def test_sentences_and_chapters_are_stepped_through(page: ReaderPage, qtbot: QtBot) -> None:
    narrator = page.narrator
    assert narrator is not None
    shown: list[int] = []
    narrator.spoken.connect(lambda number, _: shown.append(number))
    for button, expected in (
        (page.player.next, 1),
        (page.player.next_chapter, 3),
        (page.player.previous, 2),
        (page.player.previous_chapter, 0),
    ):
        button.click()
        assert narrator.current == expected
        assert shown[-1] == expected
    assert not narrator.is_playing


def test_one_sentence_is_repeated(page: ReaderPage, loudspeaker: Loudspeaker, qtbot: QtBot) -> None:
    narrator = page.narrator
    assert narrator is not None
    page.player.repeat.setChecked(True)
    narrator.play_segment(1)
    qtbot.waitUntil(lambda: loudspeaker.samples > 6 * 16_000, timeout=20_000)
    assert narrator.is_playing
    assert narrator.current == 1


def test_the_words_that_are_heard_are_marked(page: ReaderPage, qtbot: QtBot) -> None:
    narrator = page.narrator
    assert narrator is not None
    words: set[tuple[int, int]] = set()
    narrator.spoken.connect(lambda number, word: words.add(word) if number == 1 else None)
    page.player.repeat.setChecked(True)
    narrator.set_rate(0.5)
    narrator.play_segment(1)
    qtbot.waitUntil(lambda: {(0, 4), (5, 8), (9, 11)} <= words, timeout=20_000)


def test_the_voice_falls_asleep(page: ReaderPage, qtbot: QtBot) -> None:
    narrator = page.narrator
    assert narrator is not None
    at_chapter_end = page.player.sleep_menu().actions()[3]
    at_chapter_end.trigger()
    narrator.play_segment(2)
    # The player stops in a thread of its own; what the window shows follows from its event loop.
    qtbot.waitUntil(lambda: narrator.current == 3 and not narrator.is_playing, timeout=20_000)
    page.player.repeat.setChecked(True)
    narrator.sleep_in(0.05)
    narrator.play()
    qtbot.waitUntil(lambda: not narrator.is_playing, timeout=20_000)


def test_no_loudspeaker_is_told_and_the_reader_stays(
    desktop: DesktopApplication, page: ReaderPage, loudspeaker: Loudspeaker, qtbot: QtBot
) -> None:
    loudspeaker.broken = True
    told: list[KreyolError] = []
    desktop.errors.presented.connect(told.append)
    page.player.play.click()
    qtbot.waitUntil(lambda: bool(told), timeout=20_000)
    assert [error.code for error in told] == ["resource.audio_device"]
    assert page.narrator is not None
    assert not page.narrator.is_playing
    loudspeaker.broken = False
    page.player.play.click()
    qtbot.waitUntil(lambda: loudspeaker.samples > 0, timeout=20_000)


def test_another_voice_silences_the_reader(
    desktop: DesktopApplication, page: ReaderPage, qtbot: QtBot
) -> None:
    narrator = page.narrator
    assert narrator is not None
    narrator.set_rate(0.5)
    narrator.play()
    desktop.voice.load(page, (Utterance(0, "Bonjou."),), VoiceSettings())
    assert not narrator.is_playing
    narrator.play()
    assert narrator.is_playing
    assert desktop.voice.position().index == narrator.current


def test_modes_show_one_language_or_both(page: ReaderPage) -> None:
    painter = page.view.painter_of_blocks
    assert [in_source for in_source, _ in painter.columns(800)] == [True, False]
    page.view.set_mode(ReaderMode.TARGET)
    assert [in_source for in_source, _ in painter.columns(800)] == [False]


def test_type_grows_within_bounds_and_spacing_widens(page: ReaderPage) -> None:
    view = page.view
    before = view.sizeHintForRow(1)
    view.change_size(8)
    assert view.sizeHintForRow(1) > before
    view.change_size(1000)
    assert view.look.font_px == 44
    view.set_wide_spacing(True)
    assert view.look.line_spacing == pytest.approx(1.6)


def test_searching_counts_and_walks_through_the_matches(page: ReaderPage) -> None:
    page.tool_bar.search.setText("lekol")
    assert page.view.painter_of_blocks.marks.matches.keys() == {2}
    page.tool_bar.search.setText("")
    assert page.view.painter_of_blocks.marks.matches == {}


def test_a_damaged_file_is_shown_as_a_banner(
    desktop: DesktopApplication, tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "bad.json"
    file.write_text("{", encoding="utf-8")
    artifact = Artifact(ArtifactKind.READALONG, file, 1, "")
    request = JobRequest(TaskType.DOCUMENT, "bad.pdf")
    desktop.window.read_task(Task("9", request, TaskState.COMPLETED, 0, 0, artifacts=(artifact,)))
    qtbot.waitUntil(desktop.window.banner.isVisible)
