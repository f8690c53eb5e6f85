"""The window as a whole: pages, language, theme, files from everywhere, closing."""

import json
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLabel
from pytestqt.qtbot import QtBot

from kreyol_desktop.bootstrap import Application
from kreyol_desktop.core.errors import CorruptError
from kreyol_desktop.core.job import ArtifactKind, JobRequest, TaskType
from kreyol_desktop.core.result_name import ResultName
from kreyol_desktop.core.settings import Theme, UiLanguage
from kreyol_desktop.gui.application import DesktopApplication
from kreyol_desktop.gui.languages import system_language
from kreyol_desktop.gui.pages.documents import DocumentsPage
from kreyol_desktop.gui.run import files_of
from kreyol_desktop.gui.single_instance import hand_over
from kreyol_desktop.gui.window_pages import PAGE_ICONS
from kreyol_desktop.gui.window_state import restore_window_state, save_window_state


def documents(desktop: DesktopApplication) -> DocumentsPage:
    page = desktop.window.page("documents")
    assert isinstance(page, DocumentsPage)
    return page


def titles(desktop: DesktopApplication) -> list[str]:
    page = desktop.window.page(desktop.window.current_page)
    labels = page.findChildren(QLabel)
    return [label.text() for label in labels if label.property("role") == "pageTitle"]


@pytest.mark.parametrize("number", range(1, len(PAGE_ICONS) + 1))
def test_control_and_a_number_open_a_page(
    desktop: DesktopApplication, qtbot: QtBot, number: int
) -> None:
    desktop.window.activateWindow()
    qtbot.waitUntil(desktop.window.isActiveWindow)
    key = Qt.Key(Qt.Key.Key_0.value + number)
    qtbot.keyClick(desktop.window, key, Qt.KeyboardModifier.ControlModifier)
    assert desktop.window.current_page == PAGE_ICONS[number - 1][0]


def test_every_page_is_imported_beforehand_on_a_lane(
    desktop: DesktopApplication, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: desktop.lanes.search.is_idle, timeout=60_000)
    before = set(sys.modules)
    for key, _ in PAGE_ICONS:
        desktop.window.page(key)
    late = {name for name in set(sys.modules) - before if name.startswith("kreyol_desktop.gui.")}
    assert not {name for name in late if ".pages." in name or ".reader." in name}


def test_the_language_switches_at_once(desktop: DesktopApplication, qtbot: QtBot) -> None:
    desktop.window.show_page("settings")
    assert titles(desktop) == ["Settings"]
    desktop.services.settings.update(ui_language=UiLanguage.KREYOL)
    qtbot.waitUntil(lambda: titles(desktop) == ["Reglaj"])
    desktop.services.settings.update(ui_language=UiLanguage.FRENCH)
    qtbot.waitUntil(lambda: titles(desktop) == ["Réglages"])


def test_the_theme_switches_at_once(
    desktop: DesktopApplication, qapp: QApplication, qtbot: QtBot
) -> None:
    light = desktop.theme.tokens["window"]
    assert light in qapp.styleSheet()
    desktop.services.settings.update(theme=Theme.DARK)
    qtbot.waitUntil(lambda: desktop.theme.is_dark)
    assert light not in qapp.styleSheet()
    assert desktop.theme.tokens["window"] in qapp.styleSheet()


def test_larger_text_makes_larger_labels(desktop: DesktopApplication, qtbot: QtBot) -> None:
    before = desktop.window.side_bar.sizeHint().height()
    desktop.services.settings.update(font_percent=150)
    qtbot.waitUntil(lambda: desktop.window.side_bar.sizeHint().height() > before)


def test_files_dropped_anywhere_open_the_review_sheet(
    desktop: DesktopApplication, leaflet: Path, qtbot: QtBot
) -> None:
    desktop.window.show_page("history")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(leaflet))])
    arguments = (Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier(0))
    enter = QDragEnterEvent(QPoint(300, 300), *arguments)
    desktop.window.dragEnterEvent(enter)
    assert enter.isAccepted()
    desktop.window.dropEvent(QDropEvent(QPointF(300, 300), *arguments))
    qtbot.waitUntil(lambda: documents(desktop).sheet is not None)
    assert desktop.window.current_page == "documents"
    sheet = documents(desktop).sheet
    assert sheet is not None
    assert [draft.path.name for draft in sheet.drafts] == [leaflet.name]
    qtbot.waitUntil(lambda: not sheet.drafts[0].is_pending, timeout=20_000)
    sheet.reject()


def test_a_folder_gives_its_readable_files(
    desktop: DesktopApplication, tmp_path: Path, qtbot: QtBot
) -> None:
    folder = tmp_path / "inbox" / "deep"
    folder.mkdir(parents=True)
    for name in ("a.txt", "b.exe", ".hidden.txt", "~$lock.docx", "c.md"):
        (folder / name).write_text("Clean water protects the family.", encoding="utf-8")
    desktop.window.open_files([tmp_path / "inbox"])
    qtbot.waitUntil(lambda: documents(desktop).sheet is not None)
    sheet = documents(desktop).sheet
    assert sheet is not None
    assert [draft.path.name for draft in sheet.drafts] == ["a.txt", "c.md"]
    qtbot.waitUntil(lambda: not any(d.is_pending for d in sheet.drafts), timeout=20_000)
    sheet.reject()


def test_pasted_text_goes_to_the_translator(desktop: DesktopApplication, qtbot: QtBot) -> None:
    QApplication.clipboard().setText("Good morning.")
    desktop.window.paste()
    assert desktop.window.current_page == "translate"


def test_a_second_start_hands_its_files_over(
    desktop: DesktopApplication, leaflet: Path, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: desktop.listener is not None)
    assert desktop.listener is not None
    with qtbot.waitSignal(desktop.listener.woken) as woken:
        assert hand_over(desktop.services.paths.data, [leaflet])
    assert woken.args == [[leaflet.resolve()]]
    qtbot.waitUntil(lambda: documents(desktop).sheet is not None)


def test_without_a_first_window_nothing_is_handed_over(tmp_path: Path, qapp: QApplication) -> None:
    assert not hand_over(tmp_path, [])


def test_a_failure_without_a_row_appears_as_a_banner(
    desktop: DesktopApplication, qtbot: QtBot
) -> None:
    desktop.errors.present(CorruptError("It is broken."))
    assert desktop.window.banner.isVisible()
    assert "damaged" in desktop.window.banner.accessibleName()
    desktop.languages.apply(UiLanguage.FRENCH)
    qtbot.waitUntil(lambda: "endommagé" in desktop.window.banner._title.text())


def test_the_window_comes_back_where_it_was(desktop: DesktopApplication, tmp_path: Path) -> None:
    desktop.window.resize(760, 600)
    save_window_state(desktop.window, tmp_path, "history")
    desktop.window.resize(700, 500)
    assert restore_window_state(desktop.window, tmp_path) == "history"
    assert desktop.window.size().width() == 760


@pytest.mark.parametrize("text", ["", "{", "[]", json.dumps({"geometry": 3, "page": "x"})])
def test_a_damaged_window_state_is_no_obstacle(
    desktop: DesktopApplication, tmp_path: Path, text: str
) -> None:
    (tmp_path / "window.json").write_text(text, encoding="utf-8")
    assert restore_window_state(desktop.window, tmp_path) == "documents"


def test_the_first_run_shows_the_tour_once(
    core: Application, desktop: DesktopApplication, qtbot: QtBot
) -> None:
    core.settings.update(first_run_done=False)
    desktop.window.show_tour()
    tour = QApplication.activeModalWidget()
    assert tour is not None
    for _ in range(3):
        tour.next.click()
    qtbot.waitUntil(lambda: core.settings.current.first_run_done)


def test_closing_without_work_ends_at_once(desktop: DesktopApplication, qtbot: QtBot) -> None:
    desktop.attendants.guard.decided.disconnect()
    with qtbot.waitSignal(desktop.attendants.guard.decided) as decided:
        desktop.window.close()
    assert decided.args == [True]


def test_files_on_the_command_line_are_found() -> None:
    assert files_of(["kreyol-desktop", "--style", "a.pdf", "b c.docx"]) == [
        Path("a.pdf"),
        Path("b c.docx"),
    ]


def test_an_unforeseen_error_of_any_thread_becomes_a_banner(
    desktop: DesktopApplication, qtbot: QtBot
) -> None:
    thread = threading.Thread(target=lambda: desktop.report_bug(ZeroDivisionError("x")))
    thread.start()
    thread.join()
    qtbot.waitUntil(desktop.window.banner.isVisible)
    assert "mistake" in desktop.window.banner.accessibleName()


@pytest.mark.parametrize(
    ("names", "language"),
    [
        (["ht-HT", "en-US"], UiLanguage.KREYOL),
        (["fr_CA"], UiLanguage.FRENCH),
        (["es-ES", "fr-FR"], UiLanguage.FRENCH),
        (["zh-CN"], UiLanguage.ENGLISH),
    ],
)
def test_the_window_speaks_the_first_known_language_of_the_system(
    monkeypatch: pytest.MonkeyPatch, names: list[str], language: UiLanguage
) -> None:
    class System:
        def uiLanguages(self) -> list[str]:  # noqa: N802 - Qt's name
            return names

    monkeypatch.setattr("kreyol_desktop.gui.languages.QLocale.system", System)
    assert system_language() is language


def test_the_files_of_earlier_jobs_are_offered_again(
    core: Application, desktop: DesktopApplication, leaflet: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    zone = documents(desktop).drop_zone
    assert zone.recent.isHidden()
    gone = tmp_path / "gone.txt"
    gone.write_text("Wash your hands.", encoding="utf-8")
    kept = tmp_path / "kept.txt"
    kept.write_text("Drink clean water.", encoding="utf-8")
    for path in (gone, kept):
        request = JobRequest(
            TaskType.DOCUMENT, path.name, input_path=path, formats=(ArtifactKind.TEXT,)
        )
        core.jobs.wait(core.jobs.submit(request).id, 60)
    gone.unlink()
    documents(desktop)._offer_recent()
    qtbot.waitUntil(lambda: [a.text() for a in zone.recent.menu().actions()] == ["kept.txt"])
    zone.recent.menu().actions()[0].trigger()
    qtbot.waitUntil(lambda: documents(desktop).sheet is not None)
    sheet = documents(desktop).sheet
    assert sheet is not None
    sheet.close()


def test_results_are_named_as_the_settings_say(
    core: Application, desktop: DesktopApplication, qtbot: QtBot
) -> None:
    desktop.window.show_page("settings")
    box = next(
        box
        for box in desktop.window.page("settings").findChildren(QComboBox)
        if box.findData(ResultName.NAME.value) >= 0
    )
    assert box.itemText(box.findData(ResultName.LANGUAGE_NAME.value)) == "ht-leaflet.pdf"
    box.setCurrentIndex(box.findData(ResultName.LANGUAGE_NAME.value))
    box.activated.emit(box.currentIndex())
    qtbot.waitUntil(
        lambda: core.settings.current.result_name is ResultName.LANGUAGE_NAME, timeout=5000
    )
