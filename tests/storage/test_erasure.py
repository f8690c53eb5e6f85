from contextlib import closing
from pathlib import Path

from kreyol_desktop.core.job import JobRequest, TaskQuery, TaskType
from kreyol_desktop.storage.database import Database
from kreyol_desktop.storage.migrations import MIGRATIONS
from kreyol_desktop.storage.task_store import TaskStore
from kreyol_desktop.storage.usage_stats import UsageStats


def secret(number: int) -> str:
    return f"zzsekre{number:04d}qx"


def bytes_on_disk(folder: Path) -> bytes:
    return b"\n".join(p.read_bytes() for p in folder.rglob("*") if p.is_file()).lower()


def test_erasing_leaves_no_byte_of_a_text_in_any_file(tmp_path: Path) -> None:
    with closing(Database(tmp_path / "kreyol.db", tmp_path / "backups")) as database:
        store = TaskStore(database)
        for number in range(300):
            text = f"{secret(number)} " * 40
            store.create_task(JobRequest(TaskType.AUDIO, f"{secret(number)}.txt", text=text))
        UsageStats(database).count("/zzsekreusage")
        database.back_up_if_due()
        assert b"zzsekre" in bytes_on_disk(tmp_path)
        store.erase_all()
        # While the database is still open: the log counts too.
        assert b"zzsekre" not in bytes_on_disk(tmp_path)
        assert store.page(TaskQuery()).total == 0
        assert store.page(TaskQuery(text="zzsekre")).total == 0
    assert b"zzsekre" not in bytes_on_disk(tmp_path)


def test_the_database_works_on_after_erasing(tmp_path: Path) -> None:
    with closing(Database(tmp_path / "kreyol.db", tmp_path / "backups")) as database:
        store = TaskStore(database)
        store.create_task(JobRequest(TaskType.AUDIO, "ansyen"))
        store.erase_all()
        task = store.create_task(JobRequest(TaskType.AUDIO, "nouvo"))
        assert [t.id for t in store.page(TaskQuery(text="nouvo")).items] == [task.id]
        assert store.page(TaskQuery()).total == 1
    with closing(Database(tmp_path / "kreyol.db", tmp_path / "backups")) as database:
        assert database.opening.applied == ()
        with database.reading() as connection:
            assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"


def test_every_table_of_every_owner_is_emptied(tmp_path: Path) -> None:
    with closing(Database(tmp_path / "kreyol.db", tmp_path / "backups")) as database:
        database.erase()
        with database.reading() as connection:
            names = [
                row["name"]
                for row in connection.execute("PRAGMA main.table_list")
                if row["type"] != "shadow" and not row["name"].startswith("sqlite_")
            ]
            counts = {
                name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]
                for name in names
            }
    assert counts.pop("schema_migrations") == len(MIGRATIONS)
    assert {"tasks", "tasks_fts", "memory", "memory_words"} <= counts.keys()
    assert set(counts.values()) <= {0}


def test_databases_that_were_set_aside_are_erased_too(tmp_path: Path) -> None:
    (tmp_path / "kreyol.db").write_bytes(b"zzsekre " * 1000)
    with closing(Database(tmp_path / "kreyol.db", tmp_path / "backups")) as database:
        assert b"zzsekre" in bytes_on_disk(tmp_path)
        database.erase()
        assert b"zzsekre" not in bytes_on_disk(tmp_path)


def test_a_copy_of_the_database_is_whole(tmp_path: Path) -> None:
    with closing(Database(tmp_path / "kreyol.db", tmp_path / "backups")) as database:
        TaskStore(database).create_task(JobRequest(TaskType.AUDIO, "istwa"))
        database.copy_to(tmp_path / "copy" / "kreyol.db")
    with closing(Database(tmp_path / "copy" / "kreyol.db", tmp_path / "b2")) as copy:
        assert [t.request.name for t in TaskStore(copy).page(TaskQuery()).items] == ["istwa"]


def test_a_deleted_task_leaves_no_byte_of_its_text_after_tidying(tmp_path: Path) -> None:
    with closing(Database(tmp_path / "kreyol.db", tmp_path / "backups")) as database:
        store = TaskStore(database)
        kept = [
            store.create_task(JobRequest(TaskType.AUDIO, f"rete {n}", text="mo " * n))
            for n in range(50)
        ]
        doomed = [
            store.create_task(JobRequest(TaskType.AUDIO, secret(n), text=f"{secret(n)} " * 30))
            for n in range(50)
        ]
        for task in doomed:
            store.delete(task.id)
        assert b"zzsekre" in bytes_on_disk(tmp_path)
        store.tidy()
        assert b"zzsekre" not in bytes_on_disk(tmp_path)
        assert store.page(TaskQuery(text="rete")).total == len(kept)
        with database.reading() as connection:
            assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
