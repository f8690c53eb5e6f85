"""The window as a program: builds its parts in order, runs the event loop, closes in order."""

import gc
import logging
import sys
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QFileOpenEvent
from PySide6.QtWidgets import QApplication

from kreyol_desktop.core.errors import KreyolError
from kreyol_desktop.core.job import Failure, Task, TaskState
from kreyol_desktop.core.settings import Settings, Theme
from kreyol_desktop.gui.closing import CloseGuard
from kreyol_desktop.gui.error_presenter import ErrorPresenter
from kreyol_desktop.gui.icons import IconSet
from kreyol_desktop.gui.job_bridge import JobBridge
from kreyol_desktop.gui.job_thread import JobThread
from kreyol_desktop.gui.keep_awake import KeepAwake, is_on_battery
from kreyol_desktop.gui.lanes import Lanes
from kreyol_desktop.gui.languages import LanguageSwitch
from kreyol_desktop.gui.main_window import MainWindow
from kreyol_desktop.gui.services import GuiServices
from kreyol_desktop.gui.shortcuts import install_shortcuts
from kreyol_desktop.gui.single_instance import InstanceListener
from kreyol_desktop.gui.taskbar import Taskbar
from kreyol_desktop.gui.theme import ThemeController
from kreyol_desktop.gui.tools import WindowTools
from kreyol_desktop.gui.tray import Tray
from kreyol_desktop.gui.voice_player import VoicePlayer
from kreyol_desktop.gui.warning_presenter import WarningPresenter
from kreyol_desktop.gui.widgets.emblem import emblem_icon
from kreyol_desktop.gui.window_pages import load_page_modules
from kreyol_desktop.gui.window_state import restore_window_state, save_window_state

logger = logging.getLogger(__name__)

STOP_S = 20.0
FONT_STEP = 10


class DesktopApplication(QObject):
    """Everything of the window that lives as long as the program."""

    closed = Signal()
    _bug_found = Signal(object)
    _settings_changed = Signal(object)

    def __init__(self, application: QApplication, services: GuiServices) -> None:
        super().__init__(application)
        self._application = application
        self.services = services
        resources = services.paths.resources
        settings = services.settings.current
        self.icons = IconSet(resources / "icons")
        self.theme = ThemeController(application, resources / "styles", self.icons)
        self.languages = LanguageSwitch(application, resources / "translations")
        self.languages.apply(settings.ui_language)
        self.theme.apply(settings.theme, settings.font_percent)
        self.lanes = Lanes(self)
        self.errors = ErrorPresenter(services.version, self)
        self.warnings = WarningPresenter(resources, self.languages)
        self.voice = VoicePlayer(services.player, self)
        self.tools = WindowTools(
            self.icons, self.theme, self.lanes, self.errors, self.warnings, self.voice
        )
        self.bridge = JobBridge(services.jobs, self)
        self.job_thread = JobThread(services.jobs, self)
        self.window = MainWindow(services, self.tools, self.bridge)
        self.tray = Tray(self.window)
        self.taskbar = Taskbar()
        self.awake = KeepAwake()
        self.guard = CloseGuard(self.window, self.tools, services.jobs, self.tray)
        self.listener: InstanceListener | None = None
        self._running: set[str] = set()
        self._unsubscribe = services.settings.subscribe(self._settings_changed.emit)
        self._connect()

    def start(self, files: Sequence[Path] = ()) -> None:
        """Show the window, then begin everything that need not be there for the first frame."""
        page = restore_window_state(self.window, self.services.paths.data)
        self.window.show()
        QTimer.singleShot(0, lambda: self._start_rest(page, list(files)))

    def close(self, *, park: bool = True) -> None:
        """Stop the jobs, the lanes and the server, in this order; call once."""
        save_window_state(self.window, self.services.paths.data, self.window.current_page)
        self._unsubscribe()
        if self.listener is not None:
            self.listener.close()
        if self.services.server is not None and self.services.server.is_running:
            self.services.server.stop()
        if self.job_thread.isRunning():
            self.job_thread.stop(STOP_S, park=park)
        self.voice.close()
        self.lanes.close()
        self.bridge.close()
        self.awake.release()
        self.tray.icon.hide()
        self.taskbar.clear()
        self.icons.close()
        self.languages.close()
        self.closed.emit()

    def apply_settings(self, settings: Settings) -> None:
        """Follow a change of language, theme or font size at once."""
        self.languages.apply(settings.ui_language)
        self.theme.apply(settings.theme, settings.font_percent)
        self.tray.retranslate()

    def report_bug(self, error: BaseException) -> None:
        """Show that something unforeseen happened; from any thread."""
        self._bug_found.emit(Failure("bug", f"{type(error).__name__}: {error}"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Take the files of the system's "Open with" (macOS sends them as events)."""
        if isinstance(event, QFileOpenEvent) and event.file():
            self.window.open_files([Path(event.file())])
            return True
        return super().eventFilter(watched, event)

    # ------------------------------------------------------------------ start

    def _start_rest(self, page: str, files: list[Path]) -> None:
        self.job_thread.start()
        self.tray.show()
        self.listener = InstanceListener(self.services.paths.data, self)
        self.listener.woken.connect(self._wake)
        self._application.installEventFilter(self)
        settings = self.services.settings.current
        if files:
            self.window.open_files(files)
        elif page != "reader":
            self.window.show_page(page)
        if not settings.first_run_done:
            self.window.show_tour()
        server = self.services.server
        if server is not None and settings.server.autostart:
            self.lanes.transfer.submit(server.start, owner=self, failed=self.errors.present)
        self.window.show_notes(self.services.startup_notes)
        self.lanes.search.submit(load_page_modules, owner=self)

    def _connect(self) -> None:
        self._application.setWindowIcon(emblem_icon())
        self._application.setQuitOnLastWindowClosed(False)
        self._settings_changed.connect(self.apply_settings, Qt.ConnectionType.QueuedConnection)
        self._bug_found.connect(self.errors.presented, Qt.ConnectionType.QueuedConnection)
        for signal in (self.bridge.job_changed, self.bridge.job_progressed):
            signal.connect(self._on_job)
        self.tray.open_wanted.connect(self._raise_window)
        self.tray.quit_wanted.connect(self.window.close)
        self.window.close_wanted.connect(self._on_close_wanted)
        self.window.erased.connect(self._restart_jobs)
        self.guard.decided.connect(self._quit)
        install_shortcuts(self.window, self.window.show_page, self._shortcut_actions())

    def _shortcut_actions(self) -> dict[str, Callable[[], None]]:
        window = self.window
        return {
            "open": window.choose_files,
            "paste": window.paste,
            "settings": lambda: window.show_page("settings"),
            "theme": self._toggle_theme,
            "larger": lambda: self._change_font(FONT_STEP),
            "smaller": lambda: self._change_font(-FONT_STEP),
            "help": window.show_help,
            "shortcuts": window.show_shortcuts,
            "quit": self._close_window,
        }

    def _close_window(self) -> None:
        self.window.close()

    # ----------------------------------------------------------------- events

    def _wake(self, files: list[Path]) -> None:
        self._raise_window()
        if files:
            self.window.open_files(files)

    def _raise_window(self) -> None:
        self.window.setWindowState(self.window.windowState() & ~Qt.WindowState.WindowMinimized)
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()

    def _on_job(self, task: Task) -> None:
        self.tray.show_progress(task)
        self.taskbar.show_task(task)
        was_running = task.id in self._running
        if task.state is TaskState.RUNNING:
            self._running.add(task.id)
            self._on_work_begun(already=was_running)
        else:
            self._running.discard(task.id)
            if not self._running:
                self.awake.release()
        if was_running and task.state.is_final:
            self.tray.announce_end(task)
            self._application.alert(self.window)
            self.guard.on_job_ended()

    def _on_work_begun(self, *, already: bool) -> None:
        settings = self.services.settings.current
        if settings.keep_awake:
            self.awake.hold()
        if settings.warn_on_battery and not already and is_on_battery():
            self.window.warn_battery()

    def _on_close_wanted(self, event: QCloseEvent) -> None:
        self.guard.on_close(event, busy=bool(self._running))

    def _restart_jobs(self) -> None:
        if self.job_thread.wait(1000):
            self.job_thread.start()

    def _quit(self, park: bool) -> None:
        self.window.hide()
        self.close(park=park)
        self._application.quit()

    def _toggle_theme(self) -> None:
        self._update(theme=Theme.LIGHT if self.theme.is_dark else Theme.DARK)

    def _change_font(self, step: int) -> None:
        percent = self.services.settings.current.font_percent + step
        self._update(font_percent=min(200, max(75, percent)))

    def _update(self, **changes: object) -> None:
        self.lanes.desk.submit(
            lambda: self.services.settings.update(**changes), owner=self, failed=self.errors.present
        )


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


def files_of(argv: Sequence[str]) -> list[Path]:
    """The files named on the command line."""
    return [Path(argument) for argument in argv[1:] if not argument.startswith("-")]


def run(services: GuiServices, argv: Sequence[str]) -> int:
    """Open the window and stay until it is closed; return the exit code.

    ``argv`` is the program's name and the files to open. Services are not closed here.
    """
    application = make_application(argv)
    desktop = DesktopApplication(application, services)
    _report_bugs_to(desktop)
    desktop.start(files_of(argv))
    spare_the_collector()
    try:
        return application.exec()
    finally:
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__


def spare_the_collector() -> None:
    """Let the garbage collector pass over what was loaded at the start.

    A full collection over every imported library stops the main thread for a tenth of a second and
    more; those objects live as long as the program anyway.
    """
    gc.freeze()


def _report_bugs_to(desktop: DesktopApplication) -> None:
    """Show unforeseen exceptions as a banner and log them, instead of dying silently."""

    def on_exception(
        kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        logger.critical("Unforeseen error", exc_info=(kind, error, trace))
        if isinstance(error, KreyolError):
            desktop.errors.present(error)
        else:
            desktop.report_bug(error)

    def on_thread_exception(arguments: threading.ExceptHookArgs) -> None:
        if arguments.exc_value is not None:
            on_exception(arguments.exc_type, arguments.exc_value, arguments.exc_traceback)

    sys.excepthook = on_exception
    threading.excepthook = on_thread_exception
