"""How soon a job obeys: from the order to the moment it is cancelled, or held.

A document with audio is run again and again by the real services in this process; at a random
moment of each stage it is cancelled (or paused), and the time is measured until its state says so
(or until it makes no more progress). Run: python benchmarks/job_control.py [--rounds 3]
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


def cancel_after(jobs: JobService, request: JobRequest, stage: Stage, delay_s: float) -> float:
    """Milliseconds from cancel() to CANCELLED; -1 when the job had ended before."""
    watch = StageWatch(jobs, stage)
    try:
        task = jobs.submit(request)
        watch.reached.wait(TIMEOUT_S)
        time.sleep(delay_s)
        if watch.ended.is_set():
            return -1.0
        started = time.perf_counter()
        jobs.cancel(task.id)
        watch.ended.wait(TIMEOUT_S)
        return (time.perf_counter() - started) * 1000
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
    times: dict[Stage, list[float]] = defaultdict(list)
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
                    if spent >= 0:
                        times[stage].append(spent)
        application.close()
    print(f"{'cancelled in':14}{'times':>7}{'median ms':>12}{'slowest ms':>12}   aim {AIM_MS} ms")
    for stage, measured in times.items():
        ordered = sorted(measured)
        median = ordered[len(ordered) // 2]
        print(f"{stage.value:14}{len(ordered):7}{median:12.0f}{ordered[-1]:12.0f}")


if __name__ == "__main__":
    main()
