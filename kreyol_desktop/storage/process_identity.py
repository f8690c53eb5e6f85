"""Who runs a task: a process, told from a later one with the same number by its start time."""

import psutil


def own_identity() -> str:
    """This process as ``pid:start time``."""
    return _identity(psutil.Process())


def is_alive(identity: str) -> bool:
    """True while the process of ``identity`` lives; False for anything else."""
    pid, _, _ = identity.partition(":")
    if not pid.isdecimal():
        return False
    try:
        return _identity(psutil.Process(int(pid))) == identity
    except (psutil.Error, OverflowError):
        return False


def _identity(process: psutil.Process) -> str:
    # Whole seconds: the same process may be given fractions that differ in the last digit.
    return f"{process.pid}:{int(process.create_time())}"
