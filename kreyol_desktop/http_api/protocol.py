"""HTTP/1.1 with limits that uvicorn leaves open: slow heads, many connections, JSON errors; and
with answers that leave in one piece.
"""

import asyncio
import json
import logging
from typing import Any

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

from kreyol_desktop.http_api.departure import departure_of
from kreyol_desktop.http_api.gathered_writes import GatheredWrites
from kreyol_desktop.http_api.problems import Dialect, http_problem, problem_body

logger = logging.getLogger(__name__)

HEAD_TIMEOUT_S = 10.0
"""A request's head must be complete this long after its first byte (or the connection)."""
MAX_CONNECTIONS = 1024


class GuardedProtocol(H11Protocol):
    """Closes connections that dawdle or are too many; answers garbage with JSON."""

    head_timeout_s = HEAD_TIMEOUT_S

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # uvicorn's own log would hold whole addresses, with what is searched for.
        self.access_log = False
        self._head_timer: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override] # as in the base class
        super().connection_made(GatheredWrites(transport, self.loop))
        if len(self.connections) > MAX_CONNECTIONS:
            logger.warning("Too many connections: one is refused.")
            transport.abort()
            return
        self._start_head_timer()

    def connection_lost(self, exc: Exception | None) -> None:
        self._stop_head_timer()
        if self.cycle is not None and not self.cycle.response_complete:
            departure_of(self.cycle.scope).has_left = True
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        self._watch_head()

    def on_response_complete(self) -> None:
        super().on_response_complete()
        self._watch_head()

    def _watch_head(self) -> None:
        """Let the timer run exactly while part of a head has arrived."""
        if self.conn.their_state is not h11.IDLE:
            self._stop_head_timer()
        elif self._head_timer is None and self.conn.trailing_data[0]:
            self._start_head_timer()

    def send_400_response(self, msg: str) -> None:
        """Garbage, or a head beyond MAX_HEAD_BYTES; there is no path yet, so our own shape."""
        del msg
        self._stop_head_timer()
        body = json.dumps(problem_body(http_problem(400), Dialect.OWN)).encode()
        head = [
            (b"content-type", b"application/json"),
            (b"content-length", str(len(body)).encode()),
            (b"connection", b"close"),
        ]
        for event in (
            h11.Response(status_code=400, headers=head, reason=b"Bad Request"),
            h11.Data(data=body),
            h11.EndOfMessage(),
        ):
            self.transport.write(self.conn.send(event) or b"")
        self.transport.close()

    def _start_head_timer(self) -> None:
        self._head_timer = self.loop.call_later(self.head_timeout_s, self._on_slow_head)

    def _stop_head_timer(self) -> None:
        if self._head_timer is not None:
            self._head_timer.cancel()
            self._head_timer = None

    def _on_slow_head(self) -> None:
        self._head_timer = None
        logger.info("A client sent its request too slowly.")
        self.transport.close()
