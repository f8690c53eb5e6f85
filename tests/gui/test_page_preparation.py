"""Pages that nobody has asked for yet are made in small pieces, and a first visit has little left to do.

Work is counted in widgets: making, styling and laying out one of them takes Qt about the same time.
"""

import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kreyol_desktop.gui.application import DesktopApplication
from kreyol_desktop.gui.window_pages import LIKELY_PAGES

ROOT = Path(__file__).parents[2]
WAIT_MS = 60_000
MOST_MADE = 60
"""Widgets that one piece of work may make: a setting card with many choices."""
MOST_STYLED = 70
"""Widgets that Qt may style in the turn after it."""


class WidgetWork(QObject):
    """Counts the widgets that are made and styled in the whole program."""

    def __init__(self) -> None:
        super().__init__()
        self.counts: Counter[QEvent.Type] = Counter()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if isinstance(watched, QWidget):
            self.counts[event.type()] += 1
        return False

    @property
    def styled(self) -> int:
        return self.counts[QEvent.Type.Polish]


@contextmanager
def counted(application: QApplication) -> Iterator[WidgetWork]:
    work = WidgetWork()
    application.installEventFilter(work)
    try:
        yield work
    finally:
        application.removeEventFilter(work)


@pytest.fixture
def unprepared(desktop: DesktopApplication, qtbot: QtBot) -> DesktopApplication:
    """The window when it is about to prepare its pages, which the test does in its place."""
    qtbot.waitUntil(desktop._preparing.isActive, timeout=WAIT_MS)
    desktop._preparing.stop()
    return desktop


def widgets_of(desktop: DesktopApplication) -> int:
    return len(desktop.window.findChildren(QWidget))


@pytest.mark.slow
def test_no_piece_of_work_makes_or_styles_many_widgets(
    unprepared: DesktopApplication, qapp: QApplication, qtbot: QtBot
) -> None:
    made, styled = [], []
    with counted(qapp) as work:
        more = True
        while more:
            before, work.counts = widgets_of(unprepared), Counter()
            more = unprepared.window.prepare_page_part()
            qtbot.wait(1)  # Qt styles and lays out in the turn that follows
            made.append(widgets_of(unprepared) - before)
            styled.append(work.styled)
    assert sum(made) > 500  # what all pages have
    assert sum(styled) > 500
    assert max(made) <= MOST_MADE
    assert max(styled) <= MOST_STYLED


@pytest.mark.slow
def test_a_first_visit_styles_no_widget(
    desktop: DesktopApplication, qapp: QApplication, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(desktop.settled, timeout=WAIT_MS):
        pass
    with counted(qapp) as work:
        for key in LIKELY_PAGES:
            desktop.window.show_page(key)
            qtbot.wait(50)
            assert (key, work.styled) == (key, 0)
    assert work.counts[QEvent.Type.Paint] > 0


def test_no_widget_class_is_left_to_be_made_while_a_page_is() -> None:
    """PySide would make them all in the middle of a page, when it is first handed some widget."""
    code = (
        "from PySide6 import QtWidgets\n"
        "before = set(vars(QtWidgets))\n"
        "from kreyol_desktop.gui.window_pages import load_widget_classes\n"
        "load_widget_classes()\n"
        "made = set(vars(QtWidgets)) - before\n"
        "assert 'QWizard' in made, 'classes are made at once: the loading is not needed'\n"
        "widget = QtWidgets.QApplication([]) and QtWidgets.QListView()\n"
        "now = set(vars(QtWidgets))\n"
        "widget.viewport()\n"
        "assert set(vars(QtWidgets)) == now\n"
    )
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=environment, check=True)
