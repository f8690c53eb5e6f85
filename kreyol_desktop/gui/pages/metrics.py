"""Figures: what the program has done, how fast, and how the machine is."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFileDialog, QGridLayout

from kreyol_desktop.core.errors import AccessDeniedError
from kreyol_desktop.core.job import TaskQuery, TaskState
from kreyol_desktop.gui.dialogs.question import Answer, Question
from kreyol_desktop.gui.pages.metrics_figures import FIGURES, Figure, figure_words
from kreyol_desktop.gui.services import GuiServices
from kreyol_desktop.gui.system_load import SystemLoad, read_system_load
from kreyol_desktop.gui.tools import WindowTools
from kreyol_desktop.gui.widgets.activity_chart import ActivityChart
from kreyol_desktop.gui.widgets.controls import make_button, make_card, make_label, name_control
from kreyol_desktop.gui.widgets.figure_table import FigureTable
from kreyol_desktop.gui.widgets.page import MARGIN, Page
from kreyol_desktop.gui.widgets.stat_card import StatCard
from kreyol_desktop.gui.widgets.words_box import WordsBox
from kreyol_desktop.services.monitoring_series import MetricsRange, SeriesPoint

REFRESH_MS = 2000
COLUMNS = 4
CARD_LINES = 12
"""The least width of a card in heights of a line."""
CARDS_PER_PART = 2


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Everything the page shows, read in one go on the desk lane."""

    summary: dict[str, object]
    points: tuple[SeriesPoint, ...]
    errors: tuple[dict[str, object], ...]
    load: SystemLoad
    queue: int


class MetricsPage(Page):
    """Refreshes itself while it is in front."""

    def __init__(self, services: GuiServices, tools: WindowTools) -> None:
        super().__init__(
            lambda: self.tr("Figures"),
            lambda: self.tr("What was done and how fast. No texts are kept here."),
        )
        self._services = services
        self._tools = tools
        self._timer = QTimer(self, interval=REFRESH_MS)
        self._timer.timeout.connect(self.refresh)
        self.cards: dict[str, StatCard] = {}
        self._columns = COLUMNS
        self._said = make_label(self, None, "success")
        self._said.hide()
        self.body.addWidget(self._said)
        self._grid = QGridLayout()
        self._grid.setSpacing(12)
        self.body.addLayout(self._grid)
        self.make_in_parts(
            self._make_actions,
            *(
                partial(self._make_cards, FIGURES[n : n + CARDS_PER_PART])
                for n in range(0, len(FIGURES), CARDS_PER_PART)
            ),
            self._make_chart,
            lambda: self.chart.show_points((), MetricsRange.HOUR),
            lambda: self._add_card(lambda: self.tr("Activity"), self.chart),
            self._make_requests,
            self._make_errors,
            self.retranslate,
        )

    def retranslate(self) -> None:
        """Name ranges and cards in the new language."""
        super().retranslate()
        names = (
            self.tr("Last hour"),
            self.tr("Last day"),
            self.tr("Last month"),
            self.tr("All time"),
        )
        spans = (span.value for span in MetricsRange)
        self.range.set_words(zip(names, spans, strict=True))
        for key, card in self.cards.items():
            card.set_title(figure_words(key))
        self.requests.set_headers(
            self.tr("Address"), self.tr("Count"), self.tr("Mean time"), self.tr("Statuses")
        )
        self.errors.set_headers(self.tr("When"), self.tr("What"), self.tr("Where"))
        self.requests.set_empty_words(self.tr("No requests yet"))
        self.errors.set_empty_words(self.tr("No errors"))

    def page_shown(self) -> None:
        """Look now, and every two seconds."""
        self.refresh()
        self._timer.start()

    def page_hidden(self) -> None:
        """Look no more."""
        self._timer.stop()
        self._said.hide()

    def fit_width(self) -> None:
        """As many cards side by side as there is room for."""
        super().fit_width()
        if "_grid" not in self.__dict__:
            return
        room = self.width() - 2 * MARGIN
        columns = max(1, min(COLUMNS, room // (CARD_LINES * self.fontMetrics().height())))
        if columns == self._columns:
            return
        self._columns = columns
        for number in range(COLUMNS):
            self._grid.setColumnStretch(number, int(number < columns))
        for number, card in enumerate(self.cards.values()):
            self._grid.addWidget(card, *divmod(number, columns))

    def refresh(self) -> None:
        """Read everything on the desk lane."""
        span = MetricsRange(self.range.currentData())
        self._tools.lanes.desk.submit(
            lambda: self._read(span),
            owner=self,
            done=self._show,
            failed=self._tools.errors.present,
            key="metrics",
        )

    # --------------------------------------------------------------- internal

    def _make_cards(self, figures: Sequence[Figure]) -> None:
        """The next cards of the grid."""
        for figure in figures:
            card = StatCard(self._tools.icons, figure.icon)
            self._grid.addWidget(card, *divmod(len(self.cards), self._columns))
            self.cards[figure.key] = card

    def _make_chart(self) -> None:
        self.chart = ActivityChart(self._tools.theme)

    def _make_requests(self) -> None:
        self.requests = FigureTable()
        self._add_card(lambda: self.tr("Requests to the server"), self.requests)

    def _make_errors(self) -> None:
        self.errors = FigureTable()
        self._add_card(lambda: self.tr("Latest errors"), self.errors)
        self.body.addStretch(1)

    def _read(self, span: MetricsRange) -> Snapshot:
        monitor = self._services.monitor
        waiting = TaskQuery(states=frozenset({TaskState.QUEUED, TaskState.RUNNING}), limit=1)
        summary = monitor.get_summary(span)
        return Snapshot(
            {**summary, "is_of_the_latest": span is MetricsRange.ALL},
            monitor.series(span),
            monitor.recent_errors(),
            read_system_load(self._services.paths.data),
            self._services.jobs.page(waiting).total,
        )

    def _show(self, snapshot: Snapshot) -> None:
        for figure in FIGURES:
            value, hint = figure.read(snapshot.summary, snapshot.load, snapshot.queue)
            self.cards[figure.key].show_value(value, hint)
        self.chart.show_points(snapshot.points, MetricsRange(self.range.currentData()))
        self.requests.show_requests(snapshot.summary)
        self.errors.show_errors(snapshot.errors)

    def _add_card(self, words: Callable[[], str], content: ActivityChart | FigureTable) -> None:
        card, layout = make_card()
        layout.addWidget(make_label(self, words, "cardTitle"))
        layout.addWidget(content)
        name_control(self, content, words)
        self.body.addWidget(card)

    def _make_actions(self) -> None:
        icons = self._tools.icons
        self.range = WordsBox()
        name_control(self, self.range, lambda: self.tr("Period of the figures"))
        export = make_button(self, icons, lambda: self.tr("Export…"), icon="download")
        reset = make_button(self, icons, lambda: self.tr("Reset…"), icon="eraser", kind="ghost")
        export.clicked.connect(self._export)
        reset.clicked.connect(self._ask_reset)
        self.range.activated.connect(lambda _: self.refresh())
        for widget in (self.range, export, reset):
            self.header_actions.addWidget(widget)

    def _export(self) -> None:
        kinds = {"JSON (*.json)": ".json", "CSV (*.csv)": ".csv"}
        name, kind = QFileDialog.getSaveFileName(
            self, self.tr("Export the figures"), "kreyol", ";;".join(kinds)
        )
        if name:
            target = Path(name)
            # A name without an ending gets that of the kind that was chosen.
            named = target.suffix.lower() in kinds.values()
            self.export_to(target if named else target.with_name(target.name + kinds[kind]))

    def export_to(self, target: Path) -> None:
        """Write JSON, or CSV of the chosen period when the name ends in .csv."""
        monitor, span = self._services.monitor, MetricsRange(self.range.currentData())

        def write() -> None:
            is_csv = target.suffix.lower() == ".csv"
            text = monitor.export_csv(span) if is_csv else monitor.export_json()
            try:
                target.write_text(text, encoding="utf-8")
            except OSError as error:
                raise AccessDeniedError(
                    f"The figures cannot be written: {error.strerror}.",
                    hint="Choose another place.",
                ) from error

        self._said.hide()
        self._tools.lanes.desk.submit(
            write,
            owner=self,
            done=lambda _: self._say(self.tr("Saved: {file}").format(file=target)),
            failed=self._tools.errors.present,
        )

    def _say(self, words: str) -> None:
        self._said.setText(words)
        self._said.show()

    def _ask_reset(self) -> None:
        question = Question(
            self._tools,
            lambda: self.tr("Reset all figures?"),
            lambda: self.tr("They begin again at zero. Jobs and texts are not touched."),
            (
                Answer("no", lambda: self.tr("Keep them")),
                Answer("yes", lambda: self.tr("Reset"), "danger"),
            ),
            parent=self.window(),
        )
        question.answered.connect(self._on_answer)
        question.open()

    def _on_answer(self, key: str) -> None:
        if key == "yes":
            self._tools.lanes.desk.submit(
                self._services.monitor.reset,
                owner=self,
                done=lambda _: self.refresh(),
                failed=self._tools.errors.present,
            )
