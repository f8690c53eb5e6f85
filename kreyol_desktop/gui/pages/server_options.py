"""Options of the localhost server."""

from dataclasses import replace

from PySide6.QtWidgets import QLabel, QLineEdit, QSpinBox

from kreyol_desktop.core.settings import ServerSettings
from kreyol_desktop.gui.services import GuiServices
from kreyol_desktop.gui.tools import WindowTools
from kreyol_desktop.gui.widgets.controls import Words, set_style
from kreyol_desktop.gui.widgets.setting_card import SettingCard
from kreyol_desktop.gui.widgets.switch import Switch


class ServerOptions(SettingCard):
    """Port, start with the program, allowed origins, network switch."""

    def __init__(self, services: GuiServices, tools: WindowTools) -> None:
        super().__init__(lambda: self.tr("Options"), services.settings, tools)
        self.port: QSpinBox = self.add_number(
            lambda: self.tr("Port"),
            (1024, 65_535, 1),
            lambda s: s.server.port,
            lambda value: self._change_server(port=value),
            hint=lambda: self.tr("Takes effect the next time the server is switched on"),
        )
        self._autostart = self._add_server_switch(
            "autostart",
            lambda: self.tr("Switch on when the program starts"),
            None,
        )
        self._origins = QLineEdit()
        self._origins.setMinimumWidth(240)
        self._origins.setPlaceholderText("http://localhost:3000")
        self._fill(lambda: self._origins.setText(", ".join(self.current.server.allowed_origins)))
        self._origins.editingFinished.connect(self._store_origins)
        self.add_row(
            lambda: self.tr("Web pages that may use it"),
            self._origins,
            lambda: self.tr("Origins with commas between them; none unless you list them"),
        )
        self.lan = self._add_server_switch(
            "lan",
            lambda: self.tr("Reachable from the local network"),
            lambda: self.tr("Anyone on the network who has the token can use it"),
        )
        self._warning = QLabel(wordWrap=True)
        set_style(self._warning, "badge", "warning")
        self.say(
            self._warning.setText,
            lambda: self.tr(
                "Careful: the connection is not encrypted. Only use this on a network that you trust."
            ),
        )
        self.add_widget(self._warning)
        self._fill(lambda: self._warning.setVisible(self.current.server.lan))
        self.lan.toggled.connect(self._warning.setVisible)

    def _add_server_switch(self, name: str, words: Words, hint: Words | None) -> Switch:
        switch = Switch(self._tools.theme)
        self._fill(lambda: switch.setChecked(bool(getattr(self.current.server, name))))
        switch.clicked.connect(lambda on: self._change_server(**{name: on}))
        self.add_row(words, switch, hint)
        return switch

    def _change_server(self, **changes: object) -> None:
        server: ServerSettings = replace(self.current.server, **changes)  # type: ignore[arg-type]  # names from above
        self.change(server=server)

    def _store_origins(self) -> None:
        origins = tuple(o.strip() for o in self._origins.text().split(",") if o.strip())
        if origins != self.current.server.allowed_origins:
            self._change_server(allowed_origins=origins)
