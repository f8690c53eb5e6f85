"""The current goes out in the middle of a job, and in the middle of a correction: nothing is lost."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from kreyol_desktop.core.job import ArtifactKind
from kreyol_desktop.core.readalong import load_readalong

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parents[2]
CORRECTION = "Se konsa m vle l ye."

PROGRAM = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from kreyol_desktop.core.job import ArtifactKind, JobRequest, TaskQuery, TaskState, TaskType
from kreyol_desktop.core.speech import AudioOptions
from kreyol_desktop.gui.application import DesktopApplication
from kreyol_desktop.gui.qt_application import make_application
from kreyol_desktop.locations import user_paths
from kreyol_desktop.window_face import WindowProgram

data, act, text = Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3])
program = WindowProgram(user_paths(data))
program.services.settings.update(first_run_done=True, keep_awake=False)
application = make_application(["x"])
desktop = DesktopApplication(application, program.services)
said = set()

def say(words):
    if words not in said:
        said.add(words)
        print(words, flush=True)

def submit():
    request = JobRequest(
        TaskType.DOCUMENT, text.name, text, formats=(ArtifactKind.TEXT,), audio=AudioOptions()
    )
    desktop.window.job_actions.submit([request])

def on_job(task):
    if act == "submit" and task.progress and task.progress.percent > 10:
        say("running")
    if act == "correct" and "saved" in said and task.state is TaskState.RUNNING:
        say("rebuilding")
    if act == "watch" and task.state.is_final:
        end()

def correct():
    task = program.services.jobs.page(TaskQuery()).items[0]
    reader = desktop.window.page("reader")
    reader.opened.connect(lambda _: edit(reader))
    reader.editor.saved.connect(lambda _: say("saved"))
    desktop.window.read_task(task)

def edit(reader):
    reader.view.segment_opened.emit(reader.book.order[1])
    reader.editor.line.setText(sys.argv[4])
    reader.editor.save.click()

def watch():
    tasks = program.services.jobs.page(TaskQuery()).items
    if tasks and all(task.state.is_final for task in tasks):
        end()

def end():
    desktop.close()
    program.close()
    application.quit()

def begin():
    bridge = desktop.attendants.bridge
    bridge.job_changed.connect(on_job)
    bridge.job_progressed.connect(on_job)
    {"submit": submit, "correct": correct, "watch": watch}[act]()

desktop.ready.connect(begin)
desktop.start()
application.exec()
"""

STATES = """
import json, sys
from pathlib import Path
from kreyol_desktop.bootstrap import build_application
from kreyol_desktop.core.job import TaskQuery
from kreyol_desktop.locations import user_paths
core = build_application(user_paths(Path(sys.argv[1])))
for task in core.jobs.page(TaskQuery()).items:
    files = {a.kind.value: str(a.path) for a in task.artifacts}
    print(json.dumps([task.state.value, files]))
core.close()
"""


@pytest.fixture
def run(tmp_path: Path) -> Callable[..., None]:
    """Start the window on the test's data; ``until`` is what it says before it is killed."""
    text = tmp_path / "water.txt"
    sentences = (f"Clean water number {n} protects the whole family." for n in range(60))
    text.write_text("\n\n".join(sentences), encoding="utf-8")
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}

    def start(act: str, until: str = "") -> None:
        arguments = [str(tmp_path / "data"), act, str(text), CORRECTION]
        command = [sys.executable, "-c", PROGRAM, *arguments]
        with subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True
        ) as process:
            assert process.stdout is not None
            heard = [line.strip() for line in _lines_until(process.stdout.readline, until)]
            if until:
                assert heard[-1:] == [until]
                process.kill()
        assert process.returncode == (-9 if until else 0), (act, heard)

    return start


def _lines_until(read: Callable[[], str], last: str) -> list[str]:
    lines = []
    while line := read():
        lines.append(line)
        if line.strip() == last:
            break
    return lines


@pytest.fixture
def tasks(tmp_path: Path) -> Callable[[], list[tuple[str, dict[str, str]]]]:
    """State and files of every job, as a program that starts later finds them."""

    def read() -> list[tuple[str, dict[str, str]]]:
        command = [sys.executable, "-c", STATES, str(tmp_path / "data")]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
        return [tuple(json.loads(line)) for line in done.stdout.splitlines()]

    return read


def test_a_job_that_was_cut_off_is_finished_at_the_next_start(
    run: Callable[..., None], tasks: Callable[[], list[tuple[str, dict[str, str]]]]
) -> None:
    run("submit", until="running")
    run("watch")
    ((state, files),) = tasks()
    assert state == "completed"
    assert all(Path(file).stat().st_size for file in files.values())
    assert {ArtifactKind.TEXT, ArtifactKind.AUDIO} <= set(files)


def test_a_correction_that_was_cut_off_is_in_the_results_after_the_next_start(
    run: Callable[..., None], tasks: Callable[[], list[tuple[str, dict[str, str]]]]
) -> None:
    run("submit", until="running")
    run("watch")
    run("correct", until="rebuilding")
    run("watch")
    ((state, files),) = tasks()
    assert state == "completed"
    assert CORRECTION in Path(files[ArtifactKind.TEXT]).read_text(encoding="utf-8")
    readalong = load_readalong(Path(files[ArtifactKind.READALONG]).read_text(encoding="utf-8"))
    targets = [segment.target for block in readalong.blocks for segment in block.segments]
    assert targets.count(CORRECTION) == 1
