"""The button in the task bar: what is sent to the system for a job's events."""

import ctypes
from dataclasses import replace
from pathlib import Path

import pytest

from kreyol_desktop.core.job import JobRequest, Task, TaskState, TaskType
from kreyol_desktop.core.progress import Progress, Stage
from kreyol_desktop.gui.taskbar import Taskbar, launcher_progress
from kreyol_desktop.gui.windows_taskbar import HIDDEN, NORMAL, TaskbarButton, windows_progress


class System:
    def __init__(self) -> None:
        self.badges: list[int] = []
        self.shares: list[float | None] = []


@pytest.fixture
def system() -> System:
    return System()


@pytest.fixture
def taskbar(system: System) -> Taskbar:
    return Taskbar(system.shares.append, system.badges.append)


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


METHODS = 21
"""Of ITaskbarList3 with those it inherits, in the order of Windows' header file."""
INIT, SET_VALUE, SET_STATE, RELEASE = 3, 9, 10, 2


class Interface:
    """An ITaskbarList3 in memory, as Windows lays it out; writes down what is called."""

    def __init__(self, init_result: int = 0) -> None:
        self.calls: list[tuple[int, ...]] = []
        self._results = {INIT: init_result}
        word = ctypes.c_uint64
        kinds = {SET_VALUE: (word,) * 4, SET_STATE: (word, word, ctypes.c_int)}
        self._methods = [
            ctypes.CFUNCTYPE(ctypes.c_long, *kinds.get(place, (word,)))(self._noting(place))
            for place in range(METHODS)
        ]
        entries = [ctypes.cast(method, ctypes.c_void_p).value for method in self._methods]
        self._table = (ctypes.c_void_p * METHODS)(*entries)
        self._object = ctypes.c_void_p(ctypes.addressof(self._table))
        self.pointer = ctypes.addressof(self._object)

    def _noting(self, place: int) -> object:
        def method(this: int, *arguments: int) -> int:
            assert this == self.pointer
            self.calls.append((place, *arguments))
            return self._results.get(place, 0)

        return method


def test_the_button_of_windows_is_called_in_the_order_of_its_interface() -> None:
    interface = Interface()
    button = TaskbarButton(interface.pointer, lambda: 4711)
    button.show(0.25)
    button.show(None)
    assert interface.calls == [
        (INIT,),
        (SET_VALUE, 4711, 25, 100),
        (SET_STATE, 4711, NORMAL),
        (SET_STATE, 4711, HIDDEN),
    ]


def test_a_task_bar_that_refuses_is_given_back() -> None:
    interface = Interface(init_result=-2147467263)
    with pytest.raises(OSError, match="0x80004001"):
        TaskbarButton(interface.pointer, lambda: 1)
    assert interface.calls == [(INIT,), (RELEASE,)]


@pytest.mark.skipif(hasattr(ctypes, "windll"), reason="Windows has a task bar")
def test_other_systems_have_no_button_of_windows() -> None:
    assert windows_progress(lambda: 1) is None
