"""Texts of finished documents become findable: at once, after a crash, after a new version."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kreyol_desktop.core.document import Role
from kreyol_desktop.core.errors import DatabaseError
from kreyol_desktop.core.job import (
    Artifact,
    ArtifactKind,
    JobOutcome,
    Task,
    TaskQuery,
    TaskState,
)
from kreyol_desktop.core.language import Language
from kreyol_desktop.core.progress import JobContext
from kreyol_desktop.core.readalong import (
    ReadAlong,
    ReadAlongBlock,
    ReadAlongSegment,
    dump_readalong,
)
from kreyol_desktop.services.text_indexing import TextIndexer
from tests.services.job_fixtures import Bench, request, until


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    made = Bench(tmp_path)
    made.pipeline.work = Work(made)
    yield made
    made.close()


class Work:
    """Publishes a read-along file with one sentence."""

    def __init__(self, bench: Bench) -> None:
        self._bench = bench
        self.pair = ("Wash your hands with soap.", "Lave men ou ak savon.")

    def __call__(self, task: Task, context: JobContext) -> JobOutcome:
        return JobOutcome((self.readalong(task),))

    def readalong(self, task: Task) -> Artifact:
        segments = (ReadAlongSegment(0, *self.pair),)
        blocks = (ReadAlongBlock(0, Role.PARAGRAPH, segments),)
        draft = self._bench.artifacts.job_dir(task.id) / "draft"
        draft.write_text(dump_readalong(ReadAlong("x", Language.KREYOL, blocks)), "utf-8")
        kind = ArtifactKind.READALONG
        return self._bench.artifacts.publish(task.id, kind, draft, "x.readalong.json")


def finish_without_indexing(bench: Bench, task: Task) -> None:
    """As when the program dies after the state is written and before the words are."""
    work = bench.pipeline.work
    assert isinstance(work, Work)
    results = (work.readalong(task),)
    bench.store.update_task(replace(task, state=TaskState.COMPLETED, artifacts=results))


def found(bench: Bench, text: str) -> list[str]:
    return [task.id for task in bench.jobs.page(TaskQuery(text=text)).items]


def test_a_finished_document_is_found_by_its_text(bench: Bench) -> None:
    task = bench.jobs.submit(request())
    with bench.working():
        until(lambda: found(bench, "savon") == [task.id])
    assert found(bench, "soap") == [task.id]
    assert bench.jobs.excerpts([task.id], "soap")[task.id].text == "Wash your hands with soap."


def test_texts_are_taken_in_between_jobs_not_only_after_all_of_them(bench: Bench) -> None:
    seen: list[int] = []
    work = bench.pipeline.work

    def look(task: Task, context: JobContext) -> JobOutcome:
        seen.append(len(found(bench, "savon")))
        return work(task, context)

    bench.pipeline.work = look
    last = [bench.jobs.submit(request(f"{number}.pdf")) for number in range(3)][-1]
    bench.run_until_idle(last.id)
    assert seen == [0, 1, 2]


def test_a_corrected_document_is_found_by_its_new_words(bench: Bench) -> None:
    work = bench.pipeline.work
    assert isinstance(work, Work)
    task = bench.jobs.submit(request())
    with bench.working():
        until(lambda: found(bench, "savon") == [task.id])
        work.pair = (work.pair[0], "Netwaye men ou.")
        bench.jobs.correct(task.id, 0, "Netwaye men ou.")
        until(lambda: found(bench, "netwaye") == [task.id])
        until(lambda: found(bench, "savon") == [])


def test_a_text_that_a_crash_left_out_is_taken_in_at_the_next_start(bench: Bench) -> None:
    task = bench.jobs.submit(request())
    finish_without_indexing(bench, task)
    assert bench.jobs.get(task.id).state is TaskState.COMPLETED
    assert found(bench, "savon") == []
    with bench.working():
        until(lambda: found(bench, "savon") == [task.id])


@pytest.mark.parametrize("damage", ["gone", "cut", "binary"])
def test_a_text_that_cannot_be_read_costs_only_itself(bench: Bench, damage: str) -> None:
    broken, whole = bench.jobs.submit(request("broken.pdf")), bench.jobs.submit(request())
    for task in (broken, whole):
        finish_without_indexing(bench, task)
    file = bench.jobs.get(broken.id).artifacts[0].path
    if damage == "gone":
        file.unlink()
    else:
        file.write_bytes(file.read_bytes()[:-30] if damage == "cut" else b"\xff\xfe\x00")
    indexer = TextIndexer(bench.store)
    assert indexer.index_next()
    assert indexer.index_next()
    assert not indexer.index_next()
    assert found(bench, "savon") == [whole.id]
    assert found(bench, "broken") == [broken.id]


def test_a_database_that_cannot_take_it_gets_it_later(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    task = bench.jobs.submit(request())
    finish_without_indexing(bench, task)

    def busy(*_: object) -> None:
        raise DatabaseError("busy", reason="busy")

    indexer = TextIndexer(bench.store)
    with monkeypatch.context() as patch:
        patch.setattr(bench.store, "keep_text", busy)
        assert not indexer.index_next()
    assert indexer.index_next()
    assert found(bench, "savon") == [task.id]


def test_deleting_wipes_the_words_while_the_loop_is_idle(bench: Bench) -> None:
    task = bench.jobs.submit(request())
    with bench.working():
        until(lambda: found(bench, "savon") == [task.id])
        bench.jobs.delete(task.id)
        until(lambda: b"savon" not in bytes_of(bench.folder))
    assert found(bench, "savon") == []


def test_a_job_need_not_wait_until_all_deleted_words_are_wiped(bench: Bench) -> None:
    many = [bench.jobs.submit(request(f"{number}.pdf")) for number in range(30)]
    for task in many:
        finish_without_indexing(bench, task)
    indexer = TextIndexer(bench.store)
    while indexer.index_next():
        pass
    bench.store.tidy()
    for task in many:
        bench.jobs.delete(task.id)
    left: list[int] = []
    work = bench.pipeline.work

    def look(task: Task, context: JobContext) -> JobOutcome:
        left.append(row_count(bench, "deleted_texts"))
        return work(task, context)

    bench.pipeline.work = look
    wipe = bench.store.tidy_step
    submitted: list[Task] = []

    def step() -> bool:
        if not submitted:
            submitted.append(bench.jobs.submit(request("urgent.pdf")))
        return wipe()

    bench.store.tidy_step = step  # type: ignore[method-assign]  # a job comes while words are wiped
    with bench.working():
        until(lambda: bool(left))
        until(lambda: not row_count(bench, "deleted_texts"))
    assert left[0] > 0


def row_count(bench: Bench, table: str) -> int:
    with bench.database.reading() as connection:
        return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def bytes_of(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.glob("kreyol.db*"))
