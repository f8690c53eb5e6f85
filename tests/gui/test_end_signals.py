"""The system asks the window to end: jobs are parked, the state is kept, the process leaves cleanly."""

import json
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QSessionManager
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6.Shiboken import getCppPointer, wrapInstance

from kreyol_desktop.bootstrap import Application, build_application
from kreyol_desktop.core.job import ArtifactKind, JobRequest, TaskState, TaskType
from kreyol_desktop.core.speech import AudioOptions
from kreyol_desktop.gui.application import DesktopApplication
from kreyol_desktop.gui.end_signals import EndSignals, end_signals_lead_to
from kreyol_desktop.locations import user_paths
from tests.e2e.program import ROOT, command, environment

WAIT_S = 240

BUSY_LANE = """
import threading
from kreyol_desktop.gui.lanes import Lane
from kreyol_desktop.gui.qt_application import end_process_if_threads_work, make_application
application = make_application(["x"])
begun = threading.Event()
lane = Lane("busy")
lane.submit(lambda: (begun.set(), threading.Event().wait(60)), owner=lane)
begun.wait()
lane.close(timeout_ms=20)
end_process_if_threads_work(7)
"""

STUCK_WINDOW = """
import sys, threading
from pathlib import Path
from PySide6.QtCore import QTimer
from kreyol_desktop.gui import application, job_attendants, lanes, run
from kreyol_desktop.locations import user_paths
from kreyol_desktop.services.job_service import JobService
from kreyol_desktop.window_face import open_window
lanes.CLOSE_MS = 50
job_attendants.STOP_S = 0.05
hung = lambda *_: threading.Event().wait(600)
JobService.run_forever = hung
class Window(application.DesktopApplication):
    def start(self, files=()):
        self.settled.connect(self.hang)
        super().start(files)
    def hang(self):
        for lane in (self.lanes.quick, self.lanes.desk):
            lane.submit(hung, owner=self)
        threading.Thread(target=hung, name="left alone").start()
        QTimer.singleShot(50, self.window.close)
run.DesktopApplication = Window
sys.exit(open_window(user_paths(Path(sys.argv[1])), []))
"""


def long_text(folder: Path) -> Path:
    """Minutes of speech: no computer is done with it before it is told to stop."""
    sentence = "Clean water number {} protects the family of house {} in the village."
    file = folder / "long.txt"
    file.write_text("\n\n".join(sentence.format(n, 7 * n) for n in range(1500)), encoding="utf-8")
    return file


def queue_job(data: Path, file: Path) -> str:
    core = build_application(user_paths(data))
    core.settings.update(first_run_done=True, keep_awake=False)
    request = JobRequest(
        TaskType.DOCUMENT, file.name, file, formats=(ArtifactKind.TEXT,), audio=AudioOptions()
    )
    task = core.jobs.submit(request)
    core.close()
    return task.id


def stored_state(data: Path, task_id: str) -> str:
    """What the database says, read beside the program that works on it."""
    path = user_paths(data).database
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as database:
        (state,) = database.execute(
            "SELECT status FROM tasks WHERE task_id = ?", (task_id,)
        ).fetchone()
    return str(state)


def session_manager(stand_in: QObject) -> QSessionManager:
    """Qt alone can make one; who only hears of the end never looks into it."""
    return wrapInstance(getCppPointer(stand_in)[0], QSessionManager)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signals between processes")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_parks_the_running_job_and_ends_the_window(
    tmp_path: Path, number: signal.Signals
) -> None:
    data = tmp_path / "data"
    task_id = queue_job(data, long_text(tmp_path))
    process = subprocess.Popen(
        command(data),
        cwd=ROOT,
        env=environment() | {"QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    deadline = time.monotonic() + WAIT_S
    while stored_state(data, task_id) != TaskState.RUNNING.value:
        assert process.poll() is None, process.communicate()[0]
        assert time.monotonic() < deadline
        time.sleep(0.05)
    process.send_signal(number)
    said, _ = process.communicate(timeout=WAIT_S)
    assert process.returncode == 0, said
    assert "Traceback" not in said
    assert stored_state(data, task_id) == TaskState.INTERRUPTED.value
    assert json.loads((data / "window.json").read_text(encoding="utf-8"))["page"] == "documents"


@pytest.mark.parametrize("name", ["SIGTERM", "SIGINT", "SIGHUP", "SIGBREAK"])
def test_a_signal_arrives_through_the_event_loop(name: str, qtbot: QtBot) -> None:
    if name not in signal.Signals.__members__:
        return
    # whoever runs the tests may have told them to outlive the terminal
    usual = signal.signal(signal.Signals[name], signal.SIG_DFL)
    signals = EndSignals()
    try:
        with qtbot.waitSignal(signals.asked):
            signal.raise_signal(signal.Signals[name])
    finally:
        signals.close()
        signal.signal(signal.Signals[name], usual)


def test_the_usual_handlers_come_back(qapp: QApplication) -> None:
    before = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
    with end_signals_lead_to(lambda: None):
        assert signal.getsignal(signal.SIGTERM) is not before[signal.SIGTERM]
    assert {number: signal.getsignal(number) for number in before} == before


def test_ctrl_c_pressed_twice_waits_for_nothing(qapp: QApplication) -> None:
    with end_signals_lead_to(lambda: None):
        signal.raise_signal(signal.SIGINT)
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)


@pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="Windows has no SIGHUP")
def test_a_program_that_outlives_its_terminal_goes_on_doing_so(qapp: QApplication) -> None:
    usual = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with end_signals_lead_to(lambda: None):
            assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGHUP, usual)


def test_the_end_of_the_session_parks_the_job_without_a_question(
    core: Application, desktop: DesktopApplication, tmp_path: Path, qapp: QApplication, qtbot: QtBot
) -> None:
    request = JobRequest(
        TaskType.DOCUMENT, "long.txt", long_text(tmp_path), formats=(ArtifactKind.TEXT,)
    )
    task = core.jobs.submit(request)
    qtbot.waitUntil(lambda: task.id in desktop.attendants.running, timeout=WAIT_S * 1000)
    desktop.attendants.guard.decided.disconnect()
    with qtbot.waitSignal(desktop.attendants.guard.decided) as decided:
        qapp.commitDataRequest.emit(session_manager(desktop))
    assert decided.args == [True]
    assert desktop.attendants.guard.question is None


def test_a_lane_that_does_not_end_is_no_crash_at_the_end() -> None:
    done = subprocess.run(
        [sys.executable, "-c", BUSY_LANE],
        cwd=ROOT,
        env=environment() | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=WAIT_S,
        check=False,
    )
    assert done.returncode == 7, done.stderr
    assert "Destroyed while thread" not in done.stderr


@pytest.mark.slow
def test_a_window_whose_threads_do_not_end_is_closed_all_the_same(tmp_path: Path) -> None:
    data = tmp_path / "data"
    core = build_application(user_paths(data))
    core.settings.update(first_run_done=True, keep_awake=False)
    core.close()
    done = subprocess.run(
        [sys.executable, "-c", STUCK_WINDOW, str(data)],
        cwd=ROOT,
        env=environment() | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=WAIT_S,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "Destroyed while thread" not in done.stderr
    said = next(line for line in done.stderr.splitlines() if "still work" in line)
    assert all(name in said for name in ("quick", "desk", "jobs", "left alone"))
    assert (data / "window.json").is_file()
