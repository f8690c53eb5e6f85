import pytest

from kreyol_desktop.core.errors import JobCancelled, JobParked
from kreyol_desktop.core.job import JobRequest, Task, TaskState, TaskType
from kreyol_desktop.core.progress import Progress, Stage
from kreyol_desktop.services.job_control import THROTTLE_S, RunningJob

TASK = Task("t", JobRequest(TaskType.DOCUMENT, "a"), TaskState.RUNNING, 0.0, 0.0)


class Record:
    def __init__(self) -> None:
        self.saved: list[Progress] = []
        self.state: TaskState | None = TaskState.RUNNING
        self.somebody_waits = False

    def save_progress(self, task_id: str, progress: Progress) -> TaskState | None:
        self.saved.append(progress)
        return self.state

    def stored_state(self, task_id: str) -> TaskState | None:
        return self.state

    def others_wait(self) -> bool:
        return self.somebody_waits


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_the_first_and_the_last_of_a_stage_always_pass() -> None:
    record, clock = Record(), Clock()
    job = RunningJob(TASK, record, monotonic=clock)
    for stage in (Stage.READ, Stage.TRANSLATE):
        for done in range(11):
            job.checkpoint(stage, done, 10)
    passed = [(p.stage, p.done) for p in record.saved]
    assert passed == [
        (Stage.READ, 0),
        (Stage.READ, 10),
        (Stage.TRANSLATE, 0),
        (Stage.TRANSLATE, 10),
    ]


def test_in_between_progress_passes_every_hundred_milliseconds() -> None:
    record, clock = Record(), Clock()
    job = RunningJob(TASK, record, monotonic=clock)
    for done in range(1, 100):
        job.checkpoint(Stage.TRANSLATE, done, 1000)
        clock.now += THROTTLE_S / 4
    gaps = [b.done - a.done for a, b in zip(record.saved, record.saved[1:], strict=False)]
    assert set(gaps) <= {4, 5}


def test_the_same_place_is_reported_once() -> None:
    record = Record()
    job = RunningJob(TASK, record)
    for _ in range(3):
        job.checkpoint(Stage.READ, 1, 1)
    assert len(record.saved) == 1


def test_a_cancelled_job_ends_at_its_next_checkpoint() -> None:
    record = Record()
    job = RunningJob(TASK, record)
    job.cancel()
    with pytest.raises(JobCancelled):
        job.checkpoint(Stage.READ, 0, 1)
    assert record.saved == []


def test_a_parked_job_ends_at_its_next_checkpoint_even_while_held() -> None:
    job = RunningJob(TASK, Record())
    job.pause()
    job.park()
    with pytest.raises(JobParked):
        job.checkpoint(Stage.READ, 0, 1)


@pytest.mark.parametrize("state", [None, TaskState.CANCELLED, TaskState.QUEUED])
def test_a_job_that_others_took_away_ends(state: TaskState | None) -> None:
    record = Record()
    record.state = state
    with pytest.raises(JobCancelled):
        RunningJob(TASK, record).checkpoint(Stage.READ, 0, 1)


@pytest.mark.parametrize("state", [None, TaskState.CANCELLED, TaskState.QUEUED])
def test_work_that_makes_no_progress_sees_what_others_want(state: TaskState | None) -> None:
    record, clock = Record(), Clock()
    job = RunningJob(TASK, record, monotonic=clock)
    job.obey()
    record.state = state
    clock.now += 1
    with pytest.raises(JobCancelled):
        job.obey()


def test_a_paused_job_makes_way_where_somebody_waits() -> None:
    record = Record()
    job = RunningJob(TASK, record)
    job.pause()
    record.somebody_waits = True
    with pytest.raises(JobParked):
        job.obey()
    assert not job.is_parked


def test_a_job_paused_by_another_process_makes_way_too() -> None:
    record = Record()
    record.state = TaskState.PAUSED
    record.somebody_waits = True
    with pytest.raises(JobParked):
        RunningJob(TASK, record).checkpoint(Stage.READ, 0, 1)
