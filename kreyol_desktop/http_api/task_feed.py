"""Task events, carried from the job thread to whoever waits on the server's event loop."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager

from kreyol_desktop.core.job import Task
from kreyol_desktop.services.job_service import TaskEvent, TaskEventKind


class Watch:
    """The newest news of one task: a slow reader skips what is out of date, so nothing piles up."""

    def __init__(self) -> None:
        self._news = asyncio.Event()
        self._latest: TaskEvent | None = None
        self.ended = False

    def tell(self, event: TaskEvent) -> None:
        self._latest = event
        self._news.set()

    def end(self) -> None:
        """Wake the reader for good."""
        self.ended = True
        self._news.set()

    async def next(self, timeout_s: float) -> TaskEvent | None:
        """The newest event since the last call, or None when the time is up or the watch ended."""
        try:
            async with asyncio.timeout(timeout_s):
                await self._news.wait()
        except TimeoutError:
            return None
        if not self.ended:
            self._news.clear()
        event, self._latest = self._latest, None
        return event


class TaskFeed:
    """One subscription for all watches. ``open`` and ``close`` on the event loop."""

    def __init__(
        self, subscribe: Callable[[Callable[[TaskEvent], None]], Callable[[], None]]
    ) -> None:
        self._subscribe = subscribe
        self._unsubscribe: Callable[[], None] = _nothing
        self._loop: asyncio.AbstractEventLoop | None = None
        self._watches: dict[str, set[Watch]] = {}
        self._ended = False

    def open(self) -> None:
        """Begin to listen."""
        self._loop = asyncio.get_running_loop()
        self._unsubscribe = self._subscribe(self._on_event)

    def end_watches(self) -> None:
        """Send every reader home, and every later one at once: the server is switched off."""
        self._ended = True
        for watches in self._watches.values():
            for watch in watches:
                watch.end()

    def close(self) -> None:
        """Listen no more."""
        self._unsubscribe()
        self._unsubscribe = _nothing

    @contextmanager
    def watching(self, task_id: str) -> Iterator[Watch]:
        """A watch on one task, for as long as the context lasts."""
        watch = Watch()
        if self._ended:
            watch.end()
        watches = self._watches.setdefault(task_id, set())
        watches.add(watch)
        try:
            yield watch
        finally:
            watches.discard(watch)
            if not watches:
                self._watches.pop(task_id, None)

    def _on_event(self, event: TaskEvent) -> None:
        """Called on the job thread."""
        loop = self._loop
        if event.task.id in self._watches and loop is not None and not loop.is_closed():
            loop.call_soon_threadsafe(self._deliver, event)

    def _deliver(self, event: TaskEvent) -> None:
        for watch in self._watches.get(event.task.id, ()):
            watch.tell(event)


def _nothing() -> None:
    """What there is to unsubscribe before anything was subscribed."""


async def changes(
    watch: Watch, current: Task, heartbeat_s: float
) -> AsyncIterator[TaskEvent | None]:
    """``current`` first, then every newer state, None as a heartbeat; ends with the task."""
    yield TaskEvent(TaskEventKind.CHANGED, current)
    finished = current.state.is_final
    while not finished:
        event = await watch.next(heartbeat_s)
        if watch.ended and event is None:
            return
        yield event
        finished = event is not None and (
            event.kind is TaskEventKind.DELETED or event.task.state.is_final
        )
