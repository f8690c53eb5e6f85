"""Giving memory back to the system that the C library keeps for later.

The buffers of a batch are as long as its longest sentence, so that hardly two are alike: the heaps of
the decoding threads fall into pieces and grow, though nothing is lost. Measured over 5,000 sentences:
24.5 MiB in use from the first to the last, 45 to 57 MiB free and kept. The GNU C library gives such
memory back when it is asked.
"""

import ctypes
import sys
import threading
from collections.abc import Callable

_WITHOUT_REST = 10
"""So many intervals pass before memory goes back in the middle of work, which takes it again soon."""


class HeapTrimmer:
    """Gives free memory back when the decoding threads have nothing to do, and in between where
    they never rest. Thread-safe.

    ``interval`` is the number of sentences from which it is worth the few milliseconds.
    """

    def __init__(self, interval: int, release: Callable[[], None] | None = None) -> None:
        self._interval = interval
        self._release = release or releaser()
        self._lock = threading.Lock()
        self._since = 0

    def count(self, sentences: int) -> None:
        """Tell that so many more sentences were decoded."""
        self._release_from(self._interval * _WITHOUT_REST, sentences)

    def rest(self) -> None:
        """Tell that a thread has nothing to do."""
        self._release_from(self._interval, 0)

    def _release_from(self, limit: int, more: int) -> None:
        with self._lock:
            self._since += more
            due = self._since >= limit
            if due:
                self._since = 0
        if due:
            self._release()


def releaser() -> Callable[[], None]:
    """What gives free memory back; it does nothing where the C library has no such function."""
    if not sys.platform.startswith("linux"):
        return _nothing
    try:
        trim = ctypes.CDLL(None).malloc_trim
    except (OSError, AttributeError):  # another C library, such as musl
        return _nothing
    trim.argtypes, trim.restype = [ctypes.c_size_t], ctypes.c_int

    def release() -> None:
        trim(0)

    return release


def _nothing() -> None:
    """There is nothing to call."""
