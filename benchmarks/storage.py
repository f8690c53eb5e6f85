"""Storage figures: tasks added and claimed per second, pages and searches in a long history.

Each figure stands beside the naive way in the same run: a commit with a rollback journal for each
row, OFFSET with count(*), LIKE over the same texts as they are, which is not even blind to accents.
Run: python benchmarks/storage.py [--rows 1000000] [--books 100]
"""

import argparse
import random
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from itertools import accumulate
from pathlib import Path

from kreyol_desktop.core.excerpt import Passage
from kreyol_desktop.core.job import JobRequest, TaskQuery, TaskState, TaskType
from kreyol_desktop.storage.database import Database
from kreyol_desktop.storage.task_rows import request_columns
from kreyol_desktop.storage.task_store import TaskStore

WORDS = [
    "lekòl",
    "dlo",
    "lakay",
    "timoun",
    "manje",
    "travay",
    "lavi",
    "jaden",
    "lapli",
    "solèy",
    "lanmè",
    "chemen",
    "liv",
    "chante",
]
ADDED = 3000
REPEATS = 40
DEEP = 0.9
BOOK_WORDS = 40_000
"""Of each language: a hundred pages."""
SENTENCE_WORDS = 12


def per_second(count: int, action: Callable[[int], object]) -> float:
    started = time.perf_counter()
    for number in range(count):
        action(number)
    return count / (time.perf_counter() - started)


def median_ms(action: Callable[[], object], repeats: int = REPEATS) -> float:
    times = []
    for _ in range(repeats):
        started = time.perf_counter()
        action()
        times.append(time.perf_counter() - started)
    return statistics.median(times) * 1000


def a_request(number: int, dice: random.Random) -> JobRequest:
    words = " ".join(dice.choices(WORDS, k=12))
    return JobRequest(TaskType.AUDIO, f"Istwa {number} {dice.choice(WORDS)}", text=words)


def naive_adds_per_second(folder: Path) -> float:
    with closing(sqlite3.connect(folder / "naive.db")) as base:
        base.execute("CREATE TABLE tasks (id INTEGER PRIMARY KEY, name TEXT, data TEXT)")

        def add(number: int) -> None:
            base.execute("INSERT INTO tasks (name, data) VALUES (?, ?)", (f"t{number}", "x" * 700))
            base.commit()

        return per_second(500, add)


def fill(database: Database, rows: int) -> float:
    """Add ``rows`` tasks in big transactions, through all triggers; return rows per second."""
    dice = random.Random(3)
    states = [state.value for state in TaskState if state is not TaskState.QUEUED]
    weights = [1, 1, 1, 90, 5, 2]
    insert = (
        "INSERT INTO tasks (task_id, task_type, name, body, input_data, status, created_at, "
        "updated_at) VALUES (:task_id, :task_type, :name, :body, :input_data, :status, :now, :now)"
    )
    started = time.perf_counter()
    for first in range(0, rows, 20_000):
        batch = [
            request_columns(a_request(number, dice))
            | {
                "task_id": f"old{number}",
                "status": dice.choices(states, weights)[0],
                "now": 1.7e9 + number,
            }
            for number in range(first, min(first + 20_000, rows))
        ]
        with database.writing() as connection:
            connection.executemany(insert, batch)
    return rows / (time.perf_counter() - started)


def naive(connection: sqlite3.Connection, sql: str, *values: object) -> Callable[[], object]:
    return lambda: connection.execute(sql, values).fetchall()


def report(name: str, ours: float, theirs: float, unit: str, *, less_is_better: bool) -> None:
    ratio = theirs / ours if less_is_better else ours / theirs
    print(f"{name:44} {ours:12,.2f} {theirs:12,.2f} {unit:8} {ratio:9,.1f}x")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--books", type=int, default=100)
    arguments = parser.parse_args()
    rows = arguments.rows
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        database = Database(folder / "kreyol.db", folder / "backups")
        store = TaskStore(database)
        print(f"{'':44} {'ours':>12} {'naive':>12}")
        measure_adding(store, folder)
        print(f"{'bulk adding with full text':44} {fill(database, rows):12,.0f} {'':12} rows/s")
        measure_reading(store, database, rows)
        measure_books(store, database, arguments.books)
        measure_opening(database, folder)


def measure_adding(store: TaskStore, folder: Path) -> None:
    dice = random.Random(1)
    ours = per_second(ADDED, lambda number: store.create_task(a_request(number, dice)))
    naive_rate = naive_adds_per_second(folder)
    report("tasks added, one transaction each", ours, naive_rate, "rows/s", less_is_better=False)
    claimed = per_second(ADDED, lambda _: store.claim_next())
    print(f"{'tasks claimed':44} {claimed:12,.0f} {'':12} rows/s")


def measure_reading(store: TaskStore, database: Database, rows: int) -> None:
    skipped = int(rows * DEEP)
    queries = {
        "first page": (TaskQuery(), "", ()),
        "first page of the failed": (
            TaskQuery(states=frozenset({TaskState.FAILED})),
            "WHERE +status = 'failed'",
            (),
        ),
        "page of an early week": (
            TaskQuery(until=1.7e9 + rows * 0.1),
            "WHERE +created_at <= ?",
            (1.7e9 + rows * 0.1,),
        ),
    }
    print(f"at {rows:,} rows:")
    with database.reading() as connection:
        for name, (query, where, values) in queries.items():
            count = naive(connection, f"SELECT count(*) FROM tasks {where}", *values)
            page = naive(
                connection, f"SELECT * FROM tasks {where} ORDER BY +created_at DESC LIMIT 50",
                *values,
            )  # fmt: skip
            theirs = median_ms(lambda c=count, p=page: (c(), p()), 3)
            ours = median_ms(lambda q=query: store.page(q))
            report(name, ours, theirs, "ms", less_is_better=True)
        deep = deep_cursor(store, rows)
        offset = naive(
            connection, "SELECT * FROM tasks ORDER BY created_at DESC LIMIT 50 OFFSET ?", skipped
        )
        ours = median_ms(lambda: store.page(TaskQuery(cursor=deep)))
        report("page at 90 % by cursor", ours, median_ms(offset, 5), "ms", less_is_better=True)
        for name, text in {"one word in 7 % of names": "lekol", "rare": f"{rows // 2}"}.items():
            like = naive(
                connection,
                "SELECT * FROM tasks WHERE name LIKE ? OR body LIKE ? "
                "ORDER BY seq DESC LIMIT 50",
                f"%{text}%", f"%{text}%",
            )  # fmt: skip
            count = naive(
                connection, "SELECT count(*) FROM tasks WHERE name LIKE ? OR body LIKE ?",
                f"%{text}%", f"%{text}%",
            )  # fmt: skip
            theirs = median_ms(lambda a=like, b=count: (a(), b()), 3)
            ours = median_ms(lambda t=text: store.page(TaskQuery(text=t)), 10)
            report(f"search: {name}", ours, theirs, "ms", less_is_better=True)


class Writer:
    """Sentences of 30,000 made-up words, of which few are frequent and most are rare, as in life."""

    def __init__(self) -> None:
        self._dice = random.Random(11)
        syllables = ["la", "kò", "ti", "mou", "pwè", "chan", "dlo", "sa", "né", "wi", "fè", "yo"]
        make = self._dice.choices
        self._words = ["".join(make(syllables, k=1 + n % 4)) + str(n % 97) for n in range(30_000)]
        self._weights = list(accumulate(1 / (n + 3) for n in range(len(self._words))))

    def book(self, number: int) -> list[Passage]:
        count = 2 * BOOK_WORDS
        words = self._dice.choices(self._words, cum_weights=self._weights, k=count)
        lines = [" ".join(words[n : n + SENTENCE_WORDS]) for n in range(0, count, SENTENCE_WORDS)]
        pairs = zip(lines[::2], lines[1::2], strict=False)
        passages = [Passage(source, target, n) for n, (source, target) in enumerate(pairs)]
        middle = len(passages) // 2
        passages[middle] = Passage("The dragonfly", f"Demwazèl numewo{number}", middle)
        return passages


def measure_books(store: TaskStore, database: Database, books: int) -> None:
    """Documents of a hundred pages among all the other tasks."""
    writer = Writer()
    database.compact()
    before = database.size_bytes()
    with closing(sqlite3.connect(database.path.with_name("plain.db"))) as plain:
        plain.execute("CREATE TABLE texts (id INTEGER PRIMARY KEY, source TEXT, target TEXT)")
        took = sum(add_book(store, plain, writer.book(number), number) for number in range(books))
        print(f"with {books} documents of {2 * BOOK_WORDS:,} words:")
        each = "one document taken in, its words findable"
        print(f"{each:44} {1000 * took / books:12,.1f} {'':12} ms")
        database.compact()
        grown = (database.size_bytes() - before) / books / 1e6
        raw = naive(plain, "SELECT avg(length(source) + length(target)) FROM texts")()
        size = "room for one, in MB; naive: its bare letters"
        report(size, grown, raw[0][0] / 1e6, "MB", less_is_better=True)  # type: ignore[index]
        measure_text_search(store, plain, books)


def add_book(
    store: TaskStore, plain: sqlite3.Connection, passages: list[Passage], number: int
) -> float:
    task = store.create_task(JobRequest(TaskType.DOCUMENT, f"Liv {number}.pdf"))
    task = store.update_task(replace(task, state=TaskState.COMPLETED))
    started = time.perf_counter()
    store.keep_text(task.id, passages)
    took = time.perf_counter() - started
    texts = ("\n".join(p.source for p in passages), "\n".join(p.target for p in passages))
    plain.execute("INSERT INTO texts (source, target) VALUES (?, ?)", texts)
    plain.commit()
    return took


def measure_text_search(store: TaskStore, plain: sqlite3.Connection, books: int) -> None:
    searches = {
        "texts: a rare word": f"numewo{books // 2}",
        "texts: one word of all books": "dragonfly",
        "texts: a beginning, as one types": "demw",
    }
    for name, text in searches.items():
        like = naive(
            plain, "SELECT id FROM texts WHERE source LIKE ? OR target LIKE ? ORDER BY id DESC",
            f"%{text}%", f"%{text}%",
        )  # fmt: skip
        theirs = median_ms(like, 3)
        ours = median_ms(lambda t=text: store.page(TaskQuery(text=t)), 10)
        report(name, ours, theirs, "ms", less_is_better=True)
    found = store.page(TaskQuery(text="demwazel", limit=10)).items
    shown = median_ms(lambda: store.excerpts([task.id for task in found], "demwazel"), 5)
    print(f"{'texts: sentences for ten rows on screen':44} {shown:12,.1f} {'':12} ms")
    for letters in ("l", "la", "lak"):
        ours = median_ms(lambda t=letters: store.page(TaskQuery(text=t)), 5)
        print(f"{'all tasks: the letters ' + letters:44} {ours:12,.1f} {'':12} ms")


def deep_cursor(store: TaskStore, rows: int) -> str:
    """A cursor nine tenths down the list, as a client has it that walked there."""
    page = store.page(TaskQuery(limit=1, until=1.7e9 + rows * (1 - DEEP)))
    return page.next_cursor


def measure_opening(database: Database, folder: Path) -> None:
    size_mb = database.size_bytes() / 1e6
    started = time.perf_counter()
    database.back_up_if_due()
    print(
        f"{'backup of ' + format(size_mb, ',.0f') + ' MB':44} {time.perf_counter() - started:12.2f} s"
    )
    database.close()
    started = time.perf_counter()
    Database(folder / "kreyol.db", folder / "backups").close()
    print(f"{'opening with quick_check':44} {time.perf_counter() - started:12.2f} s")


if __name__ == "__main__":
    main()
