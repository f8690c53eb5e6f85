"""The pages of the window: names, icons, and how each is made when it is first wanted."""

from collections.abc import Callable, Iterable
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from kreyol_desktop.gui.services import GuiServices
from kreyol_desktop.gui.tools import WindowTools
from kreyol_desktop.gui.widgets.page import Page

if TYPE_CHECKING:
    from kreyol_desktop.gui.job_actions import JobActions
    from kreyol_desktop.gui.job_bridge import JobBridge

PAGE_ICONS = (
    ("documents", "file-text"),
    ("translate", "languages"),
    ("reader", "book-open"),
    ("history", "history"),
    ("metrics", "chart-column"),
    ("server", "server"),
    ("models", "package"),
    ("settings", "settings"),
)
"""Keys and icons in the order of the side bar."""

LIKELY_PAGES = ("translate", "reader", "history", "settings", "models", "server", "metrics")
"""Every page but the first, in the order in which they are made while nobody waits for one."""

_WORDS = {
    "documents": QT_TRANSLATE_NOOP("Pages", "Documents"),
    "translate": QT_TRANSLATE_NOOP("Pages", "Translate"),
    "reader": QT_TRANSLATE_NOOP("Pages", "Reader"),
    "history": QT_TRANSLATE_NOOP("Pages", "History"),
    "metrics": QT_TRANSLATE_NOOP("Pages", "Figures"),
    "server": QT_TRANSLATE_NOOP("Pages", "Server"),
    "models": QT_TRANSLATE_NOOP("Pages", "Models and voices"),
    "settings": QT_TRANSLATE_NOOP("Pages", "Settings"),
}


def page_word(key: str) -> str:
    """The name of a page."""
    return QCoreApplication.translate("Pages", str(_WORDS[key]))


_NOTES = {
    "restored_from_backup": QT_TRANSLATE_NOOP(
        "Pages",
        "The database was damaged and was restored from a backup. Recent history may be missing; your files are all there.",
    ),
    "database_repaired": QT_TRANSLATE_NOOP("Pages", "The database was repaired."),
    "jobs_interrupted": QT_TRANSLATE_NOOP(
        "Pages",
        "Jobs were interrupted when the program ended. Nothing is lost: continue them below.",
    ),
}


def note_word(code: str) -> str:
    """What happened before the window opened; the code itself where no words are known."""
    return QCoreApplication.translate("Pages", str(_NOTES.get(code, code)))


_MODULES = {
    "translate": "kreyol_desktop.gui.pages.translate",
    "reader": "kreyol_desktop.gui.reader.page",
    "history": "kreyol_desktop.gui.pages.history",
    "metrics": "kreyol_desktop.gui.pages.metrics",
    "server": "kreyol_desktop.gui.pages.server",
    "models": "kreyol_desktop.gui.pages.models",
    "settings": "kreyol_desktop.gui.pages.settings",
}


def load_page_modules(keys: Iterable[str] = LIKELY_PAGES) -> None:
    """Import what pages are made of; for a lane, once the first frame is there.

    Most of the time of a first visit is its imports, and they need not be done by the main thread.
    """
    for key in keys:
        if key in _MODULES:
            import_module(_MODULES[key])


def load_widget_classes() -> None:
    """Let PySide make the classes that it makes when they are first needed; for a lane.

    It needs all of them as soon as a call hands over a widget of which it knows no more than that
    it is one: the main thread would stand still for 20 ms.
    """
    from PySide6 import QtWidgets  # here, where its names are looked at

    for name in dir(QtWidgets):
        getattr(QtWidgets, name)


class PageMaker:
    """Makes every page but the first; their modules are imported then, so that the start stays quick."""

    def __init__(
        self,
        services: GuiServices,
        tools: WindowTools,
        bridge: "JobBridge",
        actions: "JobActions",
    ) -> None:
        self._services = services
        self._tools = tools
        self._bridge = bridge
        self._actions = actions
        self._makers: dict[str, Callable[[], Page]] = {
            "translate": self._translate,
            "reader": self._reader,
            "history": self._history,
            "metrics": self._metrics,
            "server": self._server,
            "models": self._models,
            "settings": self._settings,
        }

    def make(self, key: str) -> Page:
        """A new page of the kind ``key``."""
        return self._makers[key]()

    def _translate(self) -> Page:
        from kreyol_desktop.gui.pages.translate import TranslatePage

        return TranslatePage(self._services, self._tools)

    def _reader(self) -> Page:
        from kreyol_desktop.gui.reader.page import ReaderPage

        return ReaderPage(self._services, self._tools, self._bridge)

    def _history(self) -> Page:
        from kreyol_desktop.gui.pages.history import HistoryPage

        return HistoryPage(self._services, self._tools, self._bridge, self._actions)

    def _metrics(self) -> Page:
        from kreyol_desktop.gui.pages.metrics import MetricsPage

        return MetricsPage(self._services, self._tools)

    def _server(self) -> Page:
        from kreyol_desktop.gui.pages.server import ServerPage

        return ServerPage(self._services, self._tools)

    def _models(self) -> Page:
        from kreyol_desktop.gui.pages.models import ModelsPage

        return ModelsPage(self._services, self._tools)

    def _settings(self) -> Page:
        from kreyol_desktop.gui.pages.settings import SettingsPage

        return SettingsPage(self._services, self._tools)
