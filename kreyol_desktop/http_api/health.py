"""Is the program able to do its work? Looked into at most every two seconds, off the event loop."""

import asyncio
import logging
import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass

import anyio.to_thread

from kreyol_desktop.core.errors import KreyolError
from kreyol_desktop.core.model_info import ModelKind
from kreyol_desktop.http_api.api_services import ApiServices
from kreyol_desktop.http_api.problems import without_paths

logger = logging.getLogger(__name__)

FRESH_S = 2.0
PROBE_ENDPOINT = "GET /health"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why the program is not well: code, message and hint as in an error."""

    code: str
    message: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Health:
    """``reasons`` is empty when all is well; ``disk_free`` in bytes."""

    models: tuple[str, ...]
    voices: tuple[str, ...]
    queue: int
    disk_free: int
    reasons: tuple[Reason, ...]


class HealthProbe:
    """Answers from the last look; a look that is due is taken beside the answer.

    So a probe costs microseconds however busy the disk is, and is two seconds old at most, plus
    the time of one look.
    """

    def __init__(
        self, services: ApiServices, *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._services = services
        self._clock = clock
        self._seen: Health | None = None
        self._seen_at = 0.0
        self._look: asyncio.Task[None] | None = None

    async def health(self) -> Health:
        """The state of the program."""
        due = self._seen is None or self._clock() - self._seen_at > FRESH_S
        if due and self._look is None:
            self._look = asyncio.create_task(self._look_again())
        if self._seen is None and self._look is not None:
            await asyncio.shield(self._look)
        assert self._seen is not None
        return self._seen

    async def _look_again(self) -> None:
        try:
            before, self._seen = self._seen, await anyio.to_thread.run_sync(self._examine)
            self._seen_at = self._clock()
            _tell_change(before, self._seen)
        finally:
            self._look = None

    def _examine(self) -> Health:
        reasons: list[Reason] = []
        models = self._models(reasons)
        voices = self._voices(reasons)
        queue = self._queue(reasons)
        return Health(models, voices, queue, self._disk_free(reasons), tuple(reasons))

    def _models(self, reasons: list[Reason]) -> tuple[str, ...]:
        try:
            infos = self._services.models.installed()
        except KreyolError as error:
            reasons.append(_reason(error))
            return ()
        models = tuple(info.id for info in infos if info.kind is ModelKind.TRANSLATION)
        if not models:
            reasons.append(
                Reason("model.missing", "No translation model is installed.", "Install one.")
            )
        return models

    def _voices(self, reasons: list[Reason]) -> tuple[str, ...]:
        try:
            voices = tuple(voice.id for voice in self._services.speech.voices())
        except KreyolError as error:
            reasons.append(_reason(error))
            return ()
        if not voices:
            reasons.append(Reason("model.missing", "No voice is installed.", "Install one."))
        return voices

    def _queue(self, reasons: list[Reason]) -> int:
        try:
            # Counting is a write: it shows whether the database can be written.
            self._services.usage.count(PROBE_ENDPOINT, 0)
            return self._services.jobs.queue_length()
        except KreyolError as error:
            reasons.append(_reason(error))
            return 0

    def _disk_free(self, reasons: list[Reason]) -> int:
        try:
            return shutil.disk_usage(self._services.paths.data).free
        except OSError:
            reasons.append(Reason("resource.permission", "The data folder cannot be reached.", ""))
            return 0


def _tell_change(before: Health | None, now: Health) -> None:
    """Write down when the program falls ill and when it recovers: a probe's 503 is soon forgotten."""
    codes = [reason.code for reason in now.reasons]
    known = [reason.code for reason in before.reasons] if before is not None else []
    if codes and codes != known:
        logger.warning("Not able to do all its work: %s", ", ".join(codes))
    elif known and not codes:
        logger.info("Able to do all its work again")


def _reason(error: KreyolError) -> Reason:
    return Reason(error.code, without_paths(error.message), error.hint)
