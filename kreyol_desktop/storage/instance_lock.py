"""One window, one job loop per data folder."""

from pathlib import Path

from filelock import FileLock, Timeout

from kreyol_desktop.core.errors import AlreadyRunningError
from kreyol_desktop.storage.file_errors import as_resource_errors
from kreyol_desktop.storage.file_operations import PRIVATE_FILE, make_private_folder


class InstanceLock:
    """Held from ``acquire`` until ``release``; the system frees it when the process dies."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = FileLock(path, mode=PRIVATE_FILE, thread_local=False)

    def acquire(self) -> None:
        """Raise AlreadyRunningError while another process holds the data folder."""
        with as_resource_errors(self._path.parent):
            make_private_folder(self._path.parent)
            try:
                self._lock.acquire(timeout=0)
            except Timeout as error:
                raise AlreadyRunningError(
                    "The program is already running with this data folder.",
                    hint="Use the window that is open, or close it first.",
                ) from error

    def release(self) -> None:
        """Let others have the data folder; idempotent."""
        self._lock.release()
