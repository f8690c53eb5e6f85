"""Files that clients send: a safe name, a private folder, and what they really are."""

import re
import secrets
import shutil
import time
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from kreyol_desktop.core.errors import DiskFullError, EmptyInputError, TooLargeError
from kreyol_desktop.storage.file_names import safe_name

COPY_BYTES = 1024 * 1024
KEPT_S = 3600.0
_NO_SPACE = (28, 122)
"""ENOSPC and EDQUOT."""


def upload_name(name: str | None) -> str:
    """The last part of a client's file name, as something that every file system takes."""
    return safe_name(re.split(r"[/\\]", name or "")[-1] or "document")


class UploadFolder:
    """Keeps uploads until their jobs have copied them, and a while longer for a reader's sake."""

    def __init__(self, folder: Path, max_bytes: int) -> None:
        self._folder = folder
        self._max_bytes = max_bytes

    def keep(self, name: str | None, stream: BinaryIO) -> Path:
        """Write a stream to a file of its own; sweeps old ones on the way.

        Raise EmptyInputError, TooLargeError or DiskFullError.
        """
        self.sweep()
        private = self._folder / secrets.token_hex(16)
        try:
            private.mkdir(parents=True, mode=0o700)
            return _copied(stream, private / upload_name(name), self._max_bytes)
        except BaseException:
            shutil.rmtree(private, ignore_errors=True)
            raise

    def discard(self, path: Path) -> None:
        """Remove a kept upload that no job was made of."""
        shutil.rmtree(path.parent, ignore_errors=True)

    def sweep(self, older_than_s: float = KEPT_S) -> None:
        """Remove uploads that every job has copied by now."""
        limit = time.time() - older_than_s
        for folder in self._folder.glob("*/"):
            with suppress(OSError):
                if folder.stat().st_mtime <= limit:
                    shutil.rmtree(folder, ignore_errors=True)


def _copied(stream: BinaryIO, target: Path, max_bytes: int) -> Path:
    total = 0
    try:
        with target.open("xb") as file:
            while chunk := stream.read(COPY_BYTES):
                total += len(chunk)
                if total > max_bytes:
                    raise TooLargeError(f"The file is larger than {max_bytes} bytes.")
                file.write(chunk)
    except OSError as error:
        if error.errno in _NO_SPACE:
            raise DiskFullError("The disk is full.", hint="Free some space.") from error
        raise
    if total == 0:
        raise EmptyInputError("The file is empty.", hint="Choose another file.")
    return target
