"""Threads for what would hold up the event loop."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, TypeVar

T = TypeVar("T")


class WorkerThreads:
    """At most ``count`` at once; what comes on top waits its turn. ``run`` on the event loop."""

    def __init__(self, count: int, name: str) -> None:
        self._executor = ThreadPoolExecutor(count, thread_name_prefix=name)
        self._unfinished: set[Future[Any]] = set()

    @property
    def in_use(self) -> int:
        """How much work is not done yet."""
        return len(self._unfinished)

    async def run(self, work: Callable[[], T]) -> T:
        """Do blocking work. A cancelled caller leaves the thread to itself."""
        future = self._executor.submit(work)
        self._unfinished.add(future)
        future.add_done_callback(self._unfinished.discard)
        return await asyncio.wrap_future(future)

    def close(self) -> None:
        """Take no more; the threads end as soon as they have nothing to do."""
        self._executor.shutdown(wait=False, cancel_futures=True)
