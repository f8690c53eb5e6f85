"""The metrics as Prometheus text, read back with its own parser."""

from prometheus_client.parser import text_string_to_metric_families

from kreyol_desktop.http_api.prometheus import prometheus_text
from kreyol_desktop.services.monitoring import PerformanceMonitor


def samples(monitor: PerformanceMonitor) -> dict[tuple[str, ...], float]:
    text = prometheus_text(monitor.get_summary()).decode()
    return {
        (sample.name, *sample.labels.values()): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


def test_an_unused_monitor_is_valid_text() -> None:
    assert samples(PerformanceMonitor())[("kreyol_translations_total",)] == 0


def test_figures_arrive_with_their_labels() -> None:
    monitor = PerformanceMonitor()
    monitor.record_request("/api/v1/translate", "POST", 200, 0.25)
    monitor.record_request("/api/v1/translate", "POST", 429, 0.25)
    monitor.record_translation(10, 12, 0.5, "en", "ht", True)
    monitor.record_error("engine.speech", "", None)
    found = samples(monitor)
    assert found[("kreyol_requests_total", "/api/v1/translate", "POST", "200")] == 1
    assert found[("kreyol_requests_total", "/api/v1/translate", "POST", "429")] == 1
    assert found[("kreyol_duration_seconds", "response_time", "0.50")] == 0.25
    assert found[("kreyol_cache_hit_ratio",)] == 1
    assert found[("kreyol_errors_by_type_total", "engine.speech")] == 1
