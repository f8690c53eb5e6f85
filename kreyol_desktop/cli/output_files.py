"""Files that the user named for the result; what cannot be written ends in plain words."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kreyol_desktop.core.errors import AccessDeniedError


@contextmanager
def written_or_refused(path: Path) -> Iterator[None]:
    """Turn what the system says about writing ``path`` into AccessDeniedError."""
    try:
        yield
    except OSError as error:
        raise AccessDeniedError(
            f"{path} cannot be written: {error.strerror}.", hint="Choose another place."
        ) from error


def write_text(path: Path, text: str) -> None:
    """Write a text file, making its folder. Raise AccessDeniedError."""
    with written_or_refused(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def copy_file(source: Path, path: Path) -> None:
    """Copy a result, making the folder. Raise AccessDeniedError."""
    with written_or_refused(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, path)


def make_folder(folder: Path) -> Path:
    """Make a folder for results and return its full path. Raise AccessDeniedError."""
    with written_or_refused(folder):
        folder.mkdir(parents=True, exist_ok=True)
    return folder.resolve()
