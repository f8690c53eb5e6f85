"""The server's life: ports, starting, stopping, and a hundred times over."""

import gc
import os
import socket
import sys
import threading
import time
from pathlib import Path

import httpx
import psutil
import pytest

from kreyol_desktop.core.errors import AccessDeniedError, PortInUseError, ResourceError
from kreyol_desktop.core.job import JobRequest
from kreyol_desktop.core.settings import ServerSettings
from kreyol_desktop.http_api.server import TURN_S, ApiServer, bind
from tests.http_api.conftest import Live, Serve


def test_a_started_server_answers_and_a_stopped_one_does_not(serve: Serve) -> None:
    live = serve()
    assert live.get("/health").status_code == 200
    url = live.server.url
    live.server.stop()
    assert not live.server.is_running
    assert live.server.url == ""
    with pytest.raises(httpx.ConnectError):
        httpx.get(url + "/health")


def test_only_loopback_is_bound_by_default() -> None:
    with bind(ServerSettings(port=0)) as listener:
        assert listener.getsockname()[0] == "127.0.0.1"


def test_the_lan_switch_binds_every_address() -> None:
    with bind(ServerSettings(port=0, lan=True)) as listener:
        assert listener.getsockname()[0] == "0.0.0.0"


def test_on_the_lan_the_token_is_needed_all_the_same(serve: Serve) -> None:
    live = serve(lan=True)
    assert httpx.get(live.server.url + "/api/v1/tasks").status_code == 401
    assert live.get("/api/v1/tasks").status_code == 200


def test_on_the_lan_the_machines_own_address_is_a_host(serve: Serve) -> None:
    live = serve(lan=True)
    addresses = [
        entry.address
        for entries in psutil.net_if_addrs().values()
        for entry in entries
        if entry.family == socket.AF_INET
    ]
    for address in addresses:
        answer = httpx.get(f"http://{address}:{live.server.port}/health")
        assert answer.status_code == 200


def test_a_busy_port_is_told_with_the_next_free_one(serve: Serve) -> None:
    first = serve()
    with pytest.raises(PortInUseError) as caught:
        serve(port=first.server.port)
    assert isinstance(caught.value, ResourceError)
    free = caught.value.details["next_port"]
    assert isinstance(free, int)
    assert free > first.server.port
    assert str(free) in caught.value.hint
    assert serve(port=free).get("/health").status_code == 200


def test_a_forbidden_port_is_an_access_error(monkeypatch: pytest.MonkeyPatch) -> None:
    # Forced, since an administrator may open any port.
    def refuse(listener: socket.socket, address: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(socket, "socket", type("Refusing", (socket.socket,), {"bind": refuse}))
    with pytest.raises(AccessDeniedError) as caught:
        bind(ServerSettings(port=1))
    assert caught.value.details["port"] == 1


def test_an_application_that_cannot_start_is_an_error_and_frees_the_port(serve: Serve) -> None:
    def broken(address: object) -> object:
        raise ValueError("cannot be built")

    server = ApiServer(broken, ServerSettings(port=0))  # type: ignore[arg-type] # on purpose
    with pytest.raises(ValueError, match="cannot be built"):
        server.start()
    assert not server.is_running


def test_starting_and_stopping_twice_changes_nothing(serve: Serve) -> None:
    live = serve()
    url = live.server.url
    live.server.start()
    assert live.server.url == url
    live.server.stop()
    live.server.stop()
    live.server.start()
    assert httpx.get(live.server.url + "/health").status_code == 200


def test_an_event_stream_does_not_hold_up_the_stop(
    serve_idle: Serve, audio_request: JobRequest
) -> None:
    live = serve_idle()
    task = live.services.jobs.submit(audio_request)
    with live.client.stream("GET", f"/api/v1/tasks/{task.id}/events") as events:
        lines = events.iter_lines()
        assert any(line.startswith("event:") for line in lines)
        started = time.monotonic()
        live.server.stop()
        assert time.monotonic() - started < 5
        list(lines)


def test_a_waiting_request_is_parked_as_a_task_when_the_server_stops(serve_idle: Serve) -> None:
    live = serve_idle()
    answers: list[httpx.Response] = []

    def ask() -> None:
        answers.append(live.post("/api/v1/audio?wait=true", json={"text": "Bonjou."}))

    waiter = threading.Thread(target=ask)
    waiter.start()
    live.until(lambda: live.services.jobs.queue_length() == 1)
    live.server.stop()
    waiter.join(10)
    assert answers[0].status_code == 202
    task = live.services.jobs.get(answers[0].json()["task_id"])
    assert not task.state.is_final


def _open_files() -> int:
    return psutil.Process().num_fds() if os.name == "posix" else psutil.Process().num_handles()


@pytest.mark.slow
def test_a_hundred_cycles_leak_no_thread_socket_or_memory(serve: Serve) -> None:
    live = serve()

    def cycle() -> None:
        live.server.start()
        with httpx.Client() as client:
            assert client.get(live.server.url + "/health").status_code == 200
        live.server.stop()

    live.server.stop()
    for _ in range(10):
        cycle()
    gc.collect()
    threads, files = threading.active_count(), _open_files()
    memory = psutil.Process().memory_info().rss
    for _ in range(100):
        cycle()
    gc.collect()
    assert threading.active_count() <= threads
    assert _open_files() <= files + 2
    # Under 100 kB a cycle: allocator noise, against about 5 MB for an application that is kept.
    assert psutil.Process().memory_info().rss - memory < 10_000_000


def test_the_data_folder_holds_no_leftover_uploads(live: Live, data_dir: Path) -> None:
    live.post("/api/v1/process", files={"file": ("x.bin", b"\x00\x01\x02")})
    assert not list(data_dir.glob("uploads/*/*.bin"))


def test_other_threads_take_short_turns_while_the_server_runs(serve: Serve) -> None:
    usual = sys.getswitchinterval()
    live = serve()
    assert sys.getswitchinterval() == pytest.approx(TURN_S)
    live.server.stop()
    assert sys.getswitchinterval() == pytest.approx(usual)
