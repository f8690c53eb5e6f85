from collections.abc import Iterator
from pathlib import Path

import pytest

from kreyol_desktop.storage.database import Database
from kreyol_desktop.storage.usage_stats import UsageStats

DAY_S = 86_400


class Clock:
    now = 1_800_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def usage(tmp_path: Path, clock: Clock) -> Iterator[UsageStats]:
    database = Database(tmp_path / "kreyol.db", tmp_path / "backups")
    yield UsageStats(database, clock=clock)
    database.close()


def test_uses_are_counted_by_day_and_endpoint(usage: UsageStats, clock: Clock) -> None:
    usage.count("/translate")
    usage.count("/translate", 2)
    clock.now += DAY_S
    usage.count("/audio")
    usage.count("/translate")
    assert usage.by_day(7) == [
        ("2027-01-16", "/audio", 1),
        ("2027-01-16", "/translate", 1),
        ("2027-01-15", "/translate", 3),
    ]


def test_only_the_days_asked_for_are_told(usage: UsageStats, clock: Clock) -> None:
    usage.count("/old")
    clock.now += 2 * DAY_S
    usage.count("/new")
    assert usage.by_day(2) == [("2027-01-17", "/new", 1)]
    assert len(usage.by_day(3)) == 2


def test_counts_can_be_cleared(usage: UsageStats) -> None:
    usage.count("/x")
    usage.clear()
    assert usage.by_day(1) == []
