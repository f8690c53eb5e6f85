"""PySide's own modules, compiled ahead for the frozen program."""

import importlib.util
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import build_installer

assert build_installer  # puts packaging/ on the path

from installer.qt_support import FOLDER, compiled_modules  # noqa: E402

LOADED = """
import sys
import PySide6.QtCore
print(sys.modules["shibokensupport.signature.parser"].__file__)
try:
    PySide6.QtCore.QObject().setObjectName([])
except TypeError as error:
    print(str(error).replace("\\n", " "))
"""


@pytest.mark.slow
def test_shiboken_takes_its_modules_from_the_compiled_folder(tmp_path: Path) -> None:
    found = importlib.util.find_spec("shiboken6")
    assert found is not None
    assert found.origin is not None
    package = Path(found.origin).parent
    shutil.copytree(package, tmp_path / "shiboken6")
    (tmp_path / "PySide6").symlink_to(package.parent / "PySide6")
    for file, folder in compiled_modules(tmp_path / "work"):
        (tmp_path / folder).mkdir(parents=True, exist_ok=True)
        shutil.copy(file, tmp_path / folder)

    done = subprocess.run(
        [sys.executable, "-c", LOADED],
        env={"PYTHONPATH": str(tmp_path), "PATH": ""},
        capture_output=True,
        text=True,
        check=True,
    )
    path, signature = done.stdout.splitlines()
    assert Path(path) == tmp_path / FOLDER / "shibokensupport" / "signature" / "parser.pyc"
    assert "setObjectName(name: str, /)" in signature


def test_two_compilations_agree(tmp_path: Path) -> None:
    first, second = (dict(compiled_modules(tmp_path / name)) for name in ("a", "b"))
    assert [f.read_bytes() for f in first] == [f.read_bytes() for f in second]
    assert len(first) > 10
