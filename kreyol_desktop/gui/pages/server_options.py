"""Options of the localhost server."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QSpinBox

from kreyol_desktop.core.errors import InvalidRequestError
from kreyol_desktop.core.settings import ServerSettings
from kreyol_desktop.core.web_origin import web_origin
from kreyol_desktop.gui.services import GuiServices
from kreyol_desktop.gui.tools import WindowTools
from kreyol_desktop.gui.widgets.controls import Words, make_label, set_style
from kreyol_desktop.gui.widgets.setting_card import SettingCard
from kreyol_desktop.gui.widgets.switch import Switch


class ServerOptions(SettingCard):
    """Port, start with the program, allowed origins, network switch.

    Emits ``server_changed`` when a running server must begin anew to follow.
    """

    server_changed = Signal()

    def __init__(self, services: GuiServices, tools: WindowTools) -> None:
        super().__init__(lambda: self.tr("Options"), services.settings, tools)
        self._wrong = ""
        self.port: QSpinBox = self.add_number(
            lambda: self.tr("Port"),
            (1024, 65_535, 1),
            lambda s: s.server.port,
            lambda value: self._change_server(port=value),
        )
        self._autostart = self._add_server_switch(
            "autostart",
            lambda: self.tr("Switch on when the program starts"),
            None,
        )
        self._add_origins()
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

    def _add_origins(self) -> None:
        self.origins = QLineEdit()
        self.origins.setMinimumWidth(300)
        self.origins.setPlaceholderText("http://localhost:3000")
        self._fill(self._show_origins)
        self.origins.editingFinished.connect(self._store_origins)
        self.add_row(
            lambda: self.tr("Web pages that may use it"),
            self.origins,
            lambda: self.tr("Origins with commas between them; none unless you list them"),
        )
        self.fault = make_label(self, None, "error")
        self.fault.hide()
        self.add_widget(self.fault)

    def _show_origins(self) -> None:
        """What is stored; never over what somebody must still put right."""
        if not self._wrong:
            self.origins.setText(", ".join(self.current.server.allowed_origins))

    def retranslate(self) -> None:
        """Say what is wrong with the origins in the new language."""
        super().retranslate()
        self._say_fault()

    def _add_server_switch(self, name: str, words: Words, hint: Words | None) -> Switch:
        switch = Switch(self._tools.theme)
        self._fill(lambda: switch.setChecked(bool(getattr(self.current.server, name))))
        switch.clicked.connect(lambda on: self._change_server(**{name: on}))
        self.add_row(words, switch, hint)
        return switch

    def _change_server(self, **changes: object) -> None:
        server: ServerSettings = replace(self.current.server, **changes)  # type: ignore[arg-type]  # names from above
        self._tools.lanes.desk.submit(
            lambda: self._settings.update(server=server),
            owner=self,
            done=lambda _: self._on_stored(needs_start=changes.keys() != {"autostart"}),
            failed=self._on_refused,
        )

    def _on_stored(self, *, needs_start: bool) -> None:
        self.show_settings()
        if needs_start:
            self.server_changed.emit()

    def _store_origins(self) -> None:
        origins: list[str] = []
        self._wrong = ""
        for entry in filter(None, map(str.strip, self.origins.text().split(","))):
            try:
                origins.append(web_origin(entry))
            except InvalidRequestError:
                self._wrong = entry
        self._say_fault()
        if not self._wrong and tuple(origins) != self.current.server.allowed_origins:
            self._change_server(allowed_origins=tuple(origins))

    def _say_fault(self) -> None:
        words = self.tr("“{text}” is no web page's origin. Write it like {example}, nothing after.")
        self.fault.setText(words.format(text=self._wrong, example="http://localhost:3000"))
        self.fault.setVisible(bool(self._wrong))
