"""Work on behalf of a client that may leave before it is done."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

from fastapi import Request

from kreyol_desktop.core.errors import JobCancelled
from kreyol_desktop.core.job import Task
from kreyol_desktop.core.progress import Checkpoint, Stage
from kreyol_desktop.http_api.context import ApiContext
from kreyol_desktop.http_api.departure import Departure, departure_of
from kreyol_desktop.http_api.task_feed import changes

T = TypeVar("T")


class ClientGoneError(Exception):
    """The client closed its connection; nobody will read an answer."""


async def while_connected(request: Request, api: ApiContext, work: Callable[[Checkpoint], T]) -> T:
    """Run ``work`` in an engine thread; its checkpoint raises JobCancelled once the client has left
    or the server stops. Raise ClientGoneError then.
    """
    client, server = departure_of(request.scope), Departure()

    def checkpoint(stage: Stage, done: int, total: int) -> None:
        client.checkpoint(stage, done, total)
        server.checkpoint(stage, done, total)

    try:
        return await api.in_engine_thread(lambda: work(checkpoint))
    except JobCancelled:
        raise ClientGoneError from None
    finally:
        server.has_left = True


async def until_final(request: Request, api: ApiContext, task: Task) -> Task:
    """Wait until a task ends. A client that leaves cancels its task (ClientGoneError); a server
    that is switched off ends the wait with the task as it is then.
    """
    following = asyncio.ensure_future(_followed(api, task))
    leaving = asyncio.ensure_future(_left(request))
    try:
        await asyncio.wait({following, leaving}, return_when=asyncio.FIRST_COMPLETED)
        if not following.done():
            await api.in_store_thread(lambda: api.services.jobs.cancel(task.id))
            raise ClientGoneError
        return following.result()
    finally:
        following.cancel()
        leaving.cancel()
        await asyncio.gather(following, leaving, return_exceptions=True)


async def _followed(api: ApiContext, task: Task) -> Task:
    with api.feed.watching(task.id) as watch:
        task = await api.in_store_thread(lambda: api.services.jobs.get(task.id))
        async for event in changes(watch, task, api.config.heartbeat_s):
            task = event.task if event is not None else task
    return task


async def _left(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        await asyncio.sleep(0)
