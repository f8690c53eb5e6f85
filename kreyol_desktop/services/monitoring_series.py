"""Figures over time for the metrics panel: bounded buckets of a minute, half an hour, a day, a month."""

import time
from collections import deque
from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from datetime import date
from enum import StrEnum

from kreyol_desktop.services.monitoring_totals import ratio


class MetricsRange(StrEnum):
    """How far back a chart looks."""

    HOUR = "hour"
    DAY = "day"
    MONTH = "month"
    ALL = "all"


KEPT = {
    MetricsRange.HOUR: 60,
    MetricsRange.DAY: 48,
    MetricsRange.MONTH: 31,
    MetricsRange.ALL: 240,
}
"""Points kept for each range: 60 minutes, 48 half-hours, 31 days, 20 years of months."""

_SECONDS = {MetricsRange.HOUR: 60, MetricsRange.DAY: 1800, MetricsRange.MONTH: 86_400}
_SPAN_S = {MetricsRange.HOUR: 3600, MetricsRange.DAY: 86_400, MetricsRange.MONTH: 31 * 86_400}


@dataclass(slots=True)
class SeriesPoint:
    """Sums of one stretch of time; ``start`` is its beginning in seconds since the epoch (UTC)."""

    start: float
    requests: int = 0
    request_s: float = 0.0
    failed: int = 0
    translations: int = 0
    translation_s: float = 0.0
    cache_hits: int = 0
    audios: int = 0
    audio_s: float = 0.0
    errors: int = 0
    characters: int = 0
    audio_mb: float = 0.0
    played_s: float = 0.0
    played_made_s: float = 0.0
    """Seconds that it took to make what plays for ``played_s``."""

    def as_dict(self) -> dict[str, float]:
        return asdict(self)

    @classmethod
    def columns(cls) -> list[str]:
        return [column.name for column in fields(cls)]


class Series:
    """The points of every range; not thread-safe, its owner holds the lock."""

    def __init__(self) -> None:
        self._points = {span: deque[SeriesPoint](maxlen=KEPT[span]) for span in MetricsRange}
        self._quiet_from = self._quiet_until = 0.0

    def add(self, now: float, **amounts: float) -> None:
        """Add amounts to the current point of every range."""
        if not self._quiet_from <= now < self._quiet_until:
            self._open_points(now)
        for points in self._points.values():
            point = points[-1]
            for name, amount in amounts.items():
                setattr(point, name, getattr(point, name) + amount)

    def _open_points(self, now: float) -> None:
        """Begin the points that are due; none is until the minute, the shortest stretch, is over."""
        for span, points in self._points.items():
            start = start_of(span, now)
            # A clock set back adds to the newest point: the order of points never breaks.
            if not points or start > points[-1].start:
                points.append(SeriesPoint(start))
        self._quiet_from = start_of(MetricsRange.HOUR, now)
        self._quiet_until = self._quiet_from + _SECONDS[MetricsRange.HOUR]

    def points(self, span: MetricsRange, now: float) -> tuple[SeriesPoint, ...]:
        """Copies of the points not older than the range; stretches without events are left out."""
        oldest = oldest_of(span, now)
        return tuple(
            SeriesPoint(**asdict(point)) for point in self._points[span] if point.start > oldest
        )

    def to_state(self) -> dict[str, list[dict[str, float]]]:
        return {span.value: [p.as_dict() for p in points] for span, points in self._points.items()}

    @classmethod
    def from_state(cls, state: object) -> "Series":
        """Raise TypeError or KeyError for what ``to_state`` did not give."""
        if not isinstance(state, dict):
            raise TypeError("series are not a table")
        series = cls()
        for span in MetricsRange:
            series._points[span].extend(SeriesPoint(**point) for point in state[span.value])
        return series


def summary_of(points: Iterable[SeriesPoint]) -> dict[str, float]:
    """What a summary says of everything, for the stretches of ``points`` alone."""
    sums = dict.fromkeys(SeriesPoint.columns(), 0.0)
    for point in points:
        for name, amount in point.as_dict().items():
            sums[name] += amount
    return {
        "total_requests": sums["requests"],
        "total_translations": sums["translations"],
        "total_audio_generations": sums["audios"],
        "total_errors": sums["errors"],
        "avg_response_time": ratio(sums["request_s"], sums["requests"]),
        "avg_translation_duration": ratio(sums["translation_s"], sums["translations"]),
        "avg_audio_duration": ratio(sums["audio_s"], sums["audios"]),
        "cache_hit_rate": ratio(sums["cache_hits"], sums["translations"]),
        "error_rate": ratio(sums["failed"], sums["requests"]),
        "characters_translated": sums["characters"],
        "characters_per_second": ratio(sums["characters"], sums["translation_s"]),
        "audio_mb": sums["audio_mb"],
        "audio_played_s": sums["played_s"],
        "real_time_factor": ratio(sums["played_made_s"], sums["played_s"]),
    }


def oldest_of(span: MetricsRange, now: float) -> float:
    """What begins at this time or before does not belong to ``span`` any more."""
    return now - _SPAN_S[span] if span in _SPAN_S else float("-inf")


def start_of(span: MetricsRange, now: float) -> float:
    """When the stretch of time began in which ``now`` lies."""
    if span in _SECONDS:
        return now - now % _SECONDS[span]
    month = time.gmtime(now)
    return float(_days_before_month(month.tm_year, month.tm_mon) * 86_400)


def _days_before_month(year: int, month: int) -> int:
    """Days from the epoch to the first of a month."""
    return (date(year, month, 1) - date(1970, 1, 1)).days
