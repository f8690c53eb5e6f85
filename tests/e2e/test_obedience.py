"""A running job obeys at once, whatever it is doing."""

import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import psutil
import pytest

from kreyol_desktop.bootstrap import Application, build_application
from kreyol_desktop.core.job import ArtifactKind, JobRequest, Task, TaskState, TaskType
from kreyol_desktop.core.progress import Stage
from kreyol_desktop.core.speech import AudioOptions
from kreyol_desktop.locations import user_paths
from kreyol_desktop.services.job_service import TaskEvent
from tests.e2e.program import SAMPLES

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]

TIMEOUT_S = 200
PROMPT_S = 0.5
CORES = 2
"""Computing is measured, not waiting: a machine that is busy with other things makes nothing slow.
Half a second on two cores may be computed until a job has stopped."""

REQUEST = JobRequest(
    type=TaskType.DOCUMENT,
    name="leaflet.pdf",
    input_path=SAMPLES / "health-leaflet-en.pdf",
    formats=(ArtifactKind.PDF, ArtifactKind.DOCX, ArtifactKind.HTML),
    audio=AudioOptions(),
    use_memory=False,
)


@pytest.fixture(scope="module")
def application(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Application]:
    application = build_application(user_paths(tmp_path_factory.mktemp("obedience")))
    with application.working():
        yield application
    application.close()


def in_stage(application: Application, stage: Stage, request: JobRequest) -> Task:
    """Submit a job and return when it has reached a stage."""
    reached = threading.Event()

    def listen(event: TaskEvent) -> None:
        progress = event.task.progress
        if (progress and progress.stage is stage) or event.task.state.is_final:
            reached.set()

    unsubscribe = application.jobs.subscribe(listen)
    try:
        task = application.jobs.submit(request)
        assert reached.wait(TIMEOUT_S)
    finally:
        unsubscribe()
    return application.jobs.get(task.id)


def until_idle(application: Application) -> None:
    deadline = time.monotonic() + TIMEOUT_S
    while application.jobs.is_working:
        assert time.monotonic() < deadline, "it did not stop"
        time.sleep(0.002)


def computed_s() -> float:
    times = psutil.Process().cpu_times()
    return float(times.user + times.system)


@pytest.mark.parametrize("stage", [stage for stage in Stage if stage is not Stage.PUBLISH])
def test_a_cancelled_job_has_soon_stopped(application: Application, stage: Stage) -> None:
    # Another speed for each stage, so that no clip is in the cache.
    speed = 1.0 + 0.01 * list(Stage).index(stage)
    task = in_stage(application, stage, replace(REQUEST, voice=replace(REQUEST.voice, speed=speed)))
    assert task.state is TaskState.RUNNING
    before = computed_s()
    assert application.jobs.cancel(task.id).state is TaskState.CANCELLED
    until_idle(application)
    assert computed_s() - before < PROMPT_S * CORES
    assert application.jobs.get(task.id).state is TaskState.CANCELLED


def test_a_paused_job_lets_the_next_one_through(application: Application, tmp_path: Path) -> None:
    paused = in_stage(application, Stage.TRANSLATE, REQUEST)
    application.jobs.pause(paused.id)
    letter = tmp_path / "letter.txt"
    letter.write_text("The clinic is open.", encoding="utf-8")
    request = JobRequest(TaskType.DOCUMENT, "letter.txt", letter, formats=(ArtifactKind.TEXT,))
    following = application.jobs.submit(request)
    assert application.jobs.wait(following.id, TIMEOUT_S).state is TaskState.COMPLETED
    assert application.jobs.get(paused.id).state is TaskState.PAUSED
    application.jobs.resume(paused.id)
    assert application.jobs.wait(paused.id, TIMEOUT_S).state is TaskState.COMPLETED
