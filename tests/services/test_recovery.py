from collections.abc import Iterator
from pathlib import Path

import pytest

from kreyol_desktop.core.job import Task, TaskQuery, TaskState
from kreyol_desktop.storage.atomic_file import temporary_beside
from tests.services.job_fixtures import Bench, request


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    bench = Bench(tmp_path / "data")
    yield bench
    bench.close()


def crash_while_running(bench: Bench, **changes: object) -> Task:
    """A task as a killed process leaves it."""
    task = bench.jobs.submit(request(**changes))  # type: ignore[arg-type]
    claimed = bench.store.claim_next()
    assert claimed is not None
    scratch = bench.artifacts.job_dir(task.id) / "work"
    scratch.mkdir()
    (scratch / "half.mp3").write_bytes(b"half")
    return claimed


def test_a_cut_short_job_is_queued_again_at_its_old_place(bench: Bench) -> None:
    cut = crash_while_running(bench)
    later = bench.jobs.submit(request("later"))
    report = bench.jobs.recover()
    assert [task.id for task in report.interrupted] == [cut.id]
    assert [t.id for t in bench.store.in_state(TaskState.QUEUED)] == [cut.id, later.id]
    assert not (bench.artifacts.job_dir(cut.id) / "work").exists()
    assert bench.events[-1].task.state is TaskState.QUEUED


def test_it_waits_for_the_user_where_the_settings_say_so(bench: Bench) -> None:
    cut = crash_while_running(bench)
    bench.jobs.recover(resume=False)
    assert bench.jobs.get(cut.id).state is TaskState.INTERRUPTED
    bench.jobs.recover(resume=False)
    assert bench.jobs.resume(cut.id).state is TaskState.QUEUED


def test_other_states_are_left_alone(bench: Bench) -> None:
    paused = bench.jobs.submit(request())
    bench.jobs.pause(paused.id)
    cancelled = bench.jobs.submit(request())
    bench.jobs.cancel(cancelled.id)
    assert bench.jobs.recover().interrupted == ()
    assert bench.jobs.get(paused.id).state is TaskState.PAUSED
    assert bench.jobs.get(cancelled.id).state is TaskState.CANCELLED


def test_jobs_of_another_living_process_are_left_alone(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    running = crash_while_running(bench)
    monkeypatch.setattr("kreyol_desktop.storage.task_store.own_identity", lambda: "1:1")
    assert bench.jobs.recover().interrupted == ()
    assert bench.jobs.get(running.id).state is TaskState.RUNNING


def test_half_written_files_and_orphans_are_removed(bench: Bench, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    task = crash_while_running(bench, output_dir=out)
    left = [
        temporary_beside(out / "a.pdf"),
        temporary_beside(bench.artifacts.job_dir(task.id) / "task.json"),
    ]
    for path in left:
        path.write_bytes(b"half")
    bench.artifacts.job_dir("orphan")
    report = bench.jobs.recover()
    assert (report.temporary_removed, report.orphans_removed) == (2, 1)
    assert not any(path.exists() for path in left)
    assert (bench.folder / "jobs" / task.id / "task.json").exists()
    assert not (bench.folder / "jobs" / "orphan").exists()


def test_jobs_outlive_a_lost_database(bench: Bench) -> None:
    task = bench.jobs.submit(request("liv.pdf", text="tèks"))
    bench.close()
    for path in bench.folder.glob("kreyol.db*"):
        path.write_bytes(b"rubbish" * 999)
    again = Bench(bench.folder)
    restoration = again.database.opening.restoration
    assert restoration is not None
    report = again.jobs.recover(adopt=True)
    assert [t.id for t in report.adopted] == [task.id]
    assert again.jobs.get(task.id).request == task.request
    assert again.jobs.get(task.id).state is TaskState.QUEUED
    again.close()


def test_recovering_twice_changes_nothing_more(bench: Bench) -> None:
    crash_while_running(bench)
    bench.jobs.recover()
    before = bench.jobs.page(TaskQuery())
    report = bench.jobs.recover()
    assert report.interrupted == ()
    assert bench.jobs.page(TaskQuery()) == before
