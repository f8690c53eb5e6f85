"""Telling listeners what happened to tasks, in the order in which it was stored."""

import logging
import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from kreyol_desktop.core.job import Task

logger = logging.getLogger(__name__)


class TaskEventKind(StrEnum):
    ADDED = "added"
    CHANGED = "changed"
    PROGRESS = "progress"
    DELETED = "deleted"


@dataclass(frozen=True, slots=True)
class TaskEvent:
    """``task`` is as stored after the event; for DELETED as it was before."""

    kind: TaskEventKind
    task: Task


Listener = Callable[[TaskEvent], None]


class TaskAnnouncer:
    """Delivers events one after the other, outside of all locks of the job service.

    ``put`` is called while the state is locked and fixes the order; ``deliver`` is called after.
    Where another thread delivers already, it takes the new events along, so a listener may call the
    job service and nobody waits for a listener.
    """

    def __init__(self) -> None:
        self._listeners: list[Listener] = []
        self._listeners_lock = threading.Lock()
        self._waiting: deque[TaskEvent] = deque()
        self._delivering = threading.Lock()

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Add a listener; call what is returned to remove it again (idempotent)."""
        with self._listeners_lock:
            self._listeners.append(listener)

        def unsubscribe() -> None:
            with self._listeners_lock:
                if listener in self._listeners:
                    self._listeners.remove(listener)

        return unsubscribe

    def put(self, event: TaskEvent) -> None:
        """Queue an event."""
        self._waiting.append(event)

    def deliver(self) -> None:
        """Call the listeners for all queued events."""
        while self._waiting and self._delivering.acquire(blocking=False):
            try:
                while self._waiting:
                    self._tell_all(self._waiting.popleft())
            finally:
                self._delivering.release()

    def _tell_all(self, event: TaskEvent) -> None:
        with self._listeners_lock:
            listeners = tuple(self._listeners)
        for listener in listeners:
            try:
                listener(event)
            except Exception:
                # A broken listener must not hurt the job or the other listeners.
                logger.exception("A listener failed on %s", event.kind)
