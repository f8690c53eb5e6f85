"""The token of the localhost server, and examples of requests with it."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout

from kreyol_desktop.gui.dialogs.question import Answer, Question
from kreyol_desktop.gui.live_text import LiveText
from kreyol_desktop.gui.pages.server_examples import curl_example, python_example
from kreyol_desktop.gui.services import ServerControl
from kreyol_desktop.gui.tools import WindowTools
from kreyol_desktop.gui.widgets.controls import (
    copy_text,
    make_button,
    make_icon_button,
    make_label,
    make_row,
    name_control,
)


class TokenCard(LiveText, QFrame):
    """Shows, copies and renews the token; ``address`` is where the examples go."""

    def __init__(
        self, control: ServerControl | None, tools: WindowTools, address: Callable[[], str]
    ) -> None:
        super().__init__()
        self.setObjectName("card")
        self._control = control
        self._tools = tools
        self._address = address
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(18, 18, 18, 18)
        self._rows.setSpacing(12)
        self._rows.addWidget(make_label(self, lambda: self.tr("Access token"), "cardTitle"))
        hint = make_label(
            self,
            lambda: self.tr("Programs must send it with every request. Treat it like a password."),
            "muted",
        )
        self._rows.addWidget(hint)
        self._make_token()
        self._make_examples()
        self.said = make_label(self, None, "success")
        self.said.hide()
        self._rows.addWidget(self.said)

    def load(self) -> None:
        """Fetch the token."""
        if self._control is not None:
            self._tools.lanes.desk.submit(
                self._control.token,
                owner=self,
                done=self.token.setText,
                failed=self._tools.errors.present,
            )

    def forget(self) -> None:
        """Hide what was said and shown: the page is left."""
        self.said.hide()
        self.show_token.setChecked(False)

    def _make_token(self) -> None:
        icons = self._tools.icons
        self.token = QLineEdit(readOnly=True, echoMode=QLineEdit.EchoMode.Password)
        name_control(self, self.token, lambda: self.tr("Access token"))
        self.show_token = make_icon_button(self, icons, lambda: self.tr("Show the token"), "eye")
        self.show_token.setCheckable(True)
        self.show_token.toggled.connect(self._on_shown)
        copy = make_icon_button(self, icons, lambda: self.tr("Copy the token"), "copy")
        copy.clicked.connect(lambda: self._copy(self.token.text()))
        self.renew = make_button(self, icons, lambda: self.tr("Renew…"), icon="refresh-cw")
        self.renew.clicked.connect(self._ask)
        self._rows.addLayout(make_row(self.token, self.show_token, copy, self.renew))

    def _make_examples(self) -> None:
        icons = self._tools.icons
        self.curl = make_button(self, icons, lambda: self.tr("Copy a curl example"), icon="copy")
        self.python = make_button(
            self, icons, lambda: self.tr("Copy a Python example"), icon="copy"
        )
        self.curl.clicked.connect(
            lambda: self._copy(curl_example(self._address(), self.token.text()))
        )
        self.python.clicked.connect(
            lambda: self._copy(python_example(self._address(), self.token.text()))
        )
        self._rows.addLayout(make_row(self.curl, self.python, None))

    def _on_shown(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode
        self.token.setEchoMode(mode.Normal if shown else mode.Password)

    def _copy(self, text: str) -> None:
        copy_text(text)
        self._say(self.tr("Copied."))

    def _say(self, words: str) -> None:
        self.said.setText(words)
        self.said.show()

    def _ask(self) -> None:
        question = Question(
            self._tools,
            lambda: self.tr("Renew the token?"),
            lambda: self.tr(
                "Programs that use the old one are turned away until you give them the new one."
            ),
            (
                Answer("no", lambda: self.tr("Keep it")),
                Answer("yes", lambda: self.tr("Renew"), "primary"),
            ),
            parent=self.window(),
        )
        question.answered.connect(self.on_answer)
        question.open()

    def on_answer(self, key: str) -> None:
        """Renew it if that was the answer."""
        if key == "yes" and self._control is not None:
            self._tools.lanes.desk.submit(
                self._control.renew_token,
                owner=self,
                done=self._show_new,
                failed=self._tools.errors.present,
            )

    def _show_new(self, token: str) -> None:
        self.token.setText(token)
        self._say(self.tr("The token is new. The old one no longer works."))
