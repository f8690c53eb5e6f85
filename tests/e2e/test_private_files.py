"""Whatever the program keeps is the user's alone."""

import os
import stat
from pathlib import Path

import pytest

from tests.e2e.program import run

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(os.name != "posix", reason="Windows has other permissions"),
]


def test_every_file_and_folder_of_the_program_is_private(tmp_path: Path) -> None:
    data, letter = tmp_path / "data", tmp_path / "letter.txt"
    letter.write_text("The clinic is open.\n\nBring your card.\n")
    done = run(data, "process", str(letter), "--audio", "mp3", "-o", str(tmp_path / "out"))
    assert done.code == 0, done.err
    kept = [data, *data.rglob("*")]
    names = {path.name for path in kept}
    assert {"kreyol.db", "metrics.json", "clips", "kreyol.log"} <= names
    for path in kept:
        expected = 0o700 if path.is_dir() else 0o600
        assert stat.S_IMODE(path.stat().st_mode) == expected, path
