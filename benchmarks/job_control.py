"""How soon a job obeys: from cancel() to its return, and to the moment the work has stopped.

A document with audio is run again and again by the real services in this process, and cancelled at
a random moment of each stage. Run: python benchmarks/job_control.py [--rounds 3]
"""

import argparse
import random
import tempfile
import threading
import time
from collections import defaultdict
from dataclasses import replace
from pathlib import Path

from kreyol_desktop.bootstrap import build_application
from kreyol_desktop.core.job import ArtifactKind, JobRequest, TaskState, TaskType
from kreyol_desktop.core.progress import Stage
from kreyol_desktop.core.speech import AudioOptions
from kreyol_desktop.locations import program_root, user_paths
from kreyol_desktop.services.job_service import JobService, TaskEvent

AIM_MS = 500
TIMEOUT_S = 120
LONGEST_DELAY_S = 0.5


class StageWatch:
    """Tells when a job has reached a stage, and when it has ended."""

    def __init__(self, jobs: JobService, stage: Stage) -> None:
        self.reached = threading.Event()
        self.ended = threading.Event()
        self._stage = stage
        self._unsubscribe = jobs.subscribe(self._listen)

    def _listen(self, event: TaskEvent) -> None:
        progress = event.task.progress
        if event.task.state is TaskState.RUNNING and progress and progress.stage is self._stage:
            self.reached.set()
        if event.task.state.is_final:
            self.ended.set()
            self.reached.set()

    def close(self) -> None:
        self._unsubscribe()


def cancel_after(
    jobs: JobService, request: JobRequest, stage: Stage, delay_s: float
) -> tuple[float, float] | None:
    """Milliseconds until cancel() has returned and until the work has stopped; None if too late."""
    watch = StageWatch(jobs, stage)
    try:
        task = jobs.submit(request)
        watch.reached.wait(TIMEOUT_S)
        time.sleep(delay_s)
        if watch.ended.is_set():
            return None
        started = time.perf_counter()
        jobs.cancel(task.id)
        returned = time.perf_counter()
        while jobs.is_working:
            time.sleep(0.002)
        return (returned - started) * 1000, (time.perf_counter() - started) * 1000
    finally:
        watch.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    rounds = parser.parse_args().rounds
    dice = random.Random(5)
    request = JobRequest(
        type=TaskType.DOCUMENT,
        name="leaflet.pdf",
        input_path=program_root() / "resources" / "samples" / "health-leaflet-en.pdf",
        formats=(ArtifactKind.PDF, ArtifactKind.DOCX, ArtifactKind.HTML),
        audio=AudioOptions(),
        use_memory=False,
    )
    times: dict[Stage, list[tuple[float, float]]] = defaultdict(list)
    with tempfile.TemporaryDirectory() as folder:
        application = build_application(user_paths(Path(folder)))
        with application.working():
            for number in range(rounds):
                for stage in Stage:
                    # Another voice speed each time, so that the clip cache is no help.
                    voice = replace(request.voice, speed=1.0 + 0.01 * number)
                    delay_s = dice.uniform(0, LONGEST_DELAY_S)
                    job = replace(request, voice=voice)
                    spent = cancel_after(application.jobs, job, stage, delay_s)
                    if spent is not None:
                        times[stage].append(spent)
        application.close()
    print(
        f"{'cancelled in':14}{'times':>7}{'returned ms':>12}{'stopped: median':>17}{'slowest':>9}"
    )
    for stage, measured in times.items():
        returned = max(order for order, _ in measured)
        stopped = sorted(stop for _, stop in measured)
        median = stopped[len(stopped) // 2]
        print(
            f"{stage.value:14}{len(stopped):7}{returned:12.1f}{median:17.0f}{stopped[-1]:9.0f}"
            f"   aim {AIM_MS} ms"
        )


if __name__ == "__main__":
    main()
