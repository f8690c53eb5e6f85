from pathlib import Path

import pytest

from kreyol_desktop.core.errors import AccessDeniedError, ResourceError
from kreyol_desktop.core.job import JobOutcome, Task, TaskQuery
from kreyol_desktop.core.progress import JobContext
from kreyol_desktop.services.data_erasure import DataErasure
from tests.services.job_fixtures import TIMEOUT_S, Bench, SteppedWork, request

SECRET = "zzsekre"


def test_everything_is_gone_also_while_a_job_runs(tmp_path: Path) -> None:
    bench = Bench(tmp_path)
    bench.pipeline.work = lambda task, context: JobOutcome(
        (bench.publish(task, f"{SECRET}.txt", SECRET.encode()),)
    )
    bench.run_until_idle(bench.jobs.submit(request(SECRET, text=f"{SECRET} " * 99)).id)
    bench.database.back_up_if_due()
    work = bench.pipeline.work = SteppedWork()
    bench.jobs.submit(request(SECRET))
    erasure = DataErasure(bench.jobs, (bench.database.erase, bench.artifacts.erase_all))
    with bench.working():
        work.started.wait(TIMEOUT_S)
        erasure.erase_everything(TIMEOUT_S)
        left = [p for p in tmp_path.rglob("*") if p.is_file()]
        assert not [p for p in left if SECRET.encode() in p.read_bytes().lower()]
        assert not [p for p in left if SECRET in p.name]
    assert bench.jobs.page(TaskQuery()).total == 0
    bench.close()


def test_one_eraser_that_fails_does_not_keep_the_others_from_it(tmp_path: Path) -> None:
    bench = Bench(tmp_path)
    called: list[str] = []

    def fail() -> None:
        raise AccessDeniedError("The program may not use “clips”.")

    erasure = DataErasure(bench.jobs, (fail, lambda: called.append("second")))
    bench.run_until_idle(bench.jobs.submit(request()).id)
    with pytest.raises(AccessDeniedError):
        erasure.erase_everything()
    assert called == ["second"]
    bench.close()


def test_nothing_is_erased_while_a_job_cannot_be_stopped(tmp_path: Path) -> None:
    bench = Bench(tmp_path)
    called: list[str] = []
    erasure = DataErasure(bench.jobs, (lambda: called.append("erased"),))
    stubborn = SteppedWork()

    def never_checks(task: Task, context: JobContext) -> JobOutcome:
        stubborn.started.set()
        stubborn.may_finish.wait(TIMEOUT_S)
        return JobOutcome(())

    bench.pipeline.work = never_checks
    bench.jobs.submit(request())
    with bench.working():
        stubborn.started.wait(TIMEOUT_S)
        with pytest.raises(ResourceError):
            erasure.erase_everything(0.05)
        stubborn.may_finish.set()
    assert called == []
    bench.close()
