"""Bodies of compatibility routes: JSON, URL-encoded or multipart, whatever the client sends."""

import json
from collections.abc import Iterable, Mapping
from typing import Any, TypeVar
from urllib.parse import parse_qsl

from fastapi import Request
from pydantic import BaseModel, ValidationError
from starlette.datastructures import UploadFile

from kreyol_desktop.http_api.problem_handlers import validation_problem
from kreyol_desktop.http_api.problems import ProblemError, http_problem

M = TypeVar("M", bound=BaseModel)
MAX_FIELDS = 50
URL_ENCODED = "application/x-www-form-urlencoded"
FORM_TYPES = (URL_ENCODED, "multipart/form-data")


async def read_body(request: Request, model: type[M]) -> M:
    """The body, whichever way it is encoded, as a model. Raise a 400 or 422 problem."""
    media_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    values = await _values(request, media_type)
    try:
        return model.model_validate(values)
    except ValidationError as error:
        faults = [{**fault, "loc": ("body", *fault["loc"])} for fault in error.errors()]
        raise ProblemError(validation_problem(faults)) from None


async def _values(request: Request, media_type: str) -> Mapping[str, Any]:
    if media_type == URL_ENCODED:
        return _gathered(_pairs(await request.body()))
    return await (_form(request) if media_type in FORM_TYPES else _json(request))


async def _json(request: Request) -> Mapping[str, Any]:
    try:
        values = json.loads(await request.body())
    except (ValueError, RecursionError):
        raise ProblemError(http_problem(400)) from None
    if not isinstance(values, dict):
        raise ProblemError(http_problem(400))
    return values


async def _form(request: Request) -> Mapping[str, Any]:
    form = await request.form(max_files=0, max_fields=MAX_FIELDS)
    return _gathered((k, v) for k, v in form.multi_items() if not isinstance(v, UploadFile))


def _pairs(body: bytes) -> list[tuple[str, str]]:
    """The fields of a URL-encoded body; what is not escaped is UTF-8, as ``curl -d`` sends it.

    Starlette's own parser takes bare bytes for Latin-1, which garbles every accent.
    """
    try:
        return parse_qsl(
            body.decode(), keep_blank_values=True, errors="strict", max_num_fields=MAX_FIELDS
        )
    except ValueError:
        raise ProblemError(http_problem(400)) from None


def _gathered(pairs: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """Fields by name; one that comes several times is a list."""
    values: dict[str, Any] = {}
    for key, value in pairs:
        if key in values:
            earlier = values[key]
            values[key] = [*(earlier if isinstance(earlier, list) else [earlier]), value]
        else:
            values[key] = value
    return values


def body_schema(model: type[BaseModel], *media_types: str) -> dict[str, Any]:
    """``openapi_extra`` for a route that reads its body by ``read_body``."""
    schema = {"schema": model.model_json_schema()}
    content = dict.fromkeys(media_types or ("application/json", *FORM_TYPES), schema)
    return {"requestBody": {"required": True, "content": content}}
