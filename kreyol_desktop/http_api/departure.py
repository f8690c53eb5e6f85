"""Whether the client of a request has left: told by the connection, read in engine threads.

Asking the connection would take two more tasks for every request; being told costs nothing.
"""

from typing import Any

from kreyol_desktop.core.errors import JobCancelled
from kreyol_desktop.core.progress import Stage

_KEY = "departure"


class Departure:
    """One request's; ``has_left`` may be read from any thread."""

    __slots__ = ("has_left",)

    def __init__(self) -> None:
        self.has_left = False

    def checkpoint(self, _stage: Stage, _done: int, _total: int) -> None:
        """Raise JobCancelled once the client has left. A core.progress.Checkpoint."""
        if self.has_left:
            raise JobCancelled


def departure_of(scope: Any) -> Departure:
    """The departure of a request by its ASGI scope, made on demand. Event loop only."""
    found = scope.setdefault("state", {}).setdefault(_KEY, Departure())
    assert isinstance(found, Departure)
    return found
