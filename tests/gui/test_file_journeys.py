"""Files come into the window and leave it, by every way there is: choosers, clipboard, drop, copies."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QDrag, QDragEnterEvent, QDropEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from kreyol_desktop.bootstrap import Application
from kreyol_desktop.core.job import ArtifactKind, JobRequest, TaskState, TaskType
from kreyol_desktop.gui.application import DesktopApplication
from kreyol_desktop.gui.dialogs.review_sheet import ReviewSheet
from kreyol_desktop.gui.pages.documents import DocumentsPage
from kreyol_desktop.gui.single_instance import hand_over
from kreyol_desktop.gui.widgets.job_card import JobCard

pytestmark = pytest.mark.slow
WAIT_MS = 60_000
TEXT = "Wash your hands with soap.\n\nDrink clean water every day.\n"


@pytest.fixture
def documents(desktop: DesktopApplication) -> DocumentsPage:
    page = desktop.window.page("documents")
    assert isinstance(page, DocumentsPage)
    return page


@pytest.fixture
def text(tmp_path: Path) -> Path:
    file = tmp_path / "inbox" / "water.txt"
    file.parent.mkdir()
    file.write_text(TEXT, encoding="utf-8")
    return file


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """What the system was asked to open: there is no desktop here that could."""
    asked: list[Path] = []

    def ask(url: QUrl) -> bool:
        asked.append(Path(url.toLocalFile()))
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", ask)
    return asked


@pytest.fixture
def done(
    core: Application, documents: DocumentsPage, text: Path, qtbot: QtBot
) -> Callable[..., JobCard]:
    """The row of a job that was translated into two formats."""

    def run(*formats: ArtifactKind) -> JobCard:
        request = JobRequest(
            TaskType.DOCUMENT,
            text.name,
            text,
            formats=formats or (ArtifactKind.TEXT, ArtifactKind.DOCX),
        )
        task = core.jobs.submit(request)
        qtbot.waitUntil(
            lambda: (
                (card := documents.jobs.card(task.id)) is not None
                and card.task.state is TaskState.COMPLETED
            ),
            timeout=WAIT_MS,
        )
        card = documents.jobs.card(task.id)
        assert card is not None
        return card

    return run


def in_the_chooser(name: Path, filter_part: str = "") -> None:
    """Type a name into the file dialog that opens next, choose a kind, and press its button."""

    def act() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        if filter_part:
            box = dialog.findChild(QComboBox, "fileTypeCombo")
            assert box is not None
            index = next(n for n in range(box.count()) if filter_part in box.itemText(n))
            box.setCurrentIndex(index)
            box.activated.emit(index)
        line = dialog.findChild(QLineEdit, "fileNameEdit")
        assert line is not None
        line.setText(str(name))
        dialog.accept()

    QTimer.singleShot(200, act)


def sheet_of(documents: DocumentsPage, qtbot: QtBot) -> ReviewSheet:
    qtbot.waitUntil(lambda: documents.sheet is not None, timeout=WAIT_MS)
    sheet = documents.sheet
    assert sheet is not None
    qtbot.waitUntil(lambda: not any(d.is_pending for d in sheet.drafts), timeout=WAIT_MS)
    return sheet


def names(sheet: ReviewSheet) -> list[str]:
    return [draft.path.name for draft in sheet.drafts]


def choose(card: JobCard, action: str) -> None:
    """Click an entry of the row's menu."""
    entry = next(a for a in card.make_menu().actions() if action in a.text())
    entry.trigger()


def test_files_are_chosen_and_the_folder_is_remembered(
    desktop: DesktopApplication, documents: DocumentsPage, text: Path, qtbot: QtBot
) -> None:
    in_the_chooser(text)
    documents.choose_files()
    sheet = sheet_of(documents, qtbot)
    assert names(sheet) == ["water.txt"]
    sheet.reject()
    assert desktop.tools.places.folder() == str(text.parent)


def test_a_folder_is_chosen(documents: DocumentsPage, text: Path, qtbot: QtBot) -> None:
    in_the_chooser(text.parent)
    documents.choose_folder()
    sheet = sheet_of(documents, qtbot)
    assert names(sheet) == ["water.txt"]
    sheet.reject()


def test_a_copied_file_is_pasted(
    desktop: DesktopApplication, documents: DocumentsPage, text: Path, qtbot: QtBot
) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(text))])
    QApplication.clipboard().setMimeData(mime)
    desktop.window.activateWindow()
    qtbot.waitUntil(desktop.window.isActiveWindow)
    qtbot.keyClick(
        desktop.window,
        Qt.Key.Key_V,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    sheet = sheet_of(documents, qtbot)
    assert names(sheet) == ["water.txt"]
    sheet.reject()


def test_pasted_text_is_translated(desktop: DesktopApplication, qtbot: QtBot) -> None:
    QApplication.clipboard().setText("Wash your hands.")
    page = desktop.window.page("translate")
    with qtbot.waitSignal(page.translated, timeout=WAIT_MS):  # type: ignore[attr-defined]
        desktop.window.paste()
    assert desktop.window.current_page == "translate"
    assert page.target.toPlainText().strip()  # type: ignore[attr-defined]


def test_an_empty_clipboard_is_told(desktop: DesktopApplication, qtbot: QtBot) -> None:
    QApplication.clipboard().setText("  ")
    desktop.window.paste()
    qtbot.waitUntil(desktop.window.banner.isVisible)
    assert desktop.window.current_page == "documents"


def drop(window: object, *paths: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    rest = (Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier(0))
    enter = QDragEnterEvent(QPoint(300, 300), *rest)
    QApplication.sendEvent(window, enter)  # type: ignore[arg-type]
    assert enter.isAccepted()
    QApplication.sendEvent(window, QDropEvent(QPointF(300, 300), *rest))  # type: ignore[arg-type]


def test_a_mixed_folder_says_what_it_leaves_out(
    desktop: DesktopApplication, documents: DocumentsPage, text: Path, qtbot: QtBot
) -> None:
    for name in ("tool.exe", "song.mp3", "deep/more.md"):
        file = text.parent / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(TEXT, encoding="utf-8")
    drop(desktop.window, text.parent)
    sheet = sheet_of(documents, qtbot)
    assert names(sheet) == ["water.txt", "more.md"]
    assert "2 files of other kinds" in sheet._estimate.text()
    assert sheet.start.isEnabled()
    sheet.reject()


def test_a_folder_without_documents_is_told(
    desktop: DesktopApplication, documents: DocumentsPage, tmp_path: Path, qtbot: QtBot
) -> None:
    folder = tmp_path / "music"
    folder.mkdir()
    (folder / "song.mp3").write_bytes(b"ID3")
    drop(desktop.window, folder)
    qtbot.waitUntil(desktop.window.banner.isVisible, timeout=WAIT_MS)
    assert "no document" in desktop.window.banner.accessibleName()
    assert documents.sheet is None


def test_a_second_start_adds_its_files_to_the_sheet_that_is_open(
    desktop: DesktopApplication, documents: DocumentsPage, text: Path, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: desktop.listener is not None, timeout=WAIT_MS)
    desktop.window.open_files([text])
    sheet = sheet_of(documents, qtbot)
    other = text.with_name("other.md")
    other.write_text(TEXT, encoding="utf-8")
    assert hand_over(desktop.services.paths.data, [other, text])
    qtbot.waitUntil(lambda: len(sheet.drafts) == 2, timeout=WAIT_MS)
    assert documents.sheet is sheet
    assert names(sheet) == ["water.txt", "other.md"]
    qtbot.waitUntil(sheet.start.isEnabled, timeout=WAIT_MS)
    third = text.with_name("third.txt")
    third.write_text(TEXT, encoding="utf-8")
    drop(sheet, third)
    qtbot.waitUntil(lambda: len(sheet.drafts) == 3, timeout=WAIT_MS)
    qtbot.waitUntil(sheet.start.isEnabled, timeout=WAIT_MS)
    with qtbot.waitSignal(sheet.started) as started:
        sheet.start.click()
    assert [request.name for request in started.args[0]] == ["water.txt", "other.md", "third.txt"]
    assert documents.sheet is None
    qtbot.waitUntil(lambda: len(documents.jobs.cards) == 3, timeout=WAIT_MS)


def test_the_chosen_kind_is_saved_under_the_chosen_name(
    desktop: DesktopApplication, done: Callable[..., JobCard], tmp_path: Path, qtbot: QtBot
) -> None:
    card = done()
    folder = tmp_path / "mine"
    folder.mkdir()
    for name, kind, written in (
        ("first.docx", "Word", "first.docx"),
        ("second", "Plain text", "second.txt"),
        ("third.txt", "Word", "third.docx"),
        ("v1.2 final", "Word", "v1.2 final.docx"),
    ):
        in_the_chooser(folder / name, kind)
        with qtbot.waitSignal(desktop.window.job_actions.copied, timeout=WAIT_MS):
            choose(card, "Save as")
        assert (folder / written).is_file()
    assert len(list(folder.iterdir())) == 4
    assert (folder / "first.docx").read_bytes()[:2] == b"PK"
    assert desktop.window.banner.isVisible()


def test_results_are_shared_in_a_folder_that_opens(
    desktop: DesktopApplication,
    done: Callable[..., JobCard],
    tmp_path: Path,
    opened: list[Path],
    qtbot: QtBot,
) -> None:
    card = done()
    stick = tmp_path / "stick"
    stick.mkdir()
    in_the_chooser(stick)
    with qtbot.waitSignal(desktop.window.job_actions.copied, timeout=WAIT_MS):
        choose(card, "Copy results")
    assert opened == [stick / "water"]
    assert {file.suffix for file in opened[0].iterdir()} == {".txt", ".docx"}


def test_results_open_and_missing_ones_are_told(
    desktop: DesktopApplication, done: Callable[..., JobCard], opened: list[Path], qtbot: QtBot
) -> None:
    card = done()
    choose(card, "Open: Word")
    choose(card, "Show in folder")
    word = card.task.artifact(ArtifactKind.DOCX)
    assert word is not None
    assert opened[0] == word.path
    assert opened[1].is_dir()
    word.path.unlink()
    choose(card, "Open: Word")
    qtbot.waitUntil(desktop.window.banner.isVisible)
    assert len(opened) == 2


def test_finished_files_are_dragged_out_and_waiting_rows_are_not(
    done: Callable[..., JobCard], monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    card = done()
    carried: list[list[str]] = []

    def carry(drag: QDrag, _: Qt.DropAction) -> Qt.DropAction:
        carried.append([Path(url.toLocalFile()).suffix for url in drag.mimeData().urls()])
        return Qt.DropAction.CopyAction

    monkeypatch.setattr(QDrag, "exec", carry)
    for kind, x in ((QMouseEvent.Type.MouseButtonPress, 30), (QMouseEvent.Type.MouseMove, 90)):
        event = QMouseEvent(
            kind,
            QPointF(x, 20),
            card.mapToGlobal(QPointF(x, 20)),
            Qt.MouseButton.LeftButton,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier(0),
        )
        QApplication.sendEvent(card, event)
    assert sorted(carried[0]) == [".docx", ".txt"]
