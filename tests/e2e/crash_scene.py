"""The real program over a data folder of its own, killed again and again."""

import random
import shutil
import sqlite3
import subprocess
import time
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import psutil

from tests.e2e.program import ROOT, SAMPLES, Finished, command, environment, run

STAGES = ("start", "read", "segment", "translate", "speak", "encode", "typeset", "publish")
"""Where the program is killed; ``start`` is before it has taken the job."""

SOURCE = SAMPLES / "health-leaflet-en.pdf"
FORMATS = "pdf,docx,html,txt"
START_S = 4.0
TIMEOUT_S = 240.0
_POLL_S = 0.002


@dataclass(frozen=True)
class KillPoint:
    """What was aimed at, and what the database said when the program was dead."""

    aimed: str
    state: str
    stage: str
    after_s: float


@dataclass
class CrashScene:
    """One job of one data folder."""

    folder: Path
    kills: list[KillPoint] = field(default_factory=list)

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def out(self) -> Path:
        return self.folder / "out"

    @property
    def arguments(self) -> tuple[str, ...]:
        return (
            "process", str(SOURCE), "--formats", FORMATS, "--audio", "mp3", "-o", str(self.out),
        )  # fmt: skip

    def finish(self) -> Finished:
        """Run the program to its end.

        A kill that came after the job was done leaves nothing to do: the same command would rightly
        make a second job, so that any other start does the tidying up.
        """
        if self.stored()[0] == "completed":
            return run(self.data, "tasks", "list", timeout_s=TIMEOUT_S)
        return run(self.data, *self.arguments, timeout_s=TIMEOUT_S)

    def kill_in(self, stage: str, delay_s: float) -> KillPoint | None:
        """Start the program, kill it ``delay_s`` after it reached ``stage``.

        None when it was done before; the parts of a stage that are over are not repeated.
        """
        started = time.monotonic()
        process = subprocess.Popen(
            command(self.data, *self.arguments),
            cwd=ROOT,
            env=environment(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            if stage != "start":
                self._wait_for(stage, process)
            time.sleep(delay_s)
        finally:
            children = _children(process.pid)
            process.kill()
            process.wait()
        _, still_alive = psutil.wait_procs(children, timeout=20)
        assert not still_alive, f"worker processes outlived the program: {still_alive}"
        if process.returncode >= 0:
            return None
        state, reached = self.stored()
        point = KillPoint(stage, state, reached, time.monotonic() - started)
        self.kills.append(point)
        return point

    def stored(self) -> tuple[str, str]:
        """State and stage of the only task, as the file says; empty before there is one."""
        try:
            with closing(sqlite3.connect(f"file:{self.data}/kreyol.db?mode=ro", uri=True)) as base:
                row = base.execute(
                    "SELECT status, coalesce(json_extract(progress, '$.stage'), '') FROM tasks"
                ).fetchone()
        except sqlite3.OperationalError:
            return "", ""
        return (row[0], row[1]) if row else ("", "")

    def integrity(self) -> str:
        """What SQLite says of the files as the kill left them; they are not touched."""
        with_log = self.folder / "as-left"
        shutil.rmtree(with_log, ignore_errors=True)
        with_log.mkdir()
        for path in self.data.glob("kreyol.db*"):
            if path.name in ("kreyol.db", "kreyol.db-wal"):
                shutil.copyfile(path, with_log / path.name)
        if not (with_log / "kreyol.db").exists():
            return "ok"
        with closing(sqlite3.connect(with_log / "kreyol.db")) as base:
            return str(base.execute("PRAGMA integrity_check").fetchone()[0])

    def tasks(self) -> list[tuple[str, str]]:
        """(name, status) of every task."""
        with closing(sqlite3.connect(self.data / "kreyol.db")) as base:
            return base.execute("SELECT name, status FROM tasks").fetchall()

    def names(self) -> set[str]:
        """Every file of the data folder by its place; ids, clips and dates made equal."""
        found = set()
        for path in self.data.rglob("*"):
            parts = path.relative_to(self.data).parts
            if path.is_dir() or parts[0] in ("backups", "logs"):
                continue
            if path.suffix == ".clip" or path.name in ("kreyol.db-wal", "kreyol.db-shm"):
                continue
            found.add("/".join(("jobs", "<id>", *parts[2:]) if parts[0] == "jobs" else parts))
        return found

    def _wait_for(self, stage: str, process: subprocess.Popen[bytes]) -> None:
        """Return when this run (whose first stage is ``read``) has reached ``stage``."""
        deadline = time.monotonic() + TIMEOUT_S
        seen_read = False
        while process.poll() is None and time.monotonic() < deadline:
            state, reached = self.stored()
            seen_read = seen_read or (state == "running" and reached == "read")
            if seen_read and reached and STAGES.index(reached) >= STAGES.index(stage):
                return
            time.sleep(_POLL_S)


def random_delay(stage: str, rng: random.Random) -> float:
    """A moment inside a stage; long stages are hit anywhere, short ones near their beginning."""
    longest = {"start": START_S, "translate": 3.0, "speak": 4.0, "encode": 3.0, "typeset": 2.0}
    return rng.uniform(0.0, longest.get(stage, 0.3))


def _children(pid: int) -> list[psutil.Process]:
    try:
        return psutil.Process(pid).children(recursive=True)
    except psutil.NoSuchProcess:
        return []
