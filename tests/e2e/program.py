"""Running the real program as its user would, in a process and a data folder of its own."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "resources" / "samples"
GUARD = Path(__file__).resolve().parent / "network_guard"


@dataclass(frozen=True)
class Finished:
    """What a command left: its exit code, its JSON, and what it said."""

    code: int
    value: dict
    err: str


def command(data: Path, *arguments: str) -> list[str]:
    """The command line of the program over a data folder."""
    return [sys.executable, "-m", "kreyol_desktop", "--data", str(data), *arguments]


def environment(network_log: Path | None = None) -> dict[str, str]:
    """The environment of a run; with a log, the network is cut for it and all its children."""
    env = dict(os.environ, LANG="C.UTF-8", LC_ALL="C.UTF-8", PYTHONUTF8="1")
    if network_log is not None:
        env["PYTHONPATH"] = str(GUARD)
        env["NETWORK_GUARD_LOG"] = str(network_log)
    return env


def run(data: Path, *arguments: str, network_log: Path | None = None, timeout_s: float = 280):
    """Run a command to its end and parse its JSON."""
    done = subprocess.run(
        command(data, *arguments, "--json"),
        cwd=ROOT,
        env=environment(network_log),
        capture_output=True,
        text=True,
        timeout=timeout_s,
        check=False,
    )
    return Finished(done.returncode, json.loads(done.stdout or "{}"), done.stderr)
