"""What the history is asked for: a search line and three filters."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QLineEdit, QSizePolicy, QWidget

from kreyol_desktop.core.job import TaskQuery, TaskState, TaskType
from kreyol_desktop.core.search_text import MAX_TYPED_CHARS
from kreyol_desktop.gui.live_text import LiveText
from kreyol_desktop.gui.tools import WindowTools
from kreyol_desktop.gui.widgets.controls import make_row, name_control
from kreyol_desktop.gui.words import state_word, type_word

TYPING_PAUSE_MS = 200
PERIODS_DAYS = (0, 1, 7, 30, 365)
LEAST_LINES = {"search": 8, "box": 6}
"""Widths in heights of a line below which nothing is made narrower."""


class HistoryFilters(LiveText, QWidget):
    """Emits ``changed`` when something else is asked for, ``left`` when the results are wanted."""

    changed = Signal()
    left = Signal()

    def __init__(self, tools: WindowTools, parent: QWidget) -> None:
        super().__init__(parent)
        self._tools = tools
        self._row = make_row(spacing=10)
        self.setLayout(self._row)
        self._row.setContentsMargins(0, 0, 0, 0)
        self.timer = QTimer(self, singleShot=True, interval=TYPING_PAUSE_MS)
        self.timer.timeout.connect(self.changed)
        self.search = QLineEdit(clearButtonEnabled=True, maxLength=MAX_TYPED_CHARS)
        # The boxes take what their words need first, down to the least that can be typed in.
        self.search.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._lens = QAction(self)
        self.search.addAction(self._lens, QLineEdit.ActionPosition.LeadingPosition)
        self._row.addWidget(self.search, 1)
        self.say(self.search.setPlaceholderText, lambda: self.tr("Search names and texts"))
        name_control(
            self,
            self.search,
            lambda: self.tr("Search names and texts"),
            lambda: self.tr(
                "All words must be there, in either language, with or without accents. Words in quotes must follow each other."
            ),
        )
        self._paint_lens()
        tools.theme.theme_changed.connect(self._paint_lens)
        self.search.textChanged.connect(lambda _: self.timer.start())
        self.search.returnPressed.connect(self.left)
        down = QShortcut(QKeySequence(Qt.Key.Key_Down), self.search)
        down.setContext(Qt.ShortcutContext.WidgetShortcut)
        down.activated.connect(self.left)

    def add_boxes(self) -> None:
        """Make the filters: a step of its own, to keep each one short."""
        self.state = QComboBox()
        self.type = QComboBox()
        self.period = QComboBox()
        name_control(self, self.state, lambda: self.tr("State"))
        name_control(self, self.type, lambda: self.tr("Type"))
        name_control(self, self.period, lambda: self.tr("Period"))
        for box in self._boxes():
            self._row.addWidget(box)
            box.activated.connect(lambda _: self.changed.emit())
        self.fit_width()

    def fit_width(self) -> None:
        """Where room is short, the search line gives some of its own first, then the boxes."""
        line = self.fontMetrics().height()
        self.search.setMinimumWidth(LEAST_LINES["search"] * line)
        for box in self._boxes():
            box.setMinimumWidth(LEAST_LINES["box"] * line)

    def query(self) -> TaskQuery:
        """What is asked for, without a page."""
        state, kind = self.state.currentData(), self.type.currentData()
        days = self.period.currentData() or 0
        return TaskQuery(
            states=frozenset({TaskState(state)}) if state else frozenset(),
            type=TaskType(kind) if kind else None,
            text=self.search.text().strip(),
            since=_days_ago(days) if days else None,
        )

    def retranslate(self) -> None:
        """Fill the filters in the new language."""
        super().retranslate()
        if "period" not in self.__dict__:
            return
        states = [("", self.tr("Every state"))] + [(s.value, state_word(s)) for s in TaskState]
        types = [("", self.tr("Every type"))] + [(t.value, type_word(t)) for t in TaskType]
        days = (
            self.tr("Any time"),
            self.tr("Today"),
            self.tr("Last 7 days"),
            self.tr("Last 30 days"),
            self.tr("Last year"),
        )
        _refill(self.state, states)
        _refill(self.type, types)
        _refill(self.period, list(zip(PERIODS_DAYS, days, strict=True)))

    def _boxes(self) -> tuple[QComboBox, ...]:
        return (self.state, self.type, self.period)

    def _paint_lens(self) -> None:
        self._lens.setIcon(self._tools.icons.icon("search", "muted", 18))


def _days_ago(days: int) -> float:
    """Midnight at the start of today, or ``days`` days ago, as seconds since the epoch."""
    day = date.today() - timedelta(days=days - 1)
    return datetime.combine(day, time()).timestamp()


def _refill(box: QComboBox, rows: Sequence[tuple[object, str]]) -> None:
    chosen = max(0, box.currentIndex())
    box.clear()
    for data, words in rows:
        box.addItem(words, data)
    box.setCurrentIndex(chosen)
