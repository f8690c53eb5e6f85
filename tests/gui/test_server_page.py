"""The switch of the server: it answers while it is on, and not after."""

import http.client
import json
import socket
from urllib.parse import urlsplit

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from kreyol_desktop.bootstrap import Application
from kreyol_desktop.core.settings import ServerSettings
from kreyol_desktop.gui.application import DesktopApplication
from kreyol_desktop.gui.pages.server import ServerPage
from kreyol_desktop.gui.pages.server_examples import curl_example, python_example

WAIT_MS = 20_000


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


def test_the_token_is_hidden_until_asked_for_and_can_be_renewed(
    page: ServerPage, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: bool(page.token.text()))
    assert page.token.echoMode() is QLineEdit.EchoMode.Password
    page._show_token(True)
    assert page.token.echoMode() is QLineEdit.EchoMode.Normal
    old = page.token.text()
    page.renew.click()
    qtbot.waitUntil(lambda: page.token.text() != old)


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


def test_copying_puts_the_example_on_the_clipboard(page: ServerPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: bool(page.token.text()))
    buttons = [
        b for b in page.findChildren(object) if getattr(b, "text", str)() == " Copy a curl example"
    ]
    buttons[0].click()
    assert page.token.text() in QApplication.clipboard().text()
