"""The user guide inside the program."""

from pathlib import Path

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from kreyol_desktop.gui.help import help_file
from kreyol_desktop.gui.live_text import LiveText
from kreyol_desktop.gui.tools import WindowTools
from kreyol_desktop.gui.widgets.controls import make_button, make_row, name_control
from kreyol_desktop.gui.widgets.guide_browser import GuideBrowser


class HelpSheet(LiveText, QDialog):
    """Shows the guide of the language of the window; stays beside the window."""

    def __init__(self, resources: Path, tools: WindowTools, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(760, 620)
        self._resources = resources
        self._tools = tools
        self.browser = GuideBrowser()
        self.say(self.setWindowTitle, lambda: self.tr("Help"))
        name_control(self, self.browser, lambda: self.tr("User guide"))
        close = make_button(self, tools.icons, lambda: self.tr("Close"))
        close.clicked.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.addWidget(self.browser)
        layout.addLayout(make_row(None, close))
        self._load()

    def retranslate(self) -> None:
        """Load the guide in the new language."""
        super().retranslate()
        self._load()

    def _load(self) -> None:
        file = help_file(self._resources, QLocale().name().split("_")[0])
        if file is None:
            self.browser.setPlainText(self.tr("The user guide is not installed."))
            return
        self._tools.lanes.desk.submit(
            lambda: file.read_text(encoding="utf-8"),
            owner=self,
            done=lambda page: self.browser.show_page(page, file.parent),
            failed=self._tools.errors.present,
            key="help",
        )
