"""A transport that sends what one turn of the event loop writes in one piece.

h11 writes an answer's head, its body and its end one by one. Sent one by one they cost as many
system calls, wake the client as often, and give the interpreter away each time: while a document
is worked on, every one of these takes its turn behind the job's threads.
"""

import asyncio
from typing import Any

HELD_BYTES = 32 * 1024
"""From here on a piece is not held any longer: an answer in parts must not pile up."""


class GatheredWrites(asyncio.Transport):
    """Stands before a connection's transport; what it does not hold itself it hands on."""

    def __init__(self, transport: asyncio.Transport, loop: asyncio.AbstractEventLoop) -> None:
        super().__init__()
        self._transport = transport
        self._loop = loop
        self._held: list[bytes | bytearray | memoryview] = []
        self._held_bytes = 0

    def write(self, data: bytes | bytearray | memoryview) -> None:
        """Send ``data`` at the end of this turn of the loop, or at once when there is much."""
        if not data:
            return
        if not self._held:
            self._loop.call_soon(self._flush)
        self._held.append(data)
        self._held_bytes += len(data)
        if self._held_bytes >= HELD_BYTES:
            self._flush()

    def close(self) -> None:
        """Send what is held and close."""
        self._flush()
        self._transport.close()

    def abort(self) -> None:
        """Close at once; what is held is lost."""
        self._held.clear()
        self._transport.abort()

    def is_closing(self) -> bool:
        return self._transport.is_closing()

    def pause_reading(self) -> None:
        self._transport.pause_reading()

    def resume_reading(self) -> None:
        self._transport.resume_reading()

    def get_extra_info(self, name: str, default: Any = None) -> Any:
        return self._transport.get_extra_info(name, default)

    def _flush(self) -> None:
        held, self._held, self._held_bytes = self._held, [], 0
        if held:
            self._transport.write(held[0] if len(held) == 1 else b"".join(held))
