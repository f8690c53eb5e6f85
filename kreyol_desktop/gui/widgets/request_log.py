"""The last requests to the server: time, method, path, status, duration."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from kreyol_desktop.gui.live_text import LiveText
from kreyol_desktop.gui.services import RequestLine
from kreyol_desktop.gui.widgets.controls import name_control

LINES_SHOWN = 200


class RequestLog(LiveText, QPlainTextEdit):
    """Read only; follows the newest line unless somebody scrolled up."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setMinimumHeight(150)
        self.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        name_control(self, self, lambda: self.tr("Latest requests"))
        self.say(self.setPlaceholderText, lambda: self.tr("Nobody has asked for anything yet."))
        self._shown = ""

    def show_lines(self, lines: Sequence[RequestLine]) -> None:
        """Show the newest lines last."""
        text = "\n".join(_line_text(line) for line in list(lines)[-LINES_SHOWN:])
        if text == self._shown:
            return
        self._shown = text
        bar = self.verticalScrollBar()
        follows = bar.value() >= bar.maximum() - 2
        self.setPlainText(text)
        if follows:
            bar.setValue(bar.maximum())


def _line_text(line: RequestLine) -> str:
    moment = datetime.fromtimestamp(line.at).strftime("%H:%M:%S")
    return f"{moment}  {line.status}  {line.method:<6} {line.path}  {line.duration_ms:.0f} ms"
