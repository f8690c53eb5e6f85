"""The outermost middleware: counts, times and logs every request, and answers for bugs.

What it keeps of a request is its method, the pattern of its route, the status and the time: no
token, no query, no text, no client's path.
"""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kreyol_desktop.core.errors import JobCancelled
from kreyol_desktop.http_api.problems import BUG, SERVER_FAULT, Problem, problem_response
from kreyol_desktop.http_api.usage_counter import UsageCounter
from kreyol_desktop.services.monitoring import PerformanceMonitor

logger = logging.getLogger(__name__)

UNMATCHED = "unmatched"
CLIENT_GONE = 499
"""Logged for a client that left before its answer; borrowed from nginx, never sent."""

STOPPING = Problem(
    503, "http.stopping", "The server is being switched off.", "", {"Retry-After": "5"}
)


@dataclass(frozen=True, slots=True)
class RequestRecord:
    """One answered request, for the live log; ``time`` in seconds since the epoch."""

    time: float
    method: str
    endpoint: str
    status: int
    duration_ms: float


class ObservationMiddleware:
    """Watches every request; ``on_request`` is called on the server's thread and must be quick."""

    def __init__(
        self,
        app: ASGIApp,
        *,
        monitor: PerformanceMonitor,
        usage: UsageCounter,
        on_request: Callable[[RequestRecord], None] | None,
    ) -> None:
        self._app = app
        self._monitor = monitor
        self._usage = usage
        self._on_request = on_request

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started = time.perf_counter()
        watched = _WatchedSend(send)
        try:
            await self._answer(scope, receive, watched)
        finally:
            self._keep(scope, watched.status, time.perf_counter() - started)

    async def _answer(self, scope: Scope, receive: Receive, watched: "_WatchedSend") -> None:
        try:
            await self._app(scope, receive, watched.send)
        except JobCancelled:
            await self._give_up(scope, receive, watched, STOPPING)
        except ConnectionAbortedError:
            # Half an answer is out and the rest cannot be made: the connection is cut.
            raise
        except TimeoutError:
            logger.info("A client stopped reading its answer.")
        except Exception as error:
            if watched.client_is_gone:
                return
            logger.exception("A request ended in a bug")
            self._monitor.record_error(type(error).__name__, "", {"endpoint": _endpoint(scope)})
            await self._give_up(scope, receive, watched, BUG)

    async def _give_up(
        self, scope: Scope, receive: Receive, watched: "_WatchedSend", problem: Problem
    ) -> None:
        if watched.started:
            # Half an answer is out: breaking the connection is all that is left to say.
            raise ConnectionAbortedError
        await problem_response(problem, scope["path"])(scope, receive, watched.send)

    def _keep(self, scope: Scope, status: int, seconds: float) -> None:
        method, endpoint = scope["method"], _endpoint(scope)
        self._monitor.record_request(endpoint, method, status, seconds)
        code = scope.get("state", {}).get("error_code")
        if code is not None and status >= SERVER_FAULT:
            self._monitor.record_error(code, "", {"endpoint": endpoint, "method": method})
        if endpoint != UNMATCHED:
            self._usage.add(f"{method} {endpoint}")
        logger.info("%s %s %d %.1f ms", method, endpoint, status, seconds * 1000)
        if self._on_request is not None:
            self._on_request(RequestRecord(time.time(), method, endpoint, status, seconds * 1000))


class _WatchedSend:
    """Remembers the status, and whether anything was sent."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self.status = CLIENT_GONE
        self.started = False
        self.client_is_gone = False

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            self.started = True
        try:
            await self._send(message)
        except OSError:
            self.client_is_gone = True
            raise


def _endpoint(scope: Scope) -> str:
    route = scope.get("route")
    path = getattr(route, "path", None)
    return path if isinstance(path, str) else UNMATCHED
