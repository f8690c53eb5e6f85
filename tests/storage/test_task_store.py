from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kreyol_desktop.core.document import ReadWarning
from kreyol_desktop.core.errors import InvalidRequestError, NotFoundError
from kreyol_desktop.core.job import (
    Artifact,
    ArtifactKind,
    Failure,
    JobRequest,
    TaskQuery,
    TaskState,
    TaskType,
)
from kreyol_desktop.core.progress import Progress, Stage
from kreyol_desktop.core.segment import Coverage
from kreyol_desktop.core.speech import AudioFormat, AudioOptions
from kreyol_desktop.storage.database import Database
from kreyol_desktop.storage.task_codec import result_from_json
from kreyol_desktop.storage.task_paging import full_text_query
from kreyol_desktop.storage.task_store import TaskStore


class Clock:
    def __init__(self) -> None:
        self.now = 1_800_000_000.0

    def __call__(self) -> float:
        self.now += 1
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(tmp_path: Path, clock: Clock) -> Iterator[TaskStore]:
    database = Database(tmp_path / "kreyol.db", tmp_path / "backups")
    yield TaskStore(database, clock=clock)
    database.close()


def document(name: str = "a.pdf") -> JobRequest:
    return JobRequest(TaskType.DOCUMENT, name, input_path=Path("/somewhere/a.pdf"))


def audio(name: str, text: str = "") -> JobRequest:
    return JobRequest(TaskType.AUDIO, name, text=text, audio=AudioOptions(AudioFormat.OPUS))


def names(store: TaskStore, query: TaskQuery) -> list[str]:
    return [task.request.name for task in store.page(query).items]


def test_a_task_comes_back_as_it_was_added(store: TaskStore) -> None:
    request = audio("Istwa", "Yon fwa, nan yon ti vilaj…")
    task = store.create_task(request)
    assert task.state is TaskState.QUEUED
    assert store.get_task(task.id) == task
    assert store.get_task(task.id).request == request


def test_everything_that_changes_is_stored(store: TaskStore) -> None:
    task = store.create_task(document())
    changed = replace(
        task,
        state=TaskState.FAILED,
        position=7,
        progress=Progress(Stage.SPEAK, 3, 9, 41.5, 12.0),
        artifacts=(Artifact(ArtifactKind.PDF, Path("/jobs/x/a.pdf"), 12, "ab"),),
        coverage=Coverage(segments=3, by_flag=(("numbers", 1),), terms=(("lopital", 2),)),
        warnings=(ReadWarning("page_scanned", "A page is a picture.", 4, "x"),),
        failure=Failure("input.corrupt", "Damaged.", "Try.", (("name", "a"), ("pages", 3))),
    )
    saved = store.update_task(changed)
    assert saved.updated_at > task.updated_at
    assert store.get_task(task.id) == saved
    assert replace(saved, updated_at=task.updated_at) == changed


def test_a_result_stored_before_warnings_had_codes_keeps_its_words(store: TaskStore) -> None:
    old = result_from_json('{"artifacts":[],"coverage":null,"warnings":["A page is a picture."]}')
    task = store.create_task(document())
    store.update_task(replace(task, warnings=old.warnings))  # type: ignore[arg-type]  # as it was once
    assert store.get_task(task.id).warnings == (ReadWarning("other", "A page is a picture."),)


def test_half_a_surrogate_pair_does_not_lose_the_task(store: TaskStore) -> None:
    task = store.create_task(audio("bad \ud800 name", "bad \udfff text"))
    assert store.get_task(task.id).request.name == "bad ? name"


def test_saving_progress_changes_nothing_else(store: TaskStore) -> None:
    task = store.create_task(document())
    store.update_task(replace(task, state=TaskState.PAUSED))
    stored = store.save_progress(task.id, Progress(Stage.READ, 1, 2))
    assert stored.state is TaskState.PAUSED
    assert stored.progress == Progress(Stage.READ, 1, 2)


def test_claiming_takes_the_queue_in_order_and_each_task_once(store: TaskStore) -> None:
    added = [store.create_task(document(name)) for name in "abc"]
    claimed = [store.claim_next() for _ in range(4)]
    assert [task.id for task in claimed if task] == [task.id for task in added]
    assert claimed[3] is None
    assert all(task.state is TaskState.RUNNING for task in claimed if task)


def test_moving_changes_the_order_of_the_queue(store: TaskStore) -> None:
    ids = {name: store.create_task(document(name)).id for name in "abcd"}
    store.move(ids["d"], 0)
    store.move(ids["a"], 99)
    store.move(ids["b"], -5)
    assert [t.request.name for t in store.in_state(TaskState.QUEUED)] == ["b", "d", "c", "a"]


@pytest.mark.parametrize("action", ["get_task", "delete"])
def test_an_unknown_task_is_not_found(store: TaskStore, action: str) -> None:
    with pytest.raises(NotFoundError):
        getattr(store, action)("x")


def test_a_deleted_task_cannot_be_saved_back(store: TaskStore) -> None:
    task = store.create_task(document())
    store.delete(task.id)
    with pytest.raises(NotFoundError):
        store.update_task(task)
    with pytest.raises(NotFoundError):
        store.save_progress(task.id, Progress(Stage.READ, 0, 1))
    with pytest.raises(NotFoundError):
        store.move(task.id, 0)


def test_the_list_is_newest_first_and_pages_by_cursor(store: TaskStore) -> None:
    for number in range(25):
        store.create_task(document(f"{number:02}"))
    seen: list[str] = []
    cursor = ""
    while True:
        page = store.page(TaskQuery(limit=10, cursor=cursor))
        assert page.total == 25
        seen += [task.request.name for task in page.items]
        cursor = page.next_cursor
        if not cursor:
            break
    assert seen == [f"{number:02}" for number in reversed(range(25))]


def test_a_cursor_neither_repeats_nor_skips_when_tasks_come_and_go(store: TaskStore) -> None:
    tasks = [store.create_task(document(str(number))) for number in range(6)]
    first = store.page(TaskQuery(limit=3))
    store.create_task(document("new"))
    store.delete(tasks[4].id)
    second = store.page(TaskQuery(limit=3, cursor=first.next_cursor))
    assert [t.request.name for t in first.items] == ["5", "4", "3"]
    assert [t.request.name for t in second.items] == ["2", "1", "0"]


def test_tasks_of_the_same_moment_keep_a_stable_order(tmp_path: Path) -> None:
    database = Database(tmp_path / "kreyol.db", tmp_path / "backups")
    store = TaskStore(database, clock=lambda: 1.0)
    for number in range(9):
        store.create_task(document(str(number)))
    first = store.page(TaskQuery(limit=4))
    second = store.page(TaskQuery(limit=9, cursor=first.next_cursor))
    found = [t.request.name for t in first.items + second.items]
    assert found == [str(n) for n in reversed(range(9))]
    database.close()


def test_the_list_can_be_filtered(store: TaskStore, clock: Clock) -> None:
    first = store.create_task(document("one"))
    store.create_task(audio("two"))
    third = store.create_task(document("three"))
    store.update_task(replace(first, state=TaskState.FAILED))
    assert names(store, TaskQuery(type=TaskType.DOCUMENT)) == ["three", "one"]
    assert names(store, TaskQuery(states=frozenset({TaskState.FAILED}))) == ["one"]
    both = frozenset({TaskState.FAILED, TaskState.QUEUED})
    assert names(store, TaskQuery(states=both)) == ["three", "two", "one"]
    assert names(store, TaskQuery(since=third.created_at)) == ["three"]
    assert names(store, TaskQuery(until=first.created_at)) == ["one"]
    assert store.page(TaskQuery(since=third.created_at)).total == 1
    assert store.page(TaskQuery(states=both, type=TaskType.AUDIO)).total == 1


def test_offset_pages_agree_with_the_whole_list(store: TaskStore) -> None:
    for number in range(7):
        store.create_task(document(str(number)))
    whole = names(store, TaskQuery())
    some = frozenset({TaskState.QUEUED, TaskState.FAILED})
    for offset in range(9):
        for limit in (1, 2, 3, 7, 8):
            expected = whole[offset : offset + limit]
            assert names(store, TaskQuery(limit=limit, offset=offset)) == expected
            assert names(store, TaskQuery(limit=limit, offset=offset, states=some)) == expected
    assert names(store, TaskQuery(offset=99)) == []
    assert names(store, TaskQuery(offset=-4, limit=-1)) == whole[:1]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("lekol", ["Lekòl la"]),
        ("LEKÒL", ["Lekòl la"]),
        ("leko\u0300l", ["Lekòl la"]),
        ("lek", ["Lekòl la"]),
        ("timoun", ["Lekòl la"]),
        ("lekol timoun", ["Lekòl la"]),
        ("lekol lopital", []),
        ("s'ap", ["Sante"]),
        ('"', []),
        ("!!!", []),
        ('x" OR "sante', []),
        ("sante*", ["Sante"]),
        ("NEAR(lekol", []),
        ("name:sante", []),
    ],
)
def test_search_ignores_accents_and_treats_operators_as_text(
    store: TaskStore, query: str, found: list[str]
) -> None:
    store.create_task(audio("Lekòl la", "Timoun yo ale lekòl."))
    store.create_task(audio("Sante", "Li s'ap pi byen."))
    page = store.page(TaskQuery(text=query))
    assert [task.request.name for task in page.items] == found
    assert page.total == len(found)


def test_search_combines_with_filters_and_pages(store: TaskStore) -> None:
    for number in range(8):
        task = store.create_task(audio(f"mango {number}"))
        if number % 2:
            store.update_task(replace(task, state=TaskState.FAILED))
    query = TaskQuery(text="mango", states=frozenset({TaskState.FAILED}), limit=3)
    first = store.page(query)
    second = store.page(replace(query, cursor=first.next_cursor))
    assert first.total == 4
    assert [t.request.name for t in first.items] == ["mango 7", "mango 5", "mango 3"]
    assert [t.request.name for t in second.items] == ["mango 1"]
    assert second.next_cursor == ""
    late = TaskQuery(text="mango", since=first.items[0].created_at)
    assert store.page(late).total == 1


def test_a_deleted_task_is_not_found_by_search(store: TaskStore) -> None:
    task = store.create_task(audio("mango"))
    store.delete(task.id)
    assert store.page(TaskQuery(text="mango")).total == 0


@pytest.mark.parametrize("cursor", ["x", "###", "W10", "bnVsbA", "WzEsMl0", "é", "WyJhIiwxLDJd"])
def test_a_foreign_cursor_is_refused(store: TaskStore, cursor: str) -> None:
    with pytest.raises(InvalidRequestError):
        store.page(TaskQuery(cursor=cursor))


def test_a_query_without_words_is_empty() -> None:
    assert full_text_query(" *** _ ") == ""


def test_old_ended_tasks_are_cleaned_up(store: TaskStore, clock: Clock) -> None:
    done = store.create_task(document())
    store.update_task(replace(done, state=TaskState.COMPLETED))
    waiting = store.create_task(document())
    clock.now += 3 * 86_400
    assert store.cleanup_old_tasks(4) == []
    assert [task.id for task in store.cleanup_old_tasks(2)] == [done.id]
    assert store.ids() == {waiting.id}


def test_tasks_are_listed_newest_first_and_by_status(store: TaskStore) -> None:
    tasks = [store.create_task(document()) for _ in range(4)]
    store.update_task(replace(tasks[1], state=TaskState.COMPLETED))
    ids = [task.id for task in tasks]
    assert [task.id for task in store.list_tasks()] == ids[::-1]
    assert [task.id for task in store.list_tasks(limit=2)] == ids[:1:-1]
    assert [task.id for task in store.list_tasks(status=TaskState.COMPLETED)] == [ids[1]]


def test_statistics_follow_every_change(store: TaskStore) -> None:
    tasks = [store.create_task(document()) for _ in range(3)]
    store.create_task(JobRequest(TaskType.AUDIO, "x", text="Bonjou."))
    store.update_task(replace(tasks[0], state=TaskState.COMPLETED))
    store.delete(tasks[1].id)
    statistics = store.get_statistics()
    assert statistics.total == 3
    assert statistics.by_state == {TaskState.COMPLETED: 1, TaskState.QUEUED: 2}
    assert statistics.by_type == {TaskType.DOCUMENT: 2, TaskType.AUDIO: 1}


def test_a_running_task_of_this_process_counts_as_abandoned_at_start(store: TaskStore) -> None:
    store.create_task(document())
    task = store.claim_next()
    assert task is not None
    assert [t.id for t in store.abandoned()] == [task.id]
    assert not store.is_held_elsewhere(task.id)


def test_a_running_task_of_another_living_process_is_left_alone(
    store: TaskStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.create_task(document())
    task = store.claim_next()
    assert task is not None
    monkeypatch.setattr("kreyol_desktop.storage.task_store.own_identity", lambda: "1:1")
    assert store.abandoned() == []
    assert store.is_held_elsewhere(task.id)
    store.update_task(task, release=True)
    assert [t.id for t in store.abandoned()] == [task.id]


def test_a_running_task_of_a_dead_process_is_abandoned(
    store: TaskStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kreyol_desktop.storage.task_store.own_identity", lambda: "999999999:1")
    store.create_task(document())
    task = store.claim_next()
    assert task is not None
    monkeypatch.undo()
    assert [t.id for t in store.abandoned()] == [task.id]
    assert not store.is_held_elsewhere(task.id)
