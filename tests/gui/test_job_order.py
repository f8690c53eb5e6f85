"""The order of waiting jobs is changed with the mouse and with the keyboard."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kreyol_desktop.bootstrap import Application
from kreyol_desktop.core.job import ArtifactKind, JobRequest, TaskQuery, TaskState, TaskType
from kreyol_desktop.gui.application import DesktopApplication
from kreyol_desktop.gui.pages.documents import DocumentsPage
from kreyol_desktop.gui.shortcuts import all_shortcuts
from kreyol_desktop.gui.widgets.job_card import JobCard
from kreyol_desktop.gui.widgets.job_list import JobList
from kreyol_desktop.gui.widgets.queue_order import JOB_MIME, LandingLine

WAIT_MS = 20_000
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def jobs(core: Application, desktop: DesktopApplication, tmp_path: Path, qtbot: QtBot) -> JobList:
    """Four jobs that wait: nobody works them off."""
    desktop.attendants.stop_jobs(park=True)
    for name in "abcd":
        file = tmp_path / f"{name}.txt"
        file.write_text("Wash your hands.", encoding="utf-8")
        core.jobs.submit(JobRequest(TaskType.DOCUMENT, name, file, formats=(ArtifactKind.TEXT,)))
    page = desktop.window.page("documents")
    assert isinstance(page, DocumentsPage)
    qtbot.waitUntil(lambda: shown(page.jobs) == "abcd", timeout=WAIT_MS)
    return page.jobs


def shown(jobs: JobList) -> str:
    return "".join(card.task.request.name for card in jobs.cards)


@pytest.fixture
def stored(core: Application) -> Callable[[], str]:
    """The names of the waiting jobs in the order in which they will be done."""

    def read() -> str:
        query = TaskQuery(states=frozenset({TaskState.QUEUED}))
        tasks = sorted(core.jobs.page(query).items, key=lambda task: task.position)
        return "".join(task.request.name for task in tasks)

    return read


def card(jobs: JobList, name: str) -> JobCard:
    return next(card for card in jobs.cards if card.task.request.name == name)


def drag(jobs: JobList, name: str, y: int) -> None:
    """Carry a card to a height of the list and let it go, as the window system would tell of it."""
    mime = QMimeData()
    mime.setData(JOB_MIME, card(jobs, name).task.id.encode())
    rest = (Qt.DropAction.MoveAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier(0))
    enter = QDragEnterEvent(QPoint(20, y), *rest)
    move = QDragMoveEvent(QPoint(20, y), *rest)
    for event in (enter, move):
        QApplication.sendEvent(jobs, event)
        assert event.isAccepted()
    line = jobs.findChild(LandingLine)
    assert line is not None
    assert line.isVisible()
    QApplication.sendEvent(jobs, QDropEvent(QPointF(20, y), *rest))
    assert not line.isVisible()


@pytest.mark.parametrize(
    ("name", "beside", "above", "order"),
    [
        ("d", "a", True, "dabc"),
        ("a", "d", False, "bcda"),
        ("a", "c", True, "bacd"),
        ("c", "a", False, "acbd"),
        ("b", "b", True, "abcd"),
    ],
)
def test_a_card_lands_where_it_is_let_go(
    jobs: JobList,
    stored: Callable[[], str],
    qtbot: QtBot,
    name: str,
    beside: str,
    above: bool,
    order: str,
) -> None:
    box = card(jobs, beside).geometry()
    drag(jobs, name, box.top() + 2 if above else box.bottom() - 2)
    qtbot.waitUntil(lambda: shown(jobs) == order and stored() == order, timeout=WAIT_MS)


def test_alt_and_arrows_move_a_job_that_keeps_the_focus(
    desktop: DesktopApplication, jobs: JobList, stored: Callable[[], str], qtbot: QtBot
) -> None:
    desktop.window.activateWindow()
    qtbot.waitUntil(desktop.window.isActiveWindow)
    moved = card(jobs, "b")
    moved.setFocus()
    for key, order in (
        (Qt.Key.Key_Down, "acbd"),
        (Qt.Key.Key_Down, "acdb"),
        (Qt.Key.Key_Down, "acdb"),
        (Qt.Key.Key_Up, "acbd"),
    ):
        qtbot.keyClick(moved, key, ALT)
        qtbot.waitUntil(lambda o=order: shown(jobs) == o and stored() == o, timeout=WAIT_MS)  # type: ignore[misc]
        assert moved.hasFocus()


def test_what_is_dragged_from_elsewhere_is_not_taken_for_a_job(jobs: JobList) -> None:
    for mime in (QMimeData(), QMimeData()):
        mime.setText("b")
        mime.setData(JOB_MIME, b"nobody")
        rest = (Qt.DropAction.MoveAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier(0))
        enter = QDragEnterEvent(QPoint(20, 20), *rest)
        enter.ignore()
        jobs.dragEnterEvent(enter)
        assert not enter.isAccepted()


def test_the_way_to_do_it_is_said(jobs: JobList) -> None:
    assert "Alt" in card(jobs, "a").accessibleDescription()
    assert {"Alt+Up", "Alt+Down"} <= {keys for keys, _ in all_shortcuts()}


def test_jobs_that_wait_are_shown_however_many_came_after_them(
    core: Application, desktop: DesktopApplication, jobs: JobList, tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "a.txt"
    for number in range(40):
        request = JobRequest(TaskType.DOCUMENT, f"{number}", file, formats=(ArtifactKind.TEXT,))
        core.jobs.cancel(core.jobs.submit(request).id)
    again = JobList(desktop.tools)
    qtbot.addWidget(again)
    page = desktop.window.page("documents")
    assert isinstance(page, DocumentsPage)
    page.jobs = again
    page._load_jobs()
    qtbot.waitUntil(lambda: shown(again).startswith("abcd"), timeout=WAIT_MS)
