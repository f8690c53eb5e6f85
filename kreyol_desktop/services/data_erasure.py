"""Delete all my data, and mean it."""

import logging
from collections.abc import Callable, Sequence

from kreyol_desktop.core.errors import ResourceError
from kreyol_desktop.services.job_service import JobService

logger = logging.getLogger(__name__)


class DataErasure:
    """Stops the work, then calls each eraser; one that fails does not keep the others from it.

    Copies that were exported to the user's own folders are the user's files and stay.
    """

    def __init__(self, jobs: JobService, erasers: Sequence[Callable[[], object]]) -> None:
        self._jobs = jobs
        self._erasers = tuple(erasers)

    def erase_everything(self, timeout_s: float = 10.0) -> None:
        """Raise the first ResourceError after all erasers were called.

        The job loop ends; the host starts it again. Raise ResourceError where the running job does
        not stop within ``timeout_s``: nothing is erased then.
        """
        if not self._jobs.stop(timeout_s, park=False):
            raise ResourceError("A task is still running.", hint="Wait a moment, then try again.")
        failures: list[ResourceError] = []
        for erase in self._erasers:
            try:
                erase()
            except ResourceError as error:
                logger.warning("Not everything could be erased: %s", error)
                failures.append(error)
        if failures:
            raise failures[0]
