"""A new program started over the data of an older one, and an old one over newer data."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from kreyol_desktop.core.job import JobRequest, TaskState, TaskType
from kreyol_desktop.storage import task_schema
from kreyol_desktop.storage.database import Database
from kreyol_desktop.storage.task_store import TaskStore
from tests.e2e import program

pytestmark = pytest.mark.slow

NAME = "istwa-yon-ansyen-vèsyon"
FUTURE = 9_999


def numbers(database: Path) -> set[int]:
    with closing(sqlite3.connect(database)) as connection:
        return {n for (n,) in connection.execute("SELECT number FROM schema_migrations")}


@pytest.fixture
def old_data(tmp_path: Path) -> Path:
    """The data of a version that knew tasks but no translation memory, with one task in the history."""
    folder = tmp_path / "data"
    folder.mkdir()
    file, backups = folder / "kreyol.db", folder / "backups"
    with closing(Database(file, backups, migrations=task_schema.MIGRATIONS)) as database:
        store = TaskStore(database)
        task = store.create_task(JobRequest(TaskType.AUDIO, NAME, text="Bonjou."))
        store.update_task(replace(task, state=TaskState.CANCELLED))
    assert numbers(file) == {1}
    return folder


def test_old_data_are_copied_then_migrated_and_nothing_is_lost(old_data: Path) -> None:
    listed = program.run(old_data, "tasks", "list")
    assert listed.code == 0, listed.err
    assert [task["name"] for task in listed.value["tasks"]] == [NAME]
    assert numbers(old_data / "kreyol.db") > {1}
    (copy,) = (old_data / "backups").glob("before-migration-*.db")
    assert numbers(copy) == {1}
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("SELECT name FROM tasks").fetchall() == [(NAME,)]


def test_the_part_that_is_new_works_on_old_data(old_data: Path) -> None:
    said = program.run(old_data, "translate", "Wash your hands.", "--from", "en")
    assert said.code == 0, said.err
    with closing(sqlite3.connect(old_data / "kreyol.db")) as connection:
        (remembered,) = connection.execute("SELECT COUNT(*) FROM memory").fetchone()
    assert remembered == 1


def test_a_second_start_migrates_and_copies_nothing_more(old_data: Path) -> None:
    program.run(old_data, "tasks", "list")
    before = sorted((old_data / "backups").glob("before-migration-*"))
    assert program.run(old_data, "tasks", "list").code == 0
    assert sorted((old_data / "backups").glob("before-migration-*")) == before


def test_an_old_program_refuses_newer_data_and_changes_nothing(old_data: Path) -> None:
    program.run(old_data, "tasks", "list")
    file = old_data / "kreyol.db"
    with closing(sqlite3.connect(file)) as connection:
        connection.execute(
            "INSERT INTO schema_migrations (number, name, applied_at) VALUES (?, 'future', 0)",
            (FUTURE,),
        )
        connection.commit()
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    before = file.read_bytes()
    refused = program.run(old_data, "tasks", "list")
    assert refused.code == 1
    assert refused.value["error"]["code"] == "resource.database_too_new"
    assert file.read_bytes() == before
