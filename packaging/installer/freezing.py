"""Freeze the program with PyInstaller into one folder."""

import os
import subprocess
import sys
from pathlib import Path

from installer import slimming


def freeze(root: Path, build: Path, *, headless: bool = False) -> Path:
    """Freeze into ``build`` and return the program's folder.

    ``headless`` leaves the window and Qt out, for servers. The caller sets SOURCE_DATE_EPOCH for a
    build that can be repeated.
    Raise CalledProcessError when PyInstaller fails.
    """
    environment = dict(os.environ, PYTHONHASHSEED="0")
    if headless:
        environment["KREYOL_HEADLESS"] = "1"
    command = [
        sys.executable, "-m", "PyInstaller", str(root / "packaging" / "kreyol_desktop.spec"),
        "--noconfirm", "--log-level", "WARN",
        "--distpath", str(build / "dist"), "--workpath", str(build / "work"),
    ]  # fmt: skip
    subprocess.run(command, check=True, env=environment, cwd=root)
    folder = build / "dist" / "kreyol-desktop"
    saved_by_step = slimming.slim(folder)
    if not saved_by_step:
        print("Not slimmed: that is done on Linux, with binutils and a C compiler")
    for step, saved in saved_by_step.items():
        print(f"{-saved / 1e6:8.1f} MB  {step}")
    return folder


def commit_time(root: Path) -> str:
    """Seconds since the epoch of the last commit; ``0`` outside a checkout."""
    done = subprocess.run(
        ["git", "log", "-1", "--format=%ct"], cwd=root, capture_output=True, text=True, check=False
    )
    return done.stdout.strip() or "0"
