"""Real storage and a pipeline whose steps the test decides."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from kreyol_desktop.core.job import Artifact, ArtifactKind, JobOutcome, JobRequest, Task, TaskType
from kreyol_desktop.core.language import Detection, Direction, Language
from kreyol_desktop.core.progress import JobContext, Stage
from kreyol_desktop.services.job_service import JobService, TaskEvent
from kreyol_desktop.storage.artifact_store import ArtifactStore
from kreyol_desktop.storage.database import Database
from kreyol_desktop.storage.task_store import TaskStore

Work = Callable[[Task, JobContext], JobOutcome]

TIMEOUT_S = 20.0


def request(name: str = "leaflet.pdf", **changes: object) -> JobRequest:
    values = {"type": TaskType.DOCUMENT, "name": name} | changes
    return JobRequest(**values)  # type: ignore[arg-type]


def nothing_to_do(task: Task, context: JobContext) -> JobOutcome:
    return JobOutcome(())


@dataclass
class ScriptedPipeline:
    """Does ``work``; remembers which tasks it was given."""

    work: Work = nothing_to_do
    given: list[Task] = field(default_factory=list)

    def run(self, task: Task, context: JobContext) -> JobOutcome:
        self.given.append(task)
        return self.work(task, context)


@dataclass
class RecordedCorrections:
    made: list[tuple[str, str, Direction]] = field(default_factory=list)

    def correct(self, source: str, target_text: str, direction: Direction) -> None:
        self.made.append((source, target_text, direction))

    def detect(self, text: str) -> Detection:
        return Detection(Language.FRENCH, 0.9)


class SteppedWork:
    """Checkpoints over and over until the test says that it may finish."""

    def __init__(self) -> None:
        self.started = threading.Event()
        self.may_finish = threading.Event()
        self.steps = 0

    def __call__(self, task: Task, context: JobContext) -> JobOutcome:
        self.started.set()
        while not self.may_finish.is_set():
            self.steps += 1
            context.checkpoint(Stage.TRANSLATE, self.steps, 1_000_000)
            time.sleep(0.001)
        return JobOutcome(())


class Bench:
    """A job service on real storage in a folder."""

    def __init__(self, folder: Path, **options: object) -> None:
        self.folder = folder
        self.database = Database(folder / "kreyol.db", folder / "backups")
        self.store = TaskStore(self.database)
        self.artifacts = ArtifactStore(folder / "jobs", reserve_bytes=0)
        self.pipeline = ScriptedPipeline()
        self.corrections = RecordedCorrections()
        self.events: list[TaskEvent] = []
        self.jobs = JobService(
            self.store,
            self.artifacts,
            self.pipeline,
            corrections=self.corrections,
            **options,  # type: ignore[arg-type]
        )
        self.jobs.subscribe(self.events.append)

    @contextmanager
    def working(self, *, park: bool = True) -> Iterator[None]:
        thread = threading.Thread(target=self.jobs.run_forever, name="jobs")
        thread.start()
        try:
            yield
        finally:
            assert self.jobs.stop(TIMEOUT_S, park=park)
            thread.join(TIMEOUT_S)
            assert not thread.is_alive()

    def run_until_idle(self, task_id: str) -> Task:
        with self.working():
            return self.jobs.wait(task_id, TIMEOUT_S)

    def publish(self, task: Task, name: str, data: bytes = b"result") -> Artifact:
        temporary = self.artifacts.job_dir(task.id) / "draft"
        temporary.write_bytes(data)
        return self.artifacts.publish(task.id, ArtifactKind.TEXT, temporary, name)

    def close(self) -> None:
        self.database.close()


def until(condition: Callable[[], bool]) -> None:
    """Wait for another thread; fail after TIMEOUT_S."""
    deadline = time.monotonic() + TIMEOUT_S
    while not condition():
        assert time.monotonic() < deadline, "it never happened"
        time.sleep(0.002)
