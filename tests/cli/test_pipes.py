"""Output that nobody reads any more ends the program quietly; odd letters never end it."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.e2e.program import ROOT, command, environment, run

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="tells of a closed pipe by other codes"),
]

READER_GONE = 141
PATIENCE_S = 120


def unread(data, *arguments, remarks_too=False):
    """Run a command whose reader leaves before it writes; return its exit code and its remarks."""
    process = subprocess.Popen(
        command(data, *arguments), cwd=ROOT, env=environment(), text=True,
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT if remarks_too else subprocess.PIPE,
    )  # fmt: skip
    process.stdout.close()
    try:
        return process.wait(PATIENCE_S), "" if remarks_too else process.stderr.read()
    finally:
        process.kill()
        process.wait()
        if process.stderr:
            process.stderr.close()


@pytest.fixture
def leaflet(tmp_path):
    path = tmp_path / "leaflet.txt"
    path.write_text("Wash your hands.\n\nBring your health card.\n", encoding="utf-8")
    return path


@pytest.fixture
def commands(tmp_path, leaflet):
    """Every command that ends by itself."""
    return {
        "text": ("translate", "Good day.", "--from", "en"),
        "text as json": ("translate", "Good day.", "--from", "en", "--json"),
        "file": ("translate", str(leaflet), "--from", "en"),
        "speak": ("speak", "Bonjou.", "-o", str(tmp_path / "a.wav")),
        "process": ("process", str(leaflet), "--formats", "txt", "--audio", "none"),
        "models": ("models", "list"),
        "memory": ("memory", "size"),
        "tasks as json": ("tasks", "list", "--json"),
        "help": ("translate", "--help"),
    }


@pytest.mark.parametrize(
    "name",
    ["text", "text as json", "file", "speak", "process", "models", "memory", "tasks as json"],
)
def test_a_result_that_nobody_reads_ends_the_program_quietly(tmp_path, commands, name):
    code, said = unread(tmp_path / "data", *commands[name])
    assert code == READER_GONE, said
    assert "Error" not in said
    assert "Traceback" not in said


def test_help_that_nobody_reads_ends_quietly(tmp_path, commands):
    # the parser itself passes over an error where Python was told not to buffer
    code, said = unread(tmp_path / "data", *commands["help"])
    assert (code in (0, READER_GONE), said) == (True, "")


@pytest.mark.parametrize("name", ["process", "file", "speak"])
def test_a_job_whose_remarks_nobody_reads_is_parked_and_done_the_next_time(
    tmp_path, commands, name
):
    data = tmp_path / "data"
    assert unread(data, *commands[name], remarks_too=True)[0] == READER_GONE
    [parked] = run(data, "tasks", "list").value["tasks"]
    assert parked["state"] in ("interrupted", "queued")

    again = run(data, *commands[name])
    assert (again.code, again.value["id"], again.value["state"]) == (0, parked["id"], "completed")


def test_a_server_whose_remarks_nobody_reads_ends(tmp_path):
    assert unread(tmp_path / "data", "serve", "--port", "18431", remarks_too=True)[0] == READER_GONE


def test_a_full_device_is_named(tmp_path):
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            command(tmp_path / "data", "models", "list"), cwd=ROOT, env=environment(),
            stdout=full, stderr=subprocess.PIPE, text=True, timeout=PATIENCE_S, check=False,
        )  # fmt: skip
    assert done.returncode == 1
    assert "resource.permission" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("encoding", ["utf-8", "ascii"])
def test_bytes_that_are_no_letters_pass_through_a_pipe(tmp_path, encoding):
    done = subprocess.run(
        command(tmp_path / "data", "translate", "-", "--from", "en"), cwd=ROOT,
        env=dict(environment(), PYTHONUTF8="0", PYTHONIOENCODING=encoding),
        input=b"Drink clean water every day.\n\n\xff\xfe caf\xe9\n", capture_output=True,
        timeout=PATIENCE_S, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert b"Traceback" not in done.stderr
    assert b"chak jou" in done.stdout


def test_an_argument_of_odd_bytes_is_translated(tmp_path):
    done = subprocess.run(
        [*command(tmp_path / "data", "translate"), b"Wash your hands \xff now.", "--from", "en"],
        cwd=ROOT, env=environment(), capture_output=True, timeout=PATIENCE_S, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert b"Lave men" in done.stdout


def test_closed_streams_are_no_bug(tmp_path):
    shell = '"$@" <&- >&-'
    done = subprocess.run(
        ["sh", "-c", shell, "sh", *command(tmp_path / "data", "translate", "-")], cwd=ROOT,
        env=environment(), stderr=subprocess.PIPE, text=True, timeout=PATIENCE_S, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert "input.empty" in done.stderr
