"""The OpenAPI description: error shapes on every operation, and where the token is needed."""

from typing import Any

from fastapi import FastAPI

from kreyol_desktop.http_api.access import KEY_IN_BODY_PATHS, needs_token
from kreyol_desktop.http_api.error_responses import ERROR_STATUSES
from kreyol_desktop.http_api.problems import Dialect, dialect_of

DESCRIPTION = (
    "Offline translation and narration for Haitian Creole. Everything but `/`, `/health`, the "
    "documentation and the lists of languages needs the server's token: "
    "`Authorization: Bearer TOKEN`."
)
_TASK_MAKERS = ("/api/v1/audio", "/api/v1/process")
_SHAPES = {
    Dialect.LIBRETRANSLATE: {
        "type": "object",
        "properties": {"error": {"type": "string"}},
        "required": ["error"],
    },
    Dialect.OPENAI: {
        "type": "object",
        "properties": {
            "error": {
                "type": "object",
                "properties": {
                    "message": {"type": "string"},
                    "type": {"type": "string"},
                    "param": {"type": ["string", "null"]},
                    "code": {"type": ["string", "null"]},
                },
                "required": ["message", "type", "param", "code"],
            }
        },
        "required": ["error"],
    },
}


def describe(app: FastAPI) -> None:
    """Complete the description that FastAPI makes on first use."""
    app.description = DESCRIPTION
    plain = app.openapi

    def described() -> dict[str, Any]:
        if app.openapi_schema is None:
            app.openapi_schema = _completed(plain())
        return app.openapi_schema

    app.openapi = described  # type: ignore[method-assign] # FastAPI's documented way


def _completed(schema: dict[str, Any]) -> dict[str, Any]:
    schema["components"]["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer"}}
    for path, operations in schema["paths"].items():
        shape = _SHAPES.get(dialect_of(path))
        for operation in operations.values():
            if needs_token(path) or path in KEY_IN_BODY_PATHS:
                operation["security"] = [{"token": []}]
            if shape is not None:
                _reshape_errors(operation["responses"], shape)
    _link_tasks(schema["paths"])
    return schema


def _link_tasks(paths: dict[str, Any]) -> None:
    """Say which operations go on with the ``task_id`` that an operation answers with."""
    links = {
        operation["operationId"]: {
            "operationId": operation["operationId"],
            "parameters": {"task_id": "$response.body#/task_id"},
        }
        for path, operations in paths.items()
        for operation in operations.values()
        if "{task_id}" in path
    }
    for path in _TASK_MAKERS:
        paths[path]["post"]["responses"]["202"]["links"] = links


def _reshape_errors(responses: dict[str, Any], shape: dict[str, Any]) -> None:
    for status in map(str, ERROR_STATUSES):
        if status in responses:
            responses[status]["content"] = {"application/json": {"schema": shape}}
