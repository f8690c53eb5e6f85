"""Joins the window to the application; the only module beside ``gui`` that touches Qt.

The window is up before the application is built: ``bootstrap`` and with it every engine is imported
when ``WindowProgram`` builds, in a lane, after the first frame.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kreyol_desktop import __version__
from kreyol_desktop.core.paths import AppPaths
from kreyol_desktop.first_step import open_settings
from kreyol_desktop.gui.qt_application import end_process_if_threads_work, make_application
from kreyol_desktop.gui.run import run
from kreyol_desktop.gui.services import GuiServices, LateServices, RequestLine
from kreyol_desktop.gui.single_instance import hand_over

if TYPE_CHECKING:
    from kreyol_desktop.bootstrap import Application
    from kreyol_desktop.http_api.server_switch import ServerSwitch
    from kreyol_desktop.http_api.token_store import TokenStore
    from kreyol_desktop.services.player_values import AudioSink
    from kreyol_desktop.services.settings_service import SettingsService


class WindowServer:
    """The server's switch in the words of the window; nothing of it is loaded before it is used."""

    def __init__(self, application: "Application") -> None:
        self._application = application
        self._made: ServerSwitch | None = None

    @property
    def is_running(self) -> bool:
        return self._made is not None and self._made.is_running

    @property
    def address(self) -> str:
        return self._made.url if self._made is not None else ""

    @property
    def network_address(self) -> str:
        return self._made.network_url if self._made is not None else ""

    def start(self) -> None:
        """Bind and serve. Raise PortInUseError or another ResourceError."""
        self._switch().start()

    def stop(self) -> None:
        """Finish or park what is in flight and close."""
        if self._made is not None:
            self._made.stop()

    def token(self) -> str:
        """The bearer token, made on first use."""
        return self._made.token() if self._made is not None else self._tokens().token

    def renew_token(self) -> str:
        """Replace the token; the old one stops working at once."""
        return self._made.renew_token() if self._made is not None else self._tokens().renew()

    def _tokens(self) -> "TokenStore":
        """The file of the token, as long as there is no server that reads it: without one, nothing of
        the web framework is loaded."""
        from kreyol_desktop.http_api.token_store import TokenStore  # delayed: seldom needed

        return TokenStore(self._application.paths.token)

    def recent_requests(self) -> Sequence[RequestLine]:
        """The last answered requests, oldest first."""
        if self._made is None:
            return ()
        return [
            RequestLine(r.time, r.method, r.endpoint, r.status, r.duration_ms)
            for r in self._made.requests()
        ]

    def _switch(self) -> "ServerSwitch":
        if self._made is None:
            # Delayed: the web framework takes a second that the first frame should not wait for.
            from kreyol_desktop.server_face import server_switch

            self._made = server_switch(self._application)
        return self._made


class WindowProgram:
    """The program behind the window, built when its services are first asked for."""

    def __init__(self, paths: AppPaths) -> None:
        self._paths = paths
        self._application: Application | None = None
        self._settings: SettingsService | None = None
        if paths.pending_restore.is_file():
            # It brings other settings, which must be in place before they are read.
            self._settings = self._build().settings
        else:
            self._settings = open_settings(paths)
        self.services = GuiServices(self._settings, paths, __version__, self._late)

    def close(self) -> None:
        """Close what was built."""
        if self._application is not None:
            self._application.close()

    def _build(self) -> "Application":
        # Delayed: every engine and its libraries.
        from kreyol_desktop.bootstrap import build_application

        self._application = build_application(self._paths, settings=self._settings)
        return self._application

    def _late(self) -> LateServices:
        return late_services(self._application or self._build())


def late_services(application: "Application", sink: "AudioSink | None" = None) -> LateServices:
    """The services of the window. ``sink`` is what sound is played on; None: the loudspeaker."""
    from kreyol_desktop.bootstrap import build_player  # delayed: see WindowProgram

    restored = application.database.opening.restoration is not None
    return LateServices(
        jobs=application.jobs,
        translation=application.translation,
        speech=application.speech,
        models=application.models,
        documents=application.documents,
        glossaries=application.glossaries,
        memories=application.memories,
        monitor=application.monitor,
        player=lambda: build_player(application, sink),
        server=WindowServer(application),
        upkeep=application.upkeep,
        updates=application.updates,
        startup_notes=("restored_from_backup",) if restored else (),
    )


def gui_services(application: "Application", sink: "AudioSink | None" = None) -> GuiServices:
    """The window's services over an application that is built already."""
    services = GuiServices(
        application.settings,
        application.paths,
        __version__,
        lambda: late_services(application, sink),
    )
    services.build()
    return services


def open_window(paths: AppPaths, files: Sequence[Path]) -> int:
    """Open the window and stay until it is closed; return the exit code."""
    if hand_over(paths.data, files):
        return 0
    program = WindowProgram(paths)
    try:
        code = run(program.services, ["kreyol-desktop", *map(str, files)])
    finally:
        program.close()
    end_process_if_threads_work(code)
    return code


def show_start_error(text: str, detail: str) -> None:
    """Say why the program cannot start, in a box: there is no window yet that could."""
    from PySide6.QtWidgets import QMessageBox  # delayed: rarely needed

    make_application(["kreyol-desktop"])
    box = QMessageBox(QMessageBox.Icon.Critical, "Kreyòl Desktop", text)
    box.setDetailedText(detail)
    box.exec()


def paint_and_play(application: "Application", sound: Path) -> tuple[int, int, int]:
    """Build the window, paint it once without running it, and load a sound file.

    Return the window's size in pixels and the sound's length in ms, 0 if it can't be played.
    """
    # Delayed: for the self-test.
    from kreyol_desktop.gui.application import DesktopApplication
    from kreyol_desktop.gui.playback_check import duration_ms

    desktop = DesktopApplication(make_application(["kreyol-desktop"]), gui_services(application))
    try:
        picture = desktop.window.grab()
        return picture.width(), picture.height(), duration_ms(sound)
    finally:
        desktop.close()
