"""Figures behind the metrics panel and the server's metrics: counts, durations, rates.

Totals are exact and survive a restart; detail (percentiles) comes from bounded windows of the last
events, so that memory stays flat. Only numbers, route names, language codes and error types are
kept: never a text, a file name, a token or an error's message.
"""

import csv
import io
import json
import logging
import threading
import time
from collections import deque
from collections.abc import Callable, Mapping
from pathlib import Path

from kreyol_desktop.services.monitoring_details import DetailSeries, period_summary
from kreyol_desktop.services.monitoring_series import (
    MetricsRange,
    Series,
    SeriesPoint,
    summary_of,
)
from kreyol_desktop.services.monitoring_totals import (
    SERVER_FAILURE,
    Totals,
    label,
    percentiles,
    totals_from,
    totals_to,
)
from kreyol_desktop.storage.atomic_file import write_atomically
from kreyol_desktop.storage.file_operations import FileOperations, make_private_folder

logger = logging.getLogger(__name__)

REQUEST_WINDOW = 1000
TRANSLATION_WINDOW = 500
AUDIO_WINDOW = 500
ERROR_WINDOW = 100
SAVE_EVERY_S = 30.0
FILE_VERSION = 1

TIMED = ("response_time", "translation_duration", "audio_duration")
"""What has percentiles, by the names of the summary."""

CONTEXT_KEYS = frozenset({"endpoint", "method", "stage", "task_type", "status"})
"""What of an error's context is kept: names that the program itself made up."""


class PerformanceMonitor:
    """Counts what the program does; every method may be called from any thread.

    ``path`` is where the figures are kept between runs; None keeps them in memory only. A file
    that cannot be read is set aside, never a reason not to start.
    """

    def __init__(
        self,
        path: Path | None = None,
        *,
        clock: Callable[[], float] = time.time,
        save_every_s: float = SAVE_EVERY_S,
    ) -> None:
        self._path = path
        self._clock = clock
        self._save_every_s = save_every_s
        self._lock = threading.Lock()
        self._file_lock = threading.Lock()
        self._saver: threading.Thread | None = None
        self._started_at = clock()
        self._saved_at = self._started_at
        self._forget()
        self._load()

    # ------------------------------------------------------------ recording

    def record_request(self, endpoint: str, method: str, status_code: int, duration: float) -> None:
        """Count one answered request; ``endpoint`` is the route's pattern, duration in seconds."""
        failed = status_code >= SERVER_FAILURE
        endpoint, method = label(endpoint), label(method)
        with self._lock:
            now = self._clock()
            self._totals.add_request(endpoint, method, status_code, duration)
            self._requests.append(duration)
            self._series.add(now, requests=1, request_s=duration, failed=int(failed))
            minute = self._details.minute(now)
            minute.add_request(f"{method} {endpoint}", status_code, duration)
            minute.add_duration("response_time", duration)
        self._save_when_due()

    def record_translation(
        self,
        text_length: int,
        translation_length: int,
        duration: float,
        source_lang: str,
        target_lang: str,
        cache_hit: bool,
    ) -> None:
        """Count one translated text; lengths in characters, duration in seconds."""
        with self._lock:
            self._totals.add_translation(
                f"{label(source_lang)}-{label(target_lang)}",
                text_length,
                translation_length,
                duration,
                hit=cache_hit,
            )
            now = self._clock()
            self._translations.append(duration)
            self._details.minute(now).add_duration("translation_duration", duration)
            self._series.add(
                now,
                translations=1,
                translation_s=duration,
                cache_hits=int(cache_hit),
                characters=text_length,
            )
        self._save_when_due()

    def record_audio_generation(
        self,
        text_length: int,
        audio_size_mb: float,
        duration: float,
        language: str,
        *,
        played_s: float = 0.0,
    ) -> None:
        """Count one rendered audio; text in characters, size in megabytes, duration in seconds.

        ``played_s`` is how long it plays; it may be unknown (0).
        """
        with self._lock:
            self._totals.add_audio(
                label(language), text_length, audio_size_mb, duration, played_s=played_s
            )
            now = self._clock()
            self._audios.append(duration)
            self._details.minute(now).add_duration("audio_duration", duration)
            self._series.add(
                now,
                audios=1,
                audio_s=duration,
                audio_mb=audio_size_mb,
                played_s=played_s,
                played_made_s=duration if played_s > 0 else 0.0,
            )
        self._save_when_due()

    def record_error(
        self,
        type: str,  # noqa: A002 - the product's published signature
        message: str,
        context: Mapping[str, str | int] | None = None,
    ) -> None:
        """Count an error by its type (a KreyolError's code or a class name).

        ``message`` is deliberately dropped, since it may quote the user; of ``context`` only
        ``CONTEXT_KEYS`` are kept.
        """
        del message
        kept = {k: label(str(v)) for k, v in (context or {}).items() if k in CONTEXT_KEYS}
        with self._lock:
            now = self._clock()
            self._totals.add_error(label(type))
            self._errors.append({"time": now, "type": label(type), "context": kept})
            self._series.add(now, errors=1)
        self._save_when_due()

    # -------------------------------------------------------------- reading

    @property
    def uptime_s(self) -> float:
        """Seconds since this monitor was made."""
        return max(0.0, self._clock() - self._started_at)

    def get_summary(self, span: MetricsRange = MetricsRange.ALL) -> dict[str, object]:
        """Everything at a glance; durations in seconds, rates from 0 to 1.

        With a ``span``, totals, averages, percentiles and the table by endpoint are those of its
        stretches of time (percentiles at most 5 % above the exact ones); tables by direction and type
        stay those of everything. Without one, percentiles are exact and of the latest events.
        """
        with self._lock:
            windows = (self._requests, self._translations, self._audios)
            return {
                **self._totals.summary(),
                "uptime_s": self.uptime_s,
                "percentiles": dict(zip(TIMED, map(percentiles, windows), strict=True)),
                **self._of_period(span),
            }

    def _of_period(self, span: MetricsRange) -> dict[str, object]:
        """What of a summary belongs to ``span``; the lock is held."""
        if span is MetricsRange.ALL:
            return {}
        now = self._clock()
        details = period_summary(self._details.of(span, now), TIMED)
        return {**summary_of(self._series.points(span, now)), **details}

    def series(self, span: MetricsRange) -> tuple[SeriesPoint, ...]:
        """Figures over time, oldest first: one point a minute, half-hour, day or month."""
        with self._lock:
            return self._series.points(span, self._clock())

    def recent_errors(self) -> tuple[dict[str, object], ...]:
        """The last errors, oldest first: time, type and context."""
        with self._lock:
            return tuple(dict(error) for error in self._errors)

    def export_json(self) -> str:
        """Summary, series and recent errors as JSON."""
        document = {
            "summary": self.get_summary(),
            "series": {
                span.value: [point.as_dict() for point in self.series(span)]
                for span in MetricsRange
            },
            "errors": self.recent_errors(),
        }
        return json.dumps(document, indent=2)

    def export_csv(self, span: MetricsRange) -> str:
        """The series of one range as CSV with a header line."""
        target = io.StringIO()
        writer = csv.DictWriter(target, fieldnames=SeriesPoint.columns(), lineterminator="\n")
        writer.writeheader()
        writer.writerows(point.as_dict() for point in self.series(span))
        return target.getvalue()

    # -------------------------------------------------------------- keeping

    def reset(self) -> None:
        """Forget every figure, on disk too; the uptime goes on."""
        with self._lock:
            self._forget()
        self.save()

    def save(self) -> None:
        """Write the figures to disk now, atomically. A failure is logged, not raised."""
        if self._path is None:
            return
        with self._file_lock:
            with self._lock:
                self._saved_at = self._clock()
                text = json.dumps(self._state())
            try:
                make_private_folder(self._path.parent)
                write_atomically(FileOperations(), self._path, text.encode())
            except OSError as error:
                logger.warning("The metrics could not be saved: %s", error.strerror)

    def close(self) -> None:
        """Save for the last time."""
        saver = self._saver
        if saver is not None:
            saver.join()
        self.save()

    def _save_when_due(self) -> None:
        """Save in a passing thread: the caller may be an event loop, and a disk may be slow."""
        if self._path is None:
            return
        with self._lock:
            now = self._clock()
            if now - self._saved_at < self._save_every_s:
                return
            self._saved_at = now
            saver = threading.Thread(target=self.save, name="monitor-save")
            self._saver = saver
        saver.start()

    def _forget(self) -> None:
        self._totals = Totals()
        self._series = Series()
        self._details = DetailSeries()
        self._requests: deque[float] = deque(maxlen=REQUEST_WINDOW)
        self._translations: deque[float] = deque(maxlen=TRANSLATION_WINDOW)
        self._audios: deque[float] = deque(maxlen=AUDIO_WINDOW)
        self._errors: deque[dict[str, object]] = deque(maxlen=ERROR_WINDOW)

    def _state(self) -> dict[str, object]:
        return {
            "version": FILE_VERSION,
            "totals": totals_to(self._totals),
            "series": self._series.to_state(),
            "details": self._details.to_state(),
            "requests": list(self._requests),
            "translations": list(self._translations),
            "audios": list(self._audios),
            "errors": list(self._errors),
        }

    def _load(self) -> None:
        if self._path is None or not self._path.exists():
            return
        try:
            self._restore(json.loads(self._path.read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
            logger.warning("The saved metrics are unreadable (%s); counting anew.", error)
            self._forget()
            self._set_aside()

    def _restore(self, state: dict[str, object]) -> None:
        if state["version"] != FILE_VERSION:
            raise ValueError("unknown version")
        self._totals = totals_from(state["totals"])
        self._series = Series.from_state(state["series"])
        if "details" in state:  # earlier versions kept none
            self._details = DetailSeries.from_state(state["details"])
        self._requests.extend(_floats(state["requests"]))
        self._translations.extend(_floats(state["translations"]))
        self._audios.extend(_floats(state["audios"]))
        self._errors.extend(_errors(state["errors"]))

    def _set_aside(self) -> None:
        assert self._path is not None
        try:
            self._path.replace(self._path.with_suffix(".unreadable"))
        except OSError as error:
            logger.warning("The unreadable metrics stay where they are: %s", error.strerror)


def _floats(values: object) -> list[float]:
    if not isinstance(values, list):
        raise TypeError("not a list")
    return [float(value) for value in values]


def _errors(values: object) -> list[dict[str, object]]:
    if not isinstance(values, list):
        raise TypeError("not a list")
    return [dict(value) for value in values]
