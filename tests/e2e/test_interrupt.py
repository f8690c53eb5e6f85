"""Ctrl-C stops a command cleanly, and the same command goes on from there."""

import signal
import subprocess
import sys
import time

import pytest

from tests.e2e.program import ROOT, SAMPLES, command, environment, run

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT to send"),
]

SAMPLE = str(SAMPLES / "school-text-fr.pdf")


def interrupted(data, *arguments):
    """Start a command, send it Ctrl-C once it translates; return its exit code and remarks."""
    process = subprocess.Popen(
        command(data, *arguments), cwd=ROOT, env=environment(), text=True,
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
    )  # fmt: skip
    said = []
    for line in process.stderr:
        said.append(line)
        if line.startswith("Translating"):
            time.sleep(0.3)
            process.send_signal(signal.SIGINT)
            break
    said.extend(process.stderr)
    process.stderr.close()
    return process.wait(60), "".join(said)


def test_ctrl_c_parks_the_job_and_the_next_run_finishes_it(tmp_path):
    data, out = tmp_path / "data", tmp_path / "out"
    arguments = ("process", SAMPLE, "--formats", "txt,pdf", "--audio", "mp3", "-o", str(out))
    code, said = interrupted(data, *arguments)
    assert code == 130, said
    assert "Traceback" not in said
    assert "The next run goes on from here." in said
    assert not list(out.glob("*"))

    listed = run(data, "tasks", "list").value
    assert [task["state"] for task in listed["tasks"]] in (["interrupted"], ["queued"])

    again = run(data, *arguments)
    assert (again.code, again.value["state"]) == (0, "completed")
    assert again.value["id"] == listed["tasks"][0]["id"]
    assert {path.suffix for path in out.iterdir()} == {".txt", ".pdf", ".mp3"}
    assert run(data, "tasks", "list").value["total"] == 1
