"""Writing a file so that a power cut leaves the old one or the new one, never a half."""

import hashlib
import secrets
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from kreyol_desktop.storage.file_operations import COPY_CHUNK_BYTES, PRIVATE_FILE, FileOperations

TEMPORARY_PREFIX = ".kreyol-"
TEMPORARY_SUFFIX = ".part"


def temporary_beside(target: Path) -> Path:
    """A fresh temporary name in the folder of ``target``, short whatever the target's length."""
    return target.with_name(f"{TEMPORARY_PREFIX}{secrets.token_hex(8)}{TEMPORARY_SUFFIX}")


def is_temporary(name: str) -> bool:
    """True for the names that temporary_beside gives: leftovers of a crash."""
    return name.startswith(TEMPORARY_PREFIX) and name.endswith(TEMPORARY_SUFFIX)


def write_atomically(files: FileOperations, target: Path, data: bytes) -> None:
    """Replace ``target`` by ``data``. Raise OSError, leaving the old file as it was."""
    temporary = temporary_beside(target)
    try:
        write_durably(files, temporary, (data,))
        files.replace(temporary, target)
        files.fsync_folder(target.parent)
    finally:
        discard(files, temporary)


def write_durably(
    files: FileOperations, target: Path, chunks: Iterable[bytes], *, mode: int = PRIVATE_FILE
) -> str:
    """Write and fsync ``target``; return the SHA-256 of what was written."""
    digest = hashlib.sha256()
    with files.open_new(target, mode=mode) as stream:
        for chunk in chunks:
            digest.update(chunk)
            files.write(stream, chunk)
        files.fsync(stream)
    return digest.hexdigest()


def chunks_of(files: FileOperations, path: Path) -> Iterator[bytes]:
    """The bytes of a file, a megabyte at a time."""
    with files.open_old(path) as stream:
        while chunk := stream.read(COPY_CHUNK_BYTES):
            yield chunk


def sha256_of(files: FileOperations, path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal. Raise OSError."""
    digest = hashlib.sha256()
    for chunk in chunks_of(files, path):
        digest.update(chunk)
    return digest.hexdigest()


def discard(files: FileOperations, temporary: Path) -> None:
    """Remove a temporary file as well as the disk allows; the start-up pass removes the rest."""
    with suppress(OSError):
        files.unlink(temporary)
