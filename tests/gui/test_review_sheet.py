"""The sheet before the start: files are left out, scans recognised, chapters renamed and merged."""

from collections.abc import Callable
from pathlib import Path

import pymupdf
import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QCheckBox, QLineEdit
from pytestqt.qtbot import QtBot

from kreyol_desktop.core.document_io import ReadOptions
from kreyol_desktop.core.settings import UiLanguage
from kreyol_desktop.core.speech import AudioFormat
from kreyol_desktop.engines.documents.readers.ocr import TextRecognizer
from kreyol_desktop.gui.application import DesktopApplication
from kreyol_desktop.gui.dialogs.review_sheet import FRAME_PX, ReviewSheet
from kreyol_desktop.gui.found_files import FoundFiles
from kreyol_desktop.gui.measures import duration_text, size_text
from kreyol_desktop.services.work_estimate import SpeechEstimate

WAIT_MS = 240_000
CHAPTERS = "# One\n\nWash your hands.\n\n# Two\n\nDrink clean water.\n\n# Three\n\nSleep well.\n"
Review = Callable[..., ReviewSheet]


@pytest.fixture
def review(desktop: DesktopApplication, qtbot: QtBot) -> Review:
    def run(*files: Path) -> ReviewSheet:
        sheet = ReviewSheet(FoundFiles(files), desktop.services, desktop.tools, desktop.window)
        sheet.open()
        qtbot.waitUntil(lambda: not any(d.is_pending for d in sheet.drafts), timeout=WAIT_MS)
        return sheet

    return run


@pytest.fixture
def chapters(tmp_path: Path) -> Path:
    file = tmp_path / "chapters.md"
    file.write_text(CHAPTERS, encoding="utf-8")
    return file


def scan(file: Path) -> Path:
    """A page that is nothing but the picture of a text."""
    with pymupdf.open() as written, pymupdf.open() as made:
        page = written.new_page(width=400, height=120)
        for line, words in enumerate(("Wash your hands with soap", "and drink clean water.")):
            page.insert_text((30, 50 + 30 * line), words, fontsize=20)
        picture = page.get_pixmap(dpi=200)
        made.new_page(width=400, height=120).insert_image((0, 0, 400, 120), pixmap=picture)
        made.save(file)
    return file


@pytest.mark.slow
def test_a_file_without_a_tick_is_not_started(review: Review, chapters: Path, qtbot: QtBot) -> None:
    other = chapters.with_name("other.txt")
    other.write_text("Call the health centre.", encoding="utf-8")
    sheet = review(chapters, other)
    item = sheet._list.item(0)
    item.setCheckState(Qt.CheckState.Unchecked)
    with qtbot.waitSignal(sheet.started) as started:
        sheet.start.click()
    assert [request.name for request in started.args[0]] == ["other.txt"]


@pytest.mark.slow
def test_without_any_tick_nothing_can_be_started(review: Review, chapters: Path) -> None:
    sheet = review(chapters)
    assert sheet.start.isEnabled()
    sheet._list.item(0).setCheckState(Qt.CheckState.Unchecked)
    assert not sheet.start.isEnabled()
    sheet._list.item(0).setCheckState(Qt.CheckState.Checked)
    assert sheet.start.isEnabled()
    sheet.reject()


@pytest.mark.slow
def test_it_says_how_many_files_are_left_behind(review: Review, chapters: Path) -> None:
    bad = [chapters.with_name(name) for name in ("bad.exe", "worse.exe")]
    for file in bad:
        file.write_bytes(b"MZ\x00\x01" * 64)
    sheet = review(chapters, *bad)
    assert "without 2 files" in sheet._estimate.text()
    sheet._list.item(2).setCheckState(Qt.CheckState.Unchecked)
    assert "without 1 file " in sheet._estimate.text()
    sheet.reject()


@pytest.mark.slow
def test_a_scan_is_recognised_before_it_is_given_up(review: Review, tmp_path: Path) -> None:
    sheet = review(scan(tmp_path / "scan.pdf"))
    draft = sheet.drafts[0]
    assert draft.recognises
    if not TextRecognizer(ReadOptions(tmp_path).ocr_languages).is_available:
        assert draft.error is not None
        assert draft.error.code == "input.scanned"
        return
    assert draft.summary is not None
    assert draft.summary.words > 5
    assert sheet.document._ocr.isVisible()
    assert sheet.start.isEnabled()
    sheet.reject()


def test_chapters_are_renamed_merged_and_restored(review: Review, chapters: Path) -> None:
    sheet = review(chapters)
    panel = sheet.document.chapters
    assert panel.table.rowCount() == 3
    panel.table.setCurrentCell(0, 0)
    assert not panel.merge.isEnabled()
    panel.rename.click()
    line = panel.table.viewport().findChild(QLineEdit)
    assert line is not None
    line.setText("First")
    panel.table.commitData(line)
    panel.table.closeEditor(line, panel.table.itemDelegate().EndEditHint.NoHint)
    panel.table.setCurrentCell(2, 0)
    panel.merge.click()
    assert panel.table.rowCount() == 2
    edits = sheet.drafts[0].chapter_edits
    assert edits[0].title == "First"
    assert edits[2].merge_with_previous
    panel.restore.click()
    assert panel.table.rowCount() == 3
    assert not panel.restore.isEnabled()
    sheet.reject()


def estimated(sheet: ReviewSheet) -> SpeechEstimate:
    """The speech of the first file, after a look at what the sheet says of it."""
    draft = sheet.drafts[0]
    speech = draft.speech(sheet.outputs.choice())
    assert draft.summary is not None
    words = sheet._estimate.text()
    assert words.startswith(f"About {duration_text(draft.summary.estimate_s + speech.work_s)} of")
    if sheet.outputs.audio_is_wanted:
        assert f"{duration_text(speech.audio_s)} of audio" in words
        assert size_text(speech.audio_bytes) in words
    else:
        assert "of audio" not in words
    return speech


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """Three chapters of which the second is as long as the two others together, and notes."""
    text = "Clean water protects the whole family from many diseases. " * 300
    file = tmp_path / "book.html"
    parts = (("One", text), ("Two", text * 2), ("Three", text))
    body = "".join(f"<h1>{title}</h1><p>{words}</p>" for title, words in parts)
    file.write_text(f"<html><body>{body}<pre>{'code ' * 2000}</pre></body></html>")
    return file


@pytest.mark.slow
def test_the_estimate_counts_what_will_be_heard_alone(review: Review, book: Path) -> None:
    sheet = review(book)
    whole = estimated(sheet)
    table = sheet.document.chapters.table
    item = table.item(1, 0)
    assert item is not None
    item.setCheckState(Qt.CheckState.Unchecked)
    without = estimated(sheet)
    assert without.audio_s == pytest.approx(whole.audio_s / 2, rel=0.02)
    assert without.audio_bytes == pytest.approx(whole.audio_bytes / 2, rel=0.02)
    assert without.work_s < whole.work_s
    table.setCurrentCell(2, 0)
    sheet.document.chapters.merge.click()
    assert estimated(sheet).audio_s == pytest.approx(whole.audio_s / 4, rel=0.02)
    sheet.document.chapters.restore.click()
    assert estimated(sheet) == whole
    code = next(box for box in sheet.document.findChildren(QCheckBox) if "(1)" in box.text())
    code.setChecked(True)
    assert estimated(sheet).audio_s > whole.audio_s
    sheet.reject()


@pytest.mark.slow
def test_the_estimate_follows_speed_format_and_size_of_the_files(
    review: Review, book: Path
) -> None:
    sheet = review(book)
    outputs = sheet.outputs
    whole = estimated(sheet)
    outputs._speed.setValue(2.0)
    assert estimated(sheet).audio_s == pytest.approx(whole.audio_s / 2)
    outputs._speed.setValue(1.0)
    outputs._small_files.setChecked(True)
    assert estimated(sheet).audio_bytes < whole.audio_bytes
    outputs._small_files.setChecked(False)
    index = outputs._audio_format.findData(AudioFormat.WAV.value)
    outputs._audio_format.setCurrentIndex(index)
    outputs._audio_format.activated.emit(index)
    assert estimated(sheet).audio_bytes > whole.audio_bytes
    outputs._audio.setChecked(False)
    assert estimated(sheet) == SpeechEstimate()
    sheet.reject()


@pytest.mark.parametrize("language", list(UiLanguage))
def test_it_fits_a_small_screen_in_every_language(
    review: Review, desktop: DesktopApplication, chapters: Path, language: UiLanguage
) -> None:
    desktop.services.settings.update(ui_language=language)
    desktop.apply_settings(desktop.services.settings.current)
    sheet = review(chapters, chapters)
    least = sheet.minimumSizeHint()
    small = QSize(1024, 640) - FRAME_PX
    assert least == least.boundedTo(small)
    assert sheet.width() <= small.width()
    assert sheet.height() <= sheet.screen().availableSize().height()
    sheet.reject()
