"""The monitor: exact totals, bounded windows, persistence, no user text."""

import json
import threading
from pathlib import Path

import pytest

from kreyol_desktop.services.monitoring import (
    AUDIO_WINDOW,
    REQUEST_WINDOW,
    TRANSLATION_WINDOW,
    PerformanceMonitor,
)
from kreyol_desktop.services.monitoring_details import MAX_ENDPOINTS, STEP
from kreyol_desktop.services.monitoring_series import MetricsRange
from kreyol_desktop.services.monitoring_totals import MAX_LABELS, percentiles


class Clock:
    def __init__(self, now: float = 1_800_000_000.0) -> None:
        self.now = now

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def test_an_unused_monitor_shows_zeros_and_divides_by_nothing(clock: Clock) -> None:
    summary = PerformanceMonitor(clock=clock).get_summary()
    assert summary["total_requests"] == 0
    assert summary["error_rate"] == 0.0
    assert summary["cache_hit_rate"] == 0.0


def test_summary_has_the_published_keys(clock: Clock) -> None:
    assert set(PerformanceMonitor(clock=clock).get_summary()) >= {
        "total_requests",
        "total_translations",
        "avg_translation_duration",
        "avg_response_time",
        "cache_hit_rate",
        "error_rate",
        "total_errors",
        "uptime_s",
        "percentiles",
    }


def test_averages_and_rates_follow_from_what_was_recorded(clock: Clock) -> None:
    monitor = PerformanceMonitor(clock=clock)
    monitor.record_request("/api/v1/translate", "POST", 200, 0.1)
    monitor.record_request("/api/v1/translate", "POST", 500, 0.3)
    monitor.record_translation(100, 110, 0.5, "en", "ht", True)
    monitor.record_translation(300, 310, 1.5, "fr", "ht", False)
    monitor.record_audio_generation(40, 0.25, 2.0, "ht", played_s=100.0)
    monitor.record_error("engine.speech", "secret", None)
    clock.now += 60
    summary = monitor.get_summary()
    assert summary["avg_response_time"] == pytest.approx(0.2)
    assert summary["error_rate"] == 0.5
    assert summary["avg_translation_duration"] == pytest.approx(1.0)
    assert summary["cache_hit_rate"] == 0.5
    assert summary["characters_translated"] == 400
    assert summary["characters_per_second"] == pytest.approx(200.0)
    assert summary["total_audio_generations"] == 1
    assert summary["audio_mb"] == 0.25
    assert summary["audio_played_s"] == 100.0
    assert summary["real_time_factor"] == 0.02
    assert summary["total_errors"] == 1
    assert summary["uptime_s"] == 60
    assert summary["translations_by_direction"] == {"en-ht": 1, "fr-ht": 1}
    assert summary["requests_by_endpoint"] == {
        "POST /api/v1/translate": {
            "count": 2,
            "avg_response_time": pytest.approx(0.2),
            "statuses": {"200": 1, "500": 1},
        }
    }


def test_totals_stay_exact_beyond_the_windows_and_the_windows_stay_bounded(clock: Clock) -> None:
    monitor = PerformanceMonitor(clock=clock)
    for number in range(REQUEST_WINDOW + 500):
        monitor.record_request("/health", "GET", 200, 9.0 if number < 500 else 0.5)
    for _ in range(TRANSLATION_WINDOW + 1):
        monitor.record_translation(1, 1, 1.0, "en", "ht", False)
    for _ in range(AUDIO_WINDOW + 1):
        monitor.record_audio_generation(1, 1.0, 1.0, "ht")
    summary = monitor.get_summary()
    assert summary["total_requests"] == REQUEST_WINDOW + 500
    assert summary["avg_response_time"] == pytest.approx((500 * 9 + 1000 * 0.5) / 1500)
    # The slow requests have left the window: the percentiles see the last thousand only.
    assert summary["percentiles"]["response_time"]["p99"] == 0.5  # type: ignore[index]
    assert summary["total_translations"] == TRANSLATION_WINDOW + 1
    assert summary["total_audio_generations"] == AUDIO_WINDOW + 1


def test_a_period_has_the_figures_of_its_own_time(clock: Clock) -> None:
    monitor = PerformanceMonitor(clock=clock)
    monitor.record_request("/health", "GET", 500, 4.0)
    monitor.record_translation(900, 900, 9.0, "fr", "ht", False)
    monitor.record_audio_generation(900, 9.0, 9.0, "ht", played_s=90.0)
    monitor.record_error("engine", "")
    clock.now += 2 * 3600
    monitor.record_request("/health", "GET", 200, 0.5)
    monitor.record_translation(100, 120, 2.0, "en", "ht", True)
    monitor.record_audio_generation(50, 0.5, 1.0, "ht", played_s=4.0)
    monitor.record_audio_generation(50, 0.5, 3.0, "ht")
    hour = monitor.get_summary(MetricsRange.HOUR)
    assert hour.keys() == monitor.get_summary().keys()
    assert (hour["total_requests"], hour["avg_response_time"], hour["error_rate"]) == (1, 0.5, 0)
    assert (hour["total_translations"], hour["cache_hit_rate"]) == (1, 1.0)
    assert (hour["characters_translated"], hour["characters_per_second"]) == (100, 50.0)
    assert (hour["total_audio_generations"], hour["avg_audio_duration"]) == (2, 2.0)
    assert (hour["audio_mb"], hour["audio_played_s"], hour["real_time_factor"]) == (1.0, 4.0, 0.25)
    assert hour["total_errors"] == 0
    day, everything = monitor.get_summary(MetricsRange.DAY), monitor.get_summary()
    for name, total in (
        ("total_requests", 2),
        ("total_errors", 1),
        ("characters_translated", 1000),
    ):
        assert day[name] == everything[name] == total
    assert day["real_time_factor"] == pytest.approx(everything["real_time_factor"])


def test_a_period_has_the_routes_and_percentiles_of_its_own_time(clock: Clock) -> None:
    monitor = PerformanceMonitor(clock=clock)
    for _ in range(50):
        monitor.record_request("/slow", "GET", 500, 4.0)
        monitor.record_translation(10, 12, 8.0, "en", "ht", False)
    clock.now += 2 * 3600
    for number in range(1, 101):
        monitor.record_request("/fast", "POST", 200, number / 1000)
        clock.now += 7
    hour = monitor.get_summary(MetricsRange.HOUR)
    assert hour["requests_by_endpoint"] == {
        "POST /fast": {
            "count": 100,
            "avg_response_time": pytest.approx(0.0505),
            "statuses": {"200": 100},
        }
    }
    times = hour["percentiles"]
    assert isinstance(times, dict)
    assert times.keys() == monitor.get_summary()["percentiles"].keys()  # type: ignore[attr-defined]
    assert 0.095 <= times["response_time"]["p95"] <= 0.095 * STEP
    assert 0.050 <= times["response_time"]["p50"] <= 0.050 * STEP
    assert times["translation_duration"]["p95"] == 0.0
    day = monitor.get_summary(MetricsRange.DAY)
    assert set(day["requests_by_endpoint"]) == {"GET /slow", "POST /fast"}  # type: ignore[call-overload]
    assert 4.0 <= day["percentiles"]["response_time"]["p95"] <= 4.0 * STEP  # type: ignore[index]
    assert 8.0 <= day["percentiles"]["translation_duration"]["p95"] <= 8.0 * STEP  # type: ignore[index]
    assert monitor.get_summary()["percentiles"]["response_time"]["p95"] == 4.0  # type: ignore[index]


def test_the_details_of_periods_survive_a_restart(tmp_path: Path, clock: Clock) -> None:
    path = tmp_path / "metrics.json"
    first = PerformanceMonitor(path, clock=clock)
    for number in range(200):
        first.record_request(f"/{number % 3}", "GET", 200 + number % 2, 0.001 * number)
        first.record_audio_generation(1, 0.1, 0.002 * number, "ht")
        clock.now += 31
        if number == 100:
            first.save()

    def figures(monitor: PerformanceMonitor) -> list[dict[str, object]]:
        return [{**monitor.get_summary(span), "uptime_s": 0} for span in MetricsRange]

    first.close()
    assert figures(PerformanceMonitor(path, clock=clock)) == figures(first)
    routes = first.get_summary(MetricsRange.DAY)["requests_by_endpoint"]
    assert isinstance(routes, dict)
    assert sum(entry["count"] for entry in routes.values()) == 200


def test_endless_distinct_routes_cannot_grow_a_period(clock: Clock) -> None:
    monitor = PerformanceMonitor(clock=clock)
    for number in range(MAX_ENDPOINTS * 3):
        monitor.record_request(f"/{number}", "GET", 404, 10.0**number)
        clock.now += 1
    hour = monitor.get_summary(MetricsRange.HOUR)
    routes = hour["requests_by_endpoint"]
    assert isinstance(routes, dict)
    assert len(routes) <= MAX_ENDPOINTS + 1
    assert sum(entry["count"] for entry in routes.values()) == MAX_ENDPOINTS * 3


def test_a_file_without_details_is_read(tmp_path: Path, clock: Clock) -> None:
    path = tmp_path / "metrics.json"
    first = PerformanceMonitor(path, clock=clock)
    first.record_request("/health", "GET", 200, 0.5)
    first.close()
    state = json.loads(path.read_text(encoding="utf-8"))
    del state["details"]
    path.write_text(json.dumps(state), encoding="utf-8")
    summary = PerformanceMonitor(path, clock=clock).get_summary(MetricsRange.HOUR)
    assert (summary["total_requests"], summary["requests_by_endpoint"]) == (1, {})


def test_series_of_an_earlier_version_are_read(tmp_path: Path, clock: Clock) -> None:
    path = tmp_path / "metrics.json"
    first = PerformanceMonitor(path, clock=clock)
    first.record_translation(10, 12, 0.5, "en", "ht", True)
    first.close()
    state = json.loads(path.read_text(encoding="utf-8"))
    for points in state["series"].values():
        for point in points:
            for name in ("characters", "audio_mb", "played_s", "played_made_s"):
                del point[name]
    path.write_text(json.dumps(state), encoding="utf-8")
    summary = PerformanceMonitor(path, clock=clock).get_summary(MetricsRange.HOUR)
    assert (summary["total_translations"], summary["characters_translated"]) == (1, 0)


def test_percentiles_are_nearest_rank() -> None:
    assert percentiles(range(1, 101)) == {"p50": 50, "p90": 90, "p95": 95, "p99": 99}
    assert percentiles([7.0]) == {"p50": 7.0, "p90": 7.0, "p95": 7.0, "p99": 7.0}


def test_totals_windows_and_series_survive_a_restart(tmp_path: Path, clock: Clock) -> None:
    path = tmp_path / "deep" / "metrics.json"
    first = PerformanceMonitor(path, clock=clock)
    first.record_request("/health", "GET", 200, 0.25)
    first.record_translation(10, 12, 0.5, "en", "ht", True)
    first.record_error("engine", "", {"endpoint": "/x"})
    before = first.get_summary()
    series = [point.as_dict() for point in first.series(MetricsRange.HOUR)]
    first.close()
    second = PerformanceMonitor(path, clock=clock)
    assert second.get_summary() == before
    assert [point.as_dict() for point in second.series(MetricsRange.HOUR)] == series
    assert second.recent_errors() == first.recent_errors()
    second.record_request("/health", "GET", 200, 0.25)
    assert second.get_summary()["total_requests"] == 2


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b'{"version": 99}', b'{"version": 1, "totals": {"nonsense": 1}}']
)
def test_an_unreadable_file_is_set_aside_and_counting_begins_anew(
    tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "metrics.json"
    path.write_bytes(content)
    monitor = PerformanceMonitor(path)
    assert monitor.get_summary()["total_requests"] == 0
    assert path.with_suffix(".unreadable").read_bytes() == content
    monitor.close()
    assert json.loads(path.read_text())["version"] == 1


def test_a_save_that_fails_half_way_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "metrics.json"
    monitor = PerformanceMonitor(path)
    monitor.save()
    before = path.read_bytes()

    def full_disk(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full_disk)
    monitor.record_request("/", "GET", 200, 1.0)
    monitor.save()
    assert path.read_bytes() == before
    assert "No space left" in caplog.text


def test_figures_are_saved_by_themselves_when_due(tmp_path: Path, clock: Clock) -> None:
    path = tmp_path / "metrics.json"
    monitor = PerformanceMonitor(path, clock=clock, save_every_s=30)
    monitor.record_request("/", "GET", 200, 1.0)
    assert not path.exists()
    clock.now += 31
    monitor.record_request("/", "GET", 200, 1.0)
    monitor._saver.join()  # type: ignore[union-attr]
    assert json.loads(path.read_text())["totals"]["requests"] == 2


def test_no_text_of_the_user_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "metrics.json"
    monitor = PerformanceMonitor(path)
    secret = "Mari gen maladi sik"
    monitor.record_error(
        "engine.speech", secret, {"text": secret, "file": secret, "stage": "speak"}
    )
    monitor.record_error(secret, secret, {"stage": secret})
    monitor.record_request(f"/{secret}", secret, 200, 1.0)
    monitor.record_translation(1, 1, 1.0, secret, "ht", False)
    monitor.close()
    for text in (path.read_text(), monitor.export_json()):
        assert "maladi" not in text
        assert "Mari" not in text


def test_endless_distinct_names_cannot_grow_the_tables() -> None:
    monitor = PerformanceMonitor()
    for number in range(MAX_LABELS * 3):
        monitor.record_request(f"/{number}", "GET", 404, 0.0)
        monitor.record_error(f"e{number}", "", None)
    summary = monitor.get_summary()
    assert len(summary["requests_by_endpoint"]) == MAX_LABELS + 1  # type: ignore[arg-type]
    assert summary["errors_by_type"]["other"] == MAX_LABELS * 2  # type: ignore[index]
    assert summary["total_requests"] == MAX_LABELS * 3


def test_reset_forgets_everything_on_disk_too(tmp_path: Path, clock: Clock) -> None:
    path = tmp_path / "metrics.json"
    monitor = PerformanceMonitor(path, clock=clock)
    monitor.record_request("/", "GET", 200, 1.0)
    monitor.save()
    monitor.reset()
    assert monitor.get_summary()["total_requests"] == 0
    assert monitor.series(MetricsRange.ALL) == ()
    assert PerformanceMonitor(path, clock=clock).get_summary()["total_requests"] == 0


def test_series_of_every_range_hold_what_lies_in_it(clock: Clock) -> None:
    monitor = PerformanceMonitor(clock=clock)
    start = clock.now
    for days_ago in (400, 20, 0.5, 0.01):
        clock.now = start - days_ago * 86_400
        monitor.record_request("/", "GET", 200, 1.0)
    clock.now = start

    def requests(span: MetricsRange) -> int:
        return sum(point.requests for point in monitor.series(span))

    assert requests(MetricsRange.HOUR) == 1
    assert requests(MetricsRange.DAY) == 2
    assert requests(MetricsRange.MONTH) == 3
    assert requests(MetricsRange.ALL) == 4


def test_series_points_are_ordered_and_bounded(clock: Clock) -> None:
    monitor = PerformanceMonitor(clock=clock)
    for _ in range(500):
        clock.now += 61
        monitor.record_request("/", "GET", 200, 1.0)
    points = monitor.series(MetricsRange.HOUR)
    assert 50 <= len(points) <= 60
    assert list(points) == sorted(points, key=lambda point: point.start)


def test_a_clock_that_is_set_back_loses_nothing(clock: Clock) -> None:
    monitor = PerformanceMonitor(clock=clock)
    monitor.record_request("/", "GET", 200, 1.0)
    clock.now -= 120
    monitor.record_request("/", "GET", 200, 1.0)
    clock.now += 120
    assert sum(point.requests for point in monitor.series(MetricsRange.HOUR)) == 2


def test_exports_hold_the_same_figures(clock: Clock) -> None:
    monitor = PerformanceMonitor(clock=clock)
    monitor.record_request("/", "GET", 200, 0.5)
    document = json.loads(monitor.export_json())
    assert document["summary"]["total_requests"] == 1
    assert document["series"]["hour"][0]["requests"] == 1
    header, row = monitor.export_csv(MetricsRange.HOUR).splitlines()
    figures = dict(zip(header.split(","), row.split(","), strict=True))
    assert figures["requests"] == "1"
    assert figures["request_s"] == "0.5"


def test_concurrent_recording_loses_no_event(tmp_path: Path) -> None:
    monitor = PerformanceMonitor(tmp_path / "metrics.json", save_every_s=0.001)

    def record() -> None:
        for _ in range(300):
            monitor.record_request("/", "GET", 200, 0.001)
            monitor.record_translation(2, 3, 0.1, "en", "ht", True)

    threads = [threading.Thread(target=record) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    monitor.close()
    summary = PerformanceMonitor(tmp_path / "metrics.json").get_summary()
    assert summary["total_requests"] == 2400
    assert summary["characters_translated"] == 4800
