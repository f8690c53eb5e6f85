import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kreyol_desktop.core.errors import (
    CorruptError,
    DiskFullError,
    InvalidRequestError,
    JobCancelled,
    JobParked,
    NotFoundError,
)
from kreyol_desktop.core.job import (
    JobOutcome,
    Task,
    TaskQuery,
    TaskState,
)
from kreyol_desktop.core.progress import JobContext, Stage
from kreyol_desktop.services.job_events import TaskEventKind
from kreyol_desktop.services.job_service import TaskEvent
from kreyol_desktop.storage.process_identity import own_identity
from tests.services.job_fixtures import TIMEOUT_S, Bench, SteppedWork, request, until


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    bench = Bench(tmp_path)
    yield bench
    bench.close()


def states(bench: Bench, task: Task) -> list[TaskState]:
    return [
        e.task.state
        for e in bench.events
        if e.task.id == task.id and e.kind in (TaskEventKind.ADDED, TaskEventKind.CHANGED)
    ]


def test_a_submitted_job_runs_and_completes(bench: Bench) -> None:
    bench.pipeline.work = lambda task, context: JobOutcome((bench.publish(task, "a.txt"),))
    task = bench.jobs.submit(request())
    done = bench.run_until_idle(task.id)
    assert done.state is TaskState.COMPLETED
    assert done.artifacts[0].path.read_bytes() == b"result"
    assert states(bench, task) == [TaskState.QUEUED, TaskState.RUNNING, TaskState.COMPLETED]


def test_every_change_is_stored_before_it_is_announced(bench: Bench) -> None:
    seen: list[tuple[TaskState, TaskState]] = []

    def compare(event: TaskEvent) -> None:
        seen.append((event.task.state, bench.store.get_task(event.task.id).state))

    bench.jobs.subscribe(compare)
    task = bench.jobs.submit(request())
    bench.jobs.pause(task.id)
    bench.jobs.resume(task.id)
    bench.jobs.cancel(task.id)
    assert [announced for announced, _ in seen] == [
        TaskState.QUEUED,
        TaskState.PAUSED,
        TaskState.QUEUED,
        TaskState.CANCELLED,
    ]
    assert all(announced is stored for announced, stored in seen)


def test_a_listener_that_raises_hurts_nobody(bench: Bench) -> None:
    def broken(event: TaskEvent) -> None:
        raise RuntimeError("broken listener")

    bench.jobs.subscribe(broken)
    heard: list[TaskEvent] = []
    bench.jobs.subscribe(heard.append)
    task = bench.jobs.submit(request())
    assert bench.run_until_idle(task.id).state is TaskState.COMPLETED
    assert len(heard) == len(bench.events)


def test_a_listener_may_call_the_job_service(bench: Bench) -> None:
    def pause_new(event: TaskEvent) -> None:
        if event.kind is TaskEventKind.ADDED:
            bench.jobs.pause(event.task.id)

    bench.jobs.subscribe(pause_new)
    task = bench.jobs.submit(request())
    assert bench.jobs.get(task.id).state is TaskState.PAUSED
    assert states(bench, task) == [TaskState.QUEUED, TaskState.PAUSED]


def test_unsubscribing_twice_is_harmless(bench: Bench) -> None:
    heard: list[TaskEvent] = []
    unsubscribe = bench.jobs.subscribe(heard.append)
    unsubscribe()
    unsubscribe()
    bench.jobs.submit(request())
    assert heard == []


def test_pause_holds_the_running_job_at_a_checkpoint_and_resume_lets_it_go_on(bench: Bench) -> None:
    work = bench.pipeline.work = SteppedWork()
    task = bench.jobs.submit(request())
    with bench.working():
        work.started.wait(TIMEOUT_S)
        assert bench.jobs.pause(task.id).state is TaskState.PAUSED
        held = _steps_when_still(work)
        assert bench.jobs.get(task.id).state is TaskState.PAUSED
        bench.jobs.resume(task.id)
        until(lambda: work.steps > held)
        work.may_finish.set()
        assert bench.jobs.wait(task.id, TIMEOUT_S).state is TaskState.COMPLETED


def test_a_paused_job_makes_way_for_the_next_and_goes_on_when_resumed(bench: Bench) -> None:
    first, second = SteppedWork(), SteppedWork()
    works = {"first.pdf": first, "second.pdf": second}
    bench.pipeline.work = lambda task, context: works[task.request.name](task, context)
    paused = bench.jobs.submit(request("first.pdf"))
    with bench.working():
        first.started.wait(TIMEOUT_S)
        bench.jobs.pause(paused.id)
        _steps_when_still(first)
        second.may_finish.set()
        waiting = bench.jobs.submit(request("second.pdf"))
        assert bench.jobs.wait(waiting.id, TIMEOUT_S).state is TaskState.COMPLETED
        assert bench.jobs.get(paused.id).state is TaskState.PAUSED
        assert bench.jobs.resume(paused.id).state is TaskState.QUEUED
        first.may_finish.set()
        assert bench.jobs.wait(paused.id, TIMEOUT_S).state is TaskState.COMPLETED
    assert [task.request.name for task in bench.pipeline.given] == [
        "first.pdf", "second.pdf", "first.pdf",
    ]  # fmt: skip


def test_a_job_that_is_resumed_while_it_makes_way_is_queued_again(bench: Bench) -> None:
    making_way, may_go = threading.Event(), threading.Event()
    stubborn = SteppedWork()

    def work(task: Task, context: JobContext) -> JobOutcome:
        if task.request.name == "second.pdf":
            return JobOutcome(())
        try:
            return stubborn(task, context)
        except JobParked:
            making_way.set()
            assert may_go.wait(TIMEOUT_S)
            raise

    bench.pipeline.work = work
    first = bench.jobs.submit(request("first.pdf"))
    with bench.working():
        stubborn.started.wait(TIMEOUT_S)
        bench.jobs.pause(first.id)
        second = bench.jobs.submit(request("second.pdf"))
        assert making_way.wait(TIMEOUT_S)
        stubborn.may_finish.set()
        bench.jobs.resume(first.id)
        may_go.set()
        for task in (first, second):
            assert bench.jobs.wait(task.id, TIMEOUT_S).state is TaskState.COMPLETED
    assert [task.request.name for task in bench.pipeline.given].count("first.pdf") == 2


def _steps_when_still(work: SteppedWork) -> int:
    """The step at which the work is held: the same before and after a good while."""
    gate = threading.Event()
    while True:
        before = work.steps
        gate.wait(0.05)
        if work.steps == before:
            return before


def test_cancel_stops_the_running_job(bench: Bench) -> None:
    work = bench.pipeline.work = SteppedWork()
    task = bench.jobs.submit(request())
    with bench.working():
        work.started.wait(TIMEOUT_S)
        bench.jobs.cancel(task.id)
        assert bench.jobs.wait(task.id, TIMEOUT_S).state is TaskState.CANCELLED


def test_cancelling_is_stored_before_the_work_has_stopped(bench: Bench) -> None:
    started, may_stop = threading.Event(), threading.Event()

    def work(task: Task, context: JobContext) -> JobOutcome:
        started.set()
        may_stop.wait(TIMEOUT_S)
        return JobOutcome((bench.publish(task, "late.txt"),))

    bench.pipeline.work = work
    task, following = bench.jobs.submit(request()), bench.jobs.submit(request())
    with bench.working():
        started.wait(TIMEOUT_S)
        assert bench.jobs.cancel(task.id).state is TaskState.CANCELLED
        assert bench.jobs.get(task.id).state is TaskState.CANCELLED
        assert bench.jobs.get(following.id).state is TaskState.QUEUED
        may_stop.set()
        bench.jobs.wait(following.id, TIMEOUT_S)
    # What came after the order counts for nothing.
    assert bench.jobs.get(task.id).artifacts == ()
    assert states(bench, task)[-1] is TaskState.CANCELLED


def test_a_job_can_be_retried_while_its_cancelled_work_is_still_stopping(bench: Bench) -> None:
    work = bench.pipeline.work = SteppedWork()
    task = bench.jobs.submit(request())
    with bench.working():
        work.started.wait(TIMEOUT_S)
        bench.jobs.cancel(task.id)
        bench.jobs.retry(task.id)
        work.may_finish.set()
        assert bench.jobs.wait(task.id, TIMEOUT_S).state is TaskState.COMPLETED
    assert len(bench.pipeline.given) == 2


def test_cancel_stops_a_job_that_is_held(bench: Bench) -> None:
    work = bench.pipeline.work = SteppedWork()
    task = bench.jobs.submit(request())
    with bench.working():
        work.started.wait(TIMEOUT_S)
        bench.jobs.pause(task.id)
        bench.jobs.cancel(task.id)
        assert bench.jobs.wait(task.id, TIMEOUT_S).state is TaskState.CANCELLED


def test_stopping_parks_the_running_job_and_the_next_start_resumes_it(bench: Bench) -> None:
    work = bench.pipeline.work = SteppedWork()
    task = bench.jobs.submit(request())
    with bench.working():
        work.started.wait(TIMEOUT_S)
    assert bench.jobs.get(task.id).state is TaskState.INTERRUPTED
    report = bench.jobs.recover()
    assert [t.id for t in report.interrupted] == [task.id]
    work.may_finish.set()
    assert bench.run_until_idle(task.id).state is TaskState.COMPLETED


def test_stopping_keeps_a_held_job_paused(bench: Bench) -> None:
    work = bench.pipeline.work = SteppedWork()
    task = bench.jobs.submit(request())
    with bench.working():
        work.started.wait(TIMEOUT_S)
        bench.jobs.pause(task.id)
    assert bench.jobs.get(task.id).state is TaskState.PAUSED
    bench.jobs.recover()
    assert bench.jobs.get(task.id).state is TaskState.PAUSED
    assert bench.jobs.resume(task.id).state is TaskState.QUEUED


def test_stopping_without_parking_cancels(bench: Bench) -> None:
    work = bench.pipeline.work = SteppedWork()
    task = bench.jobs.submit(request())
    with bench.working(park=False):
        work.started.wait(TIMEOUT_S)
    assert bench.jobs.get(task.id).state is TaskState.CANCELLED


def test_stopping_before_the_loop_has_begun_ends_it_at_once(bench: Bench) -> None:
    task = bench.jobs.submit(request())
    assert bench.jobs.stop(0.0)
    bench.jobs.run_forever()
    assert bench.jobs.get(task.id).state is TaskState.QUEUED


def test_stopping_a_loop_that_has_ended_does_not_hinder_the_next(bench: Bench) -> None:
    first, second = bench.jobs.submit(request()), None
    bench.run_until_idle(first.id)
    assert bench.jobs.stop(0.0)
    second = bench.jobs.submit(request())
    assert bench.run_until_idle(second.id).state is TaskState.COMPLETED


def test_a_kreyol_error_fails_the_job_with_its_words(bench: Bench) -> None:
    def fail(task: Task, context: JobContext) -> JobOutcome:
        raise CorruptError("The file is damaged.", hint="Ask for another copy.", pages=3)

    bench.pipeline.work = fail
    task = bench.run_until_idle(bench.jobs.submit(request()).id)
    assert task.state is TaskState.FAILED
    assert task.failure is not None
    assert (task.failure.code, task.failure.message) == ("input.corrupt", "The file is damaged.")
    assert task.failure.hint == "Ask for another copy."
    assert task.failure.details == (("pages", 3),)


def test_a_bug_fails_the_job_in_plain_words_and_leaves_the_traceback_to_the_log(
    bench: Bench, caplog: pytest.LogCaptureFixture
) -> None:
    def break_down(task: Task, context: JobContext) -> JobOutcome:
        raise ZeroDivisionError("secret of the user")

    bench.pipeline.work = break_down
    task = bench.run_until_idle(bench.jobs.submit(request()).id)
    assert task.failure is not None
    assert task.failure.code == "bug"
    assert "secret" not in repr(task)
    assert "ZeroDivisionError" in caplog.text


def test_one_bad_job_does_not_hurt_the_next(bench: Bench) -> None:
    def fail_first(task: Task, context: JobContext) -> JobOutcome:
        if task.request.name == "bad":
            raise RuntimeError
        return JobOutcome(())

    bench.pipeline.work = fail_first
    bad, good = bench.jobs.submit(request("bad")), bench.jobs.submit(request("good"))
    assert bench.run_until_idle(good.id).state is TaskState.COMPLETED
    assert bench.jobs.get(bad.id).state is TaskState.FAILED


def test_a_full_disk_parks_the_job_and_resuming_goes_on(bench: Bench) -> None:
    full = True

    def work(task: Task, context: JobContext) -> JobOutcome:
        if full:
            raise DiskFullError("The disk is full.", hint="Free some space.")
        return JobOutcome(())

    bench.pipeline.work = work
    task = bench.jobs.submit(request())
    with bench.working():
        until(lambda: bench.jobs.get(task.id).state is TaskState.PAUSED)
        parked = bench.jobs.get(task.id)
        assert parked.failure is not None
        assert parked.failure.code == "resource.disk_full"
        full = False
        assert bench.jobs.resume(task.id).failure is None
        assert bench.jobs.wait(task.id, TIMEOUT_S).state is TaskState.COMPLETED


def test_a_job_without_room_is_parked_before_it_starts(tmp_path: Path) -> None:
    bench = Bench(tmp_path)
    bench.artifacts._reserve_bytes = 2**62
    task = bench.jobs.submit(request())
    with bench.working():
        until(lambda: bench.jobs.get(task.id).state is TaskState.PAUSED)
    assert bench.pipeline.given == []
    bench.close()


def test_retry_runs_a_failed_job_again(bench: Bench) -> None:
    def fail(task: Task, context: JobContext) -> JobOutcome:
        raise CorruptError("Damaged.")

    bench.pipeline.work = fail
    task = bench.run_until_idle(bench.jobs.submit(request()).id)
    bench.pipeline.work = lambda task, context: JobOutcome(())
    assert bench.jobs.retry(task.id).failure is None
    assert bench.run_until_idle(task.id).state is TaskState.COMPLETED


@pytest.mark.parametrize("action", ["pause", "resume", "cancel", "retry"])
def test_a_completed_task_cannot_be(bench: Bench, action: str) -> None:
    task = bench.run_until_idle(bench.jobs.submit(request()).id)
    with pytest.raises(InvalidRequestError):
        getattr(bench.jobs, action)(task.id)
    assert bench.jobs.get(task.id).state is TaskState.COMPLETED


@pytest.mark.parametrize("action", ["pause", "resume", "cancel", "retry", "delete", "get"])
def test_an_unknown_task_is_not_found(bench: Bench, action: str) -> None:
    with pytest.raises(NotFoundError):
        getattr(bench.jobs, action)("nobody")


def test_the_password_reaches_the_pipeline_and_nothing_else(bench: Bench) -> None:
    task = bench.jobs.submit(request(password="sezam ouvri"))
    assert task.request.password is None
    bench.run_until_idle(task.id)
    assert bench.pipeline.given[0].request.password == "sezam ouvri"
    assert all(event.task.request.password is None for event in bench.events)
    bench.close()
    stored = b"".join(p.read_bytes() for p in bench.folder.rglob("*") if p.is_file())
    assert b"sezam" not in stored


def test_a_password_can_be_given_when_a_job_is_retried(bench: Bench) -> None:
    def need_password(task: Task, context: JobContext) -> JobOutcome:
        if task.request.password is None:
            raise CorruptError("Locked.")
        return JobOutcome(())

    bench.pipeline.work = need_password
    task = bench.run_until_idle(bench.jobs.submit(request()).id)
    bench.jobs.retry(task.id, password="sezam")
    assert bench.run_until_idle(task.id).state is TaskState.COMPLETED


def test_jobs_run_in_the_order_of_the_queue_and_can_be_moved(bench: Bench) -> None:
    tasks = [bench.jobs.submit(request(name)) for name in "abc"]
    bench.jobs.move(tasks[2].id, 0)
    bench.run_until_idle(tasks[1].id)
    assert [task.request.name for task in bench.pipeline.given] == ["c", "a", "b"]


def test_deleting_removes_the_task_and_its_files(bench: Bench) -> None:
    bench.pipeline.work = lambda task, context: JobOutcome((bench.publish(task, "a.txt"),))
    task = bench.run_until_idle(bench.jobs.submit(request()).id)
    bench.jobs.delete(task.id)
    assert not (bench.folder / "jobs" / task.id).exists()
    assert bench.events[-1].kind is TaskEventKind.DELETED
    with pytest.raises(NotFoundError):
        bench.jobs.get(task.id)


def test_deleting_without_files_keeps_the_results(bench: Bench) -> None:
    bench.pipeline.work = lambda task, context: JobOutcome((bench.publish(task, "a.txt"),))
    task = bench.run_until_idle(bench.jobs.submit(request()).id)
    bench.jobs.delete(task.id, with_files=False)
    bench.jobs.recover()
    assert task.artifacts[0].path.exists()


def test_deleting_the_running_task_cancels_it_first(bench: Bench) -> None:
    work = bench.pipeline.work = SteppedWork()
    task = bench.jobs.submit(request())
    with bench.working():
        work.started.wait(TIMEOUT_S)
        bench.jobs.delete(task.id)
        until(lambda: bench.events[-1].kind is TaskEventKind.DELETED)
    assert not (bench.folder / "jobs" / task.id).exists()
    assert bench.jobs.page(TaskQuery()).total == 0


def test_cleanup_deletes_what_ended_long_ago(bench: Bench) -> None:
    task = bench.run_until_idle(bench.jobs.submit(request()).id)
    waiting = bench.jobs.submit(request())
    assert bench.jobs.cleanup(1) == 0
    assert bench.jobs.cleanup(0) == 1
    assert [t.id for t in bench.jobs.page(TaskQuery()).items] == [waiting.id]
    assert not (bench.folder / "jobs" / task.id).exists()


def test_progress_goes_up_and_is_throttled(bench: Bench) -> None:
    def many_steps(task: Task, context: JobContext) -> JobOutcome:
        for stage in (Stage.READ, Stage.TRANSLATE, Stage.TYPESET):
            for done in range(201):
                context.checkpoint(stage, done, 200)
        return JobOutcome(())

    bench.pipeline.work = many_steps
    task = bench.run_until_idle(bench.jobs.submit(request()).id)
    reported = [e.task.progress for e in bench.events if e.kind is TaskEventKind.PROGRESS]
    ends = [(p.stage, p.done) for p in reported if p is not None]
    for stage in (Stage.READ, Stage.TRANSLATE, Stage.TYPESET):
        assert (stage, 0) in ends
        assert (stage, 200) in ends
    percents = [p.percent for p in reported if p is not None]
    assert percents == sorted(percents)
    assert len(reported) < 200
    assert task.progress is not None


def test_waiting_gives_up_after_the_time_given(bench: Bench) -> None:
    task = bench.jobs.submit(request())
    assert bench.jobs.wait(task.id, 0.01).state is TaskState.QUEUED


def test_maintenance_is_done_by_the_loop(tmp_path: Path) -> None:
    done = threading.Event()
    bench = Bench(tmp_path, maintenance=(done.set,))
    with bench.working():
        assert done.wait(TIMEOUT_S)
    bench.close()


def test_work_files_are_gone_when_the_job_has_ended(bench: Bench) -> None:
    def leave_scratch(task: Task, context: JobContext) -> JobOutcome:
        scratch = context.work_dir / "work"
        scratch.mkdir()
        (scratch / "half.pdf").write_bytes(b"half")
        raise JobCancelled

    bench.pipeline.work = leave_scratch
    task = bench.run_until_idle(bench.jobs.submit(request()).id)
    assert task.state is TaskState.CANCELLED
    assert not (bench.artifacts.job_dir(task.id) / "work").exists()


def test_another_process_can_pause_and_cancel_the_running_job(bench: Bench, tmp_path: Path) -> None:
    work = bench.pipeline.work = SteppedWork()
    task = bench.jobs.submit(request())
    other = Bench(tmp_path)
    with bench.working():
        work.started.wait(TIMEOUT_S)
        other.store.update_task(replace(other.store.get_task(task.id), state=TaskState.PAUSED))
        held = _steps_when_still(work)
        other.store.update_task(replace(other.store.get_task(task.id), state=TaskState.RUNNING))
        until(lambda: work.steps > held)
        other.store.update_task(replace(other.store.get_task(task.id), state=TaskState.CANCELLED))
        until(lambda: bench.jobs._board.running is None)
    assert bench.jobs.get(task.id).state is TaskState.CANCELLED
    other.close()


def test_an_idle_loop_takes_over_the_job_of_a_process_that_was_killed(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kreyol_desktop.services.job_loop._ABANDONED_POLL_S", 0.0)
    monkeypatch.setattr("kreyol_desktop.storage.task_store.own_identity", lambda: "999999999:1")
    task = bench.jobs.submit(request())
    assert bench.store.claim_next() is not None
    monkeypatch.setattr("kreyol_desktop.storage.task_store.own_identity", own_identity)
    assert bench.run_until_idle(task.id).state is TaskState.COMPLETED


def test_a_task_deleted_by_another_process_stops(bench: Bench, tmp_path: Path) -> None:
    work = bench.pipeline.work = SteppedWork()
    task = bench.jobs.submit(request())
    other = Bench(tmp_path)
    with bench.working():
        work.started.wait(TIMEOUT_S)
        other.store.delete(task.id)
        until(lambda: bench.jobs._board.running is None)
    assert not (bench.folder / "jobs" / task.id).exists()
    other.close()
