"""Settings of updates: the version, and the way to ask for a newer one."""

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLabel, QLineEdit

from kreyol_desktop.core.errors import InvalidRequestError, KreyolError, NetworkError
from kreyol_desktop.gui.services import GuiServices
from kreyol_desktop.gui.tools import WindowTools
from kreyol_desktop.gui.widgets.controls import Words, make_button, make_label, set_style
from kreyol_desktop.gui.widgets.setting_card import SettingCard
from kreyol_desktop.services.update_service import UpdateNews

ADDRESS_PX = 260


class UpdatesCard(SettingCard):
    """Looks for a new version when its button is pressed, and at no other time."""

    def __init__(self, services: GuiServices, tools: WindowTools) -> None:
        super().__init__(lambda: self.tr("Updates"), services.settings, tools)
        self._updates = services.updates
        self._page = ""
        self._words: Words = str
        self.add_row(
            lambda: self.tr("Version"),
            QLabel(services.version),
            lambda: self.tr("New versions are installed by you, over this one; your data stays"),
        )
        self.address = QLineEdit()
        self.address.setMinimumWidth(ADDRESS_PX)
        self._fill(lambda: self.address.setText(self.current.update_address))
        self.address.editingFinished.connect(self._store)
        self.add_row(
            lambda: self.tr("Address to look at"),
            self.address,
            lambda: self.tr("Who gave you the program knows it; nothing is sent but the request"),
        )
        icons = tools.icons
        self.look = make_button(self, icons, lambda: self.tr("Look now"), icon="search")
        self.open_page = make_button(
            self, icons, lambda: self.tr("Open its page"), icon="external-link"
        )
        self.said = make_label(self, None, "muted")
        self.look.setEnabled(self._updates is not None)
        self.look.clicked.connect(self._look)
        self.open_page.clicked.connect(lambda: QDesktopServices.openUrl(QUrl(self._page)))
        self.add_row(
            lambda: self.tr("Look for a new version"),
            self.look,
            lambda: self.tr("Only now, and only because you ask: the program never does by itself"),
        )
        self.add_widget(self.said)
        self.add_widget(self.open_page)
        self.said.hide()
        self.open_page.hide()

    def retranslate(self) -> None:
        """Say the answer in the new language."""
        super().retranslate()
        if "said" in self.__dict__:
            self.said.setText(self._words())

    def _store(self) -> None:
        address = self.address.text().strip()
        if address != self.current.update_address:
            self.change(update_address=address)

    def _look(self) -> None:
        updates = self._updates
        if updates is None:
            return
        self._store()  # goes through another lane, so wait for it there
        self.look.setEnabled(False)
        self._say(lambda: self.tr("Looking…"))
        self._tools.lanes.desk.submit(lambda: None, owner=self, done=lambda _: self._ask())

    def _ask(self) -> None:
        if self._updates is not None:
            self._tools.lanes.transfer.submit(
                self._updates.look, owner=self, done=self._on_news, failed=self._on_failed
            )

    def _on_news(self, news: UpdateNews) -> None:
        self.look.setEnabled(True)
        version = news.release.version
        if news.is_newer:
            self._say(
                lambda: self.tr("There is a new version: {version}").format(version=version),
                "success",
                page=news.release.page,
            )
        else:
            self._say(lambda: self.tr("You have the newest version."), "success")

    def _on_failed(self, error: KreyolError) -> None:
        self.look.setEnabled(True)
        if isinstance(error, NetworkError):
            self._say(
                lambda: self.tr(
                    "Nobody answers at this address. Is the computer connected to the internet? The program works without it."
                ),
                "error",
            )
        elif isinstance(error, InvalidRequestError):
            self._say(lambda: self.tr("Type the address first: it begins with https://"), "error")
        else:
            self._say(lambda: self.tr("What lies at this address names no version."), "error")

    def _say(self, words: Words, role: str = "muted", *, page: str = "") -> None:
        self._words, self._page = words, page
        set_style(self.said, "role", role)
        self.said.setText(words())
        self.said.show()
        self.open_page.setVisible(bool(page))
