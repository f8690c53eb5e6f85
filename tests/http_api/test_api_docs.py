"""Every example of docs/api.md runs against a live server, in the order of the document."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.http_api.conftest import ROOT, Live
from tests.http_api.test_error_shape import ROUTES

DOCUMENT = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
ADDRESS = "http://127.0.0.1:8765"


def examples(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", DOCUMENT, re.MULTILINE | re.DOTALL)


def run(live: Live, folder: Path, command: list[str], script: str) -> str:
    done = subprocess.run(
        [*command, script.replace(ADDRESS, live.server.url)],
        cwd=folder,
        env={**os.environ, "TOKEN": live.tokens.token, "PYTHONWARNINGS": "error"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, f"{script}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("curl") is None, reason="needs curl")
def test_the_curl_examples_run(live: Live, tmp_path: Path) -> None:
    blocks = examples("bash")
    assert len(blocks) >= 8
    output = [run(live, tmp_path, ["bash", "-ec"], block) for block in blocks]
    assert '"status":"ok"' in output[0]
    assert (tmp_path / "bonjou.mp3").stat().st_size > 1000
    assert (tmp_path / "maten.mp3").stat().st_size > 1000


@pytest.mark.slow
def test_the_python_examples_run_as_one_program(live: Live, tmp_path: Path) -> None:
    blocks = examples("python")
    assert len(blocks) >= 8
    output = run(live, tmp_path, [sys.executable, "-c"], "\n".join(blocks))
    assert "completed" in output
    assert "206" in output
    assert "304" in output
    assert (tmp_path / "maten.wav").stat().st_size > 1000


@pytest.mark.parametrize(("method", "path"), ROUTES)
def test_every_route_is_documented(method: str, path: str) -> None:
    words = [part for part in path.split("/") if part and not part.startswith("{")]
    assert all(word in DOCUMENT for word in words), (method, path)
