"""The whole life of the window, from the first frame to the exit code."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QApplication

from kreyol_desktop.gui.application import DesktopApplication
from kreyol_desktop.gui.bug_reports import bugs_reported_to
from kreyol_desktop.gui.end_signals import end_signals_lead_to
from kreyol_desktop.gui.qt_application import make_application
from kreyol_desktop.gui.services import GuiServices
from kreyol_desktop.gui.start_pace import StartPace


def files_of(argv: Sequence[str]) -> list[Path]:
    """The files named on the command line."""
    return [Path(argument) for argument in argv[1:] if not argument.startswith("-")]


def run(services: GuiServices, argv: Sequence[str]) -> int:
    """Open the window and stay until it is closed; return the exit code.

    ``argv`` is the program's name and the files to open. Services are not closed here. Raise what
    their building raised.
    """
    pace = StartPace()
    pace.begin()
    desktop = DesktopApplication(make_application(argv), services)
    desktop.settled.connect(pace.end)
    try:
        with bugs_reported_to(desktop.report_bug), end_signals_lead_to(desktop.leave):
            desktop.start(files_of(argv))
            code = QApplication.exec()
    finally:
        pace.end()
    if desktop.failure is not None:
        raise desktop.failure
    return code
