"""Live servers over the real services, with the bundled model and voice."""

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import httpx
import pytest

from kreyol_desktop.bootstrap import Application, build_application
from kreyol_desktop.core.job import JobRequest, TaskQuery, TaskType
from kreyol_desktop.core.paths import AppPaths
from kreyol_desktop.core.settings import ServerSettings
from kreyol_desktop.http_api.api_services import ApiServices
from kreyol_desktop.http_api.context import ApiContext
from kreyol_desktop.http_api.face import build_server
from kreyol_desktop.http_api.observation import RequestRecord
from kreyol_desktop.http_api.server import ApiServer
from kreyol_desktop.http_api.token_store import TokenStore
from kreyol_desktop.server_face import api_services

ROOT = Path(__file__).parents[2]
_EVERYTHING = TaskQuery(limit=200)


def paths_under(folder: Path) -> AppPaths:
    return AppPaths(
        data=folder / "data",
        cache=folder / "cache",
        logs=folder / "logs",
        output=folder / "output",
        resources=ROOT / "resources",
        bundled_models=ROOT / "models",
    )


@dataclass
class Live:
    """A running server with a client that has the token."""

    server: ApiServer
    client: httpx.Client
    tokens: TokenStore
    services: ApiServices
    records: list[RequestRecord]

    def get(self, path: str, **options: Any) -> httpx.Response:
        return self.client.get(path, **options)

    def post(self, path: str, **options: Any) -> httpx.Response:
        return self.client.post(path, **options)

    def anonymous(self, method: str, path: str, **options: Any) -> httpx.Response:
        """A request without the token."""
        return httpx.request(method, self.server.url + path, **{"timeout": 120, **options})

    @property
    def context(self) -> ApiContext:
        """The context of the application that runs now."""
        assert self.server.app is not None
        context = self.server.app.state.context
        assert isinstance(context, ApiContext)
        return context

    def watchers(self, task_id: str) -> int:
        """How many clients follow a task."""
        return len(self.context.feed._watches.get(task_id, ()))

    def engine_threads_in_use(self) -> int:
        return self.context._engine_threads.in_use

    def until(self, holds: Callable[[], bool], timeout_s: float = 60.0) -> None:
        """Wait until something holds; fail after a minute."""
        deadline = time.monotonic() + timeout_s
        while not holds():
            assert time.monotonic() < deadline, "it never came to be"
            time.sleep(0.02)

    def finished(self, task_id: str) -> dict[str, Any]:
        """The task's JSON once it has ended."""
        self.services.jobs.wait(task_id, 120)
        task: dict[str, Any] = self.get(f"/api/v1/tasks/{task_id}").json()
        return task


class Serve(Protocol):
    """Starts a server with these settings; it is stopped at the end of the test."""

    def __call__(self, **settings: Any) -> Live: ...


@pytest.fixture(scope="session")
def application(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Application]:
    """The whole program with its job loop."""
    built = build_application(paths_under(tmp_path_factory.mktemp("program")))
    worker = threading.Thread(target=built.jobs.run_forever, name="jobs")
    worker.start()
    yield built
    built.jobs.stop(30)
    worker.join(30)
    built.close()


@pytest.fixture(scope="session")
def idle_application(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Application]:
    """The whole program without a job loop: what is queued stays queued."""
    built = build_application(paths_under(tmp_path_factory.mktemp("idle")))
    yield built
    built.close()


@pytest.fixture(scope="session")
def services(application: Application) -> ApiServices:
    return api_services(application)


@pytest.fixture
def data_dir(services: ApiServices) -> Path:
    return services.paths.data


def _starter(services: ApiServices, started: list[Live]) -> Serve:
    def start(**changes: Any) -> Live:
        settings = ServerSettings(**{"port": 0, "requests_per_minute": 0, **changes})
        tokens = TokenStore(services.paths.token)
        records: list[RequestRecord] = []

        server = build_server(services, settings, tokens, records.append)
        server.start()
        client = httpx.Client(
            base_url=server.url, headers={"Authorization": f"Bearer {tokens.token}"}, timeout=120
        )
        live = Live(server, client, tokens, services, records)
        started.append(live)
        return live

    return start


@pytest.fixture
def serve(services: ApiServices) -> Iterator[Serve]:
    started: list[Live] = []
    yield _starter(services, started)
    _stop(started)


@pytest.fixture
def serve_idle(idle_application: Application) -> Iterator[Serve]:
    """Servers over the program without a job loop, with an empty queue."""
    jobs = idle_application.jobs
    started: list[Live] = []
    yield _starter(api_services(idle_application), started)
    _stop(started)
    while tasks := jobs.page(_EVERYTHING).items:
        for task in tasks:
            jobs.delete(task.id)


def _stop(started: list[Live]) -> None:
    for live in started:
        live.client.close()
        live.server.stop()


@pytest.fixture(scope="session")
def live(services: ApiServices) -> Iterator[Live]:
    """One server for all tests that change nothing about it."""
    started: list[Live] = []
    yield _starter(services, started)()
    _stop(started)


@pytest.fixture
def idle(serve_idle: Serve) -> Live:
    return serve_idle()


@pytest.fixture
def audio_request() -> JobRequest:
    return JobRequest(type=TaskType.AUDIO, name="Bonjou", text="Bonjou.", formats=())
