"""The standard streams: what is written when nobody reads any more, or in letters they don't know."""

import errno
import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TextIO

from rich.console import Console

from kreyol_desktop.core.errors import AccessDeniedError


class ReaderGoneError(Exception):
    """Whoever read the output has left, as ``| head -1`` does. Outside the tree of KreyolError: it
    ends the command and is nothing to tell anybody.
    """


class RemarkConsole(Console):
    """Standard error. Rich itself would end the thread that prints, and a job would never end."""

    def on_broken_pipe(self) -> None:
        """Say no more. Raise ReaderGoneError."""
        self.quiet = True
        raise ReaderGoneError


def accept_all_letters() -> None:
    """Let no letter that a stream cannot hold, coming or going, end a command."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def write_result(text: str) -> None:
    """Write to standard output at once. Raise ReaderGoneError, AccessDeniedError."""
    if sys.stdout is None:  # the caller closed it: `>&-`
        return
    with _closed_pipes():
        sys.stdout.write(text)
        sys.stdout.flush()


def flush_results() -> None:
    """Write what others, as the parser, have printed. Raise ReaderGoneError, AccessDeniedError."""
    if sys.stdout is not None:
        with _closed_pipes():
            sys.stdout.flush()


def silence(*streams: TextIO | None) -> None:
    """Lead streams nowhere: Python writes what is left of them when it ends."""
    for stream in streams:
        with suppress(AttributeError, OSError, ValueError):  # no stream, or none of the system
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, stream.fileno())  # type: ignore[union-attr] # None: suppressed
            os.close(nowhere)


@contextmanager
def _closed_pipes() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise ReaderGoneError from None
    except OSError as error:
        if sys.platform == "win32" and error.errno == errno.EINVAL:
            raise ReaderGoneError from None  # what Windows says of a closed pipe
        silence(sys.stdout)
        raise AccessDeniedError(
            f"The result cannot be written: {error.strerror}.", hint="Choose another place."
        ) from error
