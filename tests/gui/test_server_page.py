"""The switch of the server: it answers while it is on, and not after."""

import http.client
import json
import socket
import subprocess
import sys
from urllib.parse import urlsplit

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from kreyol_desktop.bootstrap import Application
from kreyol_desktop.core.settings import ServerSettings
from kreyol_desktop.gui.application import DesktopApplication
from kreyol_desktop.gui.dialogs.question import Question
from kreyol_desktop.gui.pages.server import ServerPage
from kreyol_desktop.gui.pages.server_examples import curl_example, python_example
from kreyol_desktop.http_api.access import network_url

WAIT_MS = 60_000


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def page(core: Application, desktop: DesktopApplication) -> ServerPage:
    core.settings.update(server=ServerSettings(port=free_port()))
    desktop.window.show_page("server")
    shown = desktop.window.page("server")
    assert isinstance(shown, ServerPage)
    return shown


def ask(address: str, path: str) -> int:
    parts = urlsplit(address)
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=10)
    try:
        connection.request("GET", path)
        return connection.getresponse().status
    finally:
        connection.close()


def test_on_answers_and_off_does_not(page: ServerPage, qtbot: QtBot) -> None:
    page.switch.click()
    qtbot.waitUntil(lambda: page.address.text().startswith("http"), timeout=WAIT_MS)
    address = page.address.text()
    assert ask(address, "/health") in (200, 503)
    assert page.docs.isEnabled()
    qtbot.waitUntil(lambda: "/health" in page.log.toPlainText(), timeout=WAIT_MS)
    page.switch.click()
    qtbot.waitUntil(lambda: page.address.text() == "", timeout=WAIT_MS)
    with pytest.raises(ConnectionError):
        ask(address, "/health")


def test_a_busy_port_offers_the_next_one(core: Application, page: ServerPage, qtbot: QtBot) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", core.settings.current.server.port))
        other.listen()
        page.switch.click()
        qtbot.waitUntil(page.next_port.isVisible, timeout=WAIT_MS)
        assert not page.switch.isChecked()
        page.next_port.click()
        qtbot.waitUntil(lambda: page.address.text().startswith("http"), timeout=WAIT_MS)
    page.switch.click()
    qtbot.waitUntil(lambda: page.address.text() == "", timeout=WAIT_MS)


def test_the_token_is_hidden_until_asked_for_and_again_when_the_page_is_left(
    page: ServerPage, desktop: DesktopApplication, qtbot: QtBot
) -> None:
    access = page.access
    qtbot.waitUntil(lambda: bool(access.token.text()), timeout=WAIT_MS)
    assert access.token.echoMode() is QLineEdit.EchoMode.Password
    access.show_token.click()
    assert access.token.echoMode() is QLineEdit.EchoMode.Normal
    desktop.window.show_page("settings")
    assert access.token.echoMode() is QLineEdit.EchoMode.Password


def test_the_token_is_renewed_when_the_question_is_answered_so(
    core: Application, page: ServerPage, qtbot: QtBot
) -> None:
    access = page.access
    qtbot.waitUntil(lambda: bool(access.token.text()), timeout=WAIT_MS)
    old = access.token.text()
    access.renew.click()
    question = page.window().findChild(Question)
    assert isinstance(question, Question)
    answers = {button.accessibleName(): button for button in question.findChildren(QPushButton)}
    assert access.token.text() == old
    answers["Renew"].click()
    qtbot.waitUntil(lambda: access.token.text() != old, timeout=WAIT_MS)
    assert access.token.text() == core.paths.token.read_text(encoding="utf-8").strip()
    assert "no longer works" in access.said.text()


def test_the_network_switch_warns(page: ServerPage, qtbot: QtBot) -> None:
    warning = page.options._warning
    assert not warning.isVisible()
    page.options.lan.click()
    assert warning.isVisible()


def test_the_examples_hold_address_and_token() -> None:
    for text in (
        curl_example("http://127.0.0.1:1", "abc"),
        python_example("http://127.0.0.1:1", "abc"),
    ):
        assert "http://127.0.0.1:1/api/v1/translate" in text
        assert "Bearer abc" in text
    compile(python_example("http://127.0.0.1:1", "abc"), "example", "exec")
    body = curl_example("http://x", "t").split("-d '")[1].rsplit("'", 1)[0]
    assert json.loads(body)["target_lang"] == "ht"


def test_the_example_for_windows_has_no_single_quotes() -> None:
    text = curl_example("http://127.0.0.1:1", "abc", windows=True)
    assert "'" not in text
    assert text.count("\n") == 1
    body = text.split(' -d "')[1].rsplit('"', 1)[0].replace('\\"', '"')
    assert json.loads(body)["target_lang"] == "ht"


def test_a_copied_example_can_be_run_as_it_is(page: ServerPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: bool(page.access.token.text()), timeout=WAIT_MS)
    page.switch.click()
    qtbot.waitUntil(lambda: page.address.text().startswith("http"), timeout=WAIT_MS)
    page.access.curl.click()
    assert "curl" in QApplication.clipboard().text()
    assert page.access.said.text() == "Copied."
    page.access.python.click()
    example = [sys.executable, "-c", QApplication.clipboard().text()]
    # Not subprocess.run: the server answers in this process, and its log needs the event loop.
    running = subprocess.Popen(example, stdout=subprocess.PIPE, text=True, encoding="utf-8")
    qtbot.waitUntil(lambda: running.poll() is not None, timeout=60_000)
    assert running.communicate()[0].strip() == "Lave men ou ak savon."
    assert running.returncode == 0
    page.switch.click()
    qtbot.waitUntil(lambda: page.address.text() == "", timeout=WAIT_MS)


def test_a_running_server_follows_the_options_at_once(
    core: Application, page: ServerPage, qtbot: QtBot
) -> None:
    page.switch.click()
    qtbot.waitUntil(lambda: page.address.text().startswith("http"), timeout=WAIT_MS)
    first = page.address.text()
    other = free_port()
    page.options.port.setValue(other)
    page.options.port.editingFinished.emit()
    qtbot.waitUntil(lambda: page.address.text().endswith(f":{other}"), timeout=WAIT_MS)
    assert ask(page.address.text(), "/health") in (200, 503)
    with pytest.raises(ConnectionError):
        ask(first, "/health")
    page.options.origins.setText("HTTP://Localhost:3000/")
    page.options.origins.editingFinished.emit()
    qtbot.waitUntil(lambda: page.options.origins.text() == "http://localhost:3000", timeout=WAIT_MS)
    address = page.address.text()
    qtbot.waitUntil(lambda: allows(address, "http://localhost:3000"), timeout=WAIT_MS)
    assert not allows(address, "http://localhost:3001")
    qtbot.waitUntil(page.switch.isEnabled, timeout=WAIT_MS)
    page.switch.click()
    qtbot.waitUntil(lambda: page.address.text() == "", timeout=WAIT_MS)


def allows(address: str, origin: str) -> bool:
    """Whether a page of ``origin`` may read what the server answers."""
    parts = urlsplit(address)
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=10)
    try:
        connection.request("GET", "/health", headers={"Origin": origin})
        return connection.getresponse().getheader("Access-Control-Allow-Origin") == origin
    except OSError:
        return False
    finally:
        connection.close()


def test_a_network_that_is_switched_off_is_closed_at_once(
    core: Application, page: ServerPage, qtbot: QtBot
) -> None:
    page.switch.click()
    qtbot.waitUntil(lambda: page.address.text().startswith("http"), timeout=WAIT_MS)
    control = page._control
    assert control is not None
    assert control.network_address == ""
    page.options.lan.click()
    reached = network_url(core.settings.current.server.port)
    qtbot.waitUntil(lambda: core.settings.current.server.lan, timeout=WAIT_MS)
    qtbot.waitUntil(
        lambda: control.is_running and control.network_address == reached, timeout=WAIT_MS
    )
    page._look()
    assert page.network.isVisible() is bool(reached)
    assert not reached or ask(reached, "/health") in (200, 503)
    page.options.lan.click()
    qtbot.waitUntil(lambda: not core.settings.current.server.lan, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: control.is_running and control.network_address == "", timeout=WAIT_MS)
    if reached:
        with pytest.raises(ConnectionError):
            ask(reached, "/health")
    qtbot.waitUntil(page.switch.isEnabled, timeout=WAIT_MS)
    page.switch.click()
    qtbot.waitUntil(lambda: page.address.text() == "", timeout=WAIT_MS)


@pytest.mark.parametrize("text", ["*", "null", "http://a.example/path", "http://a.example, anyone"])
def test_what_is_no_origin_is_said_beside_the_box_and_not_stored(
    core: Application, page: ServerPage, text: str
) -> None:
    options = page.options
    options.origins.setText(text)
    options.origins.editingFinished.emit()
    assert options.fault.isVisible()
    assert text.rsplit(", ", maxsplit=1)[-1] in options.fault.text()
    assert core.settings.current.server.allowed_origins == ()
    options.show_settings()
    assert options.origins.text() == text
    options.origins.setText("")
    options.origins.editingFinished.emit()
    assert not options.fault.isVisible()
