"""File operations that fail on demand, as a disk does."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO

from kreyol_desktop.storage.file_operations import FileOperations

OPERATIONS = ("open_new", "open_old", "write", "fsync", "fsync_folder", "replace", "make_folder")


class FaultyFiles(FileOperations):
    """Fails the ``nth`` call (from 1) of ``operation`` with ``number``, then works again."""

    def __init__(self, operation: str = "", number: int = 0, nth: int = 1) -> None:
        self.operation = operation
        self.number = number
        self.nth = nth
        self.calls = 0
        self.failed = False

    def _maybe_fail(self, operation: str, path: object) -> None:
        if operation == self.operation:
            self.calls += 1
            if self.calls == self.nth:
                self.failed = True
                raise OSError(self.number, os.strerror(self.number), str(path))

    def open_new(self, path: Path, *, mode: int = 0o600) -> BinaryIO:
        self._maybe_fail("open_new", path)
        return super().open_new(path, mode=mode)

    def open_old(self, path: Path) -> BinaryIO:
        self._maybe_fail("open_old", path)
        return super().open_old(path)

    def write(self, stream: BinaryIO, data: bytes) -> None:
        if self.operation == "write":
            # A full disk takes a part before it refuses the rest.
            super().write(stream, data[: len(data) // 2])
        self._maybe_fail("write", stream)
        super().write(stream, data[len(data) // 2 :] if self.operation == "write" else data)

    def fsync(self, stream: BinaryIO) -> None:
        self._maybe_fail("fsync", stream)
        super().fsync(stream)

    def fsync_folder(self, folder: Path) -> None:
        self._maybe_fail("fsync_folder", folder)
        super().fsync_folder(folder)

    def replace(self, source: Path, target: Path) -> None:
        self._maybe_fail("replace", target)
        super().replace(source, target)

    def rename_new(self, source: Path, target: Path) -> None:
        self._maybe_fail("rename_new", target)
        super().rename_new(source, target)

    def make_folder(self, folder: Path, *, mode: int = 0o700) -> None:
        self._maybe_fail("make_folder", folder)
        super().make_folder(folder, mode=mode)


def files_in(folder: Path) -> dict[str, bytes]:
    """Every file below ``folder`` with its content, for comparing before and after."""
    return {
        str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()
    }


Action = Callable[[FaultyFiles], Any]
