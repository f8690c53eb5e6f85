"""The button in the task bar: what is sent to the system for a job's events."""

from dataclasses import replace
from pathlib import Path

import pytest

from kreyol_desktop.core.job import JobRequest, Task, TaskState, TaskType
from kreyol_desktop.core.progress import Progress, Stage
from kreyol_desktop.gui.taskbar import Taskbar, launcher_progress


class System:
    def __init__(self) -> None:
        self.badges: list[int] = []
        self.shares: list[float | None] = []


@pytest.fixture
def system() -> System:
    return System()


@pytest.fixture
def taskbar(system: System) -> Taskbar:
    return Taskbar(system.badges.append, system.shares.append)


def running(name: str, done: int) -> Task:
    request = JobRequest(TaskType.DOCUMENT, name, input_path=Path(name))
    return Task(
        id=name,
        request=request,
        state=TaskState.RUNNING,
        created_at=0.0,
        updated_at=0.0,
        progress=Progress(Stage.TRANSLATE, done, 100, percent=float(done)),
    )


def test_progress_comes_and_goes_with_the_job(taskbar: Taskbar, system: System) -> None:
    first = running("a.pdf", 0)
    half = running("a.pdf", 50)
    taskbar.show_task(first)
    taskbar.show_task(half)
    assert system.badges == [1]
    assert system.shares == [0.0, 0.5]
    taskbar.show_task(replace(half, state=TaskState.COMPLETED))
    assert system.badges == [1, 0]
    assert system.shares[-1] is None


def test_the_same_percentage_is_told_once(taskbar: Taskbar, system: System) -> None:
    for _ in range(5):
        taskbar.show_task(running("a.pdf", 30))
    assert len(system.shares) == 1


def test_two_jobs_are_counted_and_the_first_one_is_measured(
    taskbar: Taskbar, system: System
) -> None:
    taskbar.show_task(running("a.pdf", 30))
    taskbar.show_task(running("b.pdf", 80))
    assert system.badges == [1, 2]
    assert system.shares[-1] == system.shares[0]
    taskbar.clear()
    assert system.badges[-1] == 0
    assert system.shares[-1] is None


def test_without_a_session_bus_nothing_happens(
    monkeypatch: pytest.MonkeyPatch, qapp: object
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus")
    send = launcher_progress()
    assert send(0.5) is None  # type: ignore[func-returns-value]
