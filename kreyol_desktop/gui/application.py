"""The window as a program: the first frame, then the rest; the event loop; the end, in order."""

import logging
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QFileOpenEvent
from PySide6.QtWidgets import QApplication

from kreyol_desktop.core.errors import KreyolError
from kreyol_desktop.core.settings import Settings, Theme
from kreyol_desktop.gui.error_presenter import ErrorPresenter
from kreyol_desktop.gui.first_paint import FirstPaint
from kreyol_desktop.gui.icons import IconSet
from kreyol_desktop.gui.kept_places import KeptPlaces
from kreyol_desktop.gui.lanes import Lanes
from kreyol_desktop.gui.languages import LanguageSwitch
from kreyol_desktop.gui.main_window import MainWindow
from kreyol_desktop.gui.services import GuiServices
from kreyol_desktop.gui.theme import ThemeController
from kreyol_desktop.gui.tools import WindowTools
from kreyol_desktop.gui.voice_player import VoicePlayer
from kreyol_desktop.gui.warning_presenter import WarningPresenter
from kreyol_desktop.gui.widgets.emblem import emblem_icon
from kreyol_desktop.gui.window_pages import load_page_modules, load_widget_classes
from kreyol_desktop.gui.window_state import restore_window_state, save_window_state

if TYPE_CHECKING:
    from kreyol_desktop.core.job import Task
    from kreyol_desktop.gui.instance_listener import InstanceListener
    from kreyol_desktop.gui.job_attendants import JobAttendants

logger = logging.getLogger(__name__)

FONT_STEP = 10
BREATH_MS = 10
"""Between two parts of pages that nobody waits for: the window answers first."""

QUIET_MS = 40
"""Between two looks whether the first translation is done."""

_LISTENER = "kreyol_desktop.gui.instance_listener"
_LATE_MODULES = (
    "kreyol_desktop.gui.job_attendants",
    "kreyol_desktop.gui.job_actions",
    "kreyol_desktop.gui.page_preparation",
    "kreyol_desktop.gui.shortcuts",
    "kreyol_desktop.gui.widgets.job_list",
    "kreyol_desktop.gui.window_messages",
)


class DesktopApplication(QObject):
    """Everything of the window that lives as long as the program.

    Over services that are not built yet it shows the first frame without them, builds them in a
    lane and emits ``ready`` when they are joined to the window.
    ``settled`` follows when the pages are there too, so that their first visit is quick.
    """

    ready = Signal()
    settled = Signal()
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
            self.icons,
            self.theme,
            self.lanes,
            self.errors,
            self.warnings,
            self.voice,
            KeptPlaces(services.paths.data),
        )
        self.window = MainWindow(services, self.tools)
        self.listener: InstanceListener | None = None
        self.failure: KreyolError | None = None
        """Why the services could not be built; the program ends then."""
        self._attendants: JobAttendants | None = None
        self._closes_when_ready = False
        self._preparing = QTimer(self, interval=BREATH_MS)
        self._preparing.timeout.connect(self._prepare_page_part)
        self._page = "documents"
        self._unsubscribe = services.settings.subscribe(self._settings_changed.emit)
        self._connect()
        if services.is_ready:
            self._join()

    @property
    def attendants(self) -> "JobAttendants":
        """Tray, task bar and guard, there once the services are."""
        assert self._attendants is not None
        return self._attendants

    def start(self, files: Sequence[Path] = ()) -> None:
        """Show the window, then begin everything that need not be there for the first frame."""
        self._page = restore_window_state(self.window, self.services.paths.data)
        self.window.show()
        if files:
            self.window.open_files(files)
        if self._attendants is not None:
            QTimer.singleShot(0, self._begin)
        else:
            FirstPaint(self.window).happened.connect(self._build)

    def close(self, *, park: bool = True) -> None:
        """Stop the jobs, the lanes and the server, in this order; call once."""
        self._preparing.stop()
        save_window_state(self.window, self.services.paths.data, self.window.current_page)
        self.tools.places.write(self.tools.places.text())
        self._unsubscribe()
        if self.listener is not None:
            self.listener.close()
        if self._attendants is not None:
            server = self.services.server
            if server is not None and server.is_running:
                server.stop()
            self._attendants.stop_jobs(park=park)
        self.voice.close()
        self.lanes.close()
        if self._attendants is not None:
            self._attendants.close()
        self.icons.close()
        self.languages.close()
        self.closed.emit()

    @Slot()
    def leave(self) -> None:
        """End without a question, as soon as it can be: running jobs are kept for the next start."""
        if self._attendants is not None:
            self._attendants.guard.leave()
            return
        self._closes_when_ready = True
        self.window.hide()

    def apply_settings(self, settings: Settings) -> None:
        """Follow a change of language, theme or font size at once."""
        self.languages.apply(settings.ui_language)
        self.theme.apply(settings.theme, settings.font_percent)
        if self._attendants is not None:
            self._attendants.tray.retranslate()

    def report_bug(self, error: BaseException) -> None:
        """Show what nobody has caught; from any thread."""
        self._bug_found.emit(error)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Take the files of the system's "Open with" (macOS sends them as events)."""
        if isinstance(event, QFileOpenEvent) and event.file():
            self.window.open_files([Path(event.file())])
            return True
        return super().eventFilter(watched, event)

    # ------------------------------------------------------------------ start

    def _build(self) -> None:
        """The first frame is there: listen to later starts, and build the services in a lane."""
        # Qt's network library is loaded by a lane, too: the first frame would stand still for it.
        self.lanes.search.submit(
            lambda: import_module(_LISTENER), owner=self, done=lambda _: self._listen()
        )
        self.lanes.desk.submit(
            self._build_services, owner=self, done=self._on_built, failed=self._on_failure
        )

    def _build_services(self) -> None:
        self.services.build()
        for name in _LATE_MODULES:
            import_module(name)
        # The page that was open last, and the one that is likely to be wanted first.
        load_page_modules((self._page, self.window.wanted_page, "translate"))

    def _on_built(self, _: object) -> None:
        self._join()
        QTimer.singleShot(0, self, self._begin)

    def _on_failure(self, error: KreyolError) -> None:
        self.failure = error
        self.window.hide()
        self.close()
        self._application.quit()

    def _join(self) -> None:
        """Join the services to the window."""
        # Delayed, as are the others here: nothing of the first frame, and loaded by a lane.
        from kreyol_desktop.gui.job_attendants import JobAttendants
        from kreyol_desktop.gui.shortcuts import install_shortcuts

        self._attendants = JobAttendants(self.services, self.tools, self.window)
        self._attendants.open_wanted.connect(self._raise_window)
        self._attendants.guard.decided.connect(self._quit)
        install_shortcuts(self.window, self.window.show_page, self._shortcut_actions())
        self.window.join(self._attendants.bridge)

    def _begin(self) -> None:
        """Begin to work: the jobs, the tray, the ear for later starts."""
        if self._closes_when_ready:
            self._quit(park=True)
            return
        self.attendants.start()
        self._listen()
        QTimer.singleShot(0, self, self._begin_pages)

    def _begin_pages(self) -> None:
        """Show what was open or is to be opened, and begin what may come later: in a turn of its own,
        so that the window answers in between."""
        settings = self.services.settings.current
        self._restore_page()
        if not settings.first_run_done:
            self.window.show_tour()
        server = self.services.server
        if server is not None and settings.server.autostart:
            self.lanes.transfer.submit(server.start, owner=self, failed=self.errors.present)
        self.window.show_notes(self.services.startup_notes)
        self.lanes.search.submit(load_widget_classes, owner=self)
        self.lanes.search.submit(load_page_modules, owner=self, done=self._prepare_pages)
        self.ready.emit()

    def _restore_page(self) -> None:
        """Show what was open when the program ended, unless something else was asked for."""
        if not self.window.is_untouched:
            return
        book = self.tools.places.places.open_book
        if self._page != "reader":
            self.window.show_page(self._page)
        elif book:
            self.lanes.desk.submit(
                lambda: self.services.jobs.get(book), owner=self, done=self._reopen
            )

    def _reopen(self, task: "Task") -> None:
        if self.window.is_untouched:
            self.window.read_task(task)

    def _prepare_pages(self, _: object) -> None:
        self._preparing.start()

    def _prepare_page_part(self) -> None:
        if not self.window.prepare_page_part():
            self._preparing.stop()
            self.settled.emit()

    def _listen(self) -> None:
        if self.listener is None:
            from kreyol_desktop.gui.instance_listener import InstanceListener  # delayed: network

            self.listener = InstanceListener(self.services.paths.data, self)
            self.listener.woken.connect(self._wake)

    def _connect(self) -> None:
        self._application.setWindowIcon(emblem_icon())
        self._application.setQuitOnLastWindowClosed(False)
        if sys.platform == "darwin":
            # Only there: a filter in Python would be asked about every event of every widget.
            self._application.installEventFilter(self)
        queued = Qt.ConnectionType.QueuedConnection
        self._settings_changed.connect(self.apply_settings, queued)
        self._bug_found.connect(self.errors.present_bug, queued)
        self.window.close_wanted.connect(self._on_close_wanted)
        # The session ends as soon as everybody has answered: what is to be kept is kept before.
        # To a slot without arguments: PySide6 6.11 crashes when it hands on the session manager.
        self._application.commitDataRequest.connect(self.leave)

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
        # A dialog that is open stays above it, whatever the window manager thinks.
        for front in filter(None, (self.window, QApplication.activeModalWidget())):
            front.raise_()
            front.activateWindow()

    def _on_close_wanted(self, event: QCloseEvent) -> None:
        if self._attendants is not None:
            self._attendants.guard.on_close(event, busy=bool(self._attendants.running))
            return
        event.ignore()
        self.leave()

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
