"""Who waits for a sound is served before whoever only stores one."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

LONGEST_WAIT_S = 2.0
"""Somebody who listens all day must not stop a job: it goes on after this."""


class Precedence:
    """Counts those who wait; the others make way before each piece of their work. Thread-safe."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._waiting = 0

    @contextmanager
    def first(self) -> Iterator[None]:
        """While this is held, others make way."""
        with self._changed:
            self._waiting += 1
        try:
            yield
        finally:
            with self._changed:
                self._waiting -= 1
                self._changed.notify_all()

    def make_way(self, longest_s: float = LONGEST_WAIT_S) -> None:
        """Return when nobody waits any more, after ``longest_s`` seconds at the latest."""
        with self._changed:
            self._changed.wait_for(lambda: not self._waiting, longest_s)
