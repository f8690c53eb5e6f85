"""Results of tasks as files, with ranges, entity tags and names in any script."""

import os
import re
import stat
import unicodedata
from pathlib import Path as FilePath
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Header, Query
from starlette.responses import (
    FileResponse,
    MalformedRangeHeader,
    RangeNotSatisfiable,
    Response,
)

from kreyol_desktop.core.errors import NotFoundError
from kreyol_desktop.core.job import Artifact, ArtifactKind, Task
from kreyol_desktop.http_api.context import Api, ApiContext
from kreyol_desktop.http_api.error_responses import ERROR_RESPONSES
from kreyol_desktop.http_api.problems import ProblemError, http_problem
from kreyol_desktop.http_api.routes_tasks import TaskId

MAX_PARTS = 10_000
MEDIA_TYPES = {
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".rtf": "application/rtf",
    ".epub": "application/epub+zip",
    ".html": "text/html; charset=utf-8",
    ".md": "text/markdown; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".srt": "application/x-subrip",
    ".vtt": "text/vtt; charset=utf-8",
    ".lrc": "text/plain; charset=utf-8",
    ".json": "application/json",
    ".zip": "application/zip",
    ".mp3": "audio/mpeg",
    ".m4b": "audio/mp4",
    ".m4a": "audio/mp4",
    ".aac": "audio/aac",
    ".opus": "audio/ogg",
    ".ogg": "audio/ogg",
    ".flac": "audio/flac",
    ".wav": "audio/wav",
    ".pcm": "audio/pcm",
}
_RANGE = re.compile(r"bytes=(\d+-\d*|-\d+)(\s*,\s*(\d+-\d*|-\d+))*")

router = APIRouter(responses=ERROR_RESPONSES)


@router.get(
    "/api/v1/download/{task_id}/{type}",
    response_class=FileResponse,
    responses={
        200: {"content": {"*/*": {"schema": {"type": "string", "format": "binary"}}}},
        206: {
            "description": "The range asked for",
            "content": {"*/*": {"schema": {"type": "string", "format": "binary"}}},
        },
        304: {"description": "Not changed since the entity tag in If-None-Match"},
        416: {"description": "The range lies outside the file"},
    },
)
async def download(
    api: Api,
    task_id: TaskId,
    type: ArtifactKind,  # noqa: A002 - the published parameter
    part: Annotated[int, Query(ge=1, le=MAX_PARTS)] = 1,
    if_none_match: Annotated[str | None, Header()] = None,
) -> Response:
    """A result of a task. ``part`` picks one of several of a kind (chapters, parts)."""
    task = await api.in_store_thread(lambda: api.services.jobs.get(task_id))
    return artifact_response(api, artifact_of(task, type, part), if_none_match)


router.add_api_route(
    "/api/v1/download/{task_id}/{type}", download, methods=["HEAD"], include_in_schema=False
)


def artifact_of(task: Task, kind: ArtifactKind, part: int = 1) -> Artifact:
    """The ``part``-th artifact of a kind. Raise NotFoundError."""
    found = [artifact for artifact in task.artifacts if artifact.kind is kind]
    if part > len(found):
        raise NotFoundError(
            "This task has no such result.", hint="The task lists its results with addresses."
        )
    return found[part - 1]


def artifact_response(
    api: ApiContext, artifact: Artifact, if_none_match: str | None = None
) -> Response:
    """A published file as an answer. Raise NotFoundError for one that is gone or elsewhere."""
    path = artifact.path.resolve()
    inside = path.is_relative_to(api.services.paths.jobs.resolve())
    status = _status_of(path) if inside else None
    if status is None:
        raise NotFoundError("The file is gone.", hint="Retry the task to make it again.")
    tag = f'"{artifact.sha256}"'
    headers = {
        "etag": tag,
        "cache-control": "private, no-cache",
        "content-disposition": attachment(path.name),
    }
    if if_none_match is not None and _names(if_none_match, tag):
        return Response(status_code=304, headers=headers)
    return RangedFile(
        path,
        headers=headers,
        media_type=media_type_of(path),
        stat_result=status,
    )


def attachment(name: str) -> str:
    """A Content-Disposition with the name in UTF-8, and in ASCII for clients that know no other
    (RFC 6266, appendix D).
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    plain = re.sub(r'[\x00-\x1f\x7f"\\%]', "_", plain).strip() or "result"
    if plain == name:
        return f'attachment; filename="{plain}"'
    return f"attachment; filename=\"{plain}\"; filename*=utf-8''{quote(name, safe='')}"


def _status_of(path: FilePath) -> os.stat_result | None:
    """What the system says of a regular file, None where there is none."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status if stat.S_ISREG(status.st_mode) else None


def media_type_of(path: FilePath) -> str:
    """The media type of a result by its suffix."""
    return MEDIA_TYPES.get(path.suffix.lower(), "application/octet-stream")


class RangedFile(FileResponse):
    """A file response that takes a malformed Range header for none, as RFC 9110 14.2 advises,
    and answers an impossible one in the server's error shape.
    """

    @classmethod
    def _parse_range_header(cls, http_range: str, file_size: int) -> list[tuple[int, int]]:
        if not _RANGE.fullmatch(http_range.strip().lower()):
            return []
        try:
            return super()._parse_range_header(http_range, file_size)
        except MalformedRangeHeader:
            return []
        except RangeNotSatisfiable as error:
            size = {"Content-Range": f"bytes */{error.max_size}"}
            raise ProblemError(http_problem(416, size)) from None


def _names(header: str, tag: str) -> bool:
    given = {candidate.strip().removeprefix("W/") for candidate in header.split(",")}
    return tag in given or "*" in given
