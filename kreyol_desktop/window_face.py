"""Joins the window to the application; the only module beside ``gui`` that touches Qt."""

from collections.abc import Callable, Sequence
from pathlib import Path

from kreyol_desktop import __version__
from kreyol_desktop.bootstrap import Application
from kreyol_desktop.core.paths import AppPaths
from kreyol_desktop.gui.application import make_application, run
from kreyol_desktop.gui.services import GuiServices, RequestLine
from kreyol_desktop.gui.single_instance import hand_over
from kreyol_desktop.http_api.server_switch import ServerSwitch


class WindowServer:
    """The server's switch in the words of the window."""

    def __init__(self, switch: ServerSwitch) -> None:
        self._switch = switch
        self.start = switch.start
        self.stop = switch.stop
        self.token = switch.token
        self.renew_token = switch.renew_token

    @property
    def is_running(self) -> bool:
        return self._switch.is_running

    @property
    def address(self) -> str:
        return self._switch.url

    def recent_requests(self) -> Sequence[RequestLine]:
        """The last answered requests, oldest first."""
        return [
            RequestLine(r.time, r.method, r.endpoint, r.status, r.duration_ms)
            for r in self._switch.requests()
        ]


def gui_services(application: Application, server: ServerSwitch) -> GuiServices:
    """The services of the window."""
    restored = application.database.opening.restoration is not None
    return GuiServices(
        jobs=application.jobs,
        translation=application.translation,
        speech=application.speech,
        models=application.models,
        settings=application.settings,
        documents=application.documents,
        glossaries=application.glossaries,
        monitor=application.monitor,
        paths=application.paths,
        version=__version__,
        server=WindowServer(server),
        upkeep=application.upkeep,
        startup_notes=("restored_from_backup",) if restored else (),
    )


def open_window(
    paths: AppPaths,
    files: Sequence[Path],
    build: Callable[[AppPaths], Application],
    make_server: Callable[[Application], ServerSwitch],
) -> int:
    """Open the window and stay until it is closed; return the exit code."""
    if hand_over(paths.data, files):
        return 0
    application = build(paths)
    try:
        services = gui_services(application, make_server(application))
        return run(services, ["kreyol-desktop", *map(str, files)])
    finally:
        application.close()


def show_start_error(text: str, detail: str) -> None:
    """Say why the program cannot start, in a box: there is no window yet that could."""
    from PySide6.QtWidgets import QMessageBox  # delayed: rarely needed

    make_application(["kreyol-desktop"])
    box = QMessageBox(QMessageBox.Icon.Critical, "Kreyòl Desktop", text)
    box.setDetailedText(detail)
    box.exec()


def paint_once(application: Application, server: ServerSwitch) -> tuple[int, int]:
    """Build the window, paint it once without running it, and return its size in pixels."""
    from kreyol_desktop.gui.application import DesktopApplication  # delayed: for the self-test

    desktop = DesktopApplication(
        make_application(["kreyol-desktop"]), gui_services(application, server)
    )
    try:
        picture = desktop.window.grab()
        return picture.width(), picture.height()
    finally:
        desktop.close()
