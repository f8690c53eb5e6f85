"""Downloads on the models page, from a real server on this machine that is slow or wrong."""

import hashlib
import shutil
import threading
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from kreyol_desktop.bootstrap import Application, build_application
from kreyol_desktop.core.settings import UiLanguage
from kreyol_desktop.gui.application import DesktopApplication
from kreyol_desktop.gui.dialogs.question import Question
from kreyol_desktop.gui.pages.models import ModelsPage
from kreyol_desktop.gui.widgets.model_card import ModelCard
from kreyol_desktop.locations import user_paths
from kreyol_desktop.window_face import gui_services

WAIT_MS = 30_000
CONTENT = bytes(range(256)) * 4096
PIECE = 64 * 1024


class SlowServer(ThreadingHTTPServer):
    """Sends a piece whenever ``go`` lets it."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.go = threading.Semaphore(0)

    def let_all_through(self) -> None:
        self.go.release(1000)


class Handler(BaseHTTPRequestHandler):
    server: SlowServer

    def do_GET(self) -> None:
        start = int(self.headers.get("Range", "bytes=0-").removeprefix("bytes=").rstrip("-") or 0)
        body = CONTENT[start:]
        self.send_response(206 if start else 200)
        self.send_header("Content-Length", str(len(body)))
        if start:
            span = f"bytes {start}-{len(CONTENT) - 1}/{len(CONTENT)}"
            self.send_header("Content-Range", span)
        self.end_headers()
        for at in range(0, len(body), PIECE):
            self.server.go.acquire()
            try:
                self.wfile.write(body[at : at + PIECE])
            except OSError:
                return

    def log_message(self, *arguments: object) -> None:
        """Say nothing."""


@pytest.fixture
def server() -> Iterator[SlowServer]:
    server = SlowServer()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield server
    server.let_all_through()
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def page(
    server: SlowServer, tmp_path: Path, qapp: QApplication, qtbot: QtBot
) -> Iterator[ModelsPage]:
    """The models page of a program whose catalogue knows one model on the slow server."""
    paths = user_paths(tmp_path / "data")
    resources = tmp_path / "resources"
    shutil.copytree(paths.resources, resources)
    (resources / "models" / "catalog.toml").write_text(
        f"""
        [[models]]
        id = "remote"
        kind = "translation"
        name = "Remote"
        version = "1"
        languages = ["ht-en"]
        licence = "CC0-1.0"
        size_bytes = {len(CONTENT)}
        [[models.files]]
        path = "model.bin"
        url = "http://127.0.0.1:{server.server_address[1]}/model.bin"
        size = {len(CONTENT)}
        sha256 = "{hashlib.sha256(CONTENT).hexdigest()}"
        [[models]]
        id = "by-hand"
        kind = "translation"
        name = "By hand"
        languages = ["ht-fr"]
        licence = "CC0-1.0"
        size_bytes = 1
        homepage = "https://example.org/by-hand"
        """,
        encoding="utf-8",
    )
    core: Application = build_application(replace(paths, resources=resources))
    core.settings.update(first_run_done=True, ui_language=UiLanguage.ENGLISH, keep_awake=False)
    desktop = DesktopApplication(qapp, gui_services(core))
    desktop.start()
    QCoreApplication.processEvents()
    desktop.window.show_page("models")
    shown = desktop.window.page("models")
    assert isinstance(shown, ModelsPage)
    qtbot.waitUntil(lambda: "remote" in shown.cards, timeout=WAIT_MS)
    yield shown
    server.let_all_through()
    desktop.close()
    desktop.window.hide()
    desktop.window.deleteLater()
    desktop.deleteLater()
    core.close()
    qapp.setStyleSheet("")


def card(page: ModelsPage) -> ModelCard:
    return page.cards["remote"]


def test_a_download_shows_its_progress_and_ends_installed(
    page: ModelsPage, server: SlowServer, qtbot: QtBot
) -> None:
    card(page).download.click()
    server.go.release(4)
    qtbot.waitUntil(lambda: card(page).bar.value() > 0, timeout=WAIT_MS)
    assert card(page).bar.isVisible()
    assert card(page).cancel.isVisible()
    assert "/" in card(page)._notice.text()
    server.let_all_through()
    qtbot.waitUntil(lambda: card(page).model.folder is not None, timeout=WAIT_MS)
    assert not card(page).remove.isHidden()
    folder = card(page).model.folder
    assert folder is not None
    assert (folder / "model.bin").read_bytes() == CONTENT
    card(page).remove.click()
    question = page.window().findChild(Question)
    assert isinstance(question, Question)
    answers = {button.accessibleName(): button for button in question.findChildren(QPushButton)}
    assert folder.is_dir()
    answers["Remove"].click()
    qtbot.waitUntil(lambda: card(page).model.folder is None, timeout=WAIT_MS)
    assert not folder.exists()


def test_a_cancelled_download_goes_on_where_it_stopped(
    page: ModelsPage, server: SlowServer, qtbot: QtBot
) -> None:
    card(page).download.click()
    server.go.release(4)
    qtbot.waitUntil(lambda: card(page).bar.value() > 0, timeout=WAIT_MS)
    card(page).cancel.click()
    assert card(page).download.isEnabled()
    assert not card(page).bar.isVisible()
    assert card(page)._notice.text() == "Stopped. What has arrived is kept for the next time."
    server.go.release(1)
    qtbot.waitUntil(lambda: page._tools.lanes.transfer.is_idle, timeout=WAIT_MS)
    assert card(page).model.folder is None
    card(page).download.click()
    server.let_all_through()
    qtbot.waitUntil(lambda: card(page).model.folder is not None, timeout=WAIT_MS)


def test_what_the_program_cannot_fetch_is_not_offered_for_download(page: ModelsPage) -> None:
    by_hand = page.cards["by-hand"]
    assert not by_hand.download.isVisible()
    assert by_hand.homepage.isVisible()
    assert by_hand._by_hand.isVisible()
    assert not card(page).homepage.isVisible()
