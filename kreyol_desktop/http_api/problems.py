"""Errors as the server shows them: one table from the error tree to HTTP, one shape per family.

The product's own routes answer ``{"error": {"code", "message", "hint"}}``; routes that speak
another program's language (see ``dialect_of``) answer in that program's shape. No shape ever holds
a traceback, a path or what the user sent.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, auto
from http import HTTPStatus

from starlette.responses import JSONResponse, Response

from kreyol_desktop.core import errors

SERVER_FAULT = 500

STATUS: Mapping[type[errors.KreyolError], int] = {
    errors.KreyolError: 500,
    errors.InputError: 422,
    errors.UnsupportedFormatError: 415,
    errors.TooLargeError: 413,
    errors.NotFoundError: 404,
    errors.ModelError: 503,
    errors.ResourceError: 503,
    errors.DiskFullError: 507,
    errors.NetworkError: 502,
    errors.AlreadyRunningError: 409,
    errors.EngineError: 500,
    errors.WorkerDiedError: 503,
}
"""HTTP status of an error class; a class that is not named takes its nearest ancestor's."""

_PATH = re.compile(r"(?:[A-Za-z]:\\|\\\\|/)[^\s'\":;,()]*[/\\][^\s'\":;,()]*")


@dataclass(frozen=True, slots=True)
class Problem:
    """An error answer before it is given a shape."""

    status: int
    code: str
    message: str
    hint: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)


class ProblemError(Exception):
    """Raised where a route finds a fault of HTTP itself, which no service would know."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem


class Dialect(Enum):
    """Whose error shape a path answers in."""

    OWN = auto()
    LIBRETRANSLATE = auto()
    OPENAI = auto()


_LIBRETRANSLATE_PATHS = ("/translate", "/translate_file", "/detect", "/languages")


def dialect_of(path: str) -> Dialect:
    """The dialect that clients of ``path`` speak."""
    if path in _LIBRETRANSLATE_PATHS or path.startswith("/download_file/"):
        return Dialect.LIBRETRANSLATE
    return Dialect.OPENAI if path.startswith("/v1/") else Dialect.OWN


def status_of(kind: type[errors.KreyolError]) -> int:
    """The HTTP status of an error class."""
    return next(STATUS[ancestor] for ancestor in kind.__mro__ if ancestor in STATUS)


def problem_of(error: errors.KreyolError) -> Problem:
    """A service's error as a problem."""
    return Problem(status_of(type(error)), error.code, without_paths(error.message), error.hint)


def without_paths(message: str) -> str:
    """``message`` with every file path replaced: where things lie is nobody's business."""
    return _PATH.sub("(file)", message)


BUG = Problem(
    500,
    "bug",
    "Something went wrong inside the program.",
    "Try again; if it happens again, report it with the log file.",
)
"""What anything that is not a KreyolError looks like from outside."""

_BY_STATUS = {
    400: Problem(400, "http.bad_request", "The request cannot be read."),
    401: Problem(
        401,
        "http.unauthorized",
        "This needs the server's token.",
        "Send the header 'Authorization: Bearer TOKEN'; the token is on the Server page.",
        {"WWW-Authenticate": "Bearer"},
    ),
    403: Problem(403, "http.forbidden", "This is not allowed."),
    404: Problem(404, "http.not_found", "There is nothing at this address."),
    405: Problem(405, "http.method", "This address does not answer this method."),
    408: Problem(408, "http.timeout", "The request came in too slowly."),
}


def http_problem(status: int, headers: Mapping[str, str] | None = None) -> Problem:
    """The problem of a bare HTTP status."""
    known = _BY_STATUS.get(status)
    if known is None:
        return Problem(status, f"http.{status}", HTTPStatus(status).phrase, "", headers or {})
    merged = {**known.headers, **(headers or {})}
    return Problem(known.status, known.code, known.message, known.hint, merged)


def problem_body(problem: Problem, dialect: Dialect) -> dict[str, object]:
    """The JSON of a problem in a dialect."""
    if dialect is Dialect.LIBRETRANSLATE:
        return {"error": " ".join(filter(None, (problem.message, problem.hint)))}
    if dialect is Dialect.OPENAI:
        kind = "server_error" if problem.status >= SERVER_FAULT else "invalid_request_error"
        return {
            "error": {
                "message": " ".join(filter(None, (problem.message, problem.hint))),
                "type": kind,
                "param": None,
                "code": problem.code,
            }
        }
    return {
        "error": {"code": problem.code, "message": problem.message, "hint": problem.hint},
    }


def problem_response(problem: Problem, path: str) -> Response:
    """The answer for a problem at a path, in the path's dialect."""
    return JSONResponse(
        problem_body(problem, dialect_of(path)),
        status_code=problem.status,
        headers=dict(problem.headers),
    )
