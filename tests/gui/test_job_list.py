"""The cards of the jobs show what is known last, whatever arrives late."""

from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kreyol_desktop.core.job import JobRequest, Task, TaskState, TaskType
from kreyol_desktop.gui.application import DesktopApplication
from kreyol_desktop.gui.widgets.job_card import JobCard
from kreyol_desktop.gui.widgets.job_list import JobList

QUEUED = Task(
    "a", JobRequest(TaskType.DOCUMENT, "a.pdf", Path("a.pdf")), TaskState.QUEUED, 1.0, 1.0
)
RUNNING = replace(QUEUED, state=TaskState.RUNNING, updated_at=2.0)
PAUSED = replace(QUEUED, state=TaskState.PAUSED, updated_at=3.0)


@pytest.fixture
def jobs(desktop: DesktopApplication, qtbot: QtBot) -> JobList:
    made = JobList(desktop.tools)
    qtbot.addWidget(made)
    return made


def shown(jobs: JobList, qtbot: QtBot) -> TaskState:
    """The state on the card once nothing waits any more."""
    qtbot.waitUntil(lambda: not jobs._timer.isActive() and not jobs._pending)
    card = jobs.card("a")
    assert card is not None
    return card.task.state


def test_what_waited_for_a_card_does_not_undo_what_came_after_it(
    jobs: JobList, qtbot: QtBot
) -> None:
    jobs.show_task(QUEUED)
    jobs.show_task(RUNNING)
    jobs._make_next()
    jobs.show_task(PAUSED)
    assert shown(jobs, qtbot) is TaskState.PAUSED
    assert len(jobs.cards) == 1


def test_a_list_that_was_read_before_an_event_does_not_undo_it(jobs: JobList, qtbot: QtBot) -> None:
    jobs.show_task(PAUSED)
    assert shown(jobs, qtbot) is TaskState.PAUSED
    jobs.add_tasks([RUNNING])
    assert shown(jobs, qtbot) is TaskState.PAUSED
    jobs.add_tasks([replace(PAUSED, position=5)])
    assert shown(jobs, qtbot) is TaskState.PAUSED
    assert jobs.cards[0].task.position == 5


def test_it_does_not_undo_what_waits_either(jobs: JobList, qtbot: QtBot) -> None:
    jobs.show_task(PAUSED)
    jobs.add_tasks([RUNNING])
    assert shown(jobs, qtbot) is TaskState.PAUSED


def test_a_job_deleted_before_its_card_was_made_gets_none(jobs: JobList, qtbot: QtBot) -> None:
    jobs.show_task(QUEUED)
    jobs.remove_task(QUEUED)
    qtbot.waitUntil(lambda: not jobs._timer.isActive())
    assert jobs.cards == []


def test_what_runs_stands_above_what_waits(jobs: JobList, qtbot: QtBot) -> None:
    """Its position is free as soon as it runs, and another job takes it."""
    second = replace(QUEUED, id="b", position=1)
    jobs.add_tasks([replace(QUEUED, position=1), replace(second, position=2)])
    qtbot.waitUntil(lambda: len(jobs.cards) == 2)
    jobs.show_task(second)
    jobs.show_task(replace(RUNNING, position=1))
    assert [card.task.id for card in jobs.cards] == ["a", "b"]
    jobs.show_task(replace(RUNNING, state=TaskState.COMPLETED, position=0))
    jobs.show_task(replace(second, state=TaskState.RUNNING))
    assert [card.task.id for card in jobs.cards] == ["b", "a"]


def test_a_long_name_takes_the_width_there_is(desktop: DesktopApplication, qtbot: QtBot) -> None:
    name = "Minutes of the general assembly of the farmers of the valley, final, corrected.pdf"
    card = JobCard(replace(QUEUED, request=replace(QUEUED.request, name=name)), desktop.tools)
    qtbot.addWidget(card)
    card.resize(1300, 80)
    card.show()
    assert card._name.text() == name
    card.resize(500, 80)
    narrow = card._name.text()
    assert "…" in narrow
    assert narrow.startswith("Min")
    assert narrow.endswith(".pdf")
    card.resize(650, 80)
    assert len(narrow) < len(card._name.text()) < len(name)
    assert card._name.toolTip() == name
    badge = card._badge
    assert badge.x() >= card._name.geometry().right()
    assert badge.width() >= badge.sizeHint().width()
