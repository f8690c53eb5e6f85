"""Copies of result files where the user wants them: nothing is overwritten unasked or left half done."""

import errno
import re
import shutil
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from kreyol_desktop.core.errors import (
    AccessDeniedError,
    DiskFullError,
    KreyolError,
    NotFoundError,
)

_UNFIT = re.compile(r'[<>:"/\\|?*\x00-\x1f]')
"""What some file system does not take in a name."""
NAME_CHARACTERS = 80


def copy_file(source: Path, target: Path) -> Path:
    """Copy a result to ``target``, in place of a file that is there; a copy that breaks off leaves
    nothing. Raise NotFoundError, AccessDeniedError, DiskFullError or KreyolError."""
    part = target.with_name(target.name + ".part")
    try:
        if target.exists() and target.samefile(source):
            return target
        shutil.copyfile(source, part)
        return part.replace(target)
    except OSError as error:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise _in_words(error) from error


def copy_results(files: Sequence[Path], folder: Path, name: str) -> Path:
    """Copy results into a new folder called ``name`` inside ``folder``, and return it.

    A folder that is there already keeps what it holds: the new one gets a number. Raise what
    ``copy_file`` raises.
    """
    target = _new_folder(folder, _UNFIT.sub("_", name)[:NAME_CHARACTERS].strip(" .") or "Kreyol")
    for file in files:
        copy_file(file, target / file.name)
    return target


def _new_folder(folder: Path, name: str) -> Path:
    number = 1
    while True:
        target = folder / (name if number == 1 else f"{name} ({number})")
        try:
            target.mkdir()
        except FileExistsError:
            number += 1
        except OSError as error:
            raise _in_words(error) from error
        else:
            return target


def _in_words(error: OSError) -> KreyolError:
    if isinstance(error, FileNotFoundError):
        return NotFoundError("The file or the folder is not there any more.")
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return AccessDeniedError("The file can't be written there.")
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return DiskFullError("The disk is full.")
    return KreyolError(str(error.strerror or error))
