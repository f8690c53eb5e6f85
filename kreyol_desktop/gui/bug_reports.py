"""Unforeseen exceptions of any thread: logged, and shown instead of dying silently."""

import logging
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import TracebackType

logger = logging.getLogger(__name__)


@contextmanager
def bugs_reported_to(report: Callable[[BaseException], None]) -> Iterator[None]:
    """Hand every uncaught exception to ``report`` (called on the thread that raised it)."""

    def on_exception(
        kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        logger.critical("Unforeseen error", exc_info=(kind, error, trace))
        report(error)

    def on_thread_exception(arguments: threading.ExceptHookArgs) -> None:
        if arguments.exc_value is not None:
            on_exception(arguments.exc_type, arguments.exc_value, arguments.exc_traceback)

    sys.excepthook = on_exception
    threading.excepthook = on_thread_exception
    try:
        yield
    finally:
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
