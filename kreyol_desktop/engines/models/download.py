"""Fetching a model's files over HTTP: resumed where it broke off, checked before use."""

import errno
from collections.abc import Callable
from pathlib import Path

import httpx

from kreyol_desktop.core.errors import DiskFullError, ModelCorruptError, NetworkError
from kreyol_desktop.engines.models.catalog import CatalogEntry, RemoteFile
from kreyol_desktop.engines.models.manifest import sha256_of

OnBytes = Callable[[int, int], None]
_RETRY_HINT = "Check the connection and try again: the download resumes where it stopped."
_OK, _PARTIAL, _RANGE_NOT_SATISFIABLE = 200, 206, 416


class Downloader:
    """Fetches files one after the other into a folder, as ``NAME.part`` until they are checked.

    ``attempts`` bounds the tries per file in one call when the connection breaks.
    """

    def __init__(self, *, attempts: int = 4, timeout_s: float = 30.0) -> None:
        self._attempts = attempts
        self._timeout_s = timeout_s

    def fetch(self, entry: CatalogEntry, folder: Path, on_bytes: OnBytes) -> Path:
        """Fetch every file of ``entry``; return the folder that holds them.

        Raise NetworkError when the server cannot be reached or keeps breaking off,
        ModelCorruptError when a checksum is wrong, DiskFullError.
        """
        arrived = folder / entry.id
        total = sum(file.size for file in entry.files) or entry.size_bytes
        done = 0
        # A redirect is followed only because every file is then checked by its SHA-256.
        with httpx.Client(timeout=self._timeout_s, follow_redirects=True) as client:
            for file in entry.files:
                target = arrived / file.path
                target.parent.mkdir(parents=True, exist_ok=True)
                self._fetch_file(client, file, target, _from(done, total, on_bytes))
                done += target.stat().st_size
        return arrived

    def _fetch_file(
        self, client: httpx.Client, file: RemoteFile, target: Path, on_bytes: Callable[[int], None]
    ) -> None:
        if target.is_file() and _is_right(target, file):
            on_bytes(target.stat().st_size)
            return
        part = target.with_name(target.name + ".part")
        for attempt in range(1, self._attempts + 1):
            try:
                self._resume(client, file, part, on_bytes)
            except httpx.HTTPError as error:
                if attempt == self._attempts or _is_refused(error):
                    raise NetworkError(
                        f"{file.path} could not be downloaded.", hint=_RETRY_HINT
                    ) from error
                continue
            if file.size and part.stat().st_size < file.size:
                continue
            break
        self._accept(file, part, target)

    def _resume(
        self, client: httpx.Client, file: RemoteFile, part: Path, on_bytes: Callable[[int], None]
    ) -> None:
        have = part.stat().st_size if part.exists() else 0
        if file.size and have > file.size:
            part.unlink()
            have = 0
        if file.size and have == file.size:
            return
        headers = {"Range": f"bytes={have}-"} if have else {}
        with client.stream("GET", file.url, headers=headers) as response:
            if response.status_code == _RANGE_NOT_SATISFIABLE:
                part.unlink(missing_ok=True)
            response.raise_for_status()
            # A server that ignores Range answers 200 with the whole file: begin again.
            mode = "ab" if response.status_code == _PARTIAL else "wb"
            self._write(response, part, mode, file.size, on_bytes)

    def _write(
        self,
        response: httpx.Response,
        part: Path,
        mode: str,
        limit: int,
        on_bytes: Callable[[int], None],
    ) -> None:
        try:
            with part.open(mode) as stream:
                for block in response.iter_bytes():
                    stream.write(block)
                    if limit and stream.tell() > limit:
                        break  # more than was promised: the checksum will say no
                    on_bytes(stream.tell())
        except OSError as error:
            if error.errno == errno.ENOSPC:
                raise DiskFullError("The disk is too full for this model.") from error
            raise

    def _accept(self, file: RemoteFile, part: Path, target: Path) -> None:
        if not _is_right(part, file):
            complete = not file.size or part.stat().st_size >= file.size
            if not complete:
                raise NetworkError(f"{file.path} arrived incomplete.", hint=_RETRY_HINT)
            part.unlink()
            raise ModelCorruptError(
                f"{file.path} is not the file it should be: its checksum is wrong.",
                hint="Try again later; if it happens again, the address serves a wrong file.",
                file=file.path,
            )
        part.replace(target)


def _from(done: int, total: int, on_bytes: OnBytes) -> Callable[[int], None]:
    return lambda count: on_bytes(done + count, total)


def _is_right(path: Path, file: RemoteFile) -> bool:
    if file.size and path.stat().st_size != file.size:
        return False
    return not file.sha256 or sha256_of(path) == file.sha256


def _is_refused(error: httpx.HTTPError) -> bool:
    """Whether trying again at once is pointless: the server said no."""
    return (
        isinstance(error, httpx.HTTPStatusError)
        and error.response.status_code != _RANGE_NOT_SATISFIABLE
    )
