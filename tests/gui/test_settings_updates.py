"""A new version is looked for when somebody asks, and the answer stands beside the button."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from kreyol_desktop import __version__
from kreyol_desktop.bootstrap import Application
from kreyol_desktop.core.settings import UiLanguage
from kreyol_desktop.gui.application import DesktopApplication
from kreyol_desktop.gui.pages.settings_updates import UpdatesCard
from tests.release_server import ReleaseServer, release_server

WAIT_MS = 20_000


@pytest.fixture
def server() -> Iterator[ReleaseServer]:
    with release_server() as running:
        yield running


@pytest.fixture
def card(desktop: DesktopApplication) -> UpdatesCard:
    desktop.window.show_page("settings")
    found = desktop.window.page("settings").findChild(UpdatesCard)
    assert isinstance(found, UpdatesCard)
    return found


def ask(card: UpdatesCard, address: str, qtbot: QtBot) -> str:
    """Type an address, press the button, and return what the card says then."""
    card.address.setText(address)
    card.look.click()
    qtbot.waitUntil(card.look.isEnabled, timeout=WAIT_MS)
    return card.said.text()


def test_a_new_version_is_named_and_its_page_offered(
    core: Application, card: UpdatesCard, server: ReleaseServer, qtbot: QtBot
) -> None:
    assert "99.0" in ask(card, server.address, qtbot)
    assert card.open_page.isVisible()
    assert core.settings.current.update_address == server.address
    server.content = f'{{"version": "{__version__}"}}'.encode()
    assert ask(card, server.address, qtbot) == "You have the newest version."
    assert not card.open_page.isVisible()


def test_without_a_connection_it_says_so_plainly_in_every_language(
    desktop: DesktopApplication, card: UpdatesCard, qtbot: QtBot
) -> None:
    with release_server() as gone:
        address = gone.address
    assert "Nobody answers" in ask(card, address, qtbot)
    desktop.languages.apply(UiLanguage.FRENCH)
    qtbot.waitUntil(lambda: "Personne" in card.said.text())
    assert not desktop.window.banner.isVisible()


def test_without_an_address_nobody_is_asked(card: UpdatesCard, qtbot: QtBot) -> None:
    assert "address" in ask(card, "", qtbot)
    assert "address" in ask(card, "kreyol.example", qtbot)


def test_nothing_is_asked_unless_the_button_is_pressed(
    core: Application, desktop: DesktopApplication, server: ReleaseServer, qtbot: QtBot
) -> None:
    core.settings.update(update_address=server.address)
    with qtbot.waitSignal(desktop.settled, timeout=WAIT_MS):
        pass
    desktop.window.show_page("settings")
    qtbot.wait(300)
    assert server.requests == []
