"""A file for codecs whose failures are kept until somebody asks.

FFmpeg's muxers can crash the process when a write fails and anything is written after it, and
libsndfile forgets why a write failed. So codecs never see a failure: they write on into nothing, and
the writer asks ``check`` after every clip.
"""

import contextlib
from pathlib import Path


class OutputFile:
    """A binary file that can be written, sought and read back."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("w+b")
        self._error: OSError | None = None
        self._position = 0
        self.size = 0
        """Bytes written so far."""

    def write(self, data: bytes) -> int:
        """Write, or only count once the file has failed."""
        count = len(data)
        if self._error is None:
            try:
                self._file.write(data)
            except OSError as error:
                self._error = error
        self._position += count
        self.size = max(self.size, self._position)
        return count

    def read(self, count: int = -1) -> bytes:
        """Read back; nothing once the file has failed."""
        data = b"" if self._error else self._file.read(count)
        self._position += len(data)
        return data

    def seek(self, offset: int, whence: int = 0) -> int:
        """Move; from the end as if all had been written."""
        self._position = offset + (0, self._position, self.size)[whence]
        if self._error is None:
            try:
                self._file.seek(self._position)
            except OSError as error:
                self._error = error
        return self._position

    def tell(self) -> int:
        """Where the next byte goes."""
        return self._position

    def flush(self) -> None:
        """Hand what is buffered to the system."""
        if self._error is None:
            try:
                self._file.flush()
            except OSError as error:
                self._error = error

    def check(self) -> None:
        """Raise the first OSError that happened, if one did."""
        self.flush()
        if self._error is not None:
            raise self._error

    def close(self) -> None:
        """Close; a failure that was not asked for by now doesn't matter any more."""
        with contextlib.suppress(OSError):
            self._file.close()
