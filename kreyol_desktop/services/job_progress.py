"""From a stage's counts to the progress of the whole job."""

import time
from collections.abc import Callable, Mapping

from kreyol_desktop.core.job import JobRequest, TaskType
from kreyol_desktop.core.progress import Progress, Stage

_WEIGHTS: Mapping[Stage, float] = {
    Stage.READ: 6,
    Stage.SEGMENT: 2,
    Stage.TRANSLATE: 45,
    Stage.SPEAK: 25,
    Stage.ENCODE: 10,
    Stage.TYPESET: 10,
    Stage.PUBLISH: 2,
}
"""Rough shares of a job's time; only their ratio matters."""

_AUDIO_STAGES = frozenset({Stage.SPEAK, Stage.ENCODE})
_SPOKEN_TEXT_STAGES = _AUDIO_STAGES | {Stage.PUBLISH}
_ETA_AFTER_S = 2.0
_ETA_AFTER_PERCENT = 1.0


def stages_of(request: JobRequest) -> tuple[Stage, ...]:
    """The stages that a job goes through, in order."""
    if request.type is TaskType.AUDIO:
        return tuple(stage for stage in Stage if stage in _SPOKEN_TEXT_STAGES)
    if request.audio is None:
        return tuple(stage for stage in Stage if stage not in _AUDIO_STAGES)
    return tuple(Stage)


class ProgressMeter:
    """Overall percent that never goes back, and the time left.

    Time is monotonic, so that a jump of the clock changes nothing; ``pause`` and ``resume`` keep
    waiting out of it. Not thread-safe: the caller locks.
    """

    def __init__(
        self, stages: tuple[Stage, ...], *, monotonic: Callable[[], float] = time.monotonic
    ) -> None:
        self._stages = stages
        self._monotonic = monotonic
        self._started = monotonic()
        self._paused_at: float | None = None
        self._percent = 0.0

    def measure(self, stage: Stage, done: int, total: int) -> Progress:
        """Progress after ``done`` of ``total`` units of ``stage``; counts are clamped."""
        total = max(total, 0)
        done = min(max(done, 0), total) if total else 0
        self._percent = max(self._percent, self._overall(stage, done / total if total else 0.0))
        return Progress(stage, done, total, round(self._percent, 2), self._eta_s())

    def pause(self) -> None:
        """Time stands still until ``resume``."""
        if self._paused_at is None:
            self._paused_at = self._monotonic()

    def resume(self) -> None:
        """Time goes on."""
        if self._paused_at is not None:
            self._started += self._monotonic() - self._paused_at
            self._paused_at = None

    def _overall(self, stage: Stage, fraction: float) -> float:
        if stage not in self._stages:
            return 0.0
        whole = sum(_WEIGHTS[each] for each in self._stages)
        before = sum(_WEIGHTS[each] for each in self._stages[: self._stages.index(stage)])
        return 100.0 * (before + fraction * _WEIGHTS[stage]) / whole

    def _eta_s(self) -> float | None:
        elapsed = self._monotonic() - self._started
        if elapsed < _ETA_AFTER_S or self._percent < _ETA_AFTER_PERCENT:
            return None
        return round(elapsed * (100.0 - self._percent) / self._percent, 1)
