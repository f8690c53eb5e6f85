"""The controls of the reader's voice."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QLabel, QMenu, QSlider, QVBoxLayout, QWidget

from kreyol_desktop.gui.live_text import LiveText
from kreyol_desktop.gui.measures import clock_text, number_text
from kreyol_desktop.gui.reader.narrator import FileNarrator, Narrator
from kreyol_desktop.gui.tools import WindowTools
from kreyol_desktop.gui.widgets.controls import make_icon_button, make_row, name_control

RATES = (0.5, 0.6, 0.75, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0)
SLOW = 0.6
SCALE = 1000
SLEEP_MINUTES = (15, 30, 60)


class PlayerBar(LiveText, QFrame):
    """Works for whichever narrator it is given; without one it is switched off."""

    rate_changed = Signal(float)

    def __init__(self, tools: WindowTools, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("playerBar")
        self._tools = tools
        self._narrator: Narrator | None = None
        icons = tools.icons
        self.previous_chapter = make_icon_button(
            self, icons, lambda: self.tr("Previous chapter"), "chevrons-left"
        )
        self.next_chapter = make_icon_button(
            self, icons, lambda: self.tr("Next chapter"), "chevrons-right"
        )
        self.sleep = make_icon_button(self, icons, lambda: self.tr("Sleep timer"), "moon")
        self.previous = make_icon_button(
            self, icons, lambda: self.tr("Previous sentence"), "skip-back"
        )
        self.play = make_icon_button(
            self, icons, self._play_words, "play", kind="round", color="on_accent"
        )
        self.next = make_icon_button(self, icons, lambda: self.tr("Next sentence"), "skip-forward")
        self.repeat = make_icon_button(
            self, icons, lambda: self.tr("Repeat this sentence"), "repeat-1"
        )
        self.repeat.setCheckable(True)
        self.slow = make_icon_button(self, icons, lambda: self.tr("Slowly"), "turtle")
        self.slow.setCheckable(True)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        name_control(self, self.slider, lambda: self.tr("Place in the recording"))
        self.rate = QComboBox()
        for rate in RATES:
            self.rate.addItem(f"{number_text(rate, 2).rstrip('0').rstrip('.,')} ×", rate)
        self.rate.setCurrentIndex(RATES.index(1.0))
        name_control(self, self.rate, lambda: self.tr("Speed"))
        self._clock = QLabel("0:00")
        self._clock.setProperty("role", "muted")
        steps = (self.previous_chapter, self.previous, self.play, self.next, self.next_chapter)
        self._controls = (*steps, self.repeat, self.slow, self.sleep)
        row = make_row(*self._controls, spacing=4)
        row.addSpacing(6)
        row.addWidget(self.slider, 1)
        row.addWidget(self._clock)
        row.addWidget(self.rate)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.addLayout(row)
        self._connect()
        self.use(None)

    def use(self, narrator: Narrator | None) -> None:
        """Steer ``narrator``."""
        self._narrator = narrator
        for control in (*self._controls, self.slider):
            control.setEnabled(narrator is not None)
        several = narrator is not None and len(narrator.book.chapters) > 1
        self.previous_chapter.setVisible(several)
        self.next_chapter.setVisible(several)
        self.rate.setEnabled(narrator is not None)
        self.slider.setRange(0, round((narrator.length if narrator else 0) * SCALE))
        self.slider.setValue(0)
        self._on_moved(0.0)
        if narrator is not None:
            narrator.set_repeat(repeats=self.repeat.isChecked())
            narrator.set_rate(self._rate())
            narrator.playing_changed.connect(self._on_playing)
            narrator.moved.connect(self._on_moved)

    def _connect(self) -> None:
        self.play.clicked.connect(self.toggle)
        self.previous.clicked.connect(lambda: self.step(-1))
        self.next.clicked.connect(lambda: self.step(1))
        self.previous_chapter.clicked.connect(lambda: self.step_chapter(-1))
        self.next_chapter.clicked.connect(lambda: self.step_chapter(1))
        self.sleep.clicked.connect(self._offer_sleep)
        self.repeat.toggled.connect(self._on_repeat)
        self.slow.toggled.connect(lambda _: self._on_rate())
        self.rate.activated.connect(lambda _: self._on_rate())
        self.slider.sliderMoved.connect(self._on_slider)
        self.slider.actionTriggered.connect(self._on_slider_action)

    def show_rate(self, rate: float) -> None:
        """Set the speed to one of those in the list, for what is played from now on."""
        if rate in RATES:
            self.rate.setCurrentIndex(RATES.index(rate))
            self._on_rate()

    def toggle(self) -> None:
        """Play or pause."""
        if self._narrator is not None:
            self._narrator.toggle()

    def step(self, count: int) -> None:
        """Go ``count`` sentences on."""
        if self._narrator is not None:
            self._narrator.step(count)

    def step_chapter(self, count: int) -> None:
        """Go ``count`` chapters on."""
        if self._narrator is not None:
            self._narrator.step_chapter(count)

    def sleep_menu(self) -> QMenu:
        """When the voice should fall silent by itself."""
        menu = QMenu(self)
        for minutes in SLEEP_MINUTES:
            self._add_sleep(
                menu,
                self.tr("In {} minutes").format(minutes),
                partial(_sleep_in, 60.0 * minutes),
            )
        self._add_sleep(
            menu,
            self.tr("At the end of the chapter"),
            lambda narrator: narrator.sleep_after_chapter(),
        )
        self._add_sleep(menu, self.tr("No sleep timer"), lambda narrator: narrator.sleep_in(None))
        return menu

    def _add_sleep(self, menu: QMenu, words: str, choose: Callable[[Narrator], None]) -> None:
        def chosen() -> None:
            if self._narrator is not None:
                choose(self._narrator)

        menu.addAction(words, chosen)

    def _offer_sleep(self) -> None:
        menu = self.sleep_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.sleep.mapToGlobal(self.sleep.rect().topLeft()))

    def _rate(self) -> float:
        return SLOW if self.slow.isChecked() else float(self.rate.currentData())

    def _on_rate(self) -> None:
        if self._narrator is not None:
            self._narrator.set_rate(self._rate())
        self.rate_changed.emit(self._rate())

    def _on_repeat(self, on: bool) -> None:
        if self._narrator is not None:
            self._narrator.set_repeat(repeats=on)

    def _on_slider(self, value: int) -> None:
        if self._narrator is not None:
            self._narrator.seek(value / SCALE)

    def _on_slider_action(self) -> None:
        """A click beside the handle or an arrow key, not a drag."""
        if not self.slider.isSliderDown():
            self._on_slider(self.slider.sliderPosition())

    def _on_playing(self, playing: bool) -> None:
        self._tools.icons.set_icon(self.play, "pause" if playing else "play", "on_accent", 20)
        self.retranslate()

    def _on_moved(self, position: float) -> None:
        if not self.slider.isSliderDown():
            self.slider.setValue(round(position * SCALE))
        length = self._narrator.length if self._narrator else 0
        if isinstance(self._narrator, FileNarrator):
            self._clock.setText(f"{clock_text(position)} / {clock_text(length)}")
        else:
            self._clock.setText(f"{number_text(position + bool(length))} / {number_text(length)}")

    def _play_words(self) -> str:
        playing = self._narrator is not None and self._narrator.is_playing
        return self.tr("Pause") if playing else self.tr("Play")


def _sleep_in(seconds: float, narrator: Narrator) -> None:
    narrator.sleep_in(seconds)
