"""The one thread that runs jobs for as long as the window lives."""

import logging
from typing import Protocol

from PySide6.QtCore import QObject, QThread

from kreyol_desktop.gui.lanes import outlive_its_owner

logger = logging.getLogger(__name__)


class RunsJobs(Protocol):
    """The loop of the job service."""

    def run_forever(self) -> None: ...

    def stop(self, timeout_s: float = ..., park: bool = ...) -> bool: ...


class JobThread(QThread):
    """Hosts the job service's loop."""

    def __init__(self, jobs: RunsJobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("jobs")
        self._jobs = jobs

    def run(self) -> None:
        """Work until the service is stopped."""
        self._jobs.run_forever()

    def stop(self, timeout_s: float = 20.0, *, park: bool = True) -> bool:
        """Park (or cancel) the running job and end the loop; False if it didn't end in time."""
        self._jobs.stop(timeout_s, park)
        ended = self.wait(int(timeout_s * 1000))
        if not ended:
            logger.error("The job thread did not end within %.0f s.", timeout_s)
            outlive_its_owner(self)
        return ended
