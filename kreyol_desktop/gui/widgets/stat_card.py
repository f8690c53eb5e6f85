"""One figure: title, value, a line of context."""

from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from kreyol_desktop.gui.icons import IconSet
from kreyol_desktop.gui.widgets.controls import make_row


class StatCard(QFrame):
    """The whole card is one element for screen readers."""

    def __init__(self, icons: IconSet, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setMinimumWidth(120)
        picture = QLabel()
        icons.set_icon(picture, icon, "muted", 16)
        self._title = QLabel(wordWrap=True)
        self._title.setProperty("role", "muted")
        self._value = QLabel("–")
        self._value.setProperty("role", "big")
        self._hint = QLabel(wordWrap=True)
        self._hint.setProperty("role", "muted")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 12, 12)
        layout.setSpacing(2)
        title = make_row(picture, spacing=6)
        title.addWidget(self._title, 1)
        layout.addLayout(title)
        layout.addWidget(self._value)
        layout.addWidget(self._hint)
        layout.addStretch(1)

    def set_title(self, words: str) -> None:
        """Name the figure."""
        self._title.setText(words)

    def show_value(self, value: str, hint: str) -> None:
        """Show the figure."""
        self._value.setText(value)
        self._hint.setText(hint)
        self.setAccessibleName(f"{self._title.text()}: {value} ({hint})")
