"""How many tasks the last search found, for its further pages."""

from dataclasses import replace

from kreyol_desktop.core.job import TaskQuery
from kreyol_desktop.storage.database import Database


class KnownTotal:
    """Remembers one total, as long as nothing in the database changes. Thread-safe."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._known: tuple[int, TaskQuery, int] | None = None

    def mark(self) -> int:
        """What vouches for a total; ask for it before counting."""
        return self._database.change_mark()

    def get(self, query: TaskQuery, mark: int) -> int | None:
        """The total of a query, whatever its page; None where it is not known (any more)."""
        known = self._known
        if known is None or known[:2] != (mark, _without_page(query)):
            return None
        return known[2]

    def keep(self, query: TaskQuery, mark: int, total: int) -> None:
        """Remember the total of a query."""
        self._known = (mark, _without_page(query), total)


def _without_page(query: TaskQuery) -> TaskQuery:
    return replace(query, limit=0, offset=0, cursor="")
