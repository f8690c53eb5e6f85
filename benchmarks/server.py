"""Figures of the local server: ``python benchmarks/server.py [--quick]``.

Everything is measured over loopback in one run, so that the ratios mean something on any machine:
the server runs in this process, its clients in a process of their own. What a request costs each of
the two in processor time is told beside the rates: that hardly depends on what else the machine does.

  cached      translating a remembered sentence, 50 clients, against an empty POST route of the same
              application (same guards); and against a bare FastAPI application
  uncached    distinct sentences, 50 clients, against one client
  health      p99 of /health while a document job runs
  download    time to the first byte of a result
  memory      resident memory over 50,000 requests
"""

import argparse
import asyncio
import gc
import multiprocessing
import os
import statistics
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psutil
from fastapi import FastAPI
from http_clients import Requests, driven, exchange, pace, rate

from kreyol_desktop.bootstrap import Application, build_application
from kreyol_desktop.core.paths import AppPaths
from kreyol_desktop.core.settings import ServerSettings
from kreyol_desktop.http_api.access import ServerAddress
from kreyol_desktop.http_api.api_services import ApiConfig, ApiServices
from kreyol_desktop.http_api.app import create_app
from kreyol_desktop.http_api.server import ApiServer
from kreyol_desktop.http_api.token_store import TokenStore

ROOT = Path(__file__).parents[1]
CLIENTS = 50
PARAGRAPH = (
    "The water in the river rose during the night of the {n}th. Many families left their {n} homes. "
    "The school opened its doors to {n} of them, and the clinic gave them food and blankets.\n\n"
)


def services_of(application: Application) -> ApiServices:
    names = ApiServices.__dataclass_fields__
    return ApiServices(**{name: getattr(application, name) for name in names})


@contextmanager
def serving(make_app: Callable[[ServerAddress], FastAPI]) -> Iterator[ApiServer]:
    server = ApiServer(make_app, ServerSettings(port=0, requests_per_minute=0))
    server.start()
    try:
        yield server
    finally:
        server.stop()


async def empty_route(body: dict[str, Any]) -> dict[str, Any]:
    """Read and parse a body, answer nothing."""
    return {} if body else body


def bare_app(_address: ServerAddress) -> FastAPI:
    """FastAPI with one empty route and nothing of ours."""
    app = FastAPI()
    app.state.context = type("Nothing", (), {"stop_waiting": lambda _: None})()

    app.add_api_route("/empty", empty_route, methods=["POST"])
    return app


def cached(pool: Any, requests: Requests, bare_rate: float, each: int) -> None:
    body = {"text": "Where is the hospital?", "source_lang": "en"}
    translate = requests.post("/api/v1/translate", body)
    empty = requests.post("/empty", body)
    rate(pool, requests.port, [[translate] * 5])
    empties, recalls = [], []
    for _ in range(3):
        empties.append(pace(pool, requests.port, [[empty] * each] * CLIENTS))
        recalls.append(pace(pool, requests.port, [[translate] * each] * CLIENTS))
    own, remembered = (statistics.median(p.rate for p in runs) for runs in (empties, recalls))
    own_us, remembered_us = (min(p.server_us for p in runs) for runs in (empties, recalls))
    print(f"bare FastAPI, empty POST        {bare_rate:8.0f} /s")
    print(f"empty POST, same application    {own:8.0f} /s   {own / bare_rate:5.0%} of bare")
    print(
        f"cached translate, {CLIENTS} clients   {remembered:8.0f} /s   {remembered / own:5.0%} of empty,"
        f" {remembered / bare_rate:.0%} of bare (goal 70 % of empty)"
    )
    print(
        f"processor time a request: empty {own_us:.0f} us, cached {remembered_us:.0f} us "
        f"({own_us / remembered_us:.0%}); the clients' {min(p.client_us for p in recalls):.0f} us"
    )


def uncached(pool: Any, requests: Requests, each: int) -> None:
    def ask(number: int) -> bytes:
        text = f"The {number} children walk to the school near the old market every morning."
        body = {"text": text, "source_lang": "en", "enable_cache": False}
        return requests.post("/api/v1/translate", body)

    rate(pool, requests.port, [[ask(1)] * 3])
    alone = rate(pool, requests.port, [[ask(n) for n in range(each * 4)]])
    together = rate(
        pool,
        requests.port,
        [[ask(1000 * client + n) for n in range(each)] for client in range(1, CLIENTS + 1)],
    )
    print(f"uncached, 1 client              {alone:8.1f} /s")
    print(
        f"uncached, {CLIENTS} clients           {together:8.1f} /s   {together / alone:5.1f} x (goal 4 x)"
    )


def health(pool: Any, application: Application, requests: Requests, count: int) -> None:
    from kreyol_desktop.core.job import ArtifactKind, JobRequest, TaskType
    from kreyol_desktop.core.language import Language

    document = application.paths.data / "book.txt"
    document.write_text("".join(PARAGRAPH.replace("{n}", str(n)) for n in range(800)))
    task = application.jobs.submit(
        JobRequest(
            TaskType.DOCUMENT,
            "book",
            input_path=document,
            source=Language.ENGLISH,
            formats=(ArtifactKind.TEXT, ArtifactKind.PDF),
        )
    )
    times: list[float] = []
    while len(times) < count and not application.jobs.get(task.id).state.is_final:
        times += pool.apply(driven, (requests.port, [[requests.get("/health")] * 100]))[1]
    times.sort()
    print(
        f"/health while a job of about 100 pages runs: p50 {times[len(times) // 2] * 1000:.1f} ms, "
        f"p99 {times[len(times) * 99 // 100] * 1000:.1f} ms over {len(times)} (goal p99 10 ms)"
    )
    application.jobs.wait(task.id, 600)
    url = f"/api/v1/download/{task.id}/pdf"
    firsts = [pool.apply(_first_byte, (requests.port, requests.get(url))) for _ in range(20)]
    print(
        f"first byte of a download: median {statistics.median(firsts) * 1000:.1f} ms, "
        f"worst {max(firsts) * 1000:.1f} ms (goal 10 ms)"
    )


def _first_byte(port: int, request: bytes) -> float:
    async def once() -> float:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        _, first = await exchange(reader, writer, request)
        writer.close()
        return first

    return asyncio.run(once())


def memory(pool: Any, requests: Requests, total: int) -> None:
    process = psutil.Process(os.getpid())
    mixed = [
        requests.get("/health"),
        requests.post("/api/v1/translate", {"text": "Good morning.", "source_lang": "en"}),
        requests.get("/api/v1/tasks"),
        requests.get("/api/v1/metrics"),
    ]
    each = total // 10 // (len(mixed) * 10)
    marks = []
    for _ in range(11):
        marks.append(process.memory_info().rss / 1e6)
        pool.apply(driven, (requests.port, [mixed * each] * 10))
    settled = marks[2:]
    slope = (settled[-1] - settled[0]) / (len(settled) - 1)
    print(
        f"memory over {total} requests: {', '.join(f'{m:.0f}' for m in marks)} MB; "
        f"slope {slope * 10_000 / (total / 10):.2f} MB per 10,000 requests"
    )


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--quick", action="store_true", help="a tenth of the requests")
    arguments.add_argument("--only", default="cached,uncached,health,memory", help="which parts")
    arguments.add_argument("--requests", type=int, help="how many for the part memory")
    options = arguments.parse_args()
    scale = 1 if options.quick else 10
    parts = options.only.split(",")
    with (
        tempfile.TemporaryDirectory() as folder,
        multiprocessing.get_context("spawn").Pool(1) as pool,
    ):
        home = Path(folder)
        paths = AppPaths(
            home / "data",
            home / "cache",
            home / "logs",
            home / "out",
            ROOT / "resources",
            ROOT / "models",
        )
        application = build_application(paths)
        worker = threading.Thread(target=application.jobs.run_forever)
        worker.start()
        tokens = TokenStore(paths.token)
        settings = ServerSettings(port=0, requests_per_minute=0)

        def full_app(address: ServerAddress) -> FastAPI:
            app = create_app(services_of(application), ApiConfig(address, settings, tokens))
            app.add_api_route("/empty", empty_route, methods=["POST"], include_in_schema=False)
            # First in line, as in the bare application: it must not be slow by standing last.
            app.router.routes.insert(0, app.router.routes.pop())
            return app

        try:
            with serving(bare_app) as server:
                empty = Requests(server.port, "").post("/empty", {"text": "x"})
                bare = rate(pool, server.port, [[empty] * (10 * scale)] * CLIENTS)
            with serving(full_app) as server:
                # as the command ``serve`` does
                gc.collect()
                gc.freeze()
                requests = Requests(server.port, tokens.token)
                if "cached" in parts:
                    cached(pool, requests, bare, 10 * scale)
                if "uncached" in parts:
                    uncached(pool, requests, 2 * scale)
                if "health" in parts:
                    health(pool, application, requests, 200 * scale)
                if "memory" in parts:
                    memory(pool, requests, options.requests or 5_000 * scale)
        finally:
            application.jobs.stop(30)
            worker.join()
            application.close()


if __name__ == "__main__":
    main()
