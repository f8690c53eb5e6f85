"""Hooks every kind of failure in the application to its error answer."""

from collections.abc import Sequence

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from kreyol_desktop.core.errors import KreyolError, LanguageError
from kreyol_desktop.http_api.connection import ClientGoneError
from kreyol_desktop.http_api.observation import CLIENT_GONE
from kreyol_desktop.http_api.problems import (
    Problem,
    ProblemError,
    http_problem,
    problem_of,
    problem_response,
)

MAX_NAMED_FAULTS = 5
UNKNOWN_LANGUAGE = LanguageError("This language is not known.", hint="Use en, fr, es, ht or auto.")


def install_problem_handlers(app: FastAPI) -> None:
    """Answer KreyolErrors, HTTP errors and validation errors in the shape of their path.

    Anything else is a bug and is answered by the outermost middleware (``observation``).
    """
    app.add_exception_handler(KreyolError, _on_kreyol_error)
    app.add_exception_handler(ClientGoneError, _on_client_gone)
    app.add_exception_handler(ProblemError, _on_problem)
    app.add_exception_handler(HTTPException, _on_http_exception)
    app.add_exception_handler(RequestValidationError, _on_validation_error)


def validation_problem(faults: Sequence[object]) -> Problem:
    """Names the fields that are wrong and why, never what was sent in them."""
    if faults and all(_is_language(fault) for fault in faults):
        return problem_of(UNKNOWN_LANGUAGE)
    lines = [_fault_line(fault) for fault in faults[:MAX_NAMED_FAULTS] if isinstance(fault, dict)]
    return Problem(
        422,
        "http.invalid",
        "The request has missing or wrong fields: " + "; ".join(lines),
        "See /docs for what this address expects.",
    )


def _is_language(fault: object) -> bool:
    """True for a language code of the right type that names no known language."""
    if not isinstance(fault, dict) or fault.get("type") != "string_pattern_mismatch":
        return False
    location = fault.get("loc") or ("",)
    return str(location[-1]) in ("source_lang", "target_lang")


def _fault_line(fault: dict[str, object]) -> str:
    location = fault.get("loc")
    parts = location if isinstance(location, (tuple, list)) else ()
    # Names of fields come from the schema; keys that the client made up are not repeated.
    names = [str(part) for part in parts[1:2] if str(part).isidentifier()]
    kind = str(fault.get("type", "invalid")).replace("_", " ")
    return f"{names[0] if names else 'body'} ({kind})"


async def _on_kreyol_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, KreyolError)
    request.scope.setdefault("state", {})["error_code"] = error.code
    return problem_response(problem_of(error), request.url.path)


async def _on_client_gone(_request: Request, _error: Exception) -> Response:
    """Nobody reads this; the status is for the log."""
    return Response(status_code=CLIENT_GONE)


async def _on_problem(request: Request, error: Exception) -> Response:
    assert isinstance(error, ProblemError)
    return problem_response(error.problem, request.url.path)


async def _on_http_exception(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if isinstance(error.__cause__, ProblemError):
        # FastAPI wraps what a middleware's receive() raises in a plain 400.
        return problem_response(error.__cause__.problem, request.url.path)
    if isinstance(error.__cause__, KreyolError):
        # What the disk refused while an upload came in, wrapped likewise.
        return await _on_kreyol_error(request, error.__cause__)
    return problem_response(http_problem(error.status_code, error.headers), request.url.path)


async def _on_validation_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    return problem_response(validation_problem(error.errors()), request.url.path)
