"""Two servers over one data folder, behind a real nginx: any of them answers for any task."""

import json
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from tests.e2e import program

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("nginx") is None, reason="spreads the load in this test"),
]
CONFIGURATION = program.ROOT / "packaging" / "server" / "nginx-many.conf"
START_S = 90.0
DONE = ("completed", "failed", "cancelled")


def free_ports(count: int) -> list[int]:
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [s.getsockname()[1] for s in sockets]
    for s in sockets:
        s.close()
    return ports


def configuration(folder: Path, ports: dict[str, int]) -> Path:
    """The file that is shipped, on free ports and without root."""
    text = CONFIGURATION.read_text(encoding="utf-8")
    for written, port in ports.items():
        assert f":{written}" in text
        text = text.replace(f":{written}", f":{port}")
    scratch = "".join(
        f"    {name}_temp_path {folder};\n"
        for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    text = text.replace("http {\n", f"http {{\n    access_log off;\n{scratch}")
    text = f"daemon off;\npid {folder}/nginx.pid;\nerror_log stderr;\n{text}"
    file = folder / "nginx.conf"
    file.write_text(text, encoding="utf-8")
    return file


class Entrance:
    """The one address that a client knows."""

    def __init__(self, port: int, token: str = "") -> None:
        self.base, self.token = f"http://127.0.0.1:{port}", token

    def call(self, path: str, body: dict | None = None) -> dict:
        headers = {"Content-Type": "application/json", "Authorization": f"Bearer {self.token}"}
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.base + path, data, headers)
        with urllib.request.urlopen(request, timeout=60) as answer:
            return json.loads(answer.read())


def wait_healthy(port: int, process: subprocess.Popen) -> None:
    end = time.monotonic() + START_S
    while True:
        try:
            Entrance(port).call("/health")
            return
        except (urllib.error.URLError, OSError):
            assert process.poll() is None, "it ended"
            assert time.monotonic() < end, "it never became healthy"
            time.sleep(0.2)


@pytest.fixture
def many(tmp_path):
    """(entrance, the two servers), all running."""
    one, two, inner_one, inner_two, front = free_ports(5)
    data = tmp_path / "data"
    processes = []

    def start(*command: str) -> subprocess.Popen:
        with (tmp_path / f"log-{len(processes)}").open("wb") as log:
            process = subprocess.Popen(
                command, cwd=program.ROOT, env=program.environment(), stdout=log, stderr=log
            )
        processes.append(process)
        return process

    try:
        for port in (one, two):
            wait_healthy(port, start(*program.command(data, "serve", "--port", str(port))))
        ports = {"18765": inner_one, "18766": inner_two, "8765": one, "8766": two, "8700": front}
        nginx = start("nginx", "-c", str(configuration(tmp_path, ports)), "-p", str(tmp_path))
        wait_healthy(front, nginx)
        token = next(data.rglob("server-token")).read_text(encoding="utf-8").strip()
        yield Entrance(front, token), processes[:2]
    finally:
        for process in reversed(processes):
            process.terminate()
        for process in processes:
            process.wait(30)


def finish(entrance: Entrance, task_id: str) -> dict:
    """Ask until the task is done; nginx hands each question to the next server in turn."""
    end = time.monotonic() + 120
    while True:
        task = entrance.call(f"/api/v1/tasks/{task_id}")
        if task["status"] in DONE:
            return task
        assert time.monotonic() < end
        time.sleep(0.2)


def test_any_server_answers_for_any_task_and_one_may_stop(many):
    entrance, servers = many
    ids = []
    for number in range(4):
        made = entrance.call("/api/v1/audio", {"text": f"Bonjou, se mesaj nimewo {number + 1}."})
        ids.append(made["task_id"])
    assert len(set(ids)) == 4
    assert [finish(entrance, task_id)["status"] for task_id in ids] == ["completed"] * 4

    servers[0].terminate()
    servers[0].wait(30)
    answers = [entrance.call(f"/api/v1/tasks/{ids[0]}")["status"] for _ in range(4)]
    assert answers == ["completed"] * 4
    assert entrance.call("/translate", {"q": "Wash your hands.", "source": "en", "target": "ht"})
