"""What was done over time: translations, audio and requests as lines, errors among them."""

from collections.abc import Callable, Sequence

from PySide6.QtCharts import QChart, QChartView, QDateTimeAxis, QLineSeries, QValueAxis
from PySide6.QtCore import QDateTime, QMargins, QPointF, Qt
from PySide6.QtGui import QFont, QPainter, QPen
from PySide6.QtWidgets import QWidget

from kreyol_desktop.gui.live_text import LiveText
from kreyol_desktop.gui.theme import ThemeController
from kreyol_desktop.services.monitoring_series import MetricsRange, SeriesPoint

_FORMATS = {
    MetricsRange.HOUR: "HH:mm",
    MetricsRange.DAY: "HH:mm",
    MetricsRange.MONTH: "d MMM",
    MetricsRange.ALL: "MMM yyyy",
}
_STEPS = {
    MetricsRange.HOUR: (60, 60),
    MetricsRange.DAY: (1800, 48),
    MetricsRange.MONTH: (86_400, 31),
}
"""Seconds from one point to the next, and how many make a period."""
_MONTH_S = 30 * 86_400
_LINES: tuple[tuple[str, str, Callable[[SeriesPoint], float]], ...] = (
    ("translations", "accent", lambda p: p.translations),
    ("audios", "success", lambda p: p.audios),
    ("requests", "warning", lambda p: p.requests),
    ("errors", "danger", lambda p: p.errors),
)


class ActivityChart(LiveText, QChartView):
    """Four lines on one time axis, empty until ``show_points``."""

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setFixedHeight(270)
        self.setFrameShape(QChartView.Shape.NoFrame)
        self.setStyleSheet("background: transparent;")
        self._lines = {name: QLineSeries() for name, _, _ in _LINES}
        self._time = QDateTimeAxis()
        self._time.setTickCount(7)
        self._count = QValueAxis()
        self._count.setLabelFormat("%d")
        self._count.setMin(0)
        chart = QChart()
        chart.setBackgroundVisible(False)
        chart.setMargins(QMargins(0, 0, 0, 0))
        chart.addAxis(self._time, Qt.AlignmentFlag.AlignBottom)
        chart.addAxis(self._count, Qt.AlignmentFlag.AlignLeft)
        for line in self._lines.values():
            chart.addSeries(line)
            line.attachAxis(self._time)
            line.attachAxis(self._count)
        chart.legend().setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setChart(chart)
        theme.theme_changed.connect(self._paint_lines)
        self.retranslate()
        self._paint_lines()

    def show_points(self, points: Sequence[SeriesPoint], span: MetricsRange) -> None:
        """Show the points of a period."""
        shown = fill_gaps(points, span, QDateTime.currentSecsSinceEpoch())
        self._time.setFormat(_FORMATS[span])
        self._time.setRange(_moment(shown[0].start), _moment(shown[-1].start))
        highest = 1.0
        for name, _, read in _LINES:
            line = self._lines[name]
            line.replace([QPointF(point.start * 1000, read(point)) for point in shown])
            highest = max(highest, *(read(point) for point in shown))
        self._count.setMax(max(4.0, highest * 1.1))
        self._count.applyNiceNumbers()

    def retranslate(self) -> None:
        """Name the lines."""
        super().retranslate()
        names = {
            "translations": self.tr("Translations"),
            "audios": self.tr("Audio clips"),
            "requests": self.tr("Requests"),
            "errors": self.tr("Errors"),
        }
        for name, line in self._lines.items():
            line.setName(names[name])

    def _paint_lines(self) -> None:
        tokens = self._theme.tokens
        for name, token, _ in _LINES:
            self._lines[name].setPen(QPen(tokens.color(token), 2.5))
        font = QFont("Inter")
        font.setPixelSize(12)
        self.chart().legend().setFont(font)
        for axis in (self._time, self._count):
            axis.setLabelsFont(font)
            axis.setLabelsColor(tokens.color("muted"))
            axis.setGridLineColor(tokens.color("border"))
            axis.setLinePenColor(tokens.color("border"))
        self.chart().legend().setLabelColor(tokens.color("text"))


def fill_gaps(points: Sequence[SeriesPoint], span: MetricsRange, now: float) -> list[SeriesPoint]:
    """The points with zeros in between, over the whole period that ends ``now``."""
    if span not in _STEPS:
        shown = list(points) or [SeriesPoint(now)]
        return [SeriesPoint(shown[0].start - _MONTH_S), *shown] if len(shown) == 1 else shown
    step, count = _STEPS[span]
    known = {int(point.start // step): point for point in points}
    last = int(now // step)
    return [known.get(n, SeriesPoint(n * step)) for n in range(last - count + 1, last + 1)]


def _moment(seconds: float) -> QDateTime:
    return QDateTime.fromSecsSinceEpoch(int(seconds))
