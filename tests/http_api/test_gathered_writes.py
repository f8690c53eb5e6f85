"""Answers leave in one piece."""

import asyncio
import socket
from typing import Any

from kreyol_desktop.http_api.gathered_writes import HELD_BYTES, GatheredWrites
from tests.http_api.conftest import Serve


class Recorder(asyncio.Transport):
    """A transport that remembers what it was given."""

    def __init__(self) -> None:
        super().__init__()
        self.done: list[Any] = []

    def write(self, data: bytes | bytearray | memoryview) -> None:
        self.done.append(bytes(data))

    def close(self) -> None:
        self.done.append("closed")

    def abort(self) -> None:
        self.done.append("aborted")


def test_what_one_turn_writes_is_sent_together() -> None:
    async def turns() -> list[Any]:
        inner = Recorder()
        writes = GatheredWrites(inner, asyncio.get_running_loop())
        writes.write(b"head ")
        writes.write(b"")
        writes.write(b"body")
        before = list(inner.done)
        await asyncio.sleep(0)
        writes.write(b"next")
        await asyncio.sleep(0)
        return [before, *inner.done]

    assert asyncio.run(turns()) == [[], b"head body", b"next"]


def test_much_is_sent_at_once() -> None:
    async def turn() -> list[Any]:
        inner = Recorder()
        writes = GatheredWrites(inner, asyncio.get_running_loop())
        writes.write(b"a")
        writes.write(b"b" * HELD_BYTES)
        sent = list(inner.done)
        await asyncio.sleep(0)
        assert inner.done == sent
        return sent

    assert asyncio.run(turn()) == [b"a" + b"b" * HELD_BYTES]


def test_closing_sends_what_is_held_and_aborting_does_not() -> None:
    async def turn() -> tuple[list[Any], list[Any]]:
        loop = asyncio.get_running_loop()
        closed, aborted = Recorder(), Recorder()
        first, second = GatheredWrites(closed, loop), GatheredWrites(aborted, loop)
        first.write(b"last words")
        first.close()
        second.write(b"lost")
        second.abort()
        await asyncio.sleep(0)
        return closed.done, aborted.done

    assert asyncio.run(turn()) == ([b"last words", "closed"], ["aborted"])


def test_an_answer_comes_in_one_piece(serve: Serve) -> None:
    live = serve()
    pieces = []
    with socket.create_connection(("127.0.0.1", live.server.port)) as connection:
        request = f"GET /health HTTP/1.1\r\nHost: 127.0.0.1:{live.server.port}\r\n\r\n".encode()
        for _ in range(20):
            connection.sendall(request)
            pieces.append(connection.recv(65_536))
    assert all(piece.startswith(b"HTTP/1.1 200") for piece in pieces)
    assert all(piece.endswith(b"}") for piece in pieces)


def test_many_requests_sent_at_once_are_all_answered(serve: Serve) -> None:
    live = serve()
    head = f"Host: 127.0.0.1:{live.server.port}\r\n"
    requests = [f"GET /health HTTP/1.1\r\n{head}\r\n"] * 19
    requests.append(f"GET / HTTP/1.1\r\n{head}Connection: close\r\n\r\n")
    with socket.create_connection(("127.0.0.1", live.server.port), timeout=10) as connection:
        connection.sendall("".join(requests).encode())
        answers = b""
        while piece := connection.recv(65_536):
            answers += piece
    assert answers.count(b"HTTP/1.1 200") == 20
    assert answers.endswith(b"}")
