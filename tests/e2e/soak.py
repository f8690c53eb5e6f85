"""Hours of mixed use in minutes: jobs, API calls and a window that is clicked all over.

    python -m tests.e2e.soak --minutes 10

Prints memory, threads, file handles and database size at start, middle and end, and exits with 1
when something grew that must not, a thread or handle leaked, or anything ended in a bug.
"""

import argparse
import gc
import os
import random
import socket
import statistics
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
import psutil

from kreyol_desktop.bootstrap import Application, build_application
from kreyol_desktop.core.errors import KreyolError
from kreyol_desktop.core.job import JobRequest, TaskQuery, TaskState, TaskType
from kreyol_desktop.core.speech import AudioOptions
from kreyol_desktop.http_api.server_switch import ServerSwitch
from kreyol_desktop.locations import user_paths
from kreyol_desktop.server_face import server_switch
from tests.e2e import fuzz_seeds

if TYPE_CHECKING:
    from kreyol_desktop.gui.application import DesktopApplication

MEGABYTE = 1e6
MAX_GROWTH = 1.15
"""Memory at the end against the middle, when every model and page has been used."""
MEMORY_SLACK_MB = 40.0
MAX_MORE_THREADS = 4
MAX_MORE_HANDLES = 12
MAX_DATABASE_MB = 64.0
CLICK_MS = 250
KEPT_TASKS = 30
SENTENCES = (
    "Wash your hands before you eat.",
    "The school opens at 8 in the morning.",
    "Lavez les fruits avec de l'eau propre.",
    "The doctor gave him 20 mg a day for 10 days.",
)


@dataclass(frozen=True)
class Sample:
    """What the program holds at one moment, its workers included."""

    at_s: float
    memory_mb: float
    threads: int
    handles: int
    database_mb: float


@dataclass
class Soak:
    """The whole program over a folder, and those who use it."""

    application: Application
    server: ServerSwitch
    folder: Path
    dice: random.Random = field(default_factory=lambda: random.Random(8))
    counts: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    samples: list[Sample] = field(default_factory=list)
    ended: threading.Event = field(default_factory=threading.Event)
    started: float = field(default_factory=time.monotonic)

    def sample(self) -> None:
        gc.collect()
        own = psutil.Process()
        family = [own, *own.children(recursive=True)]
        self.samples.append(
            Sample(
                time.monotonic() - self.started,
                sum(_rss(process) for process in family) / MEGABYTE,
                own.num_threads(),
                _handles(own),
                self.application.database.size_bytes() / MEGABYTE,
            )
        )

    # ------------------------------------------------------------------ users

    def submit_jobs(self) -> None:
        """Documents and texts, some paused, cancelled, retried; the history is kept short."""
        documents = fuzz_seeds.documents()
        while not self.ended.wait(0.5):
            jobs = self.application.jobs
            if jobs.queue_length() < 3:
                task = jobs.submit(self._request(documents))
                self.counts["jobs submitted"] += 1
                self._meddle(task.id)
            old = jobs.page(TaskQuery(offset=KEPT_TASKS, limit=10)).items
            for task in old:
                if task.state.is_final:
                    jobs.delete(task.id)

    def _request(self, documents: dict[str, bytes]) -> JobRequest:
        if self.dice.random() < 0.3:
            text = f"Bonjou nimewo {self.dice.randrange(10_000)}. Kouman ou ye?"
            return JobRequest(TaskType.AUDIO, "tèks", text=text, audio=AudioOptions())
        suffix = self.dice.choice([".docx", ".epub", ".html", ".md", ".txt", ".srt"])
        path = self.folder / f"document{suffix}"
        path.write_bytes(documents[suffix])
        audio = AudioOptions() if self.dice.random() < 0.5 else None
        return JobRequest(TaskType.DOCUMENT, path.name, input_path=path, audio=audio)

    def _meddle(self, task_id: str) -> None:
        action = self.dice.choice(("", "", "", "pause", "cancel"))
        if not action:
            return
        try:
            getattr(self.application.jobs, action)(task_id)
            if action == "pause":
                self.ended.wait(0.3)
                self.application.jobs.resume(task_id)
        except KreyolError:
            self.counts["orders that came too late"] += 1

    def call_api(self) -> None:
        """One client that translates, speaks, lists, looks and asks for nonsense."""
        headers = {"Authorization": f"Bearer {self.server.token()}"}
        with httpx.Client(base_url=self.server.url, headers=headers, timeout=120) as client:
            calls: tuple[Callable[[], httpx.Response], ...] = (
                lambda: client.post("/api/v1/translate", json={"text": self._sentence()}),
                lambda: client.post("/api/v1/audio?wait=true", json={"text": "Bonjou tout moun."}),
                lambda: client.get("/api/v1/tasks?limit=20"),
                lambda: client.get("/health"),
                lambda: client.get("/metrics"),
                lambda: client.get("/api/v1/tasks/nobody"),
                lambda: client.post("/api/v1/translate", json={"text": ""}),
            )
            while not self.ended.wait(0.1):
                status = self.dice.choice(calls)().status_code
                self.counts[f"API answers {status // 100}xx"] += 1
                if status >= 500:
                    self.faults.append(f"the server answered {status}")

    def _sentence(self) -> str:
        return f"{self.dice.choice(SENTENCES)} ({self.dice.randrange(500)})"

    def click(self, desktop: "DesktopApplication") -> None:
        """Something a restless user does."""
        from kreyol_desktop.gui.window_pages import PAGE_ICONS  # delayed: Qt comes after runtimes

        self.counts["clicks"] += 1
        if self.dice.random() < 0.95:
            desktop.window.show_page(self.dice.choice([key for key, _ in PAGE_ICONS]))
        else:
            settings = self.application.settings.current
            size = self.dice.choice((90, 100, 120))
            desktop.apply_settings(replace(settings, font_percent=size))

    # ---------------------------------------------------------------- verdict

    def verdict(self) -> list[str]:
        """What must not be, in words; empty when all is well."""
        middle, end = self.samples[len(self.samples) // 2], self.samples[-1]
        found = list(self.faults)
        if end.memory_mb > middle.memory_mb * MAX_GROWTH + MEMORY_SLACK_MB:
            found.append(f"memory grew from {middle.memory_mb:.0f} to {end.memory_mb:.0f} MB")
        if end.threads > middle.threads + MAX_MORE_THREADS:
            found.append(f"threads grew from {middle.threads} to {end.threads}")
        if end.handles > middle.handles + MAX_MORE_HANDLES:
            found.append(f"file handles grew from {middle.handles} to {end.handles}")
        if end.database_mb > MAX_DATABASE_MB:
            found.append(f"the database has {end.database_mb:.0f} MB")
        failed = self.application.jobs.page(TaskQuery(states=frozenset({TaskState.FAILED})))
        found += [f"a job failed: {task.failure}" for task in failed.items]
        return found

    def print_table(self) -> None:
        print(
            f"{'':8}{'at s':>8}{'memory MB':>12}{'threads':>10}{'handles':>10}{'database MB':>13}"
        )
        rows = {"start": 0, "middle": len(self.samples) // 2, "end": -1}
        for name, index in rows.items():
            s = self.samples[index]
            print(
                f"{name:8}{s.at_s:8.0f}{s.memory_mb:12.1f}{s.threads:10}{s.handles:10}"
                f"{s.database_mb:13.2f}"
            )
        half = self.samples[len(self.samples) // 2 :]
        print(
            f"second half: {slope(half, lambda s: s.memory_mb):+.2f} MB of memory, "
            f"{slope(half, lambda s: s.threads):+.2f} threads, "
            f"{slope(half, lambda s: s.handles):+.2f} handles a minute"
        )
        print("memory MB:", " ".join(f"{s.memory_mb:.0f}" for s in self.samples))
        print(", ".join(f"{name}: {count}" for name, count in sorted(self.counts.items())))


def slope(samples: Sequence[Sample], value: Callable[[Sample], float]) -> float:
    """By how much a value grows in a minute: the least squares line through the samples."""
    if len(samples) < 2:
        return 0.0
    line = statistics.linear_regression([s.at_s for s in samples], [value(s) for s in samples])
    return line.slope * 60


def run(minutes: float, data: Path) -> Soak:
    """Use the whole program for ``minutes``; return what was seen, with everything closed."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = build_application(user_paths(data / "data"))
    settings = application.settings.current
    application.settings.update(
        first_run_done=True, server=replace(settings.server, port=_free_port())
    )
    server = server_switch(application)
    soak = Soak(application, server, data)
    try:
        _use(soak, minutes * 60)
    finally:
        soak.ended.set()
    return soak


def _use(soak: Soak, seconds: float) -> None:
    # Delayed: model runtimes must be loaded before Qt.
    from PySide6.QtCore import QTimer

    from kreyol_desktop.gui.application import DesktopApplication
    from kreyol_desktop.gui.qt_application import make_application
    from kreyol_desktop.window_face import gui_services

    qt = make_application(["soak"])
    desktop = DesktopApplication(qt, gui_services(soak.application))
    desktop.start()
    soak.server.start()
    users = [
        threading.Thread(target=_guarded, args=(soak, use), name=use.__name__)
        for use in (soak.submit_jobs, soak.call_api)
    ]
    for user in users:
        user.start()
    clicks, samples = QTimer(), QTimer()
    clicks.timeout.connect(lambda: soak.click(desktop))
    samples.timeout.connect(soak.sample)
    clicks.start(CLICK_MS)
    samples.start(int(seconds * 1000 / 20))
    # Not quit(): that asks the window, and the window asks the user about the running job.
    QTimer.singleShot(int(seconds * 1000), lambda: qt.exit(0))
    soak.sample()
    qt.exec()
    soak.ended.set()
    for user in users:
        user.join(130)
    soak.sample()
    clicks.stop()
    samples.stop()
    desktop.close()


def _guarded(soak: Soak, use: Callable[[], None]) -> None:
    try:
        use()
    except Exception as error:  # noqa: BLE001 - whatever it is, it is a fault to report
        soak.faults.append(f"{use.__name__}: {type(error).__name__}: {error}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _rss(process: psutil.Process) -> int:
    try:
        return int(process.memory_info().rss)
    except psutil.NoSuchProcess:
        return 0


def _handles(process: psutil.Process) -> int:
    return int(process.num_handles() if sys.platform == "win32" else process.num_fds())


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=10.0)
    minutes = parser.parse_args().minutes
    with tempfile.TemporaryDirectory() as folder:
        soak = run(minutes, Path(folder))
        faults = soak.verdict()
        soak.print_table()
        soak.application.close()
    for fault in faults:
        print("FAULT:", fault)
    return 1 if faults else 0


if __name__ == "__main__":
    raise SystemExit(main())
