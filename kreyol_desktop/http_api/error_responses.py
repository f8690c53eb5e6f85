"""The error answers that every route may give, for the OpenAPI description."""

from typing import Any

from kreyol_desktop.http_api.schemas import ErrorOut

ERROR_STATUSES = (400, 401, 403, 404, 405, 408, 409, 413, 415, 422, 429, 431, 500, 502, 503, 507)
ERROR_RESPONSES: dict[int | str, dict[str, Any]] = {
    status: {"model": ErrorOut, "description": "An error"} for status in ERROR_STATUSES
}
