from collections.abc import Iterator
from pathlib import Path

import pytest

from kreyol_desktop.core.document import Role
from kreyol_desktop.core.errors import CorruptError, InvalidRequestError, NotFoundError
from kreyol_desktop.core.job import ArtifactKind, JobOutcome, Task, TaskState
from kreyol_desktop.core.language import Direction, Language
from kreyol_desktop.core.progress import JobContext, Stage
from kreyol_desktop.core.readalong import (
    ReadAlong,
    ReadAlongBlock,
    ReadAlongSegment,
    dump_readalong,
)
from kreyol_desktop.services.job_service import JobService
from tests.services.job_fixtures import TIMEOUT_S, Bench, SteppedWork, request, until


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    bench = Bench(tmp_path)
    yield bench
    bench.close()


def with_readalong(bench: Bench, *, source: Language | None = Language.ENGLISH) -> Task:
    segments = (
        ReadAlongSegment(0, "Hello.", "Bonjou."),
        ReadAlongSegment(1, "Wash your hands.", "Lave men w."),
    )
    block = ReadAlongBlock(0, Role.PARAGRAPH, segments)
    text = dump_readalong(ReadAlong("t", Language.KREYOL, (block,), source=source))

    def work(task: Task, context: JobContext) -> JobOutcome:
        draft = context.work_dir / "draft"
        draft.write_text(text, "utf-8")
        kind = ArtifactKind.READALONG
        return JobOutcome((bench.artifacts.publish(task.id, kind, draft, "r.json"),))

    bench.pipeline.work = work
    return bench.run_until_idle(bench.jobs.submit(request()).id)


def test_a_correction_teaches_the_memory_and_rebuilds_the_results(bench: Bench) -> None:
    task = with_readalong(bench)
    queued = bench.jobs.correct(task.id, 1, " Lave men nou. ")
    direction = Direction(Language.ENGLISH, Language.KREYOL)
    assert bench.corrections.made == [("Wash your hands.", "Lave men nou.", direction)]
    assert queued.state is TaskState.QUEUED
    assert queued.artifacts == task.artifacts
    assert bench.run_until_idle(task.id).state is TaskState.COMPLETED
    assert len(bench.pipeline.given) == 2


def test_several_corrections_cost_one_run(bench: Bench) -> None:
    task = with_readalong(bench)
    bench.jobs.correct(task.id, 0, "Alo.")
    bench.jobs.correct(task.id, 1, "Lave men nou.")
    bench.run_until_idle(task.id)
    assert len(bench.pipeline.given) == 2
    assert len(bench.corrections.made) == 2


def test_a_correction_during_a_run_rebuilds_once_more(bench: Bench) -> None:
    task = with_readalong(bench)
    publish_again = bench.pipeline.work
    stepped = SteppedWork()

    def work(task: Task, context: JobContext) -> JobOutcome:
        stepped(task, context)
        return publish_again(task, context)

    bench.pipeline.work = work
    bench.jobs.correct(task.id, 0, "Alo.")
    with bench.working():
        stepped.started.wait(TIMEOUT_S)
        bench.jobs.correct(task.id, 1, "Lave men nou.")
        stepped.may_finish.set()
        until(lambda: len(bench.pipeline.given) == 3)
        assert bench.jobs.wait(task.id, TIMEOUT_S).state is TaskState.COMPLETED


def test_the_language_of_a_mixed_document_is_recognised(bench: Bench) -> None:
    task = with_readalong(bench, source=None)
    bench.jobs.correct(task.id, 0, "Alo.")
    assert bench.corrections.made[0][2].source is Language.FRENCH


def test_an_empty_correction_is_refused(bench: Bench) -> None:
    task = with_readalong(bench)
    with pytest.raises(InvalidRequestError):
        bench.jobs.correct(task.id, 0, "  ")
    assert bench.jobs.get(task.id).state is TaskState.COMPLETED


def test_an_unknown_sentence_is_not_found(bench: Bench) -> None:
    task = with_readalong(bench)
    with pytest.raises(NotFoundError):
        bench.jobs.correct(task.id, 99, "x")


def test_a_task_without_results_has_nothing_to_correct(bench: Bench) -> None:
    task = bench.jobs.submit(request())
    with pytest.raises(NotFoundError):
        bench.jobs.correct(task.id, 0, "x")


def test_results_that_are_gone_are_named(bench: Bench) -> None:
    task = with_readalong(bench)
    task.artifacts[0].path.write_bytes(b"\xff\xfe")
    with pytest.raises(CorruptError):
        bench.jobs.correct(task.id, 0, "x")
    task.artifacts[0].path.unlink()
    with pytest.raises(NotFoundError):
        bench.jobs.correct(task.id, 0, "x")


def test_without_a_memory_there_are_no_corrections(bench: Bench) -> None:
    task = with_readalong(bench)
    jobs = JobService(bench.store, bench.artifacts, bench.pipeline)
    with pytest.raises(InvalidRequestError):
        jobs.correct(task.id, 0, "x")


def test_a_checkpointed_rerun_keeps_old_results_until_it_ends(bench: Bench) -> None:
    task = with_readalong(bench)

    def look(task: Task, context: JobContext) -> JobOutcome:
        context.checkpoint(Stage.READ, 1, 1)
        assert bench.jobs.get(task.id).artifacts == task.artifacts != ()
        return JobOutcome(task.artifacts)

    bench.pipeline.work = look
    bench.jobs.correct(task.id, 0, "Alo.")
    assert bench.run_until_idle(task.id).state is TaskState.COMPLETED
