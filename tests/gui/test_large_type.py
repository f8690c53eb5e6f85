"""At half again the usual type on a small screen, nothing is cut off that has to be read."""

import pytest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from kreyol_desktop.core.settings import UiLanguage
from kreyol_desktop.gui.application import DesktopApplication
from kreyol_desktop.gui.pages.history import HistoryPage
from kreyol_desktop.gui.pages.metrics import MetricsPage
from kreyol_desktop.gui.pages.metrics_figures import FIGURES
from kreyol_desktop.gui.reader.page import ReaderPage

LARGE = 150


def use_type(desktop: DesktopApplication, percent: int) -> None:
    desktop.theme.apply(desktop.services.settings.current.theme, percent)


@pytest.fixture
def small(desktop: DesktopApplication) -> DesktopApplication:
    """A small window in French, whose words are the longest."""
    desktop.window.resize(1024, 640)
    desktop.languages.apply(UiLanguage.FRENCH)
    return desktop


def test_cards_of_figures_show_their_words(small: DesktopApplication, qtbot: QtBot) -> None:
    page = small.window.page("metrics")
    assert isinstance(page, MetricsPage)
    small.window.show_page("metrics")
    use_type(small, LARGE)
    hints = [card.findChildren(QLabel) for card in page.cards.values()]
    # Some figures stay away where nothing has been done yet; that of the disk is always known.
    disk = page.cards["disk"].findChildren(QLabel)
    qtbot.waitUntil(lambda: "–" not in {label.text() for label in disk})
    qtbot.wait(50)
    assert len(hints) == len(FIGURES)
    for label in (label for labels in hints for label in labels if label.text()):
        words = max(label.text().split(), key=len)
        assert label.fontMetrics().horizontalAdvance(words) <= label.width(), label.text()
        assert label.height() >= label.heightForWidth(label.width()), label.text()


def test_actions_that_would_squeeze_a_title_lie_below_it(
    small: DesktopApplication, qtbot: QtBot
) -> None:
    small.window.resize(1180, 760)
    small.window.show_page("models")
    page = small.window.page("models")
    button = page.findChild(QPushButton)
    assert button is not None
    qtbot.waitUntil(lambda: button.x() > page._title.geometry().right())
    use_type(small, LARGE)
    qtbot.waitUntil(lambda: button.y() > page._subtitle.geometry().bottom())
    use_type(small, 100)
    qtbot.waitUntil(lambda: button.x() > page._title.geometry().right())


def test_history_leaves_columns_out_before_it_cuts_names(
    small: DesktopApplication, qtbot: QtBot
) -> None:
    small.window.show_page("history")
    page = small.window.page("history")
    assert isinstance(page, HistoryPage)
    qtbot.wait(20)
    assert not any(page.table.isColumnHidden(column) for column in range(5))
    use_type(small, LARGE)
    qtbot.wait(20)
    assert page.table.isColumnHidden(4)
    assert page.table.columnWidth(0) >= 12 * page.fontMetrics().height()


def test_the_reader_grows_with_the_window(small: DesktopApplication, qtbot: QtBot) -> None:
    page = small.window.page("reader")
    assert isinstance(page, ReaderPage)
    assert page.view.look.font_px == 17
    page._stack.setCurrentWidget(page._reading)
    use_type(small, LARGE)
    assert page.view.look.font_px == 17 + 8
    small.window.show_page("reader")
    qtbot.wait(50)
    for field in (*page.tool_bar.findChildren(QComboBox), page.tool_bar.search):
        assert isinstance(field, QComboBox | QLineEdit)
        assert field.height() >= field.sizeHint().height()
    use_type(small, 100)
    assert page.view.look.font_px == 17
