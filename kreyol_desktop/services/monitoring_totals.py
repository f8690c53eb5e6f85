"""Exact running totals of the monitor, their derived rates, and how they are kept on disk."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field

MAX_LABELS = 200
"""Distinct names kept in each table; what comes later is counted under ``other``."""

SERVER_FAILURE = 500
"""HTTP status codes from here on are the server's fault."""

_NAME = re.compile(r"[A-Za-z0-9_./{}:-]{1,80}")


@dataclass(slots=True)
class EndpointTotals:
    """Requests of one route and method: count, seconds, and counts by status code."""

    count: int = 0
    seconds: float = 0.0
    statuses: dict[str, int] = field(default_factory=dict)


@dataclass(slots=True)
class Totals:
    """Sums since the figures were last reset."""

    requests: int = 0
    request_s: float = 0.0
    server_failures: int = 0
    translations: int = 0
    translation_s: float = 0.0
    source_characters: int = 0
    target_characters: int = 0
    cache_hits: int = 0
    audios: int = 0
    audio_s: float = 0.0
    audio_mb: float = 0.0
    played_s: float = 0.0
    played_made_s: float = 0.0
    """Seconds that it took to make what plays for ``played_s``."""
    spoken_characters: int = 0
    errors: int = 0
    endpoints: dict[str, EndpointTotals] = field(default_factory=dict)
    directions: dict[str, int] = field(default_factory=dict)
    audio_languages: dict[str, int] = field(default_factory=dict)
    error_types: dict[str, int] = field(default_factory=dict)

    def add_request(self, endpoint: str, method: str, status: int, seconds: float) -> None:
        self.requests += 1
        self.request_s += seconds
        self.server_failures += status >= SERVER_FAILURE
        name = f"{method} {endpoint}"
        if name not in self.endpoints and len(self.endpoints) >= MAX_LABELS:
            name = "other"
        entry = self.endpoints.setdefault(name, EndpointTotals())
        entry.count += 1
        entry.seconds += seconds
        _count(entry.statuses, str(status))

    def add_translation(
        self, direction: str, source_chars: int, target_chars: int, seconds: float, *, hit: bool
    ) -> None:
        self.translations += 1
        self.translation_s += seconds
        self.source_characters += source_chars
        self.target_characters += target_chars
        self.cache_hits += hit
        _count(self.directions, direction)

    def add_audio(
        self,
        language: str,
        characters: int,
        megabytes: float,
        seconds: float,
        *,
        played_s: float = 0.0,
    ) -> None:
        self.audios += 1
        self.audio_s += seconds
        if played_s > 0:
            self.played_s += played_s
            self.played_made_s += seconds
        self.audio_mb += megabytes
        self.spoken_characters += characters
        _count(self.audio_languages, language)

    def add_error(self, kind: str) -> None:
        self.errors += 1
        _count(self.error_types, kind)

    def summary(self) -> dict[str, object]:
        """Totals with the averages and rates that follow from them."""
        return {
            "total_requests": self.requests,
            "total_translations": self.translations,
            "total_audio_generations": self.audios,
            "total_errors": self.errors,
            "avg_response_time": ratio(self.request_s, self.requests),
            "avg_translation_duration": ratio(self.translation_s, self.translations),
            "avg_audio_duration": ratio(self.audio_s, self.audios),
            "cache_hit_rate": ratio(self.cache_hits, self.translations),
            "error_rate": ratio(self.server_failures, self.requests),
            "characters_translated": self.source_characters,
            "characters_per_second": ratio(self.source_characters, self.translation_s),
            "characters_spoken": self.spoken_characters,
            "audio_mb": self.audio_mb,
            "audio_played_s": self.played_s,
            "real_time_factor": ratio(self.played_made_s, self.played_s),
            "requests_by_endpoint": endpoint_table(self.endpoints),
            "translations_by_direction": dict(self.directions),
            "audio_by_language": dict(self.audio_languages),
            "errors_by_type": dict(self.error_types),
        }


def endpoint_table(endpoints: Mapping[str, EndpointTotals]) -> dict[str, object]:
    """Routes with their counts, mean seconds and statuses, as a summary shows them."""
    return {
        name: {
            "count": entry.count,
            "avg_response_time": ratio(entry.seconds, entry.count),
            "statuses": dict(entry.statuses),
        }
        for name, entry in endpoints.items()
    }


def totals_to(totals: Totals) -> dict[str, object]:
    """The totals as plain values for JSON."""
    return asdict(totals)


def totals_from(state: object) -> Totals:
    """Totals from what ``totals_to`` gave. Raise TypeError, KeyError or AttributeError else."""
    if not isinstance(state, dict):
        raise TypeError("totals are not a table")
    endpoints = {name: EndpointTotals(**entry) for name, entry in state["endpoints"].items()}
    return Totals(**{**state, "endpoints": endpoints})


def label(name: str) -> str:
    """``name`` if it looks like one of the program's own, else ``other``: no sentence passes."""
    return name if _NAME.fullmatch(name) else "other"


def percentiles(values: Iterable[float]) -> dict[str, float]:
    """Nearest-rank p50, p90, p95 and p99; zeros for no values."""
    ordered = sorted(values)
    if not ordered:
        return {"p50": 0.0, "p90": 0.0, "p95": 0.0, "p99": 0.0}
    # Nearest rank: the smallest value with at least p % of all values at or below it.
    return {f"p{p}": ordered[max(0, -(-len(ordered) * p // 100) - 1)] for p in (50, 90, 95, 99)}


def _count(table: dict[str, int], name: str) -> None:
    if name not in table and len(table) >= MAX_LABELS:
        name = "other"
    table[name] = table.get(name, 0) + 1


def ratio(part: float, whole: float) -> float:
    """``part / whole``, 0 where there is no whole."""
    return part / whole if whole else 0.0
