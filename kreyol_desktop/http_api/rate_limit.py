"""How many requests a client may make: a token bucket per client address."""

import time
from collections import OrderedDict
from collections.abc import Callable

MAX_CLIENTS = 1024
BURST_S = 10.0
"""A client may use up this many seconds of its allowance at once."""


class RateLimiter:
    """``per_minute`` requests for each client, 0 for no limit. For one event loop only."""

    def __init__(self, per_minute: int, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._rate = per_minute / 60
        self._burst = max(1.0, self._rate * BURST_S)
        self._clock = clock
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def wait_s(self, client: str) -> float:
        """0 when the client may go on (and that is counted), else seconds until it may."""
        if self._rate <= 0:
            return 0.0
        now = self._clock()
        level, seen = self._buckets.pop(client, (self._burst, now))
        level = min(self._burst, level + (now - seen) * self._rate)
        allowed = level >= 1
        self._buckets[client] = (level - 1 if allowed else level, now)
        if len(self._buckets) > MAX_CLIENTS:
            self._buckets.popitem(last=False)
        return 0.0 if allowed else (1 - level) / self._rate
