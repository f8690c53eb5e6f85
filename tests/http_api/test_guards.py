"""What the server turns away, over real connections."""

import contextlib
import logging
import socket
import time
from collections.abc import Iterator

import httpx
import pytest

from kreyol_desktop.http_api.protocol import GuardedProtocol
from tests.http_api.conftest import Live, Serve

BOUNDARY = "b0undary"


def raw(live: Live, request: bytes, timeout_s: float = 10.0) -> bytes:
    """Send bytes as they are and read until the server closes."""
    with socket.create_connection(("127.0.0.1", live.server.port), timeout_s) as connection:
        answer = b""
        # A server that closes before it has read everything resets the connection.
        with contextlib.suppress(ConnectionResetError, BrokenPipeError):
            connection.sendall(request)
            while chunk := connection.recv(65536):
                answer += chunk
    return answer


def code_of(answer: httpx.Response) -> str:
    body = answer.json()
    assert set(body["error"]) == {"code", "message", "hint"}
    return str(body["error"]["code"])


# ---------------------------------------------------------------- host and origin


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:{port}", "localhost", "127.0.0.1:1"]
)
def test_a_rebound_name_is_refused(live: Live, host: str) -> None:
    answer = live.get("/health", headers={"Host": host.format(port=live.server.port)})
    assert (answer.status_code, code_of(answer)) == (403, "http.host")


def test_an_empty_host_is_refused(live: Live) -> None:
    answer = raw(live, b"GET /health HTTP/1.1\r\nHost: \r\nConnection: close\r\n\r\n")
    assert answer.startswith(b"HTTP/1.1 403")
    assert b"http.host" in answer


def test_a_missing_host_is_refused(live: Live) -> None:
    assert raw(live, b"GET /health HTTP/1.1\r\n\r\n").startswith(b"HTTP/1.1 400")
    answer = raw(live, b"GET /health HTTP/1.0\r\n\r\n")
    assert b" 403 " in answer.split(b"\r\n")[0]


def test_two_hosts_are_refused(live: Live) -> None:
    host = f"Host: 127.0.0.1:{live.server.port}\r\n".encode()
    answer = raw(live, b"GET /health HTTP/1.1\r\n" + host * 2 + b"Connection: close\r\n\r\n")
    assert answer.split(b"\r\n")[0].split(b" ")[1] in (b"400", b"403")


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://localhost:1"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_pages_of_other_origins_are_refused_even_with_the_token(
    live: Live, headers: dict[str, str]
) -> None:
    answer = live.post("/api/v1/translate", json={"text": "Hello."}, headers=headers)
    assert (answer.status_code, code_of(answer)) == (403, "http.origin")
    assert "access-control-allow-origin" not in answer.headers


def test_a_preflight_is_refused_while_no_origin_is_listed(live: Live) -> None:
    headers = {"Origin": "https://clinic.example", "Access-Control-Request-Method": "POST"}
    answer = live.anonymous("OPTIONS", "/api/v1/translate", headers=headers)
    assert answer.status_code == 403
    assert "access-control-allow-origin" not in answer.headers


def test_a_listed_origin_is_welcome_and_no_other(serve: Serve) -> None:
    live = serve(allowed_origins=("https://clinic.example",))
    preflight = {
        "Origin": "https://clinic.example",
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "authorization",
    }
    answer = live.anonymous("OPTIONS", "/api/v1/translate", headers=preflight)
    assert answer.status_code == 200
    assert answer.headers["access-control-allow-origin"] == "https://clinic.example"
    headers = {"Origin": "https://clinic.example", "Sec-Fetch-Site": "cross-site"}
    answer = live.get("/api/v1/voices", headers=headers)
    assert answer.status_code == 200
    assert answer.headers["access-control-allow-origin"] == "https://clinic.example"
    assert live.get("/api/v1/voices", headers={"Origin": "https://evil.example"}).status_code == 403


@pytest.mark.parametrize("entry", ["*", "null", "https://clinic.example/page"])
def test_an_entry_that_is_no_origin_lets_nobody_in(serve: Serve, entry: str) -> None:
    live = serve(allowed_origins=(entry,))
    for origin in ("null", "https://evil.example", "https://clinic.example"):
        preflight = {"Origin": origin, "Access-Control-Request-Method": "POST"}
        for answer in (
            live.anonymous("OPTIONS", "/api/v1/translate", headers=preflight),
            live.get("/api/v1/voices", headers={"Origin": origin}),
        ):
            assert answer.status_code == 403
            assert "access-control-allow-origin" not in answer.headers


@pytest.mark.parametrize(
    ("changed", "status", "code"),
    [
        ({"Origin": "https://evil.example"}, 403, "http.origin"),
        ({"Origin": "null"}, 403, "http.origin"),
        ({"Host": "rebound.example:80"}, 403, "http.host"),
        ({"Access-Control-Request-Method": "PUT"}, 400, "http.preflight"),
        ({"Access-Control-Request-Headers": "x-other"}, 400, "http.preflight"),
    ],
)
def test_a_refused_preflight_has_the_shape_of_every_error(
    serve: Serve, changed: dict[str, str], status: int, code: str
) -> None:
    live = serve(allowed_origins=("https://clinic.example",))
    asked = {"Origin": "https://clinic.example", "Access-Control-Request-Method": "POST"}
    answer = live.anonymous("OPTIONS", "/api/v1/translate", headers={**asked, **changed})
    assert (answer.status_code, code_of(answer)) == (status, code)
    assert "access-control-allow-origin" not in answer.headers


def test_a_listed_page_may_read_why_it_was_refused(serve: Serve) -> None:
    live = serve(allowed_origins=("https://clinic.example",))
    headers = {"Origin": "https://clinic.example"}
    answer = live.anonymous("GET", "/api/v1/tasks", headers=headers)
    assert (answer.status_code, code_of(answer)) == (401, "http.unauthorized")
    assert answer.headers["access-control-allow-origin"] == "https://clinic.example"


def test_a_listed_origin_is_known_however_it_is_written(serve: Serve) -> None:
    live = serve(allowed_origins=("HTTPS://Clinic.Example:443/",))
    answer = live.get("/api/v1/voices", headers={"Origin": "https://clinic.example"})
    assert answer.status_code == 200
    assert answer.headers["access-control-allow-origin"] == "https://clinic.example"


# -------------------------------------------------------------------------- token


@pytest.mark.parametrize(
    "authorization",
    [None, "Bearer", "Bearer wrong", "Basic {token}", "{token}", "Bearer {token}x"],
)
def test_only_the_token_opens_what_needs_it(live: Live, authorization: str | None) -> None:
    headers = {}
    if authorization is not None:
        headers["Authorization"] = authorization.format(token=live.tokens.token)
    answer = live.anonymous("GET", "/api/v1/tasks", headers=headers)
    assert (answer.status_code, code_of(answer)) == (401, "http.unauthorized")
    assert answer.headers["www-authenticate"] == "Bearer"


@pytest.mark.parametrize(
    "path", ["/", "/health", "/docs", "/redoc", "/openapi.json", "/languages", "/api/v1/languages"]
)
def test_open_paths_answer_without_the_token(live: Live, path: str) -> None:
    assert live.anonymous("GET", path).status_code == 200


def test_an_unknown_path_tells_nothing_without_the_token(live: Live) -> None:
    assert live.anonymous("GET", "/api/v1/secret").status_code == 401
    assert live.get("/api/v1/secret").status_code == 404


def test_a_renewed_token_replaces_the_old_one_at_once(serve: Serve) -> None:
    live = serve()
    live.tokens.renew()
    assert live.get("/api/v1/tasks").status_code == 401
    headers = {"Authorization": f"Bearer {live.tokens.token}"}
    assert live.anonymous("GET", "/api/v1/tasks", headers=headers).status_code == 200


# ------------------------------------------------------------------------- limits


def test_too_many_requests_are_told_how_long_to_wait(serve: Serve) -> None:
    live = serve(requests_per_minute=60)
    answers = [live.get("/health") for _ in range(12)]
    refused = [answer for answer in answers if answer.status_code == 429]
    assert refused
    assert code_of(refused[0]) == "http.rate"
    assert int(refused[0].headers["retry-after"]) >= 1


def test_a_full_queue_refuses_more_tasks(serve_idle: Serve) -> None:
    live = serve_idle(max_queue=2)
    answers = [live.post("/api/v1/audio", json={"text": "Bonjou."}) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [202, 202, 429]
    assert code_of(answers[2]) == "http.queue_full"
    assert int(answers[2].headers["retry-after"]) >= 1


@pytest.mark.parametrize("path", ["/api/v1/translate", "/api/v1/audio"])
def test_a_text_that_is_too_long_is_sent_to_process(serve: Serve, path: str) -> None:
    live = serve(max_text_chars=100)
    answer = live.post(path, json={"text": "a" * 101})
    assert (answer.status_code, code_of(answer)) == (413, "input.too_large")
    assert "/api/v1/process" in answer.json()["error"]["hint"]


def test_a_body_that_announces_too_much_is_refused_unread(serve: Serve) -> None:
    live = serve(max_text_chars=100)
    answer = live.post("/api/v1/translate", content=b" " * 200_000)
    assert (answer.status_code, code_of(answer)) == (413, "input.too_large")


def test_a_chunked_body_is_cut_off_at_the_limit(serve: Serve) -> None:
    live = serve(max_text_chars=100)

    def endless() -> Iterator[bytes]:
        yield b'{"text": "'
        for _ in range(2000):
            yield b"a" * 1000
        yield b'"}'

    try:
        answer = live.post("/api/v1/translate", content=endless())
    except httpx.WriteError:
        return  # the server closed the connection on us, which is the point
    assert (answer.status_code, code_of(answer)) == (413, "input.too_large")


def test_an_upload_beyond_the_limit_is_refused_and_leaves_nothing(serve: Serve) -> None:
    live = serve(max_upload_bytes=10_000)
    files = {"file": ("big.txt", b"Good morning. " * 1000)}
    answer = live.post("/api/v1/process", files=files)
    assert (answer.status_code, code_of(answer)) == (413, "input.too_large")
    files = {"file": ("big.txt", b"Good morning. " * 100_000)}
    assert live.post("/api/v1/process", files=files).status_code == 413
    assert not list(live.services.paths.data.glob("uploads/*/big.txt"))


@pytest.mark.parametrize("length", [b"-1", b"abc", b"1e3"])
def test_a_nonsense_length_is_a_bad_request(live: Live, length: bytes) -> None:
    host = f"Host: 127.0.0.1:{live.server.port}\r\n".encode()
    answer = raw(
        live,
        b"POST /api/v1/translate HTTP/1.1\r\n" + host + b"Content-Length: " + length + b"\r\n\r\n",
    )
    assert answer.startswith(b"HTTP/1.1 400")
    assert b'"error"' in answer


def test_a_head_that_is_too_large_is_refused(live: Live) -> None:
    host = f"Host: 127.0.0.1:{live.server.port}\r\n".encode()
    host += b"Connection: close\r\n"
    answer = raw(live, b"GET / HTTP/1.1\r\n" + host + b"X-Big: " + b"a" * 20_000 + b"\r\n\r\n")
    assert answer.startswith(b"HTTP/1.1 431")
    assert b'"http.head"' in answer


def test_a_head_without_end_is_refused(live: Live) -> None:
    host = f"Host: 127.0.0.1:{live.server.port}\r\n".encode()
    answer = raw(live, b"GET / HTTP/1.1\r\n" + host + b"X-Big: " + b"a" * 17_000)
    assert answer.startswith(b"HTTP/1.1 400")
    assert b'"http.bad_request"' in answer


def test_a_head_that_dawdles_is_cut_off(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(GuardedProtocol, "head_timeout_s", 0.3)
    live = serve()
    assert raw(live, b"GET /health HTTP/1.1\r\nHost: ") == b""
    assert raw(live, b"") == b""


def test_a_second_head_that_dawdles_is_cut_off_too(
    serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(GuardedProtocol, "head_timeout_s", 0.3)
    live = serve()
    host = f"Host: 127.0.0.1:{live.server.port}\r\n\r\n".encode()
    answer = raw(live, b"GET /health HTTP/1.1\r\n" + host + b"GET /hea")
    assert answer.count(b"HTTP/1.1 ") == 1


def test_a_body_that_dawdles_is_timed_out(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kreyol_desktop.http_api.app.BODY_GRACE_S", 0.3)
    live = serve()
    head = (
        f"POST /api/v1/translate HTTP/1.1\r\nHost: 127.0.0.1:{live.server.port}\r\n"
        f"Authorization: Bearer {live.tokens.token}\r\n"
        "Content-Type: application/json\r\nContent-Length: 100\r\n\r\n"
    )
    started = time.monotonic()
    answer = raw(live, head.encode() + b'{"te')
    assert answer.startswith(b"HTTP/1.1 408")
    assert b"http.timeout" in answer
    assert time.monotonic() - started < 5


# ------------------------------------------------------------------- path traversal


@pytest.mark.parametrize(
    "path",
    [
        "/api/v1/tasks/..%2f..%2fetc%2fpasswd",
        "/api/v1/tasks/%2e%2e%2f%2e%2e",
        "/api/v1/tasks/..%5c..%5cwin.ini",
        "/api/v1/tasks/%00",
        "/api/v1/tasks/..%2f/events",
        "/api/v1/download/..%2f..%2fetc/passwd",
        "/api/v1/download/x/..%2f..%2fkreyol.db",
        "/api/v1/download/../../kreyol.db",
        "/docs/assets/..%2f..%2f..%2fpyproject.toml",
        "/docs/assets/%2e%2e/%2e%2e/app.py",
        "/docs/assets/....//app.py",
        "/download_file/..%2f..%2fkreyol.db",
        "/download_file/x.pdf.%2e%2e",
    ],
)
def test_no_path_part_leads_out(live: Live, path: str) -> None:
    request = (
        f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{live.server.port}\r\n"
        f"Authorization: Bearer {live.tokens.token}\r\nConnection: close\r\n\r\n"
    )
    answer = raw(live, request.encode())
    assert answer.split(b" ")[1] in (b"404", b"422")
    assert b"root:" not in answer
    assert b"SQLite" not in answer


# --------------------------------------------------------------- headers, bugs, logs


@pytest.mark.parametrize("path", ["/", "/health", "/docs", "/api/v1/tasks", "/nothing", "/metrics"])
def test_every_answer_has_the_security_headers(live: Live, path: str) -> None:
    headers = live.get(path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "no-referrer"
    assert "default-src 'none'" in headers["content-security-policy"]
    assert headers["cache-control"] == "no-store"
    assert "server" not in headers


@pytest.mark.parametrize("path", ["/docs", "/redoc"])
def test_the_documentations_policy_lets_only_its_own_files_in(live: Live, path: str) -> None:
    policy = live.get(path).headers["content-security-policy"]
    assert "script-src 'self';" in policy
    assert "connect-src 'self';" in policy
    assert "http" not in policy
    assert "unsafe-eval" not in policy


def test_a_bug_shows_no_traceback_path_or_text(live: Live, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*args: object, **kwargs: object) -> None:
        raise RuntimeError("secret text in /home/mari/file.pdf")

    monkeypatch.setattr(live.services.translation, "translate_text", broken)
    answer = live.post("/api/v1/translate", json={"text": "Hello there."})
    assert (answer.status_code, code_of(answer)) == (500, "bug")
    for leak in ("secret", "mari", "Traceback", "RuntimeError", "Hello"):
        assert leak not in answer.text
    assert live.get("/api/v1/metrics").json()["errors_by_type"]["RuntimeError"] >= 1


def test_validation_errors_do_not_repeat_what_was_sent(live: Live) -> None:
    body = {"text": 5, "secret_field": "my diagnosis", "target_lang": "my diagnosis"}
    answer = live.post("/api/v1/translate", json=body)
    assert (answer.status_code, code_of(answer)) == (422, "http.invalid")
    assert "diagnosis" not in answer.text
    assert "text" in answer.json()["error"]["message"]


def test_logs_hold_no_token_query_or_text(live: Live, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        live.post("/api/v1/translate", json={"text": "My private words.", "source_lang": "en"})
        live.get("/api/v1/tasks", params={"q": "private search"})
        live.get("/api/v1/private-path")
    assert "POST /api/v1/translate 200" in caplog.text
    for secret in (live.tokens.token, "private"):
        ours = [
            r.getMessage() for r in caplog.records if not r.name.startswith(("httpx", "httpcore"))
        ]
        assert not any(secret in message for message in ours)


def test_the_live_request_log_hears_of_every_request(serve: Serve) -> None:
    live = serve()
    live.get("/api/v1/voices")
    live.get("/nothing-here")
    live.until(lambda: len(live.records) == 2)
    assert [(r.method, r.endpoint, r.status) for r in live.records] == [
        ("GET", "/api/v1/voices", 200),
        ("GET", "unmatched", 404),
    ]


def test_a_host_that_the_settings_name_is_answered(serve: Serve) -> None:
    live = serve(allowed_hosts=("clinic.local:8765",))
    welcome = httpx.get(live.server.url + "/health", headers={"Host": "clinic.local:8765"})
    other = httpx.get(live.server.url + "/health", headers={"Host": "clinic.local"})
    assert welcome.status_code == 200
    assert (other.status_code, code_of(other)) == (403, "http.host")
