"""Times, sizes and dates as people write them."""

import time

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from kreyol_desktop.gui.measures import (
    clock_text,
    day_text,
    duration_text,
    number_text,
    percent_text,
    size_text,
)


@pytest.fixture(autouse=True)
def english(qapp: QApplication) -> None:
    QLocale.setDefault(QLocale("en_US"))


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0, "1 s"),
        (59, "59 s"),
        (60, "1 min"),
        (150, "2 min"),
        (3600, "1 h 0 min"),
        (9000, "2 h 30 min"),
    ],
)
def test_durations_are_rough(seconds: float, text: str) -> None:
    assert duration_text(seconds) == text


@pytest.mark.parametrize(
    ("seconds", "text"), [(0, "0:00"), (65.9, "1:05"), (3725, "1:02:05"), (-1, "0:00")]
)
def test_positions_are_exact(seconds: float, text: str) -> None:
    assert clock_text(seconds) == text


def test_numbers_follow_the_language() -> None:
    assert number_text(1234.5, 1) == "1,234.5"
    assert percent_text(0.256) == "26 %"
    assert size_text(12_345_678) == "12.3 MB"
    QLocale.setDefault(QLocale("fr_FR"))
    assert number_text(1234.5, 1).replace("\u202f", " ") == "1 234,5"


def test_yesterday_and_today_have_names() -> None:
    assert day_text(time.time()).startswith("Today")
    assert day_text(time.time(), inside=True).startswith("today")
    assert day_text(time.time() - 86_400).startswith("Yesterday")
    assert "ay," not in day_text(time.time() - 7 * 86_400)
