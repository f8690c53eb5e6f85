"""The box for the text that is to be translated."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

CHARACTER_LIMIT = 20_000
"""What is longer is a document, and cut off here."""


class SourceBox(QPlainTextEdit):
    """Emits ``changed`` when its text has changed and is short enough."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("flat", True)
        self.setTabChangesFocus(True)
        self.textChanged.connect(self._on_text_changed)

    def _on_text_changed(self) -> None:
        text = self.toPlainText()
        if len(text) <= CHARACTER_LIMIT:
            self.changed.emit()
            return
        cursor = self.textCursor()
        self.setPlainText(text[:CHARACTER_LIMIT])
        cursor.movePosition(QTextCursor.MoveOperation.End)
        self.setTextCursor(cursor)
