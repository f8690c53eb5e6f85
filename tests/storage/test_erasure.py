import random
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from kreyol_desktop.core.excerpt import Passage
from kreyol_desktop.core.job import JobRequest, Task, TaskQuery, TaskState, TaskType
from kreyol_desktop.storage.database import Database
from kreyol_desktop.storage.migrations import MIGRATIONS
from kreyol_desktop.storage.task_store import TaskStore
from kreyol_desktop.storage.usage_stats import UsageStats


def secret(number: int) -> str:
    return f"zzsekre{number:04d}qx"


def bytes_on_disk(folder: Path) -> bytes:
    return b"\n".join(p.read_bytes() for p in folder.rglob("*") if p.is_file()).lower()


def finished_document(store: TaskStore, number: int) -> Task:
    """A document with a secret in its name, in its source and in its translation."""
    task = store.create_task(JobRequest(TaskType.DOCUMENT, f"{secret(number)}.pdf"))
    task = store.update_task(replace(task, state=TaskState.COMPLETED))
    store.keep_text(task.id, secret_passages(number))
    return task


def secret_passages(number: int) -> list[Passage]:
    """Sentences that no other document has, so that their packed form is no other's either."""
    dice = random.Random(number)
    return [
        Passage(f"{secret(number)} {dice.random()}", f"{secret(number)}t {dice.random()}", line)
        for line in range(30)
    ]


def test_erasing_leaves_no_byte_of_a_text_in_any_file(tmp_path: Path) -> None:
    with closing(Database(tmp_path / "kreyol.db", tmp_path / "backups")) as database:
        store = TaskStore(database)
        for number in range(300):
            text = f"{secret(number)} " * 40
            store.create_task(JobRequest(TaskType.AUDIO, f"{secret(number)}.txt", text=text))
        for number in range(300, 320):
            finished_document(store, number)
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
    assert {"tasks", "task_words", "task_texts", "memory", "memory_words"} <= counts.keys()
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


def words_in_index(database: Database) -> set[str]:
    """Every word that the index still knows, from SQLite's own view of it."""
    with database.writing() as connection:
        connection.execute(
            "CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab(main, task_words, row)"
        )
        rows = connection.execute("SELECT term FROM temp.vocabulary").fetchall()
        connection.execute("DROP TABLE temp.vocabulary")
    return {row["term"] for row in rows}


def test_deleted_documents_leave_no_byte_of_their_words_or_texts(tmp_path: Path) -> None:
    """The packed texts are compressed: their bytes are looked for as they are stored."""
    with closing(Database(tmp_path / "kreyol.db", tmp_path / "backups")) as database:
        store = TaskStore(database)
        kept = [finished_document(store, number) for number in range(5)]
        doomed = [finished_document(store, number) for number in range(500, 540)]
        stored = packed_texts(database)
        for task in doomed[:20]:
            store.delete(task.id)
        store.tidy()
        for task in doomed[20:]:
            store.delete(task.id)
        left = packed_texts(database)
        store.tidy()
        gone = stored - packed_texts(database)
        assert len(gone) == len(doomed)
        assert left - gone
        on_disk = bytes_on_disk(tmp_path)
        assert b"zzsekre05" not in on_disk
        assert not [packed for packed in gone if packed[200:240].lower() in on_disk]
        assert not [word for word in words_in_index(database) if word.startswith("zzsekre05")]
        assert store.page(TaskQuery(text="zzsekre")).total == len(kept)


def packed_texts(database: Database) -> set[bytes]:
    with database.reading() as connection:
        return {row["packed"] for row in connection.execute("SELECT packed FROM task_texts")}


def test_a_clean_up_of_old_tasks_wipes_their_texts_too(tmp_path: Path) -> None:
    now = 1_000_000.0
    with closing(Database(tmp_path / "kreyol.db", tmp_path / "backups")) as database:
        store = TaskStore(database, clock=lambda: now)
        for number in range(3):
            finished_document(store, number)
        now += 5 * 86_400
        assert len(store.cleanup_old_tasks(4)) == 3
        store.tidy()
        assert b"zzsekre" not in bytes_on_disk(tmp_path)
        assert packed_texts(database) == set()
        assert words_in_index(database) == set()


def test_a_corrected_sentence_leaves_no_byte_of_the_old_one(tmp_path: Path) -> None:
    with closing(Database(tmp_path / "kreyol.db", tmp_path / "backups")) as database:
        store = TaskStore(database)
        store.tidy()
        task = finished_document(store, 7)
        old = packed_texts(database)
        store.keep_text(task.id, [Passage("Clean water", "Dlo pwòp", 0)])
        store.tidy()
        assert words_in_index(database) == {"zzsekre0007qx", "pdf", "clean", "water", "dlo", "pwop"}
        on_disk = bytes_on_disk(tmp_path)
        assert b"zzsekre0007qxt" not in on_disk
        assert not [packed for packed in old if packed[200:240].lower() in on_disk]


def test_what_was_deleted_before_a_crash_is_wiped_at_the_next_start(tmp_path: Path) -> None:
    with closing(Database(tmp_path / "kreyol.db", tmp_path / "backups")) as database:
        store = TaskStore(database)
        store.delete(finished_document(store, 1).id)
    with closing(Database(tmp_path / "kreyol.db", tmp_path / "backups")) as database:
        TaskStore(database).tidy()
        assert words_in_index(database) == set()
        assert b"zzsekre" not in bytes_on_disk(tmp_path)
