"""The worker process: reads and writes documents one after the other until its pipe closes.

It imports readers and writers only; neither Qt nor models.
"""

import gc
import os
import pickle
import signal
import sys
import threading
import time
import traceback
from dataclasses import replace
from multiprocessing.connection import Connection
from pathlib import Path

from kreyol_desktop.core.document import Document
from kreyol_desktop.core.errors import KreyolError, MemoryLimitError
from kreyol_desktop.core.translated import TranslatedDocument
from kreyol_desktop.engines.documents.isolation_messages import (
    CoverTask,
    Failed,
    Finished,
    Progress,
    ReadTask,
    WriteTask,
    failure,
    packed,
)
from kreyol_desktop.engines.documents.library import DocumentLibrary
from kreyol_desktop.engines.documents.writers.press import Press

_REPORT_EVERY_S = 0.1


def serve(connection: Connection, memory_bytes: int) -> None:
    """Answer tasks until the parent closes the pipe. ``memory_bytes`` bounds the address space."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle
    _limit_memory(memory_bytes)
    for_documents()
    threading.Thread(target=_end_with_parent, args=(os.getppid(),), daemon=True).start()
    workshop = _Workshop(connection)
    while True:
        try:
            task = pickle.loads(connection.recv_bytes())  # noqa: S301 - from our own parent
        except (EOFError, OSError):
            return
        connection.send_bytes(packed(_answer(workshop, task)))


def for_documents() -> None:
    """Set this process up for long books: blocks hold no cycles, and looking for them is slow."""
    gc.set_threshold(1_000_000, 20, 20)


def _answer(workshop: "_Workshop", task: object) -> object:
    try:
        return Finished(workshop.do(task))
    except KreyolError as error:
        return failure(error)
    except (MemoryError, RecursionError):
        return failure(
            MemoryLimitError(
                "The document needs more memory than is allowed.",
                hint="Split the document and try again.",
            )
        )
    except (BrokenPipeError, EOFError):
        raise
    except Exception:  # noqa: BLE001 - the parent turns it into words; the worker lives on
        return Failed("bug", traceback.format_exc(limit=20))


class _Workshop:
    """What is kept from task to task: the library, the press, and the last translated document."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._library = DocumentLibrary()
        self._presses: dict[Path, Press] = {}
        self._packed = b""
        self._document: TranslatedDocument | None = None
        self._reported = 0.0

    def do(self, task: object) -> Document | bytes | None:
        """The result of a task; what was written is a file."""
        if isinstance(task, ReadTask):
            self._packed, self._document = b"", None
            return self._library.read(task.path, replace(task.options, on_page=self._report))
        if isinstance(task, CoverTask):
            return self._press(task.fonts).cover(task.title, task.author)
        if not isinstance(task, WriteTask):
            raise TypeError(f"no task: {type(task).__name__}")
        press = self._press(task.fonts)
        options = replace(task.options, on_page=self._report)
        press.write(task.kind, self._translated(task.document), task.target, options)
        return None

    def _press(self, fonts: Path) -> Press:
        return self._presses.setdefault(fonts, Press(fonts))

    def _translated(self, document: bytes) -> TranslatedDocument:
        """The document of a task; several kinds are made of one document, one after the other."""
        if self._document is None or document != self._packed:
            self._packed = document
            self._document = pickle.loads(document)  # noqa: S301 - from our own parent
        return self._document

    def _report(self, done: int, total: int) -> None:
        now = time.monotonic()
        if done == total or now - self._reported >= _REPORT_EVERY_S:
            self._reported = now
            self._connection.send_bytes(packed(Progress(done, total)))


def _limit_memory(memory_bytes: int) -> None:
    """Bound the address space where the system can; elsewhere the parent watches."""
    if sys.platform == "win32" or memory_bytes <= 0:
        return
    import resource  # not on Windows

    _soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    limit = memory_bytes if hard == resource.RLIM_INFINITY else min(memory_bytes, hard)
    resource.setrlimit(resource.RLIMIT_AS, (limit, hard))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # no core dumps with the user's text


def _end_with_parent(parent: int) -> None:
    """End when the parent has gone without closing the pipe."""
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(1)
