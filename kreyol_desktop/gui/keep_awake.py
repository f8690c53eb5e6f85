"""Keeps the computer from falling asleep while a job runs, as well as each system allows."""

import logging
import os
import shutil
import subprocess
import sys
from typing import Any

import psutil

logger = logging.getLogger(__name__)

_WINDOWS_CONTINUOUS = 0x80000000
_WINDOWS_SYSTEM_REQUIRED = 0x00000001


def is_on_battery() -> bool:
    """True when a battery feeds the computer; False where nothing can be told."""
    try:
        battery = psutil.sensors_battery()
    except (OSError, NotImplementedError, AttributeError):
        return False
    return battery is not None and battery.power_plugged is False


class KeepAwake:
    """``hold`` while work goes on, ``release`` after it; both may be called at any time."""

    def __init__(self) -> None:
        self._holder: Any = None

    @property
    def is_held(self) -> bool:
        return self._holder is not None

    def hold(self) -> None:
        """Ask the system not to sleep. A system that can't is left as it is."""
        if self._holder is None:
            self._holder = _hold()

    def release(self) -> None:
        """Let the system sleep again."""
        holder, self._holder = self._holder, None
        if isinstance(holder, subprocess.Popen):
            holder.terminate()
            holder.wait(5)
        elif holder is not None:
            _windows_state(_WINDOWS_CONTINUOUS)


def _hold() -> Any:
    if sys.platform == "win32":
        return _windows_state(_WINDOWS_CONTINUOUS | _WINDOWS_SYSTEM_REQUIRED)
    command = _command()
    if command is None:
        return None
    try:
        return subprocess.Popen(  # noqa: S603 - a fixed command line
            command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
    except OSError as error:
        logger.info("Sleep can't be prevented: %s", error)
        return None


def _command() -> list[str] | None:
    """caffeinate on macOS, systemd-inhibit on Linux; both end with the process they wait for."""

    if sys.platform == "darwin":
        return ["/usr/bin/caffeinate", "-i", "-w", str(os.getpid())]
    inhibit, tail = shutil.which("systemd-inhibit"), shutil.which("tail")
    if inhibit is None or tail is None:
        return None
    waiting = [tail, "--pid", str(os.getpid()), "-f", "/dev/null"]
    return [inhibit, "--what=sleep:idle", "--who=Kreyol Desktop", "--why=A job runs", *waiting]


def _windows_state(state: int) -> Any:
    """SetThreadExecutionState; returns something that is not None."""
    import ctypes

    windll: Any = getattr(ctypes, "windll", None)
    if windll is None:
        return None
    windll.kernel32.SetThreadExecutionState(state)
    return state
