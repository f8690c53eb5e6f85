"""The worker process: reads documents one after the other until its pipe closes.

It imports readers only; neither Qt nor models.
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

from kreyol_desktop.core.document import Document
from kreyol_desktop.core.errors import KreyolError, MemoryLimitError
from kreyol_desktop.engines.documents.isolation_messages import (
    Failed,
    Finished,
    Progress,
    ReadTask,
    failure,
    packed,
)
from kreyol_desktop.engines.documents.library import DocumentLibrary

_REPORT_EVERY_S = 0.1


def serve(connection: Connection, memory_bytes: int) -> None:
    """Answer tasks until the parent closes the pipe. ``memory_bytes`` bounds the address space."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle
    _limit_memory(memory_bytes)
    gc.set_threshold(100_000, 20, 20)  # blocks hold no cycles: looking for them slows long books
    threading.Thread(target=_end_with_parent, args=(os.getppid(),), daemon=True).start()
    library = DocumentLibrary()
    while True:
        try:
            task = pickle.loads(connection.recv_bytes())  # noqa: S301 - from our own parent
        except (EOFError, OSError):
            return
        connection.send_bytes(packed(_answer(library, task, connection)))


def _answer(library: DocumentLibrary, task: ReadTask, connection: Connection) -> object:
    try:
        return Finished(_read(library, task, connection))
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


def _read(library: DocumentLibrary, task: ReadTask, connection: Connection) -> Document:
    last = 0.0

    def report(done: int, total: int) -> None:
        nonlocal last
        now = time.monotonic()
        if done == total or now - last >= _REPORT_EVERY_S:
            last = now
            connection.send_bytes(packed(Progress(done, total)))

    return library.read(task.path, replace(task.options, on_page=report))


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
