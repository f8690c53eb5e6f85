"""Lanes do one call after the other and deliver outcomes on the main thread."""

import gc
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from pytestqt.qtbot import QtBot

from kreyol_desktop.core.errors import JobCancelled, KreyolError, LanguageError
from kreyol_desktop.gui import lanes as lanes_module
from kreyol_desktop.gui.lanes import Call, Lane, Lanes

close = Lane.close


@pytest.fixture
def lane(qtbot: QtBot) -> Iterator[Lane]:
    built = Lane("test")
    yield built
    built.close()


def test_the_work_runs_elsewhere_and_its_outcome_comes_home(lane: Lane, qtbot: QtBot) -> None:
    threads: list[int] = []
    results: list[tuple[int, int]] = []

    def work() -> int:
        threads.append(threading.get_ident())
        return 42

    lane.submit(work, owner=lane, done=lambda n: results.append((n, threading.get_ident())))
    qtbot.waitUntil(lambda: bool(results))
    assert results == [(42, threading.get_ident())]
    assert threads != [threading.get_ident()]


def test_calls_keep_their_order(lane: Lane, qtbot: QtBot) -> None:
    results: list[int] = []
    for number in range(50):
        lane.submit(lambda n=number: n, owner=lane, done=results.append)
    qtbot.waitUntil(lambda: len(results) == 50)
    assert results == list(range(50))


def test_only_the_newest_call_of_a_key_counts(lane: Lane, qtbot: QtBot) -> None:
    gate, results, ran = threading.Event(), [], []

    def work(name: str) -> str:
        gate.wait(5)
        ran.append(name)
        return name

    for name in ("first", "second", "third"):
        lane.submit(lambda n=name: work(n), owner=lane, done=results.append, key="text")
    gate.set()
    qtbot.waitUntil(lambda: lane.is_idle and bool(results))
    assert results == ["third"]
    assert "second" not in ran


def test_errors_reach_the_failed_callback(lane: Lane, qtbot: QtBot) -> None:
    errors: list[KreyolError] = []

    def refuse() -> None:
        raise LanguageError("No.")

    def stumble() -> None:
        raise ZeroDivisionError

    lane.submit(refuse, owner=lane, failed=errors.append)
    lane.submit(stumble, owner=lane, failed=errors.append)
    qtbot.waitUntil(lambda: len(errors) == 2)
    assert [error.code for error in errors] == ["input.language", "error"]


def test_a_cancelled_call_says_nothing(lane: Lane, qtbot: QtBot) -> None:
    said: list[object] = []

    def give_up() -> None:
        raise JobCancelled

    lane.submit(give_up, owner=lane, done=said.append, failed=said.append)
    lane.submit(lambda: "after", owner=lane, done=said.append)
    qtbot.waitUntil(lambda: lane.is_idle and bool(said))
    assert said == ["after"]


def test_progress_is_reported_on_the_way(lane: Lane, qtbot: QtBot) -> None:
    steps: list[object] = []

    def work(call: Call) -> None:
        for number in range(3):
            call.report(number)

    lane.submit_stream(work, owner=lane, progress=steps.append, done=lambda _: steps.append("end"))
    qtbot.waitUntil(lambda: "end" in steps)
    assert steps == [0, 1, 2, "end"]


def test_a_deleted_owner_hears_nothing(lane: Lane, qtbot: QtBot) -> None:
    heard: list[object] = []
    gate = threading.Event()
    owner = QObject()
    lane.submit(lambda: gate.wait(5), owner=owner, done=heard.append)
    owner.deleteLater()
    qtbot.wait(10)
    gate.set()
    qtbot.waitUntil(lambda: lane.is_idle)
    assert heard == []


def test_closing_waits_for_the_running_call_and_drops_the_rest(qtbot: QtBot) -> None:
    lane, ran = Lane("test"), []
    for number in range(100):
        lane.submit(lambda n=number: (ran.append(n), threading.Event().wait(0.01)), owner=lane)
    lane.close()
    finished = len(ran)
    assert finished < 100
    threading.Event().wait(0.05)
    assert len(ran) == finished


def test_a_call_that_outlasts_its_lane_ends_by_itself_and_hurts_nobody(qtbot: QtBot) -> None:
    lane, begun, gate, ended = Lane("test"), threading.Event(), threading.Event(), []

    def work() -> None:
        begun.set()
        gate.wait(5)
        ended.append(True)

    lane.submit(work, owner=lane)
    assert begun.wait(5)
    lane.close(timeout_ms=20)
    lane.deleteLater()
    del lane
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    assert ended == []
    gate.set()
    qtbot.waitUntil(lambda: ended == [True])
    qtbot.wait(50)


def test_all_lanes_together_are_waited_for_once(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits: list[int] = []
    monkeypatch.setattr(
        Lane, "close", lambda lane, timeout_ms: waits.append(timeout_ms) or close(lane, timeout_ms)
    )
    monkeypatch.setattr(lanes_module, "CLOSE_MS", 200)
    lanes, gate = Lanes(), threading.Event()
    begun = [threading.Event() for _ in range(2)]
    for lane, start in zip((lanes.quick, lanes.search), begun, strict=True):
        lane.submit(lambda s=start: (s.set(), gate.wait(60)), owner=lane)
    assert all(start.wait(5) for start in begun)
    lanes.close()
    assert sum(waits) < 4 * 200
    assert waits[-1] == 0
    gate.set()


def test_a_closed_lane_takes_nothing_more(qtbot: QtBot) -> None:
    lane, ran = Lane("test"), []
    lane.close()
    call = lane.submit(lambda: ran.append(1), owner=lane)
    assert call.cancelled
    assert lane.is_idle
    qtbot.wait(20)
    assert ran == []
