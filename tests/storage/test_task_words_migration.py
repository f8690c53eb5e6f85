"""A database from before texts were searched, opened by this version."""

from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from kreyol_desktop.core.errors import DatabaseTooNewError
from kreyol_desktop.core.excerpt import Passage
from kreyol_desktop.core.job import JobRequest, TaskQuery, TaskState, TaskType
from kreyol_desktop.storage import task_schema, translation_memory_schema
from kreyol_desktop.storage.database import Database
from kreyol_desktop.storage.migrations import MIGRATIONS, in_order
from kreyol_desktop.storage.task_store import TaskStore

OLDER = in_order(task_schema.MIGRATIONS, translation_memory_schema.MIGRATIONS)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Spoken texts and documents, finished and not, as the older version left them."""
    with closing(Database(tmp_path / "kreyol.db", tmp_path / "b", migrations=OLDER)) as database:
        store = TaskStore(database)
        for name, kind, state in (
            ("Istwa lekòl", TaskType.AUDIO, TaskState.COMPLETED),
            ("first.pdf", TaskType.DOCUMENT, TaskState.COMPLETED),
            ("failed.pdf", TaskType.DOCUMENT, TaskState.FAILED),
            ("waiting.pdf", TaskType.DOCUMENT, TaskState.QUEUED),
            ("second.pdf", TaskType.DOCUMENT, TaskState.COMPLETED),
        ):
            text = "Timoun yo bwè dlo." if kind is TaskType.AUDIO else ""
            task = store.create_task(JobRequest(kind, name, text=text))
            store.update_task(replace(task, state=state))
    return tmp_path


def names(store: TaskStore, text: str) -> list[str]:
    return [task.request.name for task in store.page(TaskQuery(text=text)).items]


def test_names_and_spoken_texts_stay_findable(folder: Path) -> None:
    with closing(Database(folder / "kreyol.db", folder / "b")) as database:
        assert 20 in database.opening.applied
        assert database.opening.backup is not None
        store = TaskStore(database)
        assert names(store, "lekol") == names(store, "bwe dlo") == ["Istwa lekòl"]
        assert names(store, "pdf") == ["second.pdf", "waiting.pdf", "failed.pdf", "first.pdf"]


def test_finished_documents_wait_for_their_texts_and_no_others(folder: Path) -> None:
    with closing(Database(folder / "kreyol.db", folder / "b")) as database:
        store = TaskStore(database)
        waiting = []
        while (task := store.next_unread()) is not None:
            waiting.append(task.request.name)
            store.keep_text(task.id, [Passage(f"Text of {task.request.name}", "Tèks", 0)])
        assert waiting == ["second.pdf", "first.pdf"]
        assert names(store, "teks") == waiting
        assert names(store, '"text of first"') == ["first.pdf"]


def test_old_tasks_can_be_deleted_and_leave_no_word(folder: Path) -> None:
    with closing(Database(folder / "kreyol.db", folder / "b")) as database:
        store = TaskStore(database)
        for task in store.list_tasks():
            store.delete(task.id)
        store.tidy()
        assert names(store, "pdf") == names(store, "lekol") == []
        with database.writing() as connection:
            connection.execute("INSERT INTO task_words (task_words) VALUES ('integrity-check')")
            assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        database.backups.delete_all()
        assert b"lek" not in (folder / "kreyol.db").read_bytes().lower()


def test_a_program_that_does_not_know_the_step_refuses_the_file(folder: Path) -> None:
    Database(folder / "kreyol.db", folder / "b").close()
    with pytest.raises(DatabaseTooNewError):
        Database(folder / "kreyol.db", folder / "b", migrations=OLDER)


def test_an_unknown_step_between_known_ones_is_refused_too(folder: Path) -> None:
    Database(folder / "kreyol.db", folder / "b").close()
    known = tuple(step for step in MIGRATIONS if step.number != 10)
    with pytest.raises(DatabaseTooNewError):
        Database(folder / "kreyol.db", folder / "b", migrations=known)
