"""Every call by which storage changes files, in one class that a test can make fail."""

import errno
import os
import shutil
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700
COPY_CHUNK_BYTES = 1024 * 1024
LONG_PATH_CHARS = 200
"""Well below 260: names for temporary files are longer than those that they stand for."""
_HELD_FILE_DELAYS_S = (0.02, 0.05, 0.1, 0.25, 0.5, 1.0)
_HELD_FILE_ERRNOS = frozenset({errno.EBUSY, errno.ETXTBSY})
_HELD_FILE_WINERRORS = frozenset({5, 32, 33})  # access denied, sharing and lock violations


class FileOperations:
    """The operating system's file calls; each raises OSError as the system does."""

    def open_new(self, path: Path, *, mode: int = PRIVATE_FILE) -> BinaryIO:
        """Create or empty ``path`` for writing; ``mode`` are its POSIX permissions."""
        flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)
        return os.fdopen(os.open(reachable(path), flags, mode), "wb")

    def open_old(self, path: Path) -> BinaryIO:
        return reachable(path).open("rb")

    def write(self, stream: BinaryIO, data: bytes) -> None:
        stream.write(data)

    def fsync(self, stream: BinaryIO) -> None:
        stream.flush()
        os.fsync(stream.fileno())

    def fsync_folder(self, folder: Path) -> None:
        """Make a rename inside ``folder`` durable; Windows has no such call and needs none."""
        if sys.platform == "win32":
            return
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)

    def replace(self, source: Path, target: Path) -> None:
        """Rename over ``target``, waiting a little where another program holds a file."""
        retry_while_held(lambda: reachable(source).replace(reachable(target)))

    def rename_new(self, source: Path, target: Path) -> None:
        """Rename to a name that must be free; raise FileExistsError where it is not."""
        source, target = reachable(source), reachable(target)
        if sys.platform == "win32":
            retry_while_held(lambda: source.rename(target))
            return
        try:
            os.link(source, target)
        except FileExistsError:
            raise
        except OSError as error:
            if error.errno not in (errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EMLINK):
                raise
            # FAT and some network shares have no hard links: look, then rename.
            if target.exists():
                raise FileExistsError(errno.EEXIST, "exists", str(target)) from None
            source.replace(target)
        else:
            source.unlink()

    def unlink(self, path: Path) -> None:
        """Delete a file; one that is already gone is fine."""
        retry_while_held(lambda: reachable(path).unlink(missing_ok=True))

    def make_folder(self, folder: Path, *, mode: int = PRIVATE_FOLDER) -> None:
        reachable(folder).mkdir(mode=mode, parents=True, exist_ok=True)

    def remove_tree(self, folder: Path) -> None:
        """Delete a folder with all it holds; one that is already gone is fine."""
        doomed = reachable(folder)
        if doomed.exists():
            retry_while_held(lambda: shutil.rmtree(doomed))

    def free_bytes(self, folder: Path) -> int:
        return shutil.disk_usage(folder).free


def make_private_folder(folder: Path) -> None:
    """Make ``folder`` for the user alone, also where something else has made it already.

    Folders above it that are missing are made likewise (XDG Base Directory Specification).
    """
    for missing in [p for p in folder.parents if not p.exists()][::-1]:
        missing.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
    folder.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
    if os.name == "posix" and folder.stat().st_uid == os.getuid():
        folder.chmod(PRIVATE_FOLDER)


def reachable(path: Path) -> Path:
    """The path in the form by which Windows takes more than 260 characters; elsewhere unchanged.

    The longer form is used for long paths alone: it is not what people or other programs expect.
    """
    if os.name != "nt" or len(str(path)) < LONG_PATH_CHARS:
        return path
    return Path(extended(os.path.abspath(path)))  # noqa: PTH100 - resolve() would follow links


def extended(path: str) -> str:
    """An absolute Windows path in its extended-length form.

    https://learn.microsoft.com/windows/win32/fileio/maximum-file-path-limitation
    """
    if path.startswith(("\\\\?\\", "\\\\.\\")):
        return path
    if path.startswith("\\\\"):
        return "\\\\?\\UNC\\" + path[2:]
    return "\\\\?\\" + path


def retry_while_held(action: Callable[[], object]) -> None:
    """Call ``action`` again, up to two seconds, while a virus scanner or viewer holds a file."""
    for delay_s in _HELD_FILE_DELAYS_S:
        try:
            action()
        except OSError as error:
            if not _is_held(error):
                raise
            time.sleep(delay_s)
        else:
            return
    action()


def _is_held(error: OSError) -> bool:
    if error.errno in _HELD_FILE_ERRNOS:
        return True
    return getattr(error, "winerror", None) in _HELD_FILE_WINERRORS
