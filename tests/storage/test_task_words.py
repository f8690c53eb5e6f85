"""The full text of the history: taken in, searched, shown, wiped."""

import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kreyol_desktop.core.excerpt import Passage
from kreyol_desktop.core.job import JobRequest, Task, TaskQuery, TaskState, TaskType
from kreyol_desktop.storage import task_paging
from kreyol_desktop.storage.database import Database
from kreyol_desktop.storage.packed_texts import bounded
from kreyol_desktop.storage.task_store import TaskStore
from kreyol_desktop.storage.task_words_schema import MAX_TEXT_CHARS

LEAFLET = (
    Passage("Clean water protects the family.", "Dlo pwòp pwoteje fanmi an.", 0),
    Passage("Wash your hands with soap.", "Lave men ou ak savon.", 1),
    Passage("Dr. Jean-Pierre Élie", "Dr. Jean-Pierre Élie", 2),
)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = Database(tmp_path / "kreyol.db", tmp_path / "backups")
    yield opened
    opened.close()


@pytest.fixture
def store(database: Database) -> TaskStore:
    return TaskStore(database)


def completed(store: TaskStore, name: str = "leaflet.pdf") -> Task:
    task = store.create_task(JobRequest(TaskType.DOCUMENT, name))
    return store.update_task(replace(task, state=TaskState.COMPLETED))


def names(store: TaskStore, text: str) -> list[str]:
    page = store.page(TaskQuery(text=text))
    assert page.total == len(page.items)
    return [task.request.name for task in page.items]


@pytest.mark.parametrize(
    "typed",
    [
        "water",
        "PWOP",
        "pwoteje soap",
        "leaflet savon",
        '"dlo pwop"',
        '"clean water" savon',
        "sav",
        '"lave men o',
        "elie",
        '"pierre elie"',
        "dlo*",
        "« dlo pwòp »",
    ],
)
def test_a_document_is_found_by_its_name_and_both_its_texts(store: TaskStore, typed: str) -> None:
    store.keep_text(completed(store).id, LEAFLET)
    completed(store, "empty.pdf")
    assert names(store, typed) == ["leaflet.pdf"]


@pytest.mark.parametrize("typed", ["wate soap", '"wate"', '"pwop dlo"', "water lopital", '"water'])
def test_what_is_not_in_it_does_not_find_it(store: TaskStore, typed: str) -> None:
    store.keep_text(completed(store).id, LEAFLET[1:] if typed == '"water' else LEAFLET)
    assert names(store, typed) == []


def test_completed_documents_wait_newest_first_until_their_text_is_there(store: TaskStore) -> None:
    first, second = completed(store, "a"), completed(store, "b")
    store.create_task(JobRequest(TaskType.DOCUMENT, "waits"))
    spoken = store.create_task(JobRequest(TaskType.AUDIO, "spoken", text="Bonjou"))
    store.update_task(replace(spoken, state=TaskState.COMPLETED))
    order = []
    while (task := store.next_unread()) is not None:
        order.append(task.id)
        store.keep_text(task.id, LEAFLET)
    assert order == [second.id, first.id]
    store.update_task(replace(store.get_task(first.id), state=TaskState.QUEUED))
    assert store.next_unread() is None
    store.update_task(replace(store.get_task(first.id), state=TaskState.COMPLETED))
    again = store.next_unread()
    assert again is not None
    assert again.id == first.id


def test_a_text_that_is_taken_in_again_replaces_the_old_one(store: TaskStore) -> None:
    task = completed(store)
    store.keep_text(task.id, LEAFLET)
    store.keep_text(task.id, [Passage("Wash your hands.", "Netwaye men ou.", 1)])
    assert names(store, "savon") == names(store, "water") == []
    assert names(store, "netwaye") == names(store, "leaflet") == ["leaflet.pdf"]


def test_a_task_without_a_text_keeps_its_name_and_what_was_typed(store: TaskStore) -> None:
    task = store.create_task(JobRequest(TaskType.AUDIO, "istwa", text="Yon fwa"))
    store.keep_text(task.id, ())
    assert names(store, "istwa yon") == ["istwa"]
    store.delete(task.id)
    assert names(store, "istwa") == names(store, "yon") == []


def test_the_text_of_a_deleted_task_is_not_taken_in(store: TaskStore, database: Database) -> None:
    task = completed(store)
    store.delete(task.id)
    store.keep_text(task.id, LEAFLET)
    assert store.next_unread() is None
    assert names(store, "water") == []
    assert row_counts(database) == {"task_texts": 0, "deleted_texts": 0, "texts_to_index": 0}


def test_a_deleted_text_is_not_counted_before_it_is_wiped(
    store: TaskStore, database: Database
) -> None:
    tasks = [completed(store, f"{number}.pdf") for number in range(4)]
    for task in tasks:
        store.keep_text(task.id, LEAFLET)
    store.delete(tasks[1].id)
    store.update_task(replace(tasks[3], state=TaskState.FAILED))
    for _ in range(2):
        assert names(store, "water") == ["3.pdf", "2.pdf", "0.pdf"]
        done = TaskQuery(text="water", states=frozenset({TaskState.COMPLETED}))
        assert store.page(done).total == 2
        store.tidy()
    assert row_counts(database)["deleted_texts"] == 0


def test_pages_of_a_search_agree_with_the_whole_from_either_end(store: TaskStore) -> None:
    for number in range(9):
        store.keep_text(completed(store, f"{number}.pdf").id, LEAFLET)
    whole = [task.id for task in store.page(TaskQuery(text="dlo")).items]
    for states in (frozenset[TaskState](), frozenset({TaskState.COMPLETED})):
        for offset in range(11):
            for limit in (1, 2, 5, 9, 10):
                query = TaskQuery(text="dlo", states=states, offset=offset, limit=limit)
                page = store.page(query)
                assert [task.id for task in page.items] == whole[offset : offset + limit]
                assert page.total == 9


def test_an_excerpt_is_the_sentence_with_what_was_found(store: TaskStore) -> None:
    task = completed(store)
    store.keep_text(task.id, LEAFLET)
    spoken = store.create_task(JobRequest(TaskType.AUDIO, "x", text="Yon fwa.\n\nDlo a te pwòp."))
    found = store.excerpts([task.id, spoken.id, "gone"], "pwop dlo")
    assert {key: excerpt.text for key, excerpt in found.items()} == {
        task.id: "Dlo pwòp pwoteje fanmi an.",
        spoken.id: "Dlo a te pwòp.",
    }
    assert (found[task.id].segment, found[spoken.id].segment) == (0, None)
    assert store.excerpts([task.id], "leaflet") == {}
    assert store.excerpts([task.id], " ** ") == {}


def test_an_excerpt_is_found_far_back_in_a_book(store: TaskStore) -> None:
    task = completed(store)
    words = random.Random(5).choices(["dlo", "solèy", "lanmè", "chemen"], k=400_000)
    lines = [" ".join(words[i : i + 12]) for i in range(0, len(words), 12)]
    book = [Passage(line.upper(), line, number) for number, line in enumerate(lines)]
    store.keep_text(task.id, [*book, Passage("The end", "Lafen", len(book))])
    excerpt = store.excerpts([task.id], "lafen")[task.id]
    assert (excerpt.text, excerpt.segment) == ("Lafen", len(book))


def test_no_more_of_a_text_is_kept_than_the_limit(store: TaskStore) -> None:
    half = "a" * (MAX_TEXT_CHARS // 4)
    passages = [Passage(half, half.upper(), number) for number in range(9)]
    assert len(list(bounded(passages))) == 2
    assert list(bounded([Passage("é\ud800", "é\ud800", 1)])) == [Passage("é?", "", 1)]


def test_a_long_spoken_text_is_cut_alike_in_and_out(tmp_path: Path) -> None:
    with_end = "mo " * (MAX_TEXT_CHARS // 3) + " lafen"
    database = Database(tmp_path / "kreyol.db", tmp_path / "backups")
    store = TaskStore(database)
    task = store.create_task(JobRequest(TaskType.AUDIO, "long", text=with_end))
    assert names(store, "mo") == ["long"]
    assert names(store, "lafen") == []
    store.delete(task.id)
    assert names(store, "mo") == []
    require_whole_index(database)
    database.close()


def test_a_short_beginning_is_a_whole_word_in_a_large_library(
    store: TaskStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.keep_text(completed(store).id, LEAFLET)
    assert names(store, "sa") == names(store, "sav") == names(store, "ou") == ["leaflet.pdf"]
    monkeypatch.setattr(task_paging, "_MANY_PARTS", 0)
    assert names(store, "sa") == []
    assert names(store, "sav") == names(store, "ou") == names(store, "dr") == ["leaflet.pdf"]


def test_the_total_of_a_search_follows_every_change(store: TaskStore, tmp_path: Path) -> None:
    tasks = [completed(store, f"{number}.pdf") for number in range(3)]
    elsewhere = Database(tmp_path / "kreyol.db", tmp_path / "backups")
    for number, task in enumerate(tasks):
        TaskStore(elsewhere).keep_text(task.id, LEAFLET)
        for offset in (0, 1):
            assert store.page(TaskQuery(text="water", offset=offset)).total == number + 1
    store.delete(tasks[0].id)
    assert store.page(TaskQuery(text="water", offset=1)).total == 2
    assert store.page(TaskQuery(text="nothing", offset=1)).total == 0
    elsewhere.close()


HOSTILE = st.text(
    st.sampled_from("abé\"'*()-:+^{}\\,;%_\0\n\ud800 ORANDNEAR”«\u0300ßİ漢") | st.characters(),
    max_size=40,
)


@settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(HOSTILE)
def test_nothing_that_is_typed_is_an_error_or_an_operator(store: TaskStore, typed: str) -> None:
    if store.page(TaskQuery()).total == 0:
        store.keep_text(completed(store, "zz9").id, [Passage("zz9 zz8", "zz7", 0)])
    for text in (typed, f"{typed} zz9", f'"{typed}', f"zz9 OR {typed}"):
        page = store.page(TaskQuery(text=text))
        store.excerpts([task.id for task in page.items], text)
        # "OR" is a word like any other, and it is in no text here.
        assert page.total == 0 or "OR" not in text.split()


def row_counts(database: Database) -> dict[str, int]:
    tables = ("task_texts", "deleted_texts", "texts_to_index")
    with database.reading() as connection:
        return {
            table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
            for table in tables
        }


def require_whole_index(database: Database) -> None:
    with database.writing() as connection:
        connection.execute("INSERT INTO task_words (task_words) VALUES ('integrity-check')")
