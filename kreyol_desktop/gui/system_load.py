"""How the machine is: processor, memory, disk."""

import os
import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import psutil


@dataclass(frozen=True, slots=True)
class SystemLoad:
    """``cpu_percent`` of all cores, the program's own memory, and the disk of the data folder."""

    cpu_percent: float
    memory_bytes: int
    disk_free_bytes: int
    data_bytes: int


def read_system_load(data: Path) -> SystemLoad:
    """Read it now; walks the data folder, so call it off the main thread."""
    process = psutil.Process()
    return SystemLoad(
        cpu_percent=psutil.cpu_percent(interval=None),
        memory_bytes=process.memory_info().rss,
        disk_free_bytes=shutil.disk_usage(data).free,
        data_bytes=_folder_bytes(data),
    )


def _folder_bytes(folder: Path) -> int:
    total = 0
    # os.walk passes over folders that a job removes meanwhile; Path.rglob would raise.
    for parent, _, names in os.walk(folder):
        for name in names:
            with suppress(OSError):  # a file that is gone by now
                total += Path(parent, name).stat().st_size
    return total
