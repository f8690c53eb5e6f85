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


class HeapTrimmer:
    """Gives free memory back after every ``interval`` sentences. Thread-safe."""

    def __init__(self, interval: int, release: Callable[[], None] | None = None) -> None:
        self._interval = interval
        self._release = release or releaser()
        self._lock = threading.Lock()
        self._since = 0

    def count(self, sentences: int) -> None:
        """Tell that so many more sentences were decoded."""
        with self._lock:
            self._since += sentences
            due = self._since >= self._interval
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
