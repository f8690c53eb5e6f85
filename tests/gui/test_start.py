"""The start in two steps: the first frame without the services, then the services."""

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import cycle
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kreyol_desktop.bootstrap import Application
from kreyol_desktop.core.errors import DatabaseError
from kreyol_desktop.core.paths import AppPaths
from kreyol_desktop.core.settings import UiLanguage
from kreyol_desktop.first_step import open_settings
from kreyol_desktop.gui.application import DesktopApplication
from kreyol_desktop.gui.run import run
from kreyol_desktop.gui.services import GuiServices, LateServices
from kreyol_desktop.gui.widgets.page import Page
from kreyol_desktop.gui.window_pages import PAGE_ICONS
from kreyol_desktop.locations import user_paths
from kreyol_desktop.window_face import WindowProgram, late_services

WAIT_MS = 20_000
SECOND = Path(__file__).parents[2] / "resources" / "samples" / "school-text-fr.pdf"

FIRST_FRAME = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from kreyol_desktop.gui.application import DesktopApplication
from kreyol_desktop.gui.qt_application import make_application
from kreyol_desktop.gui.widgets.page import Page
from kreyol_desktop.gui.window_pages import PAGE_ICONS
from kreyol_desktop.locations import user_paths
from kreyol_desktop.window_face import WindowProgram
application = make_application(["x"])
desktop = DesktopApplication(application, WindowProgram(user_paths(Path(sys.argv[1]))).services)
desktop.window.show()
QTimer.singleShot(200, application.quit)
application.exec()
print(*sorted(sys.modules))
"""

SETTLED = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from kreyol_desktop.gui.application import DesktopApplication
from kreyol_desktop.gui.qt_application import make_application
from kreyol_desktop.locations import user_paths
from kreyol_desktop.window_face import WindowProgram
application = make_application(["x"])
program = WindowProgram(user_paths(Path(DATA)))
program.services.settings.update(first_run_done=True)
desktop = DesktopApplication(application, program.services)
desktop.settled.connect(lambda: QTimer.singleShot(500, application.quit))
desktop.start()
application.exec()
print(*sorted(sys.modules))
desktop.close()
program.close()
"""


class HeldServices:
    """The real services of a program, handed out when the test lets them go."""

    def __init__(self, core: Application) -> None:
        self._core = core
        self.may_come = threading.Event()
        self.services = GuiServices(core.settings, core.paths, "0", self._late)

    def _late(self) -> LateServices:
        assert self.may_come.wait(WAIT_MS / 1000)
        return late_services(self._core)


@pytest.fixture
def held(core: Application) -> Iterator[HeldServices]:
    services = HeldServices(core)
    yield services
    services.may_come.set()


@contextmanager
def window_over(services: GuiServices, qapp: QApplication) -> Iterator[DesktopApplication]:
    desktop = DesktopApplication(qapp, services)
    ended: list[bool] = []
    desktop.closed.connect(lambda: ended.append(True))
    try:
        yield desktop
    finally:
        if not ended:
            desktop.close()
        desktop.window.hide()
        desktop.window.deleteLater()
        desktop.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        qapp.setStyleSheet("")


def test_the_first_frame_loads_neither_engines_nor_storage_nor_web(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", FIRST_FRAME, str(tmp_path)],
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = set(done.stdout.split())
    heavy = {
        "kreyol_desktop.bootstrap", "kreyol_desktop.services.job_service", "kreyol_desktop.core.job",
        "sqlite3", "numpy", "pymupdf", "lxml", "fastapi", "pydantic", "onnxruntime", "ctranslate2",
        "sentencepiece", "psutil", "filelock", "tomllib", "PySide6.QtNetwork", "PySide6.QtMultimedia",
        "PySide6.QtCharts", "multiprocessing",
    }  # fmt: skip
    assert "kreyol_desktop.gui.pages.documents" in loaded
    assert not loaded & heavy


def test_a_window_that_waits_has_loaded_neither_the_web_framework_nor_a_model(
    tmp_path: Path,
) -> None:
    code = SETTLED.replace("DATA", repr(str(tmp_path)))
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment
    )
    loaded = set(done.stdout.split())
    assert "kreyol_desktop.gui.pages.server" in loaded
    assert not loaded & {
        "fastapi",
        "uvicorn",
        "starlette",
        "pydantic",
        "ctranslate2",
        "onnxruntime",
    }


def test_a_page_grows_before_the_eyes_of_whoever_comes_early(
    held: HeldServices, qapp: QApplication, qtbot: QtBot
) -> None:
    held.may_come.set()
    with window_over(held.services, qapp) as desktop:
        with qtbot.waitSignal(desktop.ready, timeout=WAIT_MS):
            desktop.start()
        window = desktop.window
        window.show_page("settings")
        settings = window._pages["settings"]
        assert window.stack.currentWidget() is settings
        assert not settings.is_complete
        window.show_page("reader")  # in the middle of it
        assert not settings.is_complete
        qtbot.waitUntil(lambda: settings.is_complete, timeout=WAIT_MS)
        reader = window._pages["reader"]
        assert reader.is_complete
        assert window.stack.currentWidget() is reader
        assert not settings.isVisible() or settings.is_unseen
        window.show_page("settings")
        assert all(card.isVisible() for card in settings.cards)  # type: ignore[attr-defined]


def test_a_text_that_comes_before_its_page_is_translated_there(
    held: HeldServices, qapp: QApplication, qtbot: QtBot
) -> None:
    held.may_come.set()
    with window_over(held.services, qapp) as desktop:
        with qtbot.waitSignal(desktop.ready, timeout=WAIT_MS):
            desktop.start()
        desktop.window.translate_text("Wash your hands.")
        page = desktop.window._pages["translate"]
        assert not page.is_complete
        qtbot.waitUntil(lambda: page.is_complete, timeout=WAIT_MS)
        qtbot.waitUntil(lambda: bool(page.target.toPlainText()), timeout=3 * WAIT_MS)  # type: ignore[attr-defined]


def test_the_window_is_there_before_the_services(
    held: HeldServices, qapp: QApplication, qtbot: QtBot
) -> None:
    with window_over(held.services, qapp) as desktop:
        desktop.start()
        qtbot.waitUntil(lambda: desktop.listener is not None, timeout=WAIT_MS)
        assert desktop.window.isVisible()
        assert not held.services.is_ready
        with qtbot.waitSignal(desktop.ready, timeout=WAIT_MS):
            held.may_come.set()
        assert desktop.attendants.job_thread.isRunning()


def test_a_page_that_is_asked_for_early_opens_when_the_services_are_there(
    held: HeldServices, qapp: QApplication, qtbot: QtBot
) -> None:
    with window_over(held.services, qapp) as desktop:
        desktop.start()
        desktop.window.show_page("history")
        assert desktop.window.current_page == "documents"
        with qtbot.waitSignal(desktop.ready, timeout=WAIT_MS):
            held.may_come.set()
        assert desktop.window.current_page == "history"


def test_files_that_are_given_early_are_reviewed_when_the_services_are_there(
    held: HeldServices, qapp: QApplication, qtbot: QtBot, leaflet: Path
) -> None:
    with window_over(held.services, qapp) as desktop:
        desktop.start([leaflet])
        page = desktop.window.page("documents")
        page.drop_zone.files_given.emit((SECOND,))  # type: ignore[attr-defined]
        with qtbot.waitSignal(desktop.ready, timeout=WAIT_MS):
            held.may_come.set()
        qtbot.waitUntil(lambda: page.sheet is not None, timeout=WAIT_MS)  # type: ignore[attr-defined]
        names = {draft.path.name for draft in page.sheet.drafts}  # type: ignore[attr-defined]
        assert names == {leaflet.name, SECOND.name}
        page.sheet.close()  # type: ignore[attr-defined]
        qtbot.waitUntil(lambda: desktop.lanes.reading.is_idle, timeout=6 * WAIT_MS)


def test_a_window_that_is_closed_early_ends_the_program_when_it_can(
    held: HeldServices, qapp: QApplication, qtbot: QtBot
) -> None:
    with window_over(held.services, qapp) as desktop:
        desktop.start()
        qtbot.waitUntil(lambda: desktop.listener is not None, timeout=WAIT_MS)
        event = QCloseEvent()
        desktop.window.closeEvent(event)
        assert not event.isAccepted()
        assert not desktop.window.isVisible()
        with qtbot.waitSignal(desktop.closed, timeout=WAIT_MS):
            held.may_come.set()


def test_what_hinders_the_services_ends_the_program_and_is_told(
    tmp_path: Path, qapp: QApplication
) -> None:
    paths = user_paths(tmp_path / "data")

    def fail() -> LateServices:
        raise DatabaseError("The disk has no room for a database.")

    services = GuiServices(open_settings(paths), paths, "0", fail)
    with pytest.raises(DatabaseError):
        run(services, ["x"])
    with pytest.raises(DatabaseError):
        services.jobs  # noqa: B018 - asking again raises again
    for window in qapp.topLevelWidgets():
        window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qapp.setStyleSheet("")


def test_every_page_is_made_in_parts_while_nobody_waits(
    held: HeldServices, qapp: QApplication, qtbot: QtBot
) -> None:
    held.may_come.set()
    with window_over(held.services, qapp) as desktop:
        with qtbot.waitSignal(desktop.settled, timeout=WAIT_MS):
            desktop.start()
        pages = [desktop.window.stack.widget(n) for n in range(desktop.window.stack.count())]
        assert len(pages) == len(PAGE_ICONS)
        for page in pages:
            assert isinstance(page, Page)
            assert page.is_complete
            assert page.isVisible() is (page is desktop.window.stack.currentWidget())


def test_pages_that_were_made_unseen_are_laid_out_before_they_are_wanted(
    held: HeldServices, qapp: QApplication, qtbot: QtBot
) -> None:
    held.may_come.set()
    with window_over(held.services, qapp) as desktop:
        with qtbot.waitSignal(desktop.settled, timeout=WAIT_MS):
            desktop.start()
        models = desktop.window.page("models")
        cards = models.cards.values()  # type: ignore[attr-defined]
        assert cards
        assert all(card.width() > models.width() / 2 for card in cards)


def test_a_page_that_is_wanted_while_it_is_made_unseen_takes_its_place(
    desktop: DesktopApplication,
) -> None:
    desktop._preparing.stop()
    while "history" not in desktop.window._pages:
        assert desktop.window.prepare_page_part()
    history = desktop.window._pages["history"]
    stack = desktop.window.stack
    assert history.is_unseen
    assert not history.geometry().intersects(stack.rect())
    desktop.window.show_page("history")
    while desktop.window.prepare_page_part():
        QCoreApplication.processEvents()
    assert history.isVisible()
    assert history.geometry() == stack.rect()


def test_a_page_that_is_half_made_is_completed_when_it_is_wanted(
    desktop: DesktopApplication,
) -> None:
    desktop._preparing.stop()
    while "settings" not in desktop.window._pages:
        assert desktop.window.prepare_page_part()
    assert not desktop.window._pages["settings"].is_complete
    desktop.window.show_page("settings")
    page = desktop.window.page("settings")
    assert page.is_complete
    assert len(page.cards) > 8  # type: ignore[attr-defined]


def test_the_language_may_change_while_pages_are_half_made(
    desktop: DesktopApplication, qtbot: QtBot
) -> None:
    desktop._preparing.stop()
    languages = cycle((UiLanguage.FRENCH, UiLanguage.KREYOL, UiLanguage.ENGLISH))
    while desktop.window.prepare_page_part():
        desktop.languages.apply(next(languages))
        qtbot.wait(1)  # the change reaches the widgets through the event loop
    desktop.languages.apply(UiLanguage.FRENCH)
    history = desktop.window.page("history")
    qtbot.waitUntil(lambda: history.accessibleName() == "Historique")


def test_imports_are_plain_again_and_qt_still_brings_its_classes() -> None:
    code = (
        "import builtins\n"
        "from kreyol_desktop.gui.plain_imports import use_plain_imports\n"
        "use_plain_imports()\n"
        "assert builtins.__import__ is not builtins.__feature_import__\n"
        "from PySide6.QtWidgets import *\n"
        "assert QLabel and QLineEdit.EchoMode.Password.name == 'Password'\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_services_are_built_once(core: Application) -> None:
    made: list[int] = []

    def late() -> LateServices:
        made.append(1)
        return late_services(core)

    services = GuiServices(core.settings, core.paths, "0", late)
    asked: list[Callable[[], object]] = [services.build] * 4
    threads = [threading.Thread(target=ask) for ask in asked]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert services.jobs is core.jobs
    assert made == [1]


def test_a_backup_that_waits_brings_its_settings_before_they_are_read(tmp_path: Path) -> None:
    paths: AppPaths = user_paths(tmp_path / "data")
    first = WindowProgram(paths)
    first.services.build()
    first.services.settings.update(font_percent=150)
    assert first.services.upkeep is not None
    saved = first.services.upkeep.back_up(tmp_path / "saved.zip")
    first.services.settings.update(font_percent=100)
    first.services.upkeep.restore(saved)
    first.close()

    second = WindowProgram(paths)
    assert second.services.settings.current.font_percent == 150
    second.close()
