"""Tasks: list, look, pause, resume, retry, cancel, delete, follow."""

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Header, Path, Query
from starlette.responses import Response, StreamingResponse

from kreyol_desktop.core.errors import InvalidRequestError, NotFoundError
from kreyol_desktop.core.job import Task, TaskQuery, TaskType
from kreyol_desktop.http_api.context import Api, ApiContext
from kreyol_desktop.http_api.error_responses import ERROR_RESPONSES
from kreyol_desktop.http_api.presenters import (
    page_out,
    states_of,
    status_of_task,
    task_out,
)
from kreyol_desktop.http_api.problems import ProblemError, problem_of
from kreyol_desktop.http_api.schemas import TaskDeletedOut, TaskOut, TaskPageOut, TaskStatus
from kreyol_desktop.http_api.task_feed import changes
from kreyol_desktop.services.job_service import TaskEvent, TaskEventKind

MAX_PAGE = 200
MAX_OFFSET = 1_000_000
MAX_QUERY_CHARS = 200
RETRY_MS = 2_000
"""When a reader whose connection broke comes back."""

TaskId = Annotated[str, Path(min_length=1, max_length=64, pattern=r"^[0-9A-Za-z-]+$")]
router = APIRouter(prefix="/api/v1/tasks", responses=ERROR_RESPONSES)


@router.get("")
async def list_tasks(
    api: Api,
    status: TaskStatus | None = None,
    type: TaskType | None = None,  # noqa: A002 - the published parameter
    q: Annotated[str, Query(max_length=MAX_QUERY_CHARS)] = "",
    limit: Annotated[int, Query(ge=1, le=MAX_PAGE)] = 50,
    offset: Annotated[int, Query(ge=0, le=MAX_OFFSET)] = 0,
    cursor: Annotated[str, Query(max_length=200)] = "",
) -> TaskPageOut:
    """A page of tasks, newest first. ``q`` searches names and texts in both languages, accents
    apart: all words, phrases in quotes. ``cursor`` is an earlier ``next_cursor``; it replaces
    ``offset`` and stays right while tasks come and go.
    """
    query = TaskQuery(
        states=states_of(status) if status else frozenset(),
        type=type,
        text=q,
        limit=limit,
        offset=offset,
        cursor=cursor,
    )
    page = await api.in_store_thread(lambda: api.services.jobs.page(query))
    return page_out(page, query)


@router.get("/{task_id}")
async def get_task(api: Api, task_id: TaskId) -> TaskOut:
    """A task with its progress and results."""
    return task_out(await api.in_store_thread(lambda: api.services.jobs.get(task_id)))


@router.delete("/{task_id}")
async def delete_task(api: Api, task_id: TaskId) -> TaskDeletedOut:
    """Cancel a task that is not finished; delete a finished one with its files."""
    with state_conflicts():
        task, deleted = await api.in_store_thread(lambda: _cancel_or_delete(api, task_id))
    return TaskDeletedOut(task_id=task.id, status=status_of_task(task), deleted=deleted)


@router.post("/{task_id}/pause")
async def pause_task(api: Api, task_id: TaskId) -> TaskOut:
    """Hold a task at its next checkpoint."""
    return await _act(api, api.services.jobs.pause, task_id)


@router.post("/{task_id}/resume")
async def resume_task(api: Api, task_id: TaskId) -> TaskOut:
    """Go on with a paused or interrupted task."""
    return await _act(api, api.services.jobs.resume, task_id)


@router.post("/{task_id}/retry")
async def retry_task(api: Api, task_id: TaskId) -> TaskOut:
    """Queue a failed or cancelled task again; what was done already is not done twice."""
    return await _act(api, api.services.jobs.retry, task_id)


@router.get(
    "/{task_id}/events",
    response_class=StreamingResponse,
    responses={
        200: {
            "description": "Server-sent events; ``data`` is the task as JSON.",
            "content": {"text/event-stream": {}},
        },
        204: {"description": "The task is finished, and its last event was read already."},
    },
)
async def task_events(
    api: Api, task_id: TaskId, last_event_id: Annotated[str | None, Header()] = None
) -> Response:
    """Follow a task: its state now, then every change, until it is finished or deleted.

    A reader that comes back with the id of a finished task's last event is told 204, at which
    browsers stop coming back.
    """
    task = await api.in_store_thread(lambda: api.services.jobs.get(task_id))
    if task.state.is_final and last_event_id == event_id(task):
        return Response(status_code=204)
    return StreamingResponse(_events(api, task), media_type="text/event-stream")


async def _act(api: ApiContext, action: Callable[[str], Task], task_id: str) -> TaskOut:
    with state_conflicts():
        return task_out(await api.in_store_thread(lambda: action(task_id)))


@contextmanager
def state_conflicts() -> Iterator[None]:
    """Answer 409 where a task's state forbids what is asked, rather than the general 422."""
    try:
        yield
    except InvalidRequestError as error:
        raise ProblemError(replace(problem_of(error), status=409)) from error


def _cancel_or_delete(api: ApiContext, task_id: str) -> tuple[Task, bool]:
    jobs = api.services.jobs
    task = jobs.get(task_id)
    if task.state.is_final:
        jobs.delete(task_id, with_files=True)
        return task, True
    return jobs.cancel(task_id), False


def event_id(task: Task) -> str:
    """Names a state of a task: an event with this id has told all there is."""
    return f"{task.state.value}-{round(task.updated_at * 1000)}"


async def _events(api: ApiContext, task: Task) -> AsyncIterator[str]:
    with api.feed.watching(task.id) as watch:
        yield f"retry: {RETRY_MS}\n\n"
        # Looked up again under the watch: nothing can slip in between.
        try:
            task = await api.in_store_thread(lambda: api.services.jobs.get(task.id))
        except NotFoundError:
            yield _told(TaskEvent(TaskEventKind.DELETED, task))
            return
        async for event in changes(watch, task, api.config.heartbeat_s):
            if event is None:
                yield ": still here\n\n"
            else:
                yield _told(event)


def _told(event: TaskEvent) -> str:
    data = task_out(event.task).model_dump_json()
    return f"id: {event_id(event.task)}\nevent: {event.kind.value}\ndata: {data}\n\n"
