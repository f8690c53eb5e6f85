import sqlite3
import stat
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest

from kreyol_desktop.core.errors import (
    AccessDeniedError,
    DatabaseError,
    DatabaseTooNewError,
    DiskFullError,
)
from kreyol_desktop.core.job import JobRequest, TaskType
from kreyol_desktop.storage.database import Database
from kreyol_desktop.storage.database_errors import as_database_errors
from kreyol_desktop.storage.migration import Migration
from kreyol_desktop.storage.migrations import MIGRATIONS, in_order
from kreyol_desktop.storage.task_store import TaskStore
from kreyol_desktop.storage.usage_stats import UsageStats

NEXT = max(step.number for step in MIGRATIONS) + 1


def open_database(folder: Path, *more: Migration, **options: object) -> Database:
    return Database(
        folder / "kreyol.db",
        folder / "backups",
        migrations=in_order(MIGRATIONS, more),
        **options,  # type: ignore[arg-type]
    )


def tables(database: Database) -> set[str]:
    with database.reading() as connection:
        return {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}


def test_a_new_database_gets_all_migrations(tmp_path: Path) -> None:
    with closing(open_database(tmp_path)) as database:
        assert database.opening.created
        assert database.opening.applied == tuple(step.number for step in MIGRATIONS)
        assert {"tasks", "usage_stats"} <= tables(database)


def test_the_promised_columns_are_there(tmp_path: Path) -> None:
    with closing(open_database(tmp_path)) as database, database.reading() as connection:
        tasks = {row["name"] for row in connection.execute("PRAGMA table_info(tasks)")}
        usage = {row["name"] for row in connection.execute("PRAGMA table_info(usage_stats)")}
    assert tasks >= {
        "task_id",
        "task_type",
        "status",
        "created_at",
        "updated_at",
        "input_data",
        "result_data",
        "error_message",
    }
    assert usage >= {"date", "endpoint", "count"}


def test_opening_again_migrates_nothing(tmp_path: Path) -> None:
    open_database(tmp_path).close()
    with closing(open_database(tmp_path)) as database:
        assert not database.opening.created
        assert database.opening.applied == ()
        assert database.opening.backup is None


def test_an_older_database_is_backed_up_then_migrated(tmp_path: Path) -> None:
    with closing(open_database(tmp_path)) as database:
        TaskStore(database).create_task(JobRequest(TaskType.AUDIO, "istwa"))
    step = Migration(NEXT, "more", ("CREATE TABLE more (x INTEGER)",))
    with closing(open_database(tmp_path, step)) as database:
        assert database.opening.applied == (NEXT,)
        assert "more" in tables(database)
        backup = database.opening.backup
    assert backup is not None
    with closing(sqlite3.connect(backup)) as old:
        assert old.execute("SELECT name FROM tasks").fetchall() == [("istwa",)]
        assert old.execute("SELECT 1 FROM sqlite_master WHERE name = 'more'").fetchone() is None


def test_a_migration_that_fails_changes_nothing(tmp_path: Path) -> None:
    open_database(tmp_path).close()
    step = Migration(NEXT, "broken", ("CREATE TABLE half (x)", "INSERT INTO nowhere VALUES (1)"))
    with pytest.raises(DatabaseError):
        open_database(tmp_path, step)
    with closing(open_database(tmp_path)) as database:
        assert "half" not in tables(database)


def test_a_newer_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    step = Migration(NEXT, "future", ("CREATE TABLE future (x)",))
    open_database(tmp_path, step).close()
    before = (tmp_path / "kreyol.db").read_bytes()
    with pytest.raises(DatabaseTooNewError):
        open_database(tmp_path)
    assert (tmp_path / "kreyol.db").read_bytes() == before
    assert not (tmp_path / "backups").exists()


def test_migration_numbers_must_be_unique() -> None:
    with pytest.raises(ValueError, match="not unique"):
        in_order(MIGRATIONS, MIGRATIONS)


def test_the_connection_is_set_up_for_power_cuts_and_privacy(tmp_path: Path) -> None:
    with closing(open_database(tmp_path)) as database, database.writing() as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
        assert connection.execute("PRAGMA synchronous").fetchone()[0] == 1
        assert connection.execute("PRAGMA secure_delete").fetchone()[0] == 1


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX permissions")
def test_files_are_for_the_user_alone(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.mkdir(mode=0o755)
    with closing(open_database(folder)) as database:
        database.back_up_if_due()
        for path in [*folder.glob("kreyol.db*"), *folder.glob("backups/*")]:
            assert stat.S_IMODE(path.stat().st_mode) == 0o600, path
        for path in (folder, folder / "backups"):
            assert stat.S_IMODE(path.stat().st_mode) == 0o700, path


def _insert_twice(connection: sqlite3.Connection) -> None:
    for _ in range(2):
        connection.execute("INSERT INTO usage_stats VALUES ('2026-01-01', '/x', 1)")


def _count_inside(database: Database, outer: sqlite3.Connection) -> None:
    UsageStats(database).count("/inner")
    _insert_twice(outer)


def test_a_failed_transaction_leaves_no_trace(tmp_path: Path) -> None:
    with closing(open_database(tmp_path)) as database:
        with pytest.raises(sqlite3.IntegrityError), database.writing() as connection:
            _insert_twice(connection)
        with database.reading() as connection:
            assert connection.execute("SELECT count(*) FROM usage_stats").fetchone()[0] == 0


def test_a_nested_block_joins_the_outer_transaction(tmp_path: Path) -> None:
    with closing(open_database(tmp_path)) as database:
        with pytest.raises(sqlite3.IntegrityError), database.writing() as outer:
            _count_inside(database, outer)
        with database.reading() as connection:
            assert connection.execute("SELECT count(*) FROM usage_stats").fetchone()[0] == 0


def test_readers_cannot_write(tmp_path: Path) -> None:
    with (
        closing(open_database(tmp_path)) as database,
        pytest.raises(AccessDeniedError),
        database.reading() as connection,
    ):
        connection.execute("DELETE FROM tasks")


def test_a_reader_does_not_wait_for_a_writer(tmp_path: Path) -> None:
    with closing(open_database(tmp_path)) as database, database.writing() as writer:
        writer.execute("INSERT INTO usage_stats VALUES ('2026-01-01', '/x', 1)")
        seen: list[int] = []

        def read() -> None:
            with database.reading() as connection:
                seen.append(connection.execute("SELECT count(*) FROM usage_stats").fetchone()[0])

        thread = threading.Thread(target=read)
        thread.start()
        thread.join(10)
        assert seen == [0]


def test_many_threads_write_and_read_at_once(tmp_path: Path) -> None:
    errors: list[Exception] = []
    with closing(open_database(tmp_path)) as database:
        store = TaskStore(database)

        def work(number: int) -> None:
            try:
                for _ in range(20):
                    task = store.create_task(JobRequest(TaskType.AUDIO, f"t{number}"))
                    assert store.get_task(task.id).request.name == f"t{number}"
            except Exception as error:  # noqa: BLE001 - shown by the assertion below
                errors.append(error)

        threads = [threading.Thread(target=work, args=(n,)) for n in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert errors == []
        assert len(store.ids()) == 160


def test_two_processes_never_claim_the_same_task(tmp_path: Path) -> None:
    with closing(open_database(tmp_path)) as database:
        store = TaskStore(database)
        tasks = {store.create_task(JobRequest(TaskType.AUDIO, "t")).id for _ in range(60)}
    claim_all = (
        "import sys; from pathlib import Path\n"
        "from kreyol_desktop.storage.database import Database\n"
        "from kreyol_desktop.storage.task_store import TaskStore\n"
        "folder = Path(sys.argv[1])\n"
        "store = TaskStore(Database(folder / 'kreyol.db', folder / 'backups', repair=False))\n"
        "sys.stdin.readline()\n"
        "while task := store.claim_next(): print(task.id, flush=True)\n"
    )
    command = [sys.executable, "-c", claim_all, str(tmp_path)]
    workers = [
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    outputs = []
    for worker in workers:
        assert worker.stdin is not None
        worker.stdin.write("go\n")
        worker.stdin.flush()
    for worker in workers:
        out, _ = worker.communicate(timeout=60)
        assert worker.returncode == 0
        outputs.append(out.split())
    claimed = outputs[0] + outputs[1]
    assert len(claimed) == len(tasks)
    assert set(claimed) == tasks


def test_the_mark_changes_with_whoever_writes_and_only_then(tmp_path: Path) -> None:
    with (
        closing(open_database(tmp_path)) as here,
        closing(open_database(tmp_path, repair=False)) as there,
    ):
        marks = [here.change_mark(), here.change_mark()]
        for database in (here, there):
            UsageStats(database).count("GET /health")
            marks.append(here.change_mark())
        assert tables(here)
        marks.append(here.change_mark())
    assert marks[0] == marks[1]
    assert len(set(marks[1:4])) == 3
    assert marks[3] == marks[4]


def test_a_closed_database_says_so(tmp_path: Path) -> None:
    database = open_database(tmp_path)
    database.close()
    database.close()
    assert not database.is_writable()
    with pytest.raises(DatabaseError, match="closed"), database.reading():
        pass
    with pytest.raises(DatabaseError, match="closed"):
        database.change_mark()


def test_closing_empties_the_log(tmp_path: Path) -> None:
    database = open_database(tmp_path)
    TaskStore(database).create_task(JobRequest(TaskType.AUDIO, "t"))
    database.close()
    assert not (tmp_path / "kreyol.db-wal").exists()


def test_a_full_database_is_a_full_disk(tmp_path: Path) -> None:
    with closing(open_database(tmp_path)) as database:
        with database.writing() as connection:
            pages = connection.execute("PRAGMA page_count").fetchone()[0]
        database._writer.execute(f"PRAGMA max_page_count = {pages + 1}")
        with pytest.raises(DiskFullError):
            TaskStore(database).create_task(JobRequest(TaskType.AUDIO, "t", text="x" * 100_000))


def test_a_mistake_in_our_own_sql_stays_a_bug(tmp_path: Path) -> None:
    with pytest.raises(sqlite3.IntegrityError), as_database_errors(tmp_path):
        raise sqlite3.IntegrityError("UNIQUE constraint failed")


def test_a_database_in_use_elsewhere_is_reported_as_busy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kreyol_desktop.storage.connection.BUSY_TIMEOUT_S", 0.05)
    with (
        closing(open_database(tmp_path)) as first,
        closing(open_database(tmp_path)) as second,
        first.writing(),
        pytest.raises(DatabaseError) as caught,
        second.writing(),
    ):
        pass
    assert caught.value.details["reason"] == "busy"
