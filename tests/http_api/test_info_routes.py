"""Root, health, lists, metrics and statistics."""

import logging
import re
from pathlib import Path

import pytest

from kreyol_desktop import __version__
from kreyol_desktop.core.errors import DatabaseError
from kreyol_desktop.http_api import health
from tests.http_api.conftest import Live, Serve


def test_the_root_names_the_program_and_links_that_work(live: Live) -> None:
    body = live.get("/").json()
    assert (body["name"], body["version"]) == ("Kreyòl Desktop", __version__)
    assert all(live.get(link).status_code == 200 for link in body["links"].values())


def test_health_tells_models_voices_queue_and_disk(live: Live) -> None:
    answer = live.get("/health")
    body = answer.json()
    assert answer.status_code == 200
    assert body["status"] == "ok"
    assert body["version"] == __version__
    assert body["uptime_s"] > 0
    assert body["models"]
    assert body["voices"]
    assert body["queue"] >= 0
    assert body["disk_free"] > 0
    assert body["reasons"] == []


def test_health_is_503_with_a_reason_when_no_model_is_installed(
    serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    live = serve()
    monkeypatch.setattr(live.services.models, "installed", lambda *args: [])
    answer = live.get("/health")
    assert answer.status_code == 503
    assert answer.json()["status"] == "unavailable"
    assert answer.json()["reasons"][0]["code"] == "model.missing"


def test_health_is_503_with_a_reason_when_the_database_cannot_be_written(
    serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    live = serve()

    def read_only(endpoint: str, times: int = 1) -> None:
        raise DatabaseError("attempt to write a readonly database /x/y/kreyol.db")

    monkeypatch.setattr(live.services.usage, "count", read_only)
    answer = live.get("/health")
    assert answer.status_code == 503
    assert [reason["code"] for reason in answer.json()["reasons"]] == ["resource.database"]
    assert "/x/y" not in answer.text


def test_falling_ill_and_recovering_are_written_down_once_each(
    serve: Serve, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    live = serve()
    now = [0.0]
    live.context.health._clock = lambda: now[0]
    with monkeypatch.context() as patched, caplog.at_level(logging.INFO, health.__name__):
        patched.setattr(live.services.models, "installed", lambda *args: [])
        for _ in range(2):
            live.get("/health")
            live.until(lambda: live.context.health._look is None)
            now[0] += health.FRESH_S + 1
        patched.undo()
        live.get("/health")
        live.until(lambda: live.context.health._look is None)
    said = [record.message for record in caplog.records if record.name == health.__name__]
    assert said == ["Not able to do all its work: model.missing", "Able to do all its work again"]


def test_languages_list_kreyol_as_a_target_of_english(live: Live) -> None:
    listed = {entry["code"]: entry for entry in live.get("/api/v1/languages").json()["languages"]}
    assert "ht" in listed["en"]["targets"]
    assert listed["en"]["name"] == "English"


def test_models_and_voices_are_the_installed_ones(live: Live) -> None:
    models = live.get("/api/v1/models").json()["models"]
    voices = live.get("/api/v1/voices").json()["voices"]
    assert [model["bundled"] for model in models] == [True]
    assert voices[0]["language"].startswith("ht")
    assert voices[0]["rate_hz"] > 8000


def test_metrics_count_what_was_asked(live: Live) -> None:
    before = live.get("/api/v1/metrics").json()
    live.post("/api/v1/translate", json={"text": "Good evening.", "source_lang": "en"})
    after = live.get("/api/v1/metrics").json()
    assert after["total_translations"] == before["total_translations"] + 1
    assert after["total_requests"] >= before["total_requests"] + 2
    assert after["requests_by_endpoint"]["POST /api/v1/translate"]["count"] >= 1
    assert "kreyol_translations_total" in live.get("/metrics").text


def test_statistics_come_from_the_database_by_day_and_endpoint(serve: Serve) -> None:
    live = serve()
    for _ in range(3):
        live.get("/api/v1/voices")
    live.until(lambda: len(live.records) == 3)
    stats = live.get("/api/v1/stats").json()
    usage, tasks = stats["usage"], stats["tasks"]
    assert tasks["total"] == sum(tasks["by_status"].values()) == sum(tasks["by_type"].values())
    counted = {entry["endpoint"]: entry["count"] for entry in usage}
    assert counted["GET /api/v1/voices"] >= 3
    stored = {endpoint: count for _, endpoint, count in live.services.usage.by_day(1)}
    assert stored["GET /api/v1/voices"] == counted["GET /api/v1/voices"]


def test_usage_is_written_when_the_server_stops(serve: Serve) -> None:
    live = serve()

    def counted() -> int:
        rows = live.services.usage.by_day(1)
        return sum(count for _, endpoint, count in rows if endpoint == "GET /v1/models")

    before = counted()
    live.get("/v1/models")
    live.server.stop()
    assert counted() == before + 1


def test_the_description_names_no_outside_address(live: Live) -> None:
    text = live.get("/openapi.json").text
    assert "http://" not in text
    assert "https://" not in text


@pytest.mark.parametrize("page", ["/docs", "/redoc"])
def test_a_documentation_page_and_all_it_loads_are_served_here(live: Live, page: str) -> None:
    body = live.anonymous("GET", page).text
    for address in re.findall(r'(?:src|href)="([^"]+)"', body):
        answer = live.anonymous("GET", address)
        assert answer.status_code == 200, address
        assert Path(address).suffix in (".js", ".css", ".svg")


def test_the_token_is_asked_for_in_the_description_exactly_where_it_is_needed(live: Live) -> None:
    schema = live.get("/openapi.json").json()
    for path, operations in schema["paths"].items():
        for operation in operations.values():
            is_open = path in ("/", "/health", "/languages", "/api/v1/languages")
            is_open = is_open or path.startswith("/download_file/")
            assert ("security" not in operation) == is_open, path


@pytest.mark.parametrize(
    "address", ["/", "/health", "/docs", "/openapi.json", "/languages", "/api/v1/tasks", "/metrics"]
)
def test_head_answers_as_get_does_without_the_body(live: Live, address: str) -> None:
    asked, told = live.get(address), live.client.head(address)
    assert (told.status_code, told.content) == (200, b"")
    assert told.headers["content-type"] == asked.headers["content-type"]
    assert int(told.headers["content-length"]) > 0
    assert live.get("/health").status_code == 200, "the connection is still in step"


def test_head_needs_the_token_and_a_route_that_answers_get(live: Live) -> None:
    assert live.anonymous("HEAD", "/api/v1/tasks").status_code == 401
    assert live.client.head("/api/v1/translate").status_code == 405
    assert live.client.head("/nowhere").status_code == 404
    assert live.client.head("/api/v1/tasks/abc/events").status_code == 405


def test_head_is_counted_as_head_of_its_address(live: Live) -> None:
    live.client.head("/api/v1/models")
    live.until(lambda: any(r.method == "HEAD" for r in live.records))
    told = next(r for r in live.records if r.method == "HEAD" and r.endpoint == "/api/v1/models")
    assert told.status == 200
