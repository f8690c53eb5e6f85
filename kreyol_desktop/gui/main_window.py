"""The main window: lays out the pages and wires them; holds no rules."""

from collections.abc import Callable, Iterable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from kreyol_desktop.gui.live_text import LiveText
from kreyol_desktop.gui.pages.documents import DocumentsPage
from kreyol_desktop.gui.services import GuiServices
from kreyol_desktop.gui.tools import WindowTools
from kreyol_desktop.gui.widgets.drop_zone import paths_of
from kreyol_desktop.gui.widgets.emblem import Emblem
from kreyol_desktop.gui.widgets.page import Page
from kreyol_desktop.gui.widgets.side_bar import Destination, SideBar
from kreyol_desktop.gui.window_pages import PAGE_ICONS, PageMaker, note_word, page_word

if TYPE_CHECKING:
    from kreyol_desktop.core.excerpt import Excerpt
    from kreyol_desktop.core.job import Failure, Task
    from kreyol_desktop.gui.job_actions import JobActions
    from kreyol_desktop.gui.job_bridge import JobBridge
    from kreyol_desktop.gui.page_preparation import PagePreparation
    from kreyol_desktop.gui.widgets.banner import Banner
    from kreyol_desktop.gui.widgets.drop_veil import DropVeil

NARROW_BELOW_LINES = 58
"""Width in heights of a line under which the side bar shows icons only."""


class MainWindow(LiveText, QMainWindow):
    """Side bar at the left, one page at the right, banners above it.

    It is born without services: it shows the documents page's frame, and remembers which page is
    asked for until ``join``.
    """

    close_wanted = Signal(QCloseEvent)
    erased = Signal()
    job_actions: "JobActions"

    def __init__(self, services: GuiServices, tools: WindowTools) -> None:
        super().__init__()
        self.setObjectName("mainWindow")
        self.setWindowTitle("Kreyòl Desktop")
        self.setAcceptDrops(True)
        self.setMinimumSize(640, 480)
        self.resize(1180, 760)
        self._services = services
        self._tools = tools
        self._maker: PageMaker | None = None
        self._documents = DocumentsPage(services, tools)
        self._pages: dict[str, Page] = {"documents": self._documents}
        self._preparation: PagePreparation | None = None
        self._current = "documents"
        self._visit = 0
        self.wanted_page = ""
        """The page that was asked for before the services were there."""
        self.is_untouched = True
        """Nobody has asked for a page or given a file yet."""
        self.side_bar = SideBar(
            [Destination(key, icon, _word(key), key == "settings") for key, icon in PAGE_ICONS],
            tools.icons,
            Emblem(36),
        )
        self.stack = QStackedWidget()
        self.stack.setObjectName("pageStack")
        self.stack.addWidget(self._documents)
        self._lay_out()
        self.side_bar.chosen.connect(self.show_page)
        self.side_bar.select("documents")
        self._documents.setFocus()
        tools.errors.presented.connect(self._show_failure)

    def join(self, bridge: "JobBridge") -> None:
        """The services are there: join them to the pages, and do what was asked for meanwhile."""
        # Delayed: not in the first frame.
        from kreyol_desktop.gui.job_actions import JobActions
        from kreyol_desktop.gui.page_preparation import PagePreparation
        from kreyol_desktop.gui.window_messages import (
            say_copied,
            say_nothing_found,
            say_nothing_opens,
        )

        self.job_actions = JobActions(self._services.jobs, self._tools, self)
        self.job_actions.read_wanted.connect(self.read_task)
        self.job_actions.place_wanted.connect(self.read_task)
        self.job_actions.details_wanted.connect(self._show_details)
        self.job_actions.copied.connect(lambda target: say_copied(self.banner, target))
        self.job_actions.nothing_opens.connect(lambda name: say_nothing_opens(self.banner, name))
        self._maker = PageMaker(self._services, self._tools, bridge, self.job_actions)
        self._preparation = PagePreparation(self._pages, self._begin_page)
        self._documents.join(bridge, self.job_actions)
        self._documents.history_wanted.connect(lambda: self.show_page("history"))
        self._documents.text_pasted.connect(self.translate_text)
        self._documents.nothing_found.connect(lambda: say_nothing_found(self.banner))
        if self.wanted_page:
            self.show_page(self.wanted_page)

    @property
    def current_page(self) -> str:
        return self._current

    @cached_property
    def banner(self) -> "Banner":
        """The strip for messages above the page, made for the first of them."""
        from kreyol_desktop.gui.widgets.banner import Banner  # delayed: rarely needed

        banner = Banner(self._tools)
        self._banner_row.addWidget(banner)
        return banner

    def page(self, key: str) -> Page:
        """The page ``key``, made at once when it is first wanted."""
        page = self._begun_page(key)
        page.complete()
        return page

    def _begun_page(self, key: str) -> Page:
        if key not in self._pages:
            self._begin_page(key)
        return self._pages[key]

    def _leave_page(self, key: str) -> Page:
        """Another page, ``key``, takes the front; return the one that had it."""
        self._visit += 1
        present = self._pages[self._current]
        if self._current != key:
            (present.page_hidden if present.is_complete else present.rest)()
        self._current = key
        return present

    def _begin_page(self, key: str) -> None:
        assert self._maker is not None
        page = self._maker.make(key)
        self._pages[key] = page
        self.stack.addWidget(page)
        if key == "settings":
            self._wire_settings(page)

    def prepare_page_part(self) -> bool:
        """Make the next part of a page that was not asked for yet; False when all are made."""
        if not self._pages[self._current].is_complete:
            return True  # it grows by itself, and one thing at a time
        return self._preparation is not None and self._preparation.make_part()

    def show_page(self, key: str) -> None:
        """Bring a page to the front, at once or as soon as the services are there."""
        self.is_untouched = False
        self.side_bar.select(key)
        if self._maker is None:
            self.wanted_page = key
            if key != "documents":
                return
        page = self._begun_page(key)
        left = self._leave_page(key)
        page.come_forward()
        self.stack.setCurrentWidget(page)
        if not left.is_complete and left is not page:
            left.lay_out_unseen()  # it goes on beside the window
        page.setFocus()
        visit = self._visit
        page.when_complete(lambda: page.page_shown() if visit == self._visit else None)

    def open_files(self, paths: Iterable[Path]) -> None:
        """Review files, wherever they come from."""
        self.show_page("documents")
        self._documents.open_files(paths)

    def read_task(self, task: "Task", place: "Excerpt | None" = None) -> None:
        """Open a finished job in the reader, at ``place`` where a search found something."""
        from kreyol_desktop.gui.reader.page import ReaderPage  # heavy, and not needed at start

        self.show_page("reader")
        reader = self._pages["reader"]
        assert isinstance(reader, ReaderPage)
        reader.when_complete(lambda: reader.open_task(task, place))

    def translate_text(self, text: str) -> None:
        """Put a text into the translator."""
        from kreyol_desktop.gui.pages.translate import TranslatePage  # not needed at start

        self.show_page("translate")
        page = self._pages["translate"]
        assert isinstance(page, TranslatePage)
        page.when_complete(lambda: page.set_text(text))

    def choose_files(self) -> None:
        """Let the user choose documents, from any page."""
        self.show_page("documents")
        self._documents.choose_files()

    def paste(self) -> None:
        """Take what is on the clipboard, from any page."""
        self.show_page("documents")
        self._documents.paste()

    def show_tour(self) -> None:
        """The three steps of the first run."""
        from kreyol_desktop.gui.dialogs.tour import Tour  # seen once in a lifetime

        Tour(self._services.settings, self._tools, self).open()

    def show_help(self) -> None:
        """The user guide in the language of the window."""
        from kreyol_desktop.gui.dialogs.help_sheet import HelpSheet  # rarely seen

        HelpSheet(self._services.paths.resources, self._tools, self).show()

    def show_shortcuts(self) -> None:
        """The sheet of keyboard shortcuts."""
        from kreyol_desktop.gui.dialogs.shortcut_sheet import ShortcutSheet  # rarely seen

        ShortcutSheet(self._tools, self).open()

    def show_about(self) -> None:
        """Version, authors and licences."""
        from kreyol_desktop.gui.dialogs.about import AboutDialog  # rarely seen

        AboutDialog(self._services, self._tools, self).open()

    def show_notes(self, codes: Iterable[str]) -> None:
        """Tell what happened before the window opened."""
        for code in codes:
            self.banner.show_message(
                lambda c=code: note_word(c),  # type: ignore[misc]  # mypy can't infer it
                "warning",
            )

    def warn_battery(self) -> None:
        """The computer runs on its battery while a job works."""
        self.banner.show_message(
            lambda: self.tr("The computer runs on its battery."),
            "warning",
            lambda: self.tr("Plug it in for long jobs. If it goes out, nothing is lost."),
        )

    # ---------------------------------------------------------------- events

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Files may be dropped anywhere."""
        if paths_of(event.mimeData()):
            event.acceptProposedAction()
            self._veil.show_over(self)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        """The files went away again."""
        self._veil.hide()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Take the files."""
        self._veil.hide()
        event.acceptProposedAction()
        self.open_files(paths_of(event.mimeData()))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Make room by shrinking the side bar."""
        self.side_bar.set_narrow(self.width() < NARROW_BELOW_LINES * self.fontMetrics().height())
        super().resizeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """The application decides whether the window may close."""
        self.close_wanted.emit(event)

    # ---------------------------------------------------------------- wiring

    @cached_property
    def _veil(self) -> "DropVeil":
        from kreyol_desktop.gui.widgets.drop_veil import DropVeil  # delayed: seen while dragging

        return DropVeil(self._tools, self)

    def _wire_settings(self, page: Page) -> None:
        from kreyol_desktop.gui.pages.settings import SettingsPage  # not needed at start

        assert isinstance(page, SettingsPage)
        page.about_wanted.connect(self.show_about)
        page.tour_wanted.connect(self.show_tour)
        page.shortcuts_wanted.connect(self.show_shortcuts)
        page.erased.connect(self._tools.places.forget)
        page.erased.connect(self.erased)

    def _show_failure(self, failure: "Failure") -> None:
        self.banner.show_failure(failure)

    def _show_details(self, task: "Task") -> None:
        from kreyol_desktop.gui.dialogs.job_details import JobDetails  # not needed at start

        JobDetails(task, self._tools, self).open()

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(0)
        self._banner_row = QHBoxLayout()
        self._banner_row.setContentsMargins(28, 12, 28, 0)
        right.addLayout(self._banner_row)
        right.addWidget(self.stack, 1)
        central = QWidget()
        layout = QHBoxLayout(central)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.side_bar)
        layout.addLayout(right, 1)
        self.setCentralWidget(central)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)


def _word(key: str) -> Callable[[], str]:
    return lambda: page_word(key)
