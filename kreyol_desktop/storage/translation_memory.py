"""The translation memory in SQLite: exact hits, similar sentences, a size limit."""

import sqlite3
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from rapidfuzz import fuzz

from kreyol_desktop.core.language import Direction, parse_language
from kreyol_desktop.core.memory_page import MemoryPage, MemoryQuery, MemoryRow
from kreyol_desktop.core.segment import Flag, Origin
from kreyol_desktop.core.translation import FuzzyMatch, MemoryEntry, MemoryKey
from kreyol_desktop.storage.database import Database
from kreyol_desktop.storage.memory_browsing import count_rows, find_rows

SHORTLIST = 200
"""Sentences that share words with the one asked for and are compared letter by letter."""
MIN_SIMILARITY = 70.0
_ROW_OVERHEAD = 160
"""Bytes of a row beside its texts: columns, two indexes, the word index."""
_EVICT_TO = 0.9
_LOOK_UP_CHUNK = 400
_RARE_WORDS = 12
_USED_ANEW_S = 3600
"""A use is written down at most this often: a hit should cost no write."""


class SqliteTranslationMemory:
    """The TranslationMemory port. Thread-safe.

    ``limit_bytes`` is asked for at every write, so that a changed setting counts at once; the
    machine's longest unused entries make room, a person's never go.
    """

    def __init__(
        self,
        database: Database,
        *,
        limit_bytes: Callable[[], int],
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._database = database
        self._limit_bytes = limit_bytes
        self._clock = clock
        self._size_lock = threading.Lock()
        self._size: int | None = None

    def look_up(self, keys: Sequence[MemoryKey]) -> Mapping[MemoryKey, MemoryEntry]:
        """Exact hits; a person's entry counts for every model and glossary of its direction."""
        found: dict[MemoryKey, MemoryEntry] = {}
        stale: list[int] = []
        hour_ago = int(self._clock()) - _USED_ANEW_S
        with self._database.reading() as connection:
            for start in range(0, len(keys), _LOOK_UP_CHUNK):
                chunk = keys[start : start + _LOOK_UP_CHUNK]
                rows = _rows_for(connection, chunk)
                for key in chunk:
                    row = _best_row(rows.get((key.source, str(key.direction)), ()), key)
                    if row is not None:
                        found[key] = _entry(row, key)
                        if row["used_at"] < hour_ago and not row["human"]:
                            stale.append(row["id"])
        if stale:
            self._mark_used(stale)
        return found

    def change_mark(self) -> int:
        """See TranslationMemory."""
        return self._database.change_mark()

    def store(self, entries: Iterable[MemoryEntry]) -> None:
        """Store in one transaction; a machine's entry never replaces a person's."""
        now = int(self._clock())
        kept = list(entries)
        rows = [_row(entry, now) for entry in kept]
        if not rows:
            return
        with self._database.writing() as connection:
            for row in rows:
                if row["human"]:
                    # one human entry per sentence and direction, whoever translated it before
                    connection.execute(
                        "DELETE FROM memory WHERE source = :source AND direction = :direction "
                        "AND human = 1",
                        row,
                    )
                else:
                    connection.execute(
                        "DELETE FROM memory WHERE source = :source AND direction = :direction "
                        "AND model = :model AND glossary = :glossary AND human = 0",
                        row,
                    )
                connection.execute(
                    "INSERT OR IGNORE INTO memory (source, direction, model, glossary, target, "
                    "human, confidence, flags, terms, bytes, used_at) VALUES (:source, :direction, "
                    ":model, :glossary, :target, :human, :confidence, :flags, :terms, :bytes, "
                    ":used_at)",
                    row,
                )
            self._make_room(connection, sum(map(_bytes, kept)))

    def fuzzy(self, source: str, direction: Direction, limit: int = 5) -> list[FuzzyMatch]:
        """Remembered sentences like ``source``, similarity 70 to 100, best first."""
        query = _any_word(source)
        if not query:
            return []
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT memory.source, memory.target, human FROM memory_words "
                "JOIN memory ON memory.id = memory_words.rowid "
                "WHERE memory_words MATCH ? AND direction = ? "
                "ORDER BY bm25(memory_words) LIMIT ?",
                (query, str(direction), SHORTLIST),
            ).fetchall()
        best: dict[str, FuzzyMatch] = {}
        for row in rows:
            similarity = fuzz.ratio(source.lower(), row["source"].lower())
            if similarity < MIN_SIMILARITY:
                continue
            origin = Origin.HUMAN if row["human"] else Origin.MEMORY
            known = best.get(row["source"])
            if known is None or origin is Origin.HUMAN:
                best[row["source"]] = FuzzyMatch(
                    row["source"], row["target"], round(similarity, 1), origin
                )
        ranked = sorted(best.values(), key=lambda m: (-m.similarity, m.origin is not Origin.HUMAN))
        return ranked[:limit]

    def entries(self) -> Iterator[MemoryEntry]:
        """Every entry, oldest first, read in pages so that a large memory stays on disk."""
        last = 0
        while True:
            with self._database.reading() as connection:
                rows = connection.execute(
                    "SELECT * FROM memory WHERE id > ? ORDER BY id LIMIT 1000", (last,)
                ).fetchall()
            if not rows:
                return
            for row in rows:
                yield _entry(row, _key(row))
            last = rows[-1]["id"]

    def page(self, query: MemoryQuery) -> MemoryPage:
        """Entries as people look through them. Raise InvalidRequestError."""
        with self._database.reading() as connection:
            found, total = find_rows(connection, query), count_rows(connection, query)
        return MemoryPage(tuple(MemoryRow(r["id"], _entry(r, _key(r))) for r in found), total)

    def forget(self, ids: Sequence[int]) -> int:
        """Delete entries, a person's too; return how many there were."""
        with self._database.writing() as connection:
            gone = connection.executemany("DELETE FROM memory WHERE id = ?", [(i,) for i in ids])
            self._forget_size()
        return gone.rowcount

    def clear(self, *, keep_human: bool = True) -> int:
        """Forget the machine's translations, or all; return how many went."""
        where = "WHERE human = 0" if keep_human else ""
        with self._database.writing() as connection:
            count = connection.execute(f"DELETE FROM memory {where}").rowcount  # noqa: S608
            connection.execute("INSERT INTO memory_words (memory_words) VALUES ('optimize')")
            self._forget_size()
        return int(count)

    def size_bytes(self) -> int:
        """About the bytes that the entries take in the database."""
        with self._database.reading() as connection:
            return self._measured(connection)

    def _mark_used(self, ids: Sequence[int]) -> None:
        now = int(self._clock())
        with self._database.writing() as connection:
            connection.executemany(
                "UPDATE memory SET used_at = ? WHERE id = ?", [(now, row_id) for row_id in ids]
            )

    def _make_room(self, connection: sqlite3.Connection, added: int) -> None:
        with self._size_lock:
            if self._size is not None:
                self._size += added
        limit = self._limit_bytes()
        if self._measured(connection) <= limit:
            return
        # what was counted may have replaced other rows: measure before anything goes
        self._forget_size()
        surplus = self._measured(connection) - int(limit * _EVICT_TO)
        if surplus <= int(limit * (1 - _EVICT_TO)):
            return
        doomed, freed = [], 0
        for row in connection.execute(
            "SELECT id, bytes FROM memory WHERE human = 0 ORDER BY used_at, id"
        ):
            if freed >= surplus:
                break
            doomed.append((row["id"],))
            freed += row["bytes"]
        connection.executemany("DELETE FROM memory WHERE id = ?", doomed)
        self._forget_size()

    def _measured(self, connection: sqlite3.Connection) -> int:
        with self._size_lock:
            if self._size is None:
                row = connection.execute("SELECT coalesce(sum(bytes), 0) FROM memory").fetchone()
                self._size = int(row[0])
            return self._size

    def _forget_size(self) -> None:
        with self._size_lock:
            self._size = None


def _rows_for(
    connection: sqlite3.Connection, keys: Sequence[MemoryKey]
) -> dict[tuple[str, str], list[sqlite3.Row]]:
    sources = list({key.source for key in keys})
    marks = ",".join("?" * len(sources))
    rows: dict[tuple[str, str], list[sqlite3.Row]] = {}
    query = f"SELECT * FROM memory WHERE source IN ({marks})"  # noqa: S608 - question marks only
    for row in connection.execute(query, sources):
        rows.setdefault((row["source"], row["direction"]), []).append(row)
    return rows


def _best_row(rows: Sequence[sqlite3.Row], key: MemoryKey) -> sqlite3.Row | None:
    exact = None
    for row in rows:
        if row["human"]:
            return row
        if row["model"] == key.model and row["glossary"] == key.glossary:
            exact = row
    return exact


def _row(entry: MemoryEntry, now: int) -> dict[str, str | int | float | None]:
    human = entry.origin is Origin.HUMAN
    return {
        "source": entry.key.source,
        "direction": str(entry.key.direction),
        "model": "" if human else entry.key.model,
        "glossary": "" if human else entry.key.glossary,
        "target": entry.target,
        "human": int(human),
        "confidence": entry.confidence,
        "flags": " ".join(sorted(flag.value for flag in entry.flags)),
        "terms": "\n".join(entry.terms),
        "bytes": _bytes(entry),
        "used_at": now,
    }


def _bytes(entry: MemoryEntry) -> int:
    # the source stands in the row and in its unique index
    source = 2 * len(entry.key.source.encode("utf-8", "replace"))
    return source + len(entry.target.encode("utf-8", "replace")) + _ROW_OVERHEAD


def _entry(row: sqlite3.Row, key: MemoryKey) -> MemoryEntry:
    return MemoryEntry(
        key=key,
        target=row["target"],
        origin=Origin.HUMAN if row["human"] else Origin.MODEL,
        confidence=row["confidence"],
        flags=frozenset(Flag(flag) for flag in row["flags"].split()),
        terms=tuple(row["terms"].split("\n")) if row["terms"] else (),
    )


def _key(row: sqlite3.Row) -> MemoryKey:
    source, target = row["direction"].split("-", 1)
    direction = Direction(parse_language(source), parse_language(target))
    return MemoryKey(row["model"], direction, row["source"], row["glossary"])


def _any_word(text: str) -> str:
    """An FTS5 query for any of the longer words; quoted, so that no word is an operator."""
    words = sorted({w for w in text.replace('"', " ").split() if w.strip()}, key=len, reverse=True)
    kept = [word for word in words if any(c.isalnum() for c in word)][:_RARE_WORDS]
    if not kept:
        return ""
    any_of_them = " OR ".join(f'"{word}"' for word in kept)
    return f"source : ({any_of_them})"
