"""Server: the switch of the localhost server, its token, its log, examples to copy."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLineEdit, QWidget

from kreyol_desktop.core.errors import KreyolError, PortInUseError
from kreyol_desktop.gui.error_presenter import phrase_for
from kreyol_desktop.gui.pages.server_options import ServerOptions
from kreyol_desktop.gui.pages.server_token import TokenCard
from kreyol_desktop.gui.services import GuiServices
from kreyol_desktop.gui.tools import WindowTools
from kreyol_desktop.gui.widgets.controls import (
    copy_text,
    make_button,
    make_card,
    make_column,
    make_icon_button,
    make_label,
    make_row,
    name_control,
    set_style,
)
from kreyol_desktop.gui.widgets.page import Page
from kreyol_desktop.gui.widgets.request_log import RequestLog
from kreyol_desktop.gui.widgets.switch import Switch

POLL_MS = 1000


class ServerPage(Page):
    """Starting and stopping happens on the transfer lane; the page asks once a second."""

    def __init__(self, services: GuiServices, tools: WindowTools) -> None:
        super().__init__(
            lambda: self.tr("Server"),
            lambda: self.tr(
                "Lets other programs on this computer translate and speak through this one."
            ),
        )
        self._services = services
        self._tools = tools
        self._control = services.server
        self._error: KreyolError | None = None
        self._poll = QTimer(self, interval=POLL_MS)
        self._poll.timeout.connect(self._look)
        self.make_in_parts(
            self._make_switch_card,
            self._make_address,
            self._make_token_card,
            self._make_options,
            lambda: self.body.addWidget(self.options),
            self._make_log_card,
            self._finish,
        )

    def _finish(self) -> None:
        self.body.addStretch(1)
        self.switch.clicked.connect(self._toggle)
        self.options.server_changed.connect(self._restart)
        self.switch.setEnabled(self._control is not None)
        self.access.load()
        self._look()

    def retranslate(self) -> None:
        """Say the state in the new language."""
        super().retranslate()
        self._look()

    def page_shown(self) -> None:
        """Look at the server while the page is in front."""
        self._poll.start()
        self.options.show_settings()
        self._look()

    def page_hidden(self) -> None:
        """Look no more."""
        self._poll.stop()
        self.access.forget()

    # ---------------------------------------------------------------- layout

    def _make_switch_card(self) -> None:
        self.switch = Switch(self._tools.theme)
        name_control(self, self.switch, lambda: self.tr("Server on or off"))
        self._state = make_label(self, None, "cardTitle")
        self._hint = make_label(self, None, "muted")
        texts = make_row(spacing=16)
        words = QWidget()
        words.setLayout(make_column(self._state, self._hint, spacing=2))
        texts.addWidget(words, 1)
        texts.addWidget(self.switch)
        card, self._switch_rows = make_card()
        self._switch_rows.addLayout(texts)
        self.body.addWidget(card)

    def _make_address(self) -> None:
        icons = self._tools.icons
        self.address = QLineEdit(readOnly=True)
        name_control(self, self.address, lambda: self.tr("Address of the server"))
        copy = make_icon_button(self, icons, lambda: self.tr("Copy the address"), "copy")
        copy.clicked.connect(lambda: copy_text(self._base()))
        self.docs = make_button(
            self, icons, lambda: self.tr("Open the documentation"), icon="external-link"
        )
        self.docs.clicked.connect(self._open_docs)
        self._switch_rows.addLayout(make_row(self.address, copy, self.docs))
        self.next_port = make_button(self, icons, str, icon="refresh-cw")
        self.next_port.clicked.connect(self._take_next_port)
        self.next_port.hide()
        self._switch_rows.addLayout(make_row(self.next_port, None))
        self.network = make_label(self, None)
        self.network.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.network.hide()
        self._switch_rows.addWidget(self.network)

    def _make_token_card(self) -> None:
        self.access = TokenCard(self._control, self._tools, self._base)
        self.body.addWidget(self.access)

    def _make_options(self) -> None:
        self.options = ServerOptions(self._services, self._tools)

    def _make_log_card(self) -> None:
        self.log = RequestLog()
        card, layout = make_card()
        layout.addWidget(make_label(self, lambda: self.tr("Latest requests"), "cardTitle"))
        layout.addWidget(self.log)
        self.body.addWidget(card)

    # ---------------------------------------------------------------- events

    def _toggle(self) -> None:
        control = self._control
        if control is None:
            return
        self._perform(control.start if self.switch.isChecked() else control.stop)

    def _perform(self, work: Callable[[], None]) -> None:
        self._error = None
        self.switch.setEnabled(False)
        self._tools.lanes.transfer.submit(
            work, owner=self, done=lambda _: self._look(), failed=self._on_failed
        )

    def _restart(self) -> None:
        """New options hold at once: a network that was switched off must not stay reachable."""
        control = self._control
        if control is None or not control.is_running:
            self._look()
            return

        def anew() -> None:
            control.stop()
            control.start()

        self._perform(anew)

    def _on_failed(self, error: KreyolError) -> None:
        self._error = error
        self._look()

    def _take_next_port(self) -> None:
        if isinstance(self._error, PortInUseError):
            port = int(self._error.details.get("next_port", 0))
            server = replace(self._services.settings.current.server, port=port)
            self._tools.lanes.desk.submit(
                lambda: self._services.settings.update(server=server),
                owner=self,
                done=lambda _: self._start_again(),
                failed=self._tools.errors.present,
            )

    def _start_again(self) -> None:
        self.options.show_settings()
        self.switch.setChecked(True)
        self._toggle()

    def _look(self) -> None:
        running = self._control is not None and self._control.is_running
        self.switch.setEnabled(self._control is not None)
        self.switch.setChecked(running)
        self._state.setText(
            self.tr("The server is on") if running else self.tr("The server is off")
        )
        set_style(self._hint, "role", "error" if self._error else "muted")
        self._hint.setText(self._hint_text(running=running))
        self.address.setText(self._control.address if self._control and running else "")
        self.address.setPlaceholderText(self._base())
        self.docs.setEnabled(running)
        self._show_network(self._control.network_address if self._control and running else "")
        next_port = self._error.details.get("next_port", 0) if self._error else 0
        self.next_port.setVisible(bool(next_port))
        self.next_port.setText(" " + self.tr("Use port {port}").format(port=next_port))
        if self._control is not None and self.isVisible():
            self.log.show_lines(self._control.recent_requests())

    def _show_network(self, address: str) -> None:
        self.network.setText(self.tr("From other computers: {address}").format(address=address))
        self.network.setVisible(bool(address))

    def _hint_text(self, *, running: bool) -> str:
        if self._error is not None:
            phrase = phrase_for(self._error.code)
            return f"{phrase.problem} {phrase.remedy}"
        if not running:
            return self.tr("Switch it on when another program needs it.")
        if self._services.settings.current.server.lan:
            return self.tr("Other computers on the network can reach it, with the token.")
        return self.tr("Only this computer can reach it.")

    def _base(self) -> str:
        running = self._control is not None and self._control.is_running
        if self._control is not None and running and self._control.address:
            return self._control.address
        return f"http://127.0.0.1:{self._services.settings.current.server.port}"

    def _open_docs(self) -> None:
        QDesktopServices.openUrl(QUrl(f"{self._base()}/docs"))
