"""A disk that is really full: a file system of a few megabytes, where one can be mounted."""

import contextlib
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kreyol_desktop.core.errors import DiskFullError
from kreyol_desktop.core.job import ArtifactKind, JobOutcome, JobRequest, Task, TaskState, TaskType
from kreyol_desktop.core.progress import JobContext, Stage
from kreyol_desktop.core.settings import Settings
from kreyol_desktop.storage.atomic_file import is_temporary
from kreyol_desktop.storage.settings_store import SettingsStore
from tests.services.job_fixtures import TIMEOUT_S, Bench, request, until

SIZE_BYTES = 4 * 1024 * 1024
KIND = ArtifactKind.TEXT


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    disk = tmp_path / "disk"
    disk.mkdir()
    if not _mount(disk):
        pytest.skip("mounting a small file system needs root (or is forbidden here)")
    try:
        yield disk
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def _mount(disk: Path) -> bool:
    if sys.platform != "linux" or os.geteuid() != 0:
        return False
    options = f"size={SIZE_BYTES},mode=0700"
    command = ["mount", "-t", "tmpfs", "-o", options, "kreyol-test", str(disk)]
    return subprocess.run(command, check=False, capture_output=True).returncode == 0


def fill(disk: Path, leave_bytes: int = 0) -> Path:
    """Fill the disk to the last block, but for ``leave_bytes``."""
    ballast = disk / "ballast"
    with ballast.open("wb", buffering=0) as stream, contextlib.suppress(OSError):
        while True:
            stream.write(b"x" * 4096)
    if leave_bytes:
        os.truncate(ballast, ballast.stat().st_size - leave_bytes)
    return ballast


def test_a_full_disk_keeps_the_old_settings(small_disk: Path) -> None:
    store = SettingsStore(small_disk / "settings.json")
    store.save(Settings(font_percent=120))
    ballast = fill(small_disk)
    with pytest.raises(DiskFullError):
        store.save(Settings(font_percent=150))
    assert store.load() == Settings(font_percent=120)
    ballast.unlink()
    store.save(Settings(font_percent=150))
    assert store.load() == Settings(font_percent=150)


def _add_many(bench: Bench) -> None:
    """Enough for any room that the log still has."""
    for _ in range(100):
        bench.store.create_task(JobRequest(TaskType.AUDIO, "new", text="x" * 50_000))


def test_a_full_disk_refuses_new_tasks_and_keeps_the_old_ones(small_disk: Path) -> None:
    bench = Bench(small_disk)
    kept = bench.jobs.submit(request("kept"))
    ballast = fill(small_disk)
    with pytest.raises(DiskFullError):
        _add_many(bench)
    assert bench.jobs.get(kept.id).request.name == "kept"
    ballast.unlink()
    bench.store.create_task(JobRequest(TaskType.AUDIO, "new"))
    with bench.database.reading() as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    bench.close()


def test_a_disk_that_fills_up_parks_the_job_until_there_is_room(small_disk: Path) -> None:
    bench = Bench(small_disk)
    ballast = small_disk / "ballast"

    def work(task: Task, context: JobContext) -> JobOutcome:
        context.checkpoint(Stage.READ, 1, 1)
        draft = bench.artifacts.job_dir(task.id) / "work" / "draft"
        draft.parent.mkdir(exist_ok=True)
        draft.write_bytes(b"result" * 1000)
        source = small_disk / "in.bin"
        bench.artifacts.keep_input(task.id, source)
        return JobOutcome((bench.artifacts.publish(task.id, KIND, draft, "a.txt"),))

    bench.pipeline.work = work
    (small_disk / "in.bin").write_bytes(b"i" * 600_000)
    task = bench.jobs.submit(request())
    fill(small_disk, leave_bytes=300_000)
    with bench.working():
        until(lambda: bench.jobs.get(task.id).state is TaskState.PAUSED)
        parked = bench.jobs.get(task.id)
        assert parked.failure is not None
        assert parked.failure.code == "resource.disk_full"
        assert [p for p in small_disk.rglob("*") if is_temporary(p.name)] == []
        ballast.unlink()
        bench.jobs.resume(task.id)
        done = bench.jobs.wait(task.id, TIMEOUT_S)
    assert done.state is TaskState.COMPLETED
    assert done.artifacts[0].path.read_bytes() == b"result" * 1000
    bench.close()


def test_the_end_of_a_job_is_stored_even_when_its_own_files_have_filled_the_disk(
    small_disk: Path,
) -> None:
    bench = Bench(small_disk)

    def work(task: Task, context: JobContext) -> JobOutcome:
        scratch = context.work_dir / "work"
        scratch.mkdir()
        fill(scratch)
        raise DiskFullError("The disk is full.")

    bench.pipeline.work = work
    task = bench.jobs.submit(request())
    with bench.working():
        until(lambda: bench.jobs.get(task.id).state is TaskState.PAUSED)
    assert not (bench.artifacts.job_dir(task.id) / "work").exists()
    bench.close()


def test_results_do_not_go_half_to_a_full_stick(small_disk: Path, tmp_path: Path) -> None:
    bench = Bench(tmp_path / "data")
    draft = bench.artifacts.job_dir("t1") / "draft"
    draft.write_bytes(b"r" * 2_000_000)
    artifact = bench.artifacts.publish("t1", KIND, draft, "a.txt")
    ballast = fill(small_disk, leave_bytes=1_000_000)
    with pytest.raises(DiskFullError):
        bench.artifacts.export(artifact, small_disk)
    assert [p.name for p in small_disk.iterdir()] == ["ballast"]
    ballast.unlink()
    exported = bench.artifacts.export(artifact, small_disk)
    assert exported.read_bytes() == b"r" * 2_000_000
    bench.close()
