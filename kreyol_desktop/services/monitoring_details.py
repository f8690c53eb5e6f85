"""Requests by route, and how long things took, of the last hour, day and month."""

import math
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field

from kreyol_desktop.services.monitoring_series import KEPT, MetricsRange, oldest_of, start_of
from kreyol_desktop.services.monitoring_totals import EndpointTotals, endpoint_table

PERIODS = (MetricsRange.HOUR, MetricsRange.DAY, MetricsRange.MONTH)
"""The periods with details; those of all time are the totals'."""
MAX_ENDPOINTS = 60
"""Distinct routes kept for one stretch of time; what comes later is counted under ``other``."""
STEP = 1.05
"""Durations are counted in classes, each so many times as long as the one before."""
LEAST_S = 1e-4
"""The longest duration of the first class."""
MOST_CLASSES = 500
"""The last class ends after a month: nothing takes longer."""


@dataclass(slots=True)
class Detail:
    """One stretch of time; ``durations`` are counts by name and by class of duration."""

    start: float
    endpoints: dict[str, EndpointTotals] = field(default_factory=dict)
    durations: dict[str, dict[int, int]] = field(default_factory=dict)

    def add_request(self, name: str, status: int, seconds: float) -> None:
        self._take(name, EndpointTotals(1, seconds, {str(status): 1}))

    def add_duration(self, kind: str, seconds: float) -> None:
        counts = self.durations.setdefault(kind, {})
        place = class_of(seconds)
        counts[place] = counts.get(place, 0) + 1

    def add(self, other: "Detail") -> None:
        """Take in what ``other`` holds; it stays as it is."""
        for name, entry in other.endpoints.items():
            self._take(name, entry)
        for kind, counts in other.durations.items():
            mine = self.durations.setdefault(kind, {})
            for place, count in counts.items():
                mine[place] = mine.get(place, 0) + count

    def percentile(self, kind: str, percent: int) -> float:
        """Under what duration in seconds so many percent of ``kind`` stayed, at most 5 % above the
        exact value; 0 where there are none."""
        counts = self.durations.get(kind, {})
        rank = -(-sum(counts.values()) * percent // 100)
        for place in sorted(counts):
            rank -= counts[place]
            if rank <= 0:
                return LEAST_S * STEP**place
        return 0.0

    def _take(self, name: str, entry: EndpointTotals) -> None:
        if name not in self.endpoints and len(self.endpoints) >= MAX_ENDPOINTS:
            name = "other"
        mine = self.endpoints.setdefault(name, EndpointTotals())
        mine.count += entry.count
        mine.seconds += entry.seconds
        for status, count in entry.statuses.items():
            mine.statuses[status] = mine.statuses.get(status, 0) + count


class DetailSeries:
    """Details of every period; not thread-safe, its owner holds the lock.

    Events are counted in the open minute alone, and a minute that is over is added to the half-hour
    and the day around it: an event costs the same however many periods there are.
    """

    def __init__(self) -> None:
        self._kept = {span: deque[Detail](maxlen=KEPT[span]) for span in PERIODS}
        self._open = Detail(0.0)

    def minute(self, now: float) -> Detail:
        """The open minute, to add an event to."""
        start = start_of(MetricsRange.HOUR, now)
        # A clock set back adds to the open minute: the order never breaks.
        if start > self._open.start:
            self._close_minute()
            self._open = Detail(start)
        return self._open

    def of(self, span: MetricsRange, now: float) -> Detail:
        """Everything of ``span`` up to now in one."""
        oldest = oldest_of(span, now)
        whole = Detail(oldest)
        for detail in (*self._kept[span], self._open):
            if detail.start > oldest:
                whole.add(detail)
        return whole

    def to_state(self) -> dict[str, list[object]]:
        self._close_minute()
        return {span.value: [_packed(d) for d in self._kept[span]] for span in PERIODS}

    @classmethod
    def from_state(cls, state: object) -> "DetailSeries":
        """Raise TypeError, ValueError, KeyError or AttributeError for what ``to_state`` did not give."""
        if not isinstance(state, dict):
            raise TypeError("details are not a table")
        series = cls()
        for span in PERIODS:
            series._kept[span].extend(_unpacked(packed) for packed in state[span.value])
        return series

    def _close_minute(self) -> None:
        """Add the open minute to the stretches around it, and count anew in the same minute."""
        closed, self._open = self._open, Detail(self._open.start)
        if not closed.endpoints and not closed.durations:
            return
        for span, kept in self._kept.items():
            start = start_of(span, closed.start)
            if not kept or start > kept[-1].start:
                kept.append(Detail(start))
            kept[-1].add(closed)


def class_of(seconds: float) -> int:
    """The class that a duration is counted in."""
    if seconds <= LEAST_S:
        return 0
    return min(MOST_CLASSES, math.ceil(math.log(seconds / LEAST_S, STEP)))


def period_summary(detail: Detail, kinds: Iterable[str]) -> dict[str, object]:
    """What a summary says of a period besides its sums: its routes, and percentiles of ``kinds``."""
    return {
        "requests_by_endpoint": endpoint_table(detail.endpoints),
        "percentiles": {
            kind: {f"p{p}": detail.percentile(kind, p) for p in (50, 90, 95, 99)} for kind in kinds
        },
    }


def _packed(detail: Detail) -> list[object]:
    endpoints = {n: [e.count, e.seconds, e.statuses] for n, e in detail.endpoints.items()}
    return [detail.start, endpoints, detail.durations]


def _unpacked(packed: object) -> Detail:
    if not isinstance(packed, list):
        raise TypeError("a detail is not a list")
    start, endpoints, durations = packed
    return Detail(
        float(start),
        {n: EndpointTotals(int(c), float(s), dict(t)) for n, (c, s, t) in endpoints.items()},
        # JSON has no numbers for names.
        {kind: {int(k): int(n) for k, n in counts.items()} for kind, counts in durations.items()},
    )
