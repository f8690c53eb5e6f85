"""Clients of a server under measurement: raw HTTP over kept connections, in a process of their own."""

import asyncio
import json
import time
from dataclasses import dataclass
from multiprocessing.pool import Pool
from typing import Any


class Requests:
    """What a client process sends: raw HTTP/1.1 over kept connections, no client library between."""

    def __init__(self, port: int, token: str) -> None:
        self.port = port
        self.head = f"Host: 127.0.0.1:{port}\r\nAuthorization: Bearer {token}\r\n"

    def post(self, path: str, body: dict[str, Any]) -> bytes:
        data = json.dumps(body).encode()
        head = f"POST {path} HTTP/1.1\r\n{self.head}Content-Type: application/json\r\n"
        return f"{head}Content-Length: {len(data)}\r\n\r\n".encode() + data

    def get(self, path: str) -> bytes:
        return f"GET {path} HTTP/1.1\r\n{self.head}\r\n".encode()


async def exchange(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, request: bytes
) -> tuple[int, float]:
    """Send one request; return its status and the seconds to the first byte of the answer."""
    started = time.perf_counter()
    writer.write(request)
    head = await reader.readuntil(b"\r\n\r\n")
    first = time.perf_counter() - started
    length = int(head.lower().split(b"content-length:")[1].split(b"\r\n")[0])
    await reader.readexactly(length)
    return int(head.split(b" ", 2)[1]), first


async def drive(port: int, requests: list[list[bytes]]) -> tuple[float, list[float]]:
    """One connection for each list; return the seconds for all and the time of every request."""

    async def client(mine: list[bytes]) -> list[float]:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        times = []
        for request in mine:
            started = time.perf_counter()
            status, _ = await exchange(reader, writer, request)
            times.append(time.perf_counter() - started)
            if status != 200:
                raise SystemExit(f"status {status}")
        writer.close()
        return times

    started = time.perf_counter()
    times = await asyncio.gather(*(client(mine) for mine in requests))
    return time.perf_counter() - started, [t for mine in times for t in mine]


def driven(port: int, requests: list[list[bytes]]) -> tuple[float, list[float]]:
    """``drive`` for a process of its own."""
    return asyncio.run(drive(port, requests))


def _costed(port: int, requests: list[list[bytes]]) -> tuple[float, int, float]:
    cpu = time.process_time()
    seconds, times = driven(port, requests)
    return seconds, len(times), time.process_time() - cpu


@dataclass(frozen=True, slots=True)
class Pace:
    """Requests per second, and microseconds of processor time for each on both sides."""

    rate: float
    server_us: float
    client_us: float


def pace(pool: Pool, port: int, requests: list[list[bytes]]) -> Pace:
    """Let the clients of ``pool`` ask; one connection for each list."""
    cpu = time.process_time()
    seconds, count, client_s = pool.apply(_costed, (port, requests))
    server_s = time.process_time() - cpu
    return Pace(count / seconds, server_s / count * 1e6, client_s / count * 1e6)


def rate(pool: Pool, port: int, requests: list[list[bytes]]) -> float:
    """Requests per second."""
    return pace(pool, port, requests).rate
