"""Qt's application object: made once, and how the process ends after it."""

import logging
import os
import threading
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QThread
from PySide6.QtWidgets import QApplication

logger = logging.getLogger(__name__)


def make_application(argv: Sequence[str]) -> QApplication:
    """The QApplication with the program's names; an existing one is taken as it is."""
    existing = QCoreApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    QCoreApplication.setApplicationName("Kreyol Desktop")
    QCoreApplication.setOrganizationName("Kreyol Desktop")
    application = QApplication(list(argv[:1]))
    application.setStyle("Fusion")
    application.setDesktopFileName("kreyol-desktop")
    return application


def end_process_if_threads_work(code: int) -> None:
    """End the process at once, with exit code ``code``, when a thread still works; else do nothing.

    A lane waits for its call for some seconds only. Qt ends a program that deletes a working thread
    as it ends one that crashed, and Python would wait for its own threads for ever. Call this last, when everything is stored and closed.
    """
    names = [*_working_lanes(), *_working_threads()]
    if names:
        logger.warning("The process ends while these still work: %s", ", ".join(names))
        logging.shutdown()
        os._exit(code)


def _working_lanes() -> list[str]:
    application = QCoreApplication.instance()
    threads = application.findChildren(QThread) if application is not None else []
    return [thread.objectName() for thread in threads if thread.isRunning()]


def _working_threads() -> list[str]:
    """Threads of Python that would keep the process; it does not wait for daemons."""
    others = (t for t in threading.enumerate() if t is not threading.main_thread())
    return [t.name for t in others if not t.daemon]
