"""A card of settings: a title, then rows with words at the left and a control at the right."""

from collections.abc import Callable, Iterable

from PySide6.QtWidgets import QComboBox, QFrame, QSpinBox, QVBoxLayout, QWidget

from kreyol_desktop.core.errors import KreyolError
from kreyol_desktop.core.settings import Settings
from kreyol_desktop.gui.live_text import LiveText
from kreyol_desktop.gui.services import SettingsKeeper
from kreyol_desktop.gui.tools import WindowTools
from kreyol_desktop.gui.widgets.controls import (
    Words,
    indent_number,
    make_label,
    make_line,
    make_row,
    name_control,
)
from kreyol_desktop.gui.widgets.switch import Switch


class SettingCard(LiveText, QFrame):
    """Changes go to the settings service on the desk lane; ``show_settings`` brings them back."""

    def __init__(
        self,
        title: Words,
        settings: SettingsKeeper,
        tools: WindowTools,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._settings = settings
        self._tools = tools
        self._fillers: list[Callable[[], None]] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(20, 16, 20, 16)
        self._layout.setSpacing(10)
        self._layout.addWidget(make_label(self, title, "cardTitle"))

    @property
    def current(self) -> Settings:
        return self._settings.current

    def show_settings(self) -> None:
        """Show what is stored, after a change made elsewhere."""
        for fill in self._fillers:
            fill()

    def change(self, **changes: object) -> None:
        """Store a change; a refused one is shown and taken back."""
        self._tools.lanes.desk.submit(
            lambda: self._settings.update(**changes),
            owner=self,
            done=lambda _: self.show_settings(),
            failed=self._on_refused,
        )

    def add_row(self, words: Words, control: QWidget, hint: Words | None = None) -> None:
        """Add a row; the words become the control's accessible name."""
        if self._layout.count() > 1:
            self._layout.addWidget(make_line())
        texts = QVBoxLayout()
        texts.setSpacing(1)
        texts.addWidget(make_label(self, words))
        if hint is not None:
            texts.addWidget(make_label(self, hint, "muted"))
        row = make_row(spacing=16)
        row.addLayout(texts, 1)
        row.addWidget(control)
        name_control(self, control, words, hint)
        self._layout.addLayout(row)

    def add_widget(self, widget: QWidget) -> None:
        """Add something that fills the whole width."""
        self._layout.addWidget(widget)

    def add_switch(
        self,
        words: Words,
        read: Callable[[Settings], bool],
        name: str,
        hint: Words | None = None,
    ) -> Switch:
        """A switch for the boolean setting ``name``."""
        switch = Switch(self._tools.theme)
        self._fill(lambda: switch.setChecked(read(self.current)))
        switch.clicked.connect(lambda on: self.change(**{name: on}))
        self.add_row(words, switch, hint)
        return switch

    def add_choice(
        self,
        words: Words,
        options: Callable[[], Iterable[tuple[str, str]]],
        read: Callable[[Settings], str],
        write: Callable[[str], None],
        hint: Words | None = None,
    ) -> QComboBox:
        """A list; ``options`` gives (value, words) pairs in the language of the window."""
        box = QComboBox()
        box.setMinimumWidth(190)

        shown: list[tuple[str, str]] = []

        def fill() -> None:
            offered = list(options())
            if offered != shown:  # else the page would be laid out anew each time it is shown
                shown[:] = offered
                box.clear()
                for value, text in offered:
                    box.addItem(text, value)
            box.setCurrentIndex(max(0, box.findData(read(self.current))))

        self._fill(fill)
        self.say(lambda _: fill(), lambda: "")
        box.activated.connect(lambda _: write(str(box.currentData())))
        self.add_row(words, box, hint)
        return box

    def add_number(
        self,
        words: Words,
        bounds: tuple[int, int, int],
        read: Callable[[Settings], int],
        write: Callable[[int], None],
        *,
        unit: Words = str,
        hint: Words | None = None,
    ) -> QSpinBox:
        """A number between the first two ``bounds`` in steps of the third."""
        low, high, step = bounds
        box = QSpinBox(minimum=low, maximum=high, singleStep=step)
        box.setMinimumWidth(130)
        indent_number(box)
        self.say(lambda suffix: box.setSuffix(f" {suffix}" if suffix else ""), unit)
        self._fill(lambda: box.setValue(read(self.current)))

        def store() -> None:
            if box.value() != read(self.current):
                write(box.value())

        box.editingFinished.connect(store)
        self.add_row(words, box, hint)
        return box

    def _fill(self, filler: Callable[[], None]) -> None:
        self._fillers.append(filler)
        filler()

    def _on_refused(self, error: KreyolError) -> None:
        self._tools.errors.present(error)
        self.show_settings()
