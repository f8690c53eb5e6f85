"""The monitor's summary in the text format of Prometheus."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.exposition import CONTENT_TYPE_LATEST as CONTENT_TYPE
from prometheus_client.registry import Collector

__all__ = ["CONTENT_TYPE", "prometheus_text"]

_COUNTERS = {
    "total_translations": ("kreyol_translations", "Texts translated."),
    "total_audio_generations": ("kreyol_audio_generations", "Audio files made."),
    "total_errors": ("kreyol_errors", "Errors."),
    "characters_translated": ("kreyol_translated_characters", "Characters translated."),
    "characters_spoken": ("kreyol_spoken_characters", "Characters spoken."),
}
_GAUGES = {
    "uptime_s": ("kreyol_uptime_seconds", "Time since the program started."),
    "cache_hit_rate": ("kreyol_cache_hit_ratio", "Share of translations from the memory."),
    "error_rate": ("kreyol_error_ratio", "Share of requests that failed on the server's side."),
}


def prometheus_text(summary: Mapping[str, Any]) -> bytes:
    """A summary of the monitor as Prometheus text."""
    registry = CollectorRegistry()
    registry.register(_Summary(summary))
    return generate_latest(registry)


class _Summary(Collector):
    def __init__(self, summary: Mapping[str, Any]) -> None:
        self._summary = summary

    def collect(self) -> Iterator[Metric]:
        for key, (name, text) in _COUNTERS.items():
            yield CounterMetricFamily(name, text, value=self._summary[key])
        for key, (name, text) in _GAUGES.items():
            yield GaugeMetricFamily(name, text, value=self._summary[key])
        yield self._requests()
        yield self._percentiles()
        yield _labelled("kreyol_errors_by_type", "Errors by type.", "type", self._table("errors"))

    def _table(self, name: str) -> Iterable[tuple[str, int]]:
        table: dict[str, int] = self._summary[f"{name}_by_type"]
        return table.items()

    def _requests(self) -> Metric:
        family = CounterMetricFamily(
            "kreyol_requests", "Answered requests.", labels=("method", "endpoint", "status")
        )
        for name, entry in self._summary["requests_by_endpoint"].items():
            method, _, endpoint = name.rpartition(" ")
            for status, count in entry["statuses"].items():
                family.add_metric((method, endpoint, status), count)
        return family

    def _percentiles(self) -> Metric:
        family = GaugeMetricFamily(
            "kreyol_duration_seconds",
            "Percentiles of the last durations.",
            labels=("kind", "quantile"),
        )
        for kind, values in self._summary["percentiles"].items():
            for quantile, value in values.items():
                family.add_metric((kind, f"0.{quantile[1:]}"), value)
        return family


def _labelled(name: str, text: str, label: str, table: Iterable[tuple[str, int]]) -> Metric:
    family = CounterMetricFamily(name, text, labels=(label,))
    for value, count in table:
        family.add_metric((value,), count)
    return family
