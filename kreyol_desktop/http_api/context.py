"""What every route has at hand: services, limits, threads and the feed of task events."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from typing import Annotated, TypeVar

from fastapi import Depends, Request

from kreyol_desktop.core.settings import ServerSettings
from kreyol_desktop.http_api.api_services import ApiConfig, ApiServices
from kreyol_desktop.http_api.docs_assets import DocsAssets
from kreyol_desktop.http_api.health import HealthProbe
from kreyol_desktop.http_api.task_feed import TaskFeed
from kreyol_desktop.http_api.uploads import UploadFolder
from kreyol_desktop.http_api.usage_counter import UsageCounter
from kreyol_desktop.http_api.worker_threads import WorkerThreads

T = TypeVar("T")

ENGINE_THREADS = 64
"""Enough callers at once for the translator to gather full batches."""
STORE_THREADS = 16
FLUSH_EVERY_S = 2.0


class ApiContext:
    """Lives as long as one run of the application; ``running`` opens and closes it."""

    def __init__(self, services: ApiServices, config: ApiConfig) -> None:
        self.services = services
        self.config = config
        self.usage = UsageCounter(services.usage)
        self.feed = TaskFeed(services.jobs.subscribe)
        self.health = HealthProbe(services)
        self.docs = DocsAssets(services.paths.resources / "web")
        self.uploads = UploadFolder(
            services.paths.data / "uploads", config.settings.max_upload_bytes
        )
        self._loop: asyncio.AbstractEventLoop | None = None

    @property
    def limits(self) -> ServerSettings:
        return self.config.settings

    async def in_store_thread(self, work: Callable[[], T]) -> T:
        """Run quick blocking work (the database, a file) off the event loop."""
        return await self._store_threads.run(work)

    async def in_engine_thread(self, work: Callable[[], T]) -> T:
        """Run an engine off the event loop. A cancelled caller leaves the thread to itself."""
        return await self._engine_threads.run(work)

    @contextlib.asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Open what needs an event loop; at the end write what is still unwritten."""
        self._loop = asyncio.get_running_loop()
        self._store_threads = WorkerThreads(STORE_THREADS, "http-store")
        self._engine_threads = WorkerThreads(ENGINE_THREADS, "http-engine")
        self.feed.open()
        flusher = asyncio.create_task(self._flush_for_ever())
        try:
            yield
        finally:
            self.feed.end_watches()
            self.feed.close()
            flusher.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await flusher
            await self.in_store_thread(self.usage.flush)
            self._store_threads.close()
            self._engine_threads.close()

    def stop_waiting(self) -> None:
        """From any thread: send waiting requests and event streams home."""
        loop = self._loop
        if loop is not None and not loop.is_closed():
            loop.call_soon_threadsafe(self.feed.end_watches)

    async def _flush_for_ever(self) -> None:
        while True:
            await asyncio.sleep(FLUSH_EVERY_S)
            await self.in_store_thread(self.usage.flush)


def context_of(request: Request) -> ApiContext:
    """For routes that are asked often: a dependency costs FastAPI as much as the whole rest."""
    context = request.app.state.context
    assert isinstance(context, ApiContext)
    return context


async def _context_of(request: Request) -> ApiContext:
    return context_of(request)


Api = Annotated[ApiContext, Depends(_context_of)]
