"""Who runs a task: a process, told from a later one with the same number by when it started."""

from pathlib import Path

import psutil

_PROC = Path("/proc")
_START_FIELD = 19
"""Of /proc/PID/stat behind the command's name: start time in ticks since boot (proc(5), no. 22)."""


def own_identity() -> str:
    """This process as ``pid:mark``."""
    process = psutil.Process()
    return f"{process.pid}:{_mark(process)}"


def is_alive(identity: str) -> bool:
    """True while the process of ``identity`` lives; False for anything else."""
    pid, _, mark = identity.partition(":")
    if not pid.isdecimal():
        return False
    try:
        process = psutil.Process(int(pid))
        return process.status() != psutil.STATUS_ZOMBIE and _mark(process) == mark
    except (psutil.Error, OSError, OverflowError):
        return False


def _mark(process: psutil.Process) -> str:
    """What a later process with the same number has not; a jump of the clock does not change it."""
    stat = _PROC / str(process.pid) / "stat"
    if not stat.exists():
        return str(int(process.create_time()))
    boot = (_PROC / "sys/kernel/random/boot_id").read_text("ascii")
    fields = stat.read_text("utf-8", "replace").rpartition(")")[2].split()
    return f"{boot[:8]}-{fields[_START_FIELD]}"
