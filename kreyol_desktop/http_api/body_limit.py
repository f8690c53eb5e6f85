"""Middleware that bounds what a client may send, how slowly, and how slowly it may read."""

import asyncio

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kreyol_desktop.http_api.problems import (
    Problem,
    ProblemError,
    http_problem,
    problem_response,
)

BODY_GRACE_S = 20.0
MIN_BYTES_PER_S = 4096
"""A body must arrive within the grace plus its size at this rate."""
READ_TIMEOUT_S = 60.0
"""A client that takes no bytes of an answer for this long is let go."""

UPLOAD_PATHS = frozenset({"/api/v1/process", "/translate_file"})
UNPROVEN_UPLOAD_BYTES = 20 * 1024 * 1024
"""What a client may upload before its key, a field of the form itself, has been seen."""
MULTIPART_OVERHEAD = 64 * 1024
BYTES_PER_CHARACTER = 12
"""A character beyond the BMP escaped in JSON, the worst case."""


def body_too_large(limit: int) -> Problem:
    """413 for a body beyond ``limit`` bytes."""
    return Problem(
        413,
        "input.too_large",
        f"The request is larger than {limit} bytes.",
        "Send long texts as a file to /api/v1/process; larger files need a higher limit in the "
        "settings.",
    )


class BodyLimitMiddleware:
    """Limits uploads to ``max_upload_bytes``, all other bodies to ``max_text_chars`` of JSON."""

    def __init__(
        self,
        app: ASGIApp,
        *,
        max_upload_bytes: int,
        max_text_chars: int,
        grace_s: float = BODY_GRACE_S,
        read_timeout_s: float = READ_TIMEOUT_S,
    ) -> None:
        self._app = app
        self._upload_limit = max_upload_bytes + MULTIPART_OVERHEAD
        self._limit = max_text_chars * BYTES_PER_CHARACTER + MULTIPART_OVERHEAD
        self._grace_s = grace_s
        self._read_timeout_s = read_timeout_s

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        limit = self._limit_of(scope)
        announced = Headers(scope=scope).get("content-length", "0")
        if not announced.isdecimal() or int(announced) > limit:
            problem = body_too_large(limit) if announced.isdecimal() else http_problem(400)
            await problem_response(problem, scope["path"])(scope, receive, send)
            return
        body = _BoundedBody(receive, limit, self._grace_s)

        async def timed_send(message: Message) -> None:
            async with asyncio.timeout(self._read_timeout_s):
                await send(message)

        await self._app(scope, body.receive, timed_send)

    def _limit_of(self, scope: Scope) -> int:
        if scope["path"] not in UPLOAD_PATHS:
            return self._limit
        if scope.get("state", {}).get("trusted"):
            return self._upload_limit
        return min(self._upload_limit, UNPROVEN_UPLOAD_BYTES)


class _BoundedBody:
    """Hands body messages on until there are too many bytes or they come too slowly."""

    def __init__(self, receive: Receive, limit: int, grace_s: float) -> None:
        self._receive = receive
        self._limit = limit
        self._seen = 0
        self._complete = False
        self._deadline = asyncio.get_running_loop().time() + grace_s

    async def receive(self) -> Message:
        if self._complete:
            return await self._receive()
        try:
            async with asyncio.timeout_at(self._deadline + self._seen / MIN_BYTES_PER_S):
                message = await self._receive()
        except TimeoutError:
            raise ProblemError(http_problem(408, {"Connection": "close"})) from None
        if message["type"] == "http.request":
            self._count(message)
        return message

    def _count(self, message: Message) -> None:
        self._seen += len(message.get("body", b""))
        self._complete = not message.get("more_body", False)
        if self._seen > self._limit:
            raise ProblemError(body_too_large(self._limit))
