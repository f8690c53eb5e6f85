"""The JSON that stands in a task's row: the request, the result, the progress, the failure."""

import json
import logging
from dataclasses import dataclass, replace
from typing import TypeVar

from kreyol_desktop.core.document import ReadWarning
from kreyol_desktop.core.errors import DatabaseError
from kreyol_desktop.core.job import Artifact, Failure, JobRequest
from kreyol_desktop.core.progress import Progress
from kreyol_desktop.core.segment import Coverage
from kreyol_desktop.storage.value_codec import decode, encode

logger = logging.getLogger(__name__)

_T = TypeVar("_T")

_NEVER_STORED = ("password",)
_STORED_AS_COLUMN = ("text",)


@dataclass(frozen=True, slots=True)
class TaskResult:
    """What ``result_data`` holds."""

    artifacts: tuple[Artifact, ...] = ()
    coverage: Coverage | None = None
    warnings: tuple[ReadWarning | str, ...] = ()
    """Plain English text in rows that were stored before warnings had codes."""


def request_to_json(request: JobRequest) -> str:
    """The request without its password and without its text, which has a column of its own."""
    return _dump(request, without=_NEVER_STORED + _STORED_AS_COLUMN)


def request_from_json(data: str, text: str | None = None) -> JobRequest:
    """The request again; its password is None. Raise DatabaseError for what is no request.

    ``text`` comes from its own column; None means that it stands in the JSON.
    """
    request = _load(JobRequest, data)
    return request if text is None else replace(request, text=text)


def whole_request_to_json(request: JobRequest) -> str:
    """The request with its text, for the record in the job's folder."""
    return _dump(request, without=_NEVER_STORED)


def result_to_json(result: TaskResult) -> str | None:
    """None while there is no result."""
    return None if result == TaskResult() else _dump(result)


def result_from_json(data: str | None) -> TaskResult:
    """The empty result for None. Raise DatabaseError for what is no result."""
    return TaskResult() if data is None else _load(TaskResult, data)


def progress_to_json(progress: Progress | None) -> str | None:
    """None while there is no progress."""
    return None if progress is None else _dump(progress)


def progress_from_json(data: str | None) -> Progress | None:
    """Raise DatabaseError for what is no progress."""
    return None if data is None else _load(Progress, data)


def failure_to_json(failure: Failure | None) -> str | None:
    """None where nothing failed."""
    return None if failure is None else _dump(failure)


def failure_from_json(data: str | None) -> Failure | None:
    """Raise DatabaseError for what is no failure."""
    return None if data is None else _load(Failure, data)


def _dump(value: object, *, without: tuple[str, ...] = ()) -> str:
    return json.dumps(encode(value, without=without), ensure_ascii=False, separators=(",", ":"))


def _load(cls: type[_T], data: str) -> _T:
    try:
        return decode(cls, json.loads(data), _log_fault)
    except ValueError as error:
        raise DatabaseError(
            "A stored task cannot be read.", hint="Delete the task and start it again."
        ) from error


def _log_fault(name: str, fault: str) -> None:
    logger.warning("Stored task: field %s %s; its default is used", name, fault)
