"""Figures of the window, offscreen: start, memory, a history of a million rows, the longest stall.

    python benchmarks/window.py [--rows 1000000] [--paragraphs 400]

Each start is a process of its own and stands beside a bare PySide6 window in the same run.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
STARTS = 5

BARE = """
import os, sys, time
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QMainWindow
class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            print(time.time() - float(os.environ["STARTED"])); application.quit()
        return False
application = QApplication([])
window, watch = QMainWindow(), Watch()
window.installEventFilter(watch)
window.show()
application.exec()
"""

WHOLE = """
import json, os, sys, time
started = float(os.environ["STARTED"])
from pathlib import Path
from kreyol_desktop.gui.plain_imports import use_plain_imports
use_plain_imports()
from kreyol_desktop.locations import user_paths
from kreyol_desktop.window_face import WindowProgram
from PySide6.QtCore import QEvent, QObject, QTimer
from kreyol_desktop.gui.application import DesktopApplication
from kreyol_desktop.gui.qt_application import make_application
from kreyol_desktop.gui.start_pace import StartPace
figures = {"stall": 0.0, "own": 0.0, "visit": 0.0}
class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and "painted" not in figures:
            figures["painted"] = time.time() - started
            figures["painted_cpu"] = time.process_time()
            figures["modules"] = len(sys.modules)
            beat.start()
        return False
last = [0.0, 0.0]
def tick():
    now, own = time.perf_counter(), time.thread_time()
    if last[0]:
        figures["stall"] = max(figures["stall"], now - last[0])
        kind = "visit" if unvisited is not pages else "own"
        figures[kind] = max(figures[kind], own - last[1])
    last[:] = now, own
def ask():
    figures["joined"] = time.time() - started
    if len(sys.argv) > 2:
        desktop.settled.connect(lambda: QTimer.singleShot(1000, rest)); return
    desktop.window.translate_text("Wash your hands.")
    desktop.window.stack.currentWidget().translated.connect(end)
def rest():
    psutil = sys.modules["psutil"]  # the services have it
    figures["idle_mb"] = psutil.Process().memory_info().rss / 1e6
    close()
def close():
    beat.stop()
    desktop.close(); program.close(); application.quit()
def end():
    figures["ready"] = time.time() - started
    figures["ready_cpu"] = time.process_time()
    if settled: finish()
    else: desktop.settled.connect(finish)
def finish():
    global unvisited
    unvisited = pages[:] if unvisited is pages else unvisited[1:]
    if unvisited:
        desktop.window.show_page(unvisited[0]); QTimer.singleShot(60, finish); return
    close()
settled = []
unvisited = pages = ["reader", "history", "metrics", "server", "models", "settings"]
program = WindowProgram(user_paths(Path(sys.argv[1])))
pace = StartPace(); pace.begin()
application = make_application(["x"])
beat = QTimer(interval=0); beat.timeout.connect(tick)
desktop = DesktopApplication(application, program.services)
desktop.ready.connect(ask)
desktop.settled.connect(pace.end); desktop.settled.connect(lambda: settled.append(1))
watch = Watch()
desktop.window.installEventFilter(watch)
desktop.start()
application.exec()
print(json.dumps(figures))
"""

FIRST_RUN = """
import sys
from pathlib import Path
from kreyol_desktop.bootstrap import build_application
from kreyol_desktop.locations import user_paths
core = build_application(user_paths(Path(sys.argv[1])))
core.settings.update(first_run_done=True, keep_awake=False)
core.close()
print("made")
"""


def child(code: str, *arguments: str) -> str:
    """Run a program and return the last line it printed."""
    environment = os.environ | {"STARTED": str(time.time()), "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        capture_output=True,
        text=True,
        check=True,
        env=environment,
        cwd=ROOT,
    )
    return done.stdout.strip().splitlines()[-1]


def measure_start() -> None:
    """The best of several starts: the machine is seldom idle."""
    with tempfile.TemporaryDirectory() as data:
        child(FIRST_RUN, data)
        runs = [json.loads(child(WHOLE, data)) for _ in range(STARTS)]
        idle = json.loads(child(WHOLE, data, "idle"))["idle_mb"]
    bare = min(float(child(BARE)) for _ in range(STARTS))

    def best(name: str) -> float:
        return float(min(run[name] for run in runs))

    show(
        "start to first painted frame",
        f"{best('painted'):.2f} s",
        "0.5 s",
        f"{best('painted_cpu'):.2f} s of CPU, {best('modules'):.0f} modules; "
        f"bare window {bare:.2f} s, {best('painted') / bare:.1f}x",
    )
    show(
        "start to a translated sentence",
        f"{best('ready'):.2f} s",
        "1.5 s",
        f"{best('ready_cpu'):.2f} s of CPU; services there at {best('joined'):.2f} s",
    )
    show(
        "longest stall after the first frame",
        f"{best('stall') * 1000:.0f} ms",
        "50 ms",
        f"own work {best('own') * 1000:.0f} ms; until every page is there",
    )
    show(
        "longest turn of a first visit",
        f"{best('visit') * 1000:.0f} ms",
        "16 ms",
        "own work, six pages that nobody has seen before",
    )
    show("memory before a model is loaded", f"{idle:.0f} MB", "150 MB", "resident, with every page")


class Heartbeat:
    """The longest time during which the main thread did not come round, and the most processor
    time that it used itself in one go: the rest is waiting for the machine or the interpreter."""

    def __init__(self) -> None:
        from PySide6.QtCore import QTimer

        self.reset()
        self._timer = QTimer(interval=0)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def reset(self) -> None:
        self.longest_s, self.longest_own_s = 0.0, 0.0
        self._last, self._last_own = time.perf_counter(), time.thread_time()

    def _beat(self) -> None:
        now = time.perf_counter()
        own = time.thread_time()
        self.longest_s = max(self.longest_s, now - self._last)
        self.longest_own_s = max(self.longest_own_s, own - self._last_own)
        self._last, self._last_own = now, own


def run_until(condition: Callable[[], bool], timeout_s: float = 600) -> float:
    """Let the event loop run until ``condition`` holds; return the seconds it took."""
    from PySide6.QtCore import QEventLoop, QTimer

    started = time.perf_counter()
    loop, timer = QEventLoop(), QTimer(interval=1)

    def look() -> None:
        if condition() or time.perf_counter() - started > timeout_s:
            loop.quit()

    timer.timeout.connect(look)
    timer.start()
    loop.exec()
    return time.perf_counter() - started


def measure_history(rows: int) -> None:
    """Open, scroll, jump to the end and search in a long history."""
    from storage import fill

    with Window() as (core, desktop, heart):
        desktop.attendants.stop_jobs(park=True)  # some of the rows wait, and none is a real job
        fill(core.database, rows)
        page = desktop.window.page("history")
        page.model.reload()
        run_until(lambda: page.model.total == rows)
        desktop.window.show_page("documents")
        heart.reset()
        desktop.window.show_page("history")
        opened = run_until(lambda: page.model.task(0) is not None)
        scrolled = []
        bar = page.table.verticalScrollBar()
        for step in range(1, 31):
            bar.setValue(step * 40)
            scrolled.append(run_until(lambda r=step * 40: page.model.task(r) is not None))
        bar.setValue(bar.maximum())
        jumped = run_until(lambda: page.model.task(rows - 1) is not None)
        page.search.setText("istwa 4242")
        page.search_now()
        searched = run_until(lambda: page.model.total < rows)
        show(f"history of {rows:,}: open", f"{opened * 1000:.0f} ms", "100 ms", "rows on screen")
        show(
            "history: scroll by a screen",
            f"{max(scrolled) * 1000:.0f} ms",
            "100 ms",
            "the slowest of 30",
        )
        show(
            "history: jump to the end",
            f"{jumped * 1000:.0f} ms",
            "100 ms",
            "loads in the background",
        )
        show(
            "history: search",
            f"{searched * 1000:.0f} ms",
            "100 ms",
            "accent-blind, names and texts",
        )
        show(
            "history: longest stall",
            f"{heart.longest_s * 1000:.0f} ms",
            "50 ms",
            f"own work {heart.longest_own_s * 1000:.0f} ms",
        )


def measure_stall(paragraphs: int) -> None:
    """The longest stall while a long document is translated and spoken."""
    from kreyol_desktop.core.job import ArtifactKind, JobRequest, TaskType
    from kreyol_desktop.core.speech import AudioOptions

    with Window() as (core, desktop, heart):
        file = core.paths.data / "long.txt"
        sentence = "Clean water number {} protects the family of house {} in the village."
        text = "\n\n".join(sentence.format(n, n * 7) for n in range(paragraphs))
        file.write_text(text, encoding="utf-8")
        request = JobRequest(
            TaskType.DOCUMENT, "long.txt", file, formats=(ArtifactKind.PDF,), audio=AudioOptions()
        )
        desktop.window.job_actions.submit([request])
        jobs = desktop.window.page("documents").jobs
        run_until(lambda: bool(jobs.cards))
        heart.reset()
        took = run_until(lambda: jobs.cards[0].task.state.is_final)
        state = jobs.cards[0].task.state.value
        own = f"own work {heart.longest_own_s * 1000:.0f} ms"
        note = f"{own}; {paragraphs} paragraphs, {took:.0f} s, {state}"
        show("longest stall while a job runs", f"{heart.longest_s * 1000:.0f} ms", "50 ms", note)


class Window:
    """The real window on a data folder of its own."""

    def __enter__(self):
        from kreyol_desktop.bootstrap import build_application
        from kreyol_desktop.gui.application import DesktopApplication
        from kreyol_desktop.gui.qt_application import make_application
        from kreyol_desktop.gui.start_pace import StartPace
        from kreyol_desktop.locations import user_paths
        from kreyol_desktop.window_face import gui_services

        self._folder = tempfile.TemporaryDirectory()
        self._core = build_application(user_paths(Path(self._folder.name)))
        self._core.settings.update(first_run_done=True, keep_awake=False)
        pace = StartPace()
        pace.begin()
        application = make_application(["x"])
        self._desktop = DesktopApplication(application, gui_services(self._core))
        self._settled = False
        self._desktop.settled.connect(self._on_settled)
        self._desktop.start()
        self._desktop.window.resize(1180, 760)
        run_until(lambda: self._settled)
        pace.end()
        return self._core, self._desktop, Heartbeat()

    def _on_settled(self) -> None:
        self._settled = True

    def __exit__(self, *_: object) -> None:
        self._desktop.close()
        self._desktop.window.hide()
        self._core.close()
        self._folder.cleanup()


def show(name: str, value: str, aim: str, note: str) -> None:
    print(f"{name:<36} {value:>10}   aim {aim:<8} {note}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--paragraphs", type=int, default=400)
    parser.add_argument("--only", choices=("start", "history", "stall"))
    options = parser.parse_args()
    if not options.only or options.only == "start":
        measure_start()
    if not options.only or options.only == "history":
        measure_history(options.rows)
    if not options.only or options.only == "stall":
        measure_stall(options.paragraphs)


if __name__ == "__main__":
    main()
