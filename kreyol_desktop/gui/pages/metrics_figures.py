"""The figures of the metrics page: where each comes from, and its words."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from kreyol_desktop.gui.measures import duration_text, number_text, percent_text, size_text
from kreyol_desktop.gui.system_load import SystemLoad

Summary = Mapping[str, Any]
Reading = tuple[str, str]
CHARACTERS_PER_WORD = 6.0
NOTHING = "–"


@dataclass(frozen=True, slots=True)
class Figure:
    """``read`` returns the value and a line of context below it."""

    key: str
    icon: str
    words: str
    read: Callable[[Summary, SystemLoad, int], Reading]


def figure_words(key: str) -> str:
    """The title of a figure."""
    words = next(figure.words for figure in FIGURES if figure.key == key)
    return QCoreApplication.translate("Figures", words)


def _number(summary: Summary, name: str) -> float:
    value = summary.get(name, 0)
    return float(value) if isinstance(value, int | float) else 0.0


def _p95(summary: Summary, name: str) -> float:
    percentiles = summary.get("percentiles", {})
    return float(percentiles.get(name, {}).get("p95", 0.0))


def _when_any(summary: Summary, count: str, value: str) -> str:
    """``value``, or a dash while there is nothing that it could be the mean or the share of."""
    return value if _number(summary, count) else NOTHING


def _milliseconds(seconds: float) -> str:
    return f"{number_text(seconds * 1000)} ms" if seconds < 1 else f"{number_text(seconds, 1)} s"


def _nothing_yet() -> str:
    return QCoreApplication.translate("Figures", "nothing yet")


def _nearly_all(summary: Summary, name: str) -> str:
    """Under what time nearly all events of the period stayed, or of the latest ones."""
    p95 = _p95(summary, name)
    if not p95:
        return _nothing_yet()
    words = QCoreApplication.translate("Figures", "95 % under {time}")
    if summary.get("is_of_the_latest", False):
        words = QCoreApplication.translate("Figures", "of the latest, 95 % under {time}")
    return words.format(time=_milliseconds(p95))


def _translations(summary: Summary, _load: SystemLoad, _queue: int) -> Reading:
    characters = number_text(_number(summary, "characters_translated"))
    hint = QCoreApplication.translate("Figures", "{count} characters").format(count=characters)
    return number_text(_number(summary, "total_translations")), hint


def _duration(summary: Summary, _load: SystemLoad, _queue: int) -> Reading:
    mean = _milliseconds(_number(summary, "avg_translation_duration"))
    hint = _nearly_all(summary, "translation_duration")
    return _when_any(summary, "total_translations", mean), hint


def _speed(summary: Summary, _load: SystemLoad, _queue: int) -> Reading:
    words = number_text(_number(summary, "characters_per_second") / CHARACTERS_PER_WORD)
    hint = QCoreApplication.translate("Figures", "words per second")
    return _when_any(summary, "total_translations", words), hint


def _hits(summary: Summary, _load: SystemLoad, _queue: int) -> Reading:
    hint = QCoreApplication.translate("Figures", "found in the memory")
    share = percent_text(_number(summary, "cache_hit_rate"))
    return _when_any(summary, "total_translations", share), hint


def _audio(summary: Summary, _load: SystemLoad, _queue: int) -> Reading:
    count = _number(summary, "total_audio_generations")
    hint = QCoreApplication.translate("Figures", "{size}, {time} each").format(
        size=size_text(_number(summary, "audio_mb") * 1_000_000),
        time=_milliseconds(_number(summary, "avg_audio_duration")),
    )
    return number_text(count), hint if count else _nothing_yet()


def _real_time(summary: Summary, _load: SystemLoad, _queue: int) -> Reading:
    played = _number(summary, "audio_played_s")
    if not played:
        return NOTHING, _nothing_yet()
    hint = QCoreApplication.translate("Figures", "of the time that it plays ({time})").format(
        time=duration_text(played)
    )
    return percent_text(_number(summary, "real_time_factor")), hint


def _requests(summary: Summary, _load: SystemLoad, _queue: int) -> Reading:
    hint = _nearly_all(summary, "response_time")
    return number_text(_number(summary, "total_requests")), hint


def _errors(summary: Summary, _load: SystemLoad, _queue: int) -> Reading:
    rate = percent_text(_number(summary, "error_rate"))
    hint = QCoreApplication.translate("Figures", "{share} of the requests").format(share=rate)
    return number_text(_number(summary, "total_errors")), hint


def _queue(_summary: Summary, _load: SystemLoad, queue: int) -> Reading:
    return number_text(queue), QCoreApplication.translate("Figures", "jobs waiting or running")


def _cpu(_summary: Summary, load: SystemLoad, _queue: int) -> Reading:
    hint = QCoreApplication.translate("Figures", "of all cores")
    return percent_text(load.cpu_percent / 100), hint


def _memory(_summary: Summary, load: SystemLoad, _queue: int) -> Reading:
    return size_text(load.memory_bytes), QCoreApplication.translate(
        "Figures", "used by the program"
    )


def _disk(_summary: Summary, load: SystemLoad, _queue: int) -> Reading:
    hint = QCoreApplication.translate("Figures", "{size} free").format(
        size=size_text(load.disk_free_bytes)
    )
    return size_text(load.data_bytes), hint


def _uptime(summary: Summary, _load: SystemLoad, _queue: int) -> Reading:
    hint = QCoreApplication.translate("Figures", "since the start")
    return duration_text(_number(summary, "uptime_s")), hint


FIGURES = (
    Figure(
        "translations",
        "languages",
        str(QT_TRANSLATE_NOOP("Figures", "Translations")),
        _translations,
    ),
    Figure(
        "duration", "clock", str(QT_TRANSLATE_NOOP("Figures", "Mean translation time")), _duration
    ),
    Figure("speed", "chart-column", str(QT_TRANSLATE_NOOP("Figures", "Speed")), _speed),
    Figure("hits", "history", str(QT_TRANSLATE_NOOP("Figures", "Remembered")), _hits),
    Figure("audio", "headphones", str(QT_TRANSLATE_NOOP("Figures", "Audio clips")), _audio),
    Figure(
        "real_time",
        "audio-lines",
        str(QT_TRANSLATE_NOOP("Figures", "Making audio takes")),
        _real_time,
    ),
    Figure("requests", "server", str(QT_TRANSLATE_NOOP("Figures", "Requests")), _requests),
    Figure("errors", "circle-alert", str(QT_TRANSLATE_NOOP("Figures", "Errors")), _errors),
    Figure("queue", "file-text", str(QT_TRANSLATE_NOOP("Figures", "Queue")), _queue),
    Figure("cpu", "loader-circle", str(QT_TRANSLATE_NOOP("Figures", "Processor")), _cpu),
    Figure("memory", "package", str(QT_TRANSLATE_NOOP("Figures", "Memory")), _memory),
    Figure("disk", "save", str(QT_TRANSLATE_NOOP("Figures", "Disk")), _disk),
    Figure("uptime", "play", str(QT_TRANSLATE_NOOP("Figures", "Running for")), _uptime),
)
