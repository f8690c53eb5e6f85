"""Clips on disk by key, the least recently used out first.

One file per clip, named by its key, in 256 folders. A file is written under a temporary name, then
renamed, and carries a checksum: what a power cut leaves is never taken for a clip. The time of last use
is the file's modification time, so that it survives a restart.

A book of 20 hours has more clips than the cache holds. While its job runs the cache is *held*: what
the job has used stays, what finds no room is not kept. By age alone the beginning of the book would
be thrown out for its end before it was encoded, then the end for the beginning.
"""

import contextlib
import hashlib
import logging
import os
import re
import threading
import time
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from kreyol_desktop.core.speech import Clip
from kreyol_desktop.storage.file_operations import PRIVATE_FILE, make_private_folder

logger = logging.getLogger(__name__)

_SUFFIX = ".clip"
_CHECKSUM_BYTES = 4
_SAFE_KEY = re.compile(r"[0-9a-z]{16,128}")
_KEPT_SHARE = 0.9
"""After a cleaning this share of the limit is used, so that cleanings are rare."""
_CLOCK_SLACK_S = 2.0
"""File systems keep the time of last use coarsely, by a clock of their own."""


class ClipCodec(Protocol):
    """Clips to bytes and back; ``unpack`` raises ValueError for bytes that are no clip."""

    def pack(self, clip: Clip) -> bytes: ...

    def unpack(self, data: bytes) -> Clip: ...


class DiskClipCache:
    """ports.ClipCache over a folder. ``limit_bytes`` 0 keeps nothing. Thread-safe.

    A disk that is full or read-only makes the cache forgetful, never the caller fail.
    """

    def __init__(self, folder: Path, limit_bytes: int, codec: ClipCodec) -> None:
        self._folder = folder
        self._limit_bytes = limit_bytes
        self._codec = codec
        self._lock = threading.Lock()
        self._size: int | None = None
        self._holders = 0
        self._held_since = 0.0
        self._is_full = False

    @contextlib.contextmanager
    def holding(self) -> Iterator[None]:
        """Keep every clip that is used from now until this is left; new ones only while there is room."""
        with self._lock:
            if not self._holders:
                self._held_since, self._is_full = time.time() - _CLOCK_SLACK_S, False
            self._holders += 1
        try:
            yield
        finally:
            with self._lock:
                self._holders -= 1
                self._is_full = self._is_full and self._holders > 0

    def has_room(self) -> bool:
        """Whether a new clip would be kept, as far as is known."""
        with self._lock:
            return self._limit_bytes > 0 and not self._is_full

    def get(self, key: str) -> Clip | None:
        """The clip of ``key``; None when it isn't there or its file is damaged."""
        path = self._path(key)
        try:
            data = path.read_bytes()
        except OSError:
            return None
        checksum = int.from_bytes(data[:_CHECKSUM_BYTES], "little")
        body = data[_CHECKSUM_BYTES:]
        try:
            if zlib.crc32(body) != checksum:
                raise ValueError("checksum")
            clip = self._codec.unpack(body)
        except ValueError:
            logger.warning("Dropped a damaged clip from the cache")
            self._drop(path, len(data))
            return None
        with contextlib.suppress(
            OSError
        ):  # a clip that another thread has just evicted still counts
            os.utime(path)
        return clip

    def put(self, key: str, clip: Clip) -> None:
        """Keep ``clip``; cleans the folder when it grows over the limit."""
        if not self.has_room():
            return
        body = self._codec.pack(clip)
        size = len(body) + _CHECKSUM_BYTES
        if size > self._limit_bytes:
            return
        path = self._path(key)
        temporary = path.with_name(f"{path.name}.{threading.get_ident()}.tmp")
        try:
            make_private_folder(self._folder)
            make_private_folder(path.parent)
            temporary.touch(PRIVATE_FILE)
            temporary.write_bytes(zlib.crc32(body).to_bytes(_CHECKSUM_BYTES, "little") + body)
            replaced = path.stat().st_size if path.exists() else 0
            temporary.replace(path)
        except OSError as error:
            logger.warning("The clip cache can't be written: %s", error.strerror)
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)
            with self._lock:
                self._is_full = self._holders > 0
            return
        with self._lock:
            self._count(path, size, size - replaced)

    def _count(self, path: Path, size: int, grown: int) -> None:
        """Reckon a file that was just written; it goes again where nothing else may."""
        self._size = self._measure() if self._size is None else self._size + grown
        if self._size <= self._limit_bytes:
            return
        self._clean(spare_since=self._held_since if self._holders else None)
        if self._size > self._limit_bytes:
            self._is_full = True
            with contextlib.suppress(OSError):
                path.unlink()
                self._size -= size

    def clear(self) -> None:
        """Forget every clip."""
        with self._lock:
            for path in self._files():
                path.unlink(missing_ok=True)
            for path in self._folder.glob(f"*/*{_SUFFIX}.*.tmp"):
                path.unlink(missing_ok=True)
            self._size = 0
            self._is_full = False

    def size_bytes(self) -> int:
        """Bytes that the clips take on disk."""
        with self._lock:
            if self._size is None:
                self._size = self._measure()
            return self._size

    def resize(self, limit_bytes: int) -> None:
        """Change the limit; cleans at once when less is allowed now, which may take a second."""
        with self._lock:
            grows, self._limit_bytes = limit_bytes >= self._limit_bytes, limit_bytes
            if grows:
                self._is_full = False
                return
            self._size = self._measure()
            if self._size > limit_bytes:
                self._clean()

    def _path(self, key: str) -> Path:
        name = key if _SAFE_KEY.fullmatch(key) else hashlib.sha256(key.encode()).hexdigest()
        return self._folder / name[:2] / f"{name}{_SUFFIX}"

    def _files(self) -> list[Path]:
        return list(self._folder.glob(f"*/*{_SUFFIX}"))

    def _measure(self) -> int:
        return sum(size for _, size, _ in self._aged())

    def _aged(self) -> list[tuple[float, int, Path]]:
        """(last use, size, path) of every clip that is still there."""
        found = []
        for path in self._files():
            with contextlib.suppress(OSError):
                status = path.stat()
                found.append((status.st_mtime, status.st_size, path))
        return found

    def _clean(self, spare_since: float | None = None) -> None:
        """Drop the least recently used, none of which was used since ``spare_since``."""
        aged = sorted(self._aged())
        self._size = sum(size for _, size, _ in aged)
        for used, size, path in aged:
            enough = self._size <= self._limit_bytes * _KEPT_SHARE
            if enough or (spare_since is not None and used >= spare_since):
                return
            with contextlib.suppress(OSError):
                path.unlink()
                self._size -= size

    def _drop(self, path: Path, size: int) -> None:
        with self._lock, contextlib.suppress(OSError):
            path.unlink()
            if self._size is not None:
                self._size -= size
