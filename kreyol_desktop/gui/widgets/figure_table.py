"""A small read-only table that is as high as its rows."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from kreyol_desktop.gui.error_presenter import phrase_for
from kreyol_desktop.gui.measures import day_text, number_text

ROWS_SHOWN = 12


class FigureTable(QTableWidget):
    """Rows of text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._empty_words = ""
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )

    def set_headers(self, *words: str) -> None:
        """Name the columns; the first one stretches."""
        self.setColumnCount(len(words))
        self.setHorizontalHeaderLabels(words)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)

    def set_empty_words(self, words: str) -> None:
        """What to say when there are no rows."""
        self._empty_words = words
        self.show_rows([])

    def show_rows(self, rows: Sequence[Sequence[str]]) -> None:
        """Show the rows, the first twelve of them."""
        shown = list(rows)[:ROWS_SHOWN] or [[self._empty_words]]
        self.setRowCount(len(shown))
        for number, row in enumerate(shown):
            for column in range(self.columnCount()):
                text = row[column] if column < len(row) else ""
                self.setItem(number, column, QTableWidgetItem(text))
        line = self.fontMetrics().height() + 16
        for number in range(len(shown)):
            self.setRowHeight(number, line)
        self.setFixedHeight(line * len(shown) + self.horizontalHeader().sizeHint().height() + 6)

    def show_requests(self, summary: Mapping[str, Any]) -> None:
        """Endpoints by number of requests, the busiest first."""
        endpoints: Mapping[str, Any] = summary.get("requests_by_endpoint", {})
        busiest = sorted(endpoints.items(), key=lambda item: -int(item[1]["count"]))
        self.show_rows(
            [
                (
                    name,
                    number_text(entry["count"]),
                    f"{number_text(entry['avg_response_time'] * 1000)} ms",
                    "   ".join(f"{code}: {n}" for code, n in sorted(entry["statuses"].items())),
                )
                for name, entry in busiest
            ]
        )

    def show_errors(self, errors: Sequence[Mapping[str, Any]]) -> None:
        """The last errors, the newest first, in the words of the presenter."""
        self.show_rows(
            [
                (
                    day_text(float(error["time"])),
                    f"{phrase_for(str(error['type'])).problem} ({error['type']})",
                    ", ".join(f"{k}: {v}" for k, v in error["context"].items()),
                )
                for error in reversed(errors)
            ]
        )
