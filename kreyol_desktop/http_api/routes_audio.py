"""Make audio of a Kreyòl text: as a task, or waiting for it."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from kreyol_desktop.core.job import ArtifactKind, Task, TaskState
from kreyol_desktop.http_api.connection import until_final
from kreyol_desktop.http_api.context import Api, ApiContext
from kreyol_desktop.http_api.error_responses import ERROR_RESPONSES
from kreyol_desktop.http_api.presenters import accepted_out, task_url
from kreyol_desktop.http_api.problems import ProblemError
from kreyol_desktop.http_api.requests import check_text, failure_problem, submit_audio
from kreyol_desktop.http_api.routes_download import artifact_of, artifact_response
from kreyol_desktop.http_api.schemas import AudioIn, TaskAcceptedOut

router = APIRouter(responses=ERROR_RESPONSES)
_BINARY = {"schema": {"type": "string", "format": "binary"}}


@router.post(
    "/api/v1/audio",
    status_code=202,
    response_model=TaskAcceptedOut,
    responses={
        200: {
            "description": "The audio, for wait=true",
            "content": {
                "audio/mpeg": _BINARY,
                "audio/mp4": _BINARY,
                "audio/ogg": _BINARY,
                "audio/flac": _BINARY,
                "audio/wav": _BINARY,
            },
        },
        409: {"description": "The task was cancelled while waiting"},
    },
)
async def make_audio(
    body: AudioIn,
    request: Request,
    response: Response,
    api: Api,
    wait: Annotated[bool, Query(description="Answer with the audio itself.")] = False,
) -> Response | TaskAcceptedOut:
    """Speak a Kreyòl text. Without ``wait``: 202 and the task's address in Location."""
    check_text(api, body.text)
    task = await api.in_store_thread(
        lambda: submit_audio(api, body.text, body.voice, body.speed, body.format)
    )
    if wait:
        task = await until_final(request, api, task)
        if task.state.is_final:
            return _audio_of(api, task)
    response.headers["location"] = task_url(task.id)
    return accepted_out(task)


def _audio_of(api: ApiContext, task: Task) -> Response:
    if task.state is not TaskState.COMPLETED:
        raise ProblemError(failure_problem(task.failure))
    return artifact_response(api, artifact_of(task, ArtifactKind.AUDIO))
