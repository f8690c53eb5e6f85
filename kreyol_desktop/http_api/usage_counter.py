"""Gathers requests by endpoint and writes them to the database now and then, off the event loop."""

import logging
from collections import Counter

from kreyol_desktop.core.errors import ResourceError
from kreyol_desktop.services.ports import UsageStats

logger = logging.getLogger(__name__)


class UsageCounter:
    """``add`` is called on the event loop; ``flush`` in a worker thread."""

    def __init__(self, usage: UsageStats) -> None:
        self._usage = usage
        self._pending: Counter[str] = Counter()

    def add(self, endpoint: str) -> None:
        """Count one request."""
        self._pending[endpoint] += 1

    def flush(self) -> None:
        """Write what was gathered. A database that fails keeps it for the next time."""
        pending, self._pending = self._pending, Counter()
        while pending:
            endpoint, times = pending.popitem()
            try:
                self._usage.count(endpoint, times)
            except ResourceError as error:
                logger.warning("Usage could not be counted: %s", error.code)
                pending[endpoint] = times
                self._pending.update(pending)
                return
