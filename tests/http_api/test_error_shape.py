"""Every route answers every kind of refusal in the shape of its dialect."""

import re

import httpx
import pytest

from kreyol_desktop.http_api.access import KEY_IN_BODY_PATHS, needs_token
from kreyol_desktop.http_api.problems import Dialect, dialect_of
from tests.http_api.conftest import Live

ROUTES = [
    ("GET", "/"),
    ("GET", "/health"),
    ("GET", "/docs"),
    ("GET", "/redoc"),
    ("GET", "/openapi.json"),
    ("POST", "/api/v1/translate"),
    ("POST", "/api/v1/audio"),
    ("POST", "/api/v1/process"),
    ("GET", "/api/v1/tasks"),
    ("GET", "/api/v1/tasks/{task_id}"),
    ("DELETE", "/api/v1/tasks/{task_id}"),
    ("POST", "/api/v1/tasks/{task_id}/pause"),
    ("POST", "/api/v1/tasks/{task_id}/resume"),
    ("POST", "/api/v1/tasks/{task_id}/retry"),
    ("GET", "/api/v1/tasks/{task_id}/events"),
    ("GET", "/api/v1/download/{task_id}/{type}"),
    ("GET", "/api/v1/metrics"),
    ("GET", "/metrics"),
    ("GET", "/api/v1/stats"),
    ("GET", "/api/v1/models"),
    ("GET", "/api/v1/voices"),
    ("GET", "/api/v1/languages"),
    ("POST", "/translate"),
    ("POST", "/detect"),
    ("GET", "/languages"),
    ("POST", "/translate_file"),
    ("GET", "/download_file/{name}"),
    ("POST", "/v1/audio/speech"),
    ("GET", "/v1/audio/voices"),
    ("GET", "/v1/models"),
]
PATHS = sorted({path for _, path in ROUTES})
FILLED = {"task_id": "abc", "type": "pdf", "name": "abc.pdf.0"}


def filled(path: str) -> str:
    return re.sub(r"{(\w+)}", lambda match: FILLED[match[1]], path)


def assert_shape(answer: httpx.Response, path: str) -> None:
    assert answer.headers["content-type"] == "application/json"
    error = answer.json()["error"]
    assert set(answer.json()) == {"error"}
    dialect = dialect_of(path)
    if dialect is Dialect.LIBRETRANSLATE:
        assert isinstance(error, str)
    elif dialect is Dialect.OPENAI:
        assert set(error) == {"message", "type", "param", "code"}
    else:
        assert set(error) == {"code", "message", "hint"}


def test_the_list_of_routes_is_complete(live: Live) -> None:
    schema = live.get("/openapi.json").json()
    described = {
        (method.upper(), path)
        for path, operations in schema["paths"].items()
        for method in operations
    }
    hidden = {("GET", "/docs"), ("GET", "/redoc"), ("GET", "/openapi.json")}
    assert described | hidden == set(ROUTES)


@pytest.mark.parametrize("path", PATHS)
def test_a_wrong_method(live: Live, path: str) -> None:
    answer = live.client.request("PATCH", filled(path))
    assert answer.status_code == 405
    assert "allow" in answer.headers
    assert_shape(answer, path)


@pytest.mark.parametrize(("method", "path"), ROUTES)
def test_a_foreign_host(live: Live, method: str, path: str) -> None:
    answer = live.client.request(method, filled(path), headers={"Host": "evil.example"})
    assert answer.status_code == 403
    assert_shape(answer, path)


@pytest.mark.parametrize(
    ("method", "path"),
    [(m, p) for m, p in ROUTES if needs_token(filled(p)) or p in KEY_IN_BODY_PATHS],
)
def test_no_token(live: Live, method: str, path: str) -> None:
    body = {"data": {"q": "Hello"}} if path in KEY_IN_BODY_PATHS else {}
    if path == "/translate_file":
        body = {"files": {"file": ("a.txt", b"Hello")}}  # type: ignore[dict-item] # httpx's own
    answer = live.anonymous(method, filled(path), **body)
    assert answer.status_code == 401
    assert_shape(answer, path)


@pytest.mark.parametrize("path", [path for method, path in ROUTES if method == "POST"])
def test_a_body_that_cannot_be_read(live: Live, path: str) -> None:
    headers = {"Content-Type": "application/json"}
    answer = live.post(filled(path), content=b'{"broken', headers=headers)
    assert answer.status_code in (400, 404, 422)
    assert_shape(answer, path)


@pytest.mark.parametrize("path", [path for _, path in ROUTES if "{task_id}" in path])
def test_an_unknown_task(live: Live, path: str) -> None:
    method = next(method for method, known in ROUTES if known == path)
    answer = live.client.request(method, filled(path))
    assert answer.status_code == 404
    assert answer.json()["error"]["code"] == "input.not_found"
    assert_shape(answer, path)


@pytest.mark.parametrize(
    "path",
    [
        "/api/v1/tasks?limit=0",
        "/api/v1/tasks?limit=x",
        "/api/v1/tasks?status=sleeping",
        "/api/v1/tasks?cursor=nonsense",
        "/api/v1/tasks?offset=-1",
        "/api/v1/stats?days=0",
        "/api/v1/download/abc/exe",
        "/api/v1/download/abc/pdf?part=0",
    ],
)
def test_a_parameter_out_of_range(live: Live, path: str) -> None:
    answer = live.get(path)
    assert answer.status_code == 422
    assert_shape(answer, path)


@pytest.mark.parametrize("path", ["/nothing", "/api/v1/nothing", "/v1/nothing", "/docs/nothing"])
def test_an_unknown_address(live: Live, path: str) -> None:
    answer = live.get(path)
    assert answer.status_code == 404
    assert_shape(answer, path)
