"""Speech on its way to a client while the rest of it is still being spoken."""

import logging
import time
from collections.abc import AsyncIterator

from fastapi import Request

from kreyol_desktop.core.errors import JobCancelled, KreyolError
from kreyol_desktop.core.language import Language
from kreyol_desktop.core.progress import Stage
from kreyol_desktop.core.speech import StreamFormat, VoiceSettings
from kreyol_desktop.http_api.connection import ClientGoneError
from kreyol_desktop.http_api.context import ApiContext
from kreyol_desktop.http_api.departure import Departure, departure_of

logger = logging.getLogger(__name__)


class SpokenStream:
    """Sound piece by piece; each is made in an engine thread, when the one before is sent."""

    def __init__(
        self,
        request: Request,
        api: ApiContext,
        text: str,
        settings: VoiceSettings,
        audio_format: StreamFormat,
        *,
        pace: float,
    ) -> None:
        self._api = api
        self._text = text
        self._client, self._server = departure_of(request.scope), Departure()
        self._pieces = api.services.speech.sound(
            text, settings, audio_format, pace=pace, checkpoint=self._checkpoint
        )
        self._first = b""
        self._bytes = 0
        self._started = time.monotonic()

    async def begin(self) -> None:
        """Make the first piece: what is wrong shows here, while an error can still be answered.

        Raise KreyolError, or ClientGoneError.
        """
        try:
            self._first = await self._next() or b""
        except JobCancelled:
            raise ClientGoneError from None

    async def pieces(self) -> AsyncIterator[bytes]:
        """The first piece and all others. Raise ConnectionAbortedError where no more can be made."""
        piece: bytes | None = self._first
        try:
            while piece is not None:
                self._bytes += len(piece)
                yield piece
                piece = await self._next()
            self._record()
        except JobCancelled:
            logger.info("A client left in the middle of what was spoken for it.")
        except KreyolError as error:
            logger.warning("Speech broke off: %s", error.code)
            raise ConnectionAbortedError from error
        finally:
            self._server.has_left = True

    async def _next(self) -> bytes | None:
        """The next piece that holds anything, None after the last."""
        try:
            return await self._api.in_engine_thread(
                lambda: next((piece for piece in self._pieces if piece), None)
            )
        except BaseException:
            self._server.has_left = True
            raise

    def _checkpoint(self, stage: Stage, done: int, total: int) -> None:
        self._client.checkpoint(stage, done, total)
        self._server.checkpoint(stage, done, total)

    def _record(self) -> None:
        self._api.services.monitor.record_audio_generation(
            len(self._text),
            self._bytes / 1e6,
            time.monotonic() - self._started,
            Language.KREYOL,
        )
