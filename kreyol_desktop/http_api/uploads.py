"""Files that clients send: a safe name, a private folder, and a limit watched while they come in."""

import re
import secrets
import shutil
import time
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from kreyol_desktop.core.errors import DiskFullError, EmptyInputError, TooLargeError
from kreyol_desktop.storage.file_names import safe_name

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

    def receive(self, name: str | None) -> "UploadedFile":
        """A file that is about to come in; nothing is on the disk before its first byte."""
        return UploadedFile(self, self._folder / secrets.token_hex(16) / upload_name(name))

    def begin(self, path: Path) -> BinaryIO:
        """Open a new file in a private folder of its own; sweeps old ones on the way."""
        self.sweep()
        path.parent.mkdir(parents=True, mode=0o700)
        return path.open("xb")

    def check_size(self, size: int) -> None:
        """Raise TooLargeError for a file beyond the limit."""
        if size > self._max_bytes:
            raise TooLargeError(f"The file is larger than {self._max_bytes} bytes.")

    def discard(self, path: Path) -> None:
        """Remove an upload that no job was made of."""
        shutil.rmtree(path.parent, ignore_errors=True)

    def sweep(self, older_than_s: float = KEPT_S) -> None:
        """Remove uploads that every job has copied by now."""
        limit = time.time() - older_than_s
        for folder in self._folder.glob("*/"):
            with suppress(OSError):
                if folder.stat().st_mtime <= limit:
                    shutil.rmtree(folder, ignore_errors=True)


class UploadedFile:
    """One file on its way to the disk: the part of a binary file that the form parser needs.

    Unless ``keep`` was called, closing it removes it.
    """

    def __init__(self, uploads: UploadFolder, path: Path) -> None:
        self._uploads = uploads
        self._path = path
        self._stream: BinaryIO | None = None
        self._size = 0
        self._is_kept = False

    def write(self, data: bytes) -> int:
        """Append bytes. Raise TooLargeError or DiskFullError."""
        self._size += len(data)
        self._uploads.check_size(self._size)
        try:
            if self._stream is None:
                self._stream = self._uploads.begin(self._path)
            return self._stream.write(data)
        except OSError as error:
            raise _as_known(error) from error

    def seek(self, offset: int, whence: int = 0) -> int:
        """Called at the end of a file, for whoever would read it from its beginning."""
        del offset, whence
        return 0

    def keep(self) -> Path:
        """Where the whole file lies, from now on for its caller. Raise EmptyInputError."""
        if self._stream is None:
            raise EmptyInputError("The file is empty.", hint="Choose another file.")
        try:
            self._stream.close()
        except OSError as error:
            raise _as_known(error) from error
        self._is_kept = True
        return self._path

    def close(self) -> None:
        """Let go of the file, and of its bytes where nobody keeps them."""
        if self._stream is None or self._is_kept:
            return
        with suppress(OSError):
            self._stream.close()
        self._uploads.discard(self._path)


def _as_known(error: OSError) -> Exception:
    if error.errno in _NO_SPACE:
        return DiskFullError("The disk is full.", hint="Free some space.")
    return error
