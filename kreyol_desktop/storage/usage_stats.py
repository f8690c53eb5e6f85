"""How often each endpoint was used, by day."""

import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

from kreyol_desktop.storage.database import Database


class UsageStats:
    """Table ``usage_stats``: date (UTC, YYYY-MM-DD), endpoint, count. Holds no user text."""

    def __init__(self, database: Database, *, clock: Callable[[], float] = time.time) -> None:
        self._database = database
        self._clock = clock

    def count(self, endpoint: str, times: int = 1) -> None:
        """Add ``times`` uses of ``endpoint`` to today's count."""
        with self._database.writing() as connection:
            connection.execute(
                "INSERT INTO usage_stats (date, endpoint, count) VALUES (?, ?, ?) "
                "ON CONFLICT (date, endpoint) DO UPDATE SET count = count + excluded.count",
                (self._today().isoformat(), endpoint, times),
            )

    def by_day(self, days: int) -> list[tuple[str, str, int]]:
        """(date, endpoint, count) of the last ``days`` days, today included, newest first."""
        first = self._today() - timedelta(days=max(days, 1) - 1)
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT date, endpoint, count FROM usage_stats WHERE date >= ? "
                "ORDER BY date DESC, endpoint",
                (first.isoformat(),),
            ).fetchall()
        return [(row["date"], row["endpoint"], row["count"]) for row in rows]

    def clear(self) -> None:
        with self._database.writing() as connection:
            connection.execute("DELETE FROM usage_stats")

    def _today(self) -> date:
        return datetime.fromtimestamp(self._clock(), UTC).date()
