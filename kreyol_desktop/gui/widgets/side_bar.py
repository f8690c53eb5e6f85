"""The side bar: one button per page, keyboard first."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from kreyol_desktop.gui.icons import IconSet
from kreyol_desktop.gui.live_text import LiveText
from kreyol_desktop.gui.widgets.controls import make_row
from kreyol_desktop.gui.widgets.emblem import Emblem

WIDE_PX = 216
NARROW_PX = 72


@dataclass(frozen=True, slots=True)
class Destination:
    """A page in the side bar."""

    key: str
    icon: str
    words: Callable[[], str]
    at_bottom: bool = False


class SideBar(LiveText, QFrame):
    """Emits ``chosen`` with the key of a page; narrow windows show the icons alone."""

    chosen = Signal(str)

    def __init__(
        self,
        destinations: Sequence[Destination],
        icons: IconSet,
        emblem: Emblem,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("sideBar")
        self._icons = icons
        self._destinations = {d.key: d for d in destinations}
        self._buttons: dict[str, QPushButton] = {}
        self._is_narrow = False
        self._brand = QLabel("Kreyòl Desktop")
        self._brand.setObjectName("brand")
        self._group = QButtonGroup(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 18, 12, 14)
        layout.setSpacing(4)
        layout.addLayout(make_row(emblem, self._brand, None, spacing=10))
        layout.addSpacing(18)
        for destination in destinations:
            if destination.at_bottom:
                continue
            layout.addWidget(self._add(destination))
        layout.addStretch(1)
        for destination in destinations:
            if destination.at_bottom:
                layout.addWidget(self._add(destination))
        self.setFixedWidth(WIDE_PX)

    def select(self, key: str) -> None:
        """Mark the page ``key`` as the one in front."""
        self._buttons[key].setChecked(True)
        self._tint()

    def set_narrow(self, narrow: bool) -> None:
        """Show icons only, or icons and words."""
        if narrow == self._is_narrow:
            return
        self._is_narrow = narrow
        self._brand.setHidden(narrow)
        self._resize()
        self.retranslate()

    def retranslate(self) -> None:
        """Words on the buttons when there is room; tooltips and names always."""
        super().retranslate()
        for key, button in self._buttons.items():
            words = self._destinations[key].words()
            button.setText("" if self._is_narrow else f"  {words}")
            button.setAccessibleName(words)
            number = list(self._buttons).index(key) + 1
            button.setToolTip(f"{words}  (Ctrl+{number})")
        self._resize()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Arrow keys walk through the pages."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        buttons = list(self._buttons.values())
        focused = next((i for i, b in enumerate(buttons) if b.hasFocus()), None)
        if step is None or focused is None:
            super().keyPressEvent(event)
            return
        buttons[(focused + step) % len(buttons)].setFocus()

    def _resize(self) -> None:
        widest = max(button.sizeHint().width() for button in self._buttons.values())
        self.setFixedWidth(NARROW_PX if self._is_narrow else max(WIDE_PX, widest + 24))

    def _add(self, destination: Destination) -> QPushButton:
        button = QPushButton()
        button.setObjectName("navigation")
        button.setCheckable(True)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        self._icons.set_icon(button, destination.icon, "muted", 20)
        self.say(button.setText, lambda: f"  {destination.words()}")
        button.clicked.connect(lambda: self.chosen.emit(destination.key))
        self._group.addButton(button)
        self._buttons[destination.key] = button
        return button

    def _tint(self) -> None:
        for key, button in self._buttons.items():
            token = "accent" if button.isChecked() else "muted"
            self._icons.set_icon(button, self._destinations[key].icon, token, 20)
