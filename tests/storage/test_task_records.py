from collections.abc import Iterator
from pathlib import Path

import pytest

from kreyol_desktop.core.errors import InvalidRequestError, NotFoundError
from kreyol_desktop.core.job import JobRequest, TaskQuery, TaskState, TaskType
from kreyol_desktop.storage.database import Database
from kreyol_desktop.storage.task_codec import whole_request_to_json
from kreyol_desktop.storage.task_records import TaskRecords
from kreyol_desktop.storage.task_store import TaskStore

REQUEST = JobRequest(TaskType.AUDIO, "Lekòl", text="Bonjou tout moun.")
INPUT = whole_request_to_json(REQUEST)


class Clock:
    now = 1_800_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    database = Database(tmp_path / "kreyol.db", tmp_path / "backups")
    yield database
    database.close()


@pytest.fixture
def records(database: Database, clock: Clock) -> TaskRecords:
    return TaskRecords(database, clock=clock)


def test_a_created_task_is_a_job_like_any_other(records: TaskRecords, database: Database) -> None:
    task_id = records.create_task(TaskType.AUDIO, INPUT)
    store = TaskStore(database)
    assert [t.id for t in store.page(TaskQuery(text="lekol bonjou")).items] == [task_id]
    claimed = store.claim_next()
    assert claimed is not None
    assert (claimed.id, claimed.request) == (task_id, REQUEST)


def test_a_task_can_be_read_and_updated_field_by_field(records: TaskRecords, clock: Clock) -> None:
    task_id = records.create_task(TaskType.AUDIO, INPUT)
    clock.now += 5
    records.update_task(task_id, status=TaskState.FAILED, error_message="Damaged.")
    records.update_task(task_id, result_data='{"warnings": ["x"]}')
    record = records.get_task(task_id)
    assert (record.status, record.error_message) == ("failed", "Damaged.")
    assert record.result_data == '{"warnings": ["x"]}'
    assert record.input_data == INPUT
    assert record.updated_at - record.created_at == 5


def test_tasks_are_listed_newest_first_and_by_status(records: TaskRecords, clock: Clock) -> None:
    ids = []
    for _ in range(4):
        ids.append(records.create_task(TaskType.AUDIO, INPUT))
        clock.now += 1
    records.update_task(ids[1], status=TaskState.COMPLETED)
    assert [r.task_id for r in records.list_tasks()] == ids[::-1]
    assert [r.task_id for r in records.list_tasks(limit=2)] == ids[:1:-1]
    assert [r.task_id for r in records.list_tasks(status=TaskState.COMPLETED)] == [ids[1]]


def test_statistics_follow_every_change(records: TaskRecords, database: Database) -> None:
    ids = [records.create_task(TaskType.AUDIO, INPUT) for _ in range(3)]
    records.update_task(ids[0], status=TaskState.COMPLETED)
    TaskStore(database).delete(ids[1])
    statistics = records.get_statistics()
    assert statistics.total == 2
    assert statistics.by_status == {"completed": 1, "queued": 1}
    assert statistics.by_type == {"audio": 2}


def test_old_ended_tasks_are_cleaned_up(records: TaskRecords, clock: Clock) -> None:
    old, waiting = (records.create_task(TaskType.AUDIO, INPUT) for _ in range(2))
    records.update_task(old, status=TaskState.CANCELLED)
    clock.now += 3 * 86_400
    assert records.cleanup_old_tasks(4) == 0
    assert records.cleanup_old_tasks(2) == 1
    assert [r.task_id for r in records.list_tasks()] == [waiting]


@pytest.mark.parametrize("input_data", ["", "{}", "[1]", '{"type": "opera", "name": "x"}'])
def test_what_is_no_request_is_refused(records: TaskRecords, input_data: str) -> None:
    with pytest.raises(InvalidRequestError):
        records.create_task(TaskType.AUDIO, input_data)


def test_a_request_of_another_type_is_refused(records: TaskRecords) -> None:
    with pytest.raises(InvalidRequestError):
        records.create_task(TaskType.DOCUMENT, INPUT)


def test_an_unknown_task_is_not_found(records: TaskRecords) -> None:
    with pytest.raises(NotFoundError):
        records.get_task("x")
    with pytest.raises(NotFoundError):
        records.update_task("x", status=TaskState.FAILED)
