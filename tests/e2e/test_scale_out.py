"""Two servers over one data folder, behind a real nginx: any of them answers for any task."""

import json
import shutil
import socket
import ssl
import subprocess
import time
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.e2e import program

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("nginx") is None, reason="spreads the load in this test"),
]
SERVER = program.ROOT / "packaging" / "server"
START_S = 90.0
DONE = ("completed", "failed", "cancelled")


def free_ports(count: int) -> list[int]:
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [s.getsockname()[1] for s in sockets]
    for s in sockets:
        s.close()
    return ports


def configuration(name: str, folder: Path, changes: dict[str, str]) -> Path:
    """The file that is shipped, on free ports and without root."""
    text = (SERVER / name).read_text(encoding="utf-8")
    for written, here in changes.items():
        assert written in text
        text = text.replace(written, here)
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

    def call(
        self, path: str, body: dict | None = None, context: ssl.SSLContext | None = None
    ) -> dict:
        headers = {"Content-Type": "application/json", "Authorization": f"Bearer {self.token}"}
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.base + path, data, headers)
        with urllib.request.urlopen(request, timeout=60, context=context) as answer:
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
def start(tmp_path):
    """Start a program whose output goes to a file; end it after the test."""
    processes = []

    def run(*command: str) -> subprocess.Popen:
        with (tmp_path / f"log-{len(processes)}").open("wb") as log:
            process = subprocess.Popen(
                command, cwd=program.ROOT, env=program.environment(), stdout=log, stderr=log
            )
        processes.append(process)
        return process

    yield run
    for process in reversed(processes):
        process.terminate()
    for process in processes:
        process.wait(30)


@pytest.fixture
def many(tmp_path, start):
    """(entrance, the two servers), all running."""
    one, two, front = free_ports(3)
    data = tmp_path / "data"
    servers = []
    for port in (one, two):
        words = ("serve", "--port", str(port), "--host-name", "kreyol-desktop")
        servers.append(start(*program.command(data, *words)))
        wait_healthy(port, servers[-1])
    ports = {"8765": one, "8766": two, "8700": front}
    changes = {f"127.0.0.1:{written}": f"127.0.0.1:{port}" for written, port in ports.items()}
    file = configuration("nginx-many.conf", tmp_path, changes)
    wait_healthy(front, start("nginx", "-c", str(file), "-p", str(tmp_path)))
    token = next(data.rglob("server-token")).read_text(encoding="utf-8").strip()
    return Entrance(front, token), servers


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
    # What may not be sent twice comes first: nothing has told nginx yet that one is gone.
    for text in ("Wash your hands.", "Drink clean water."):
        body = {"q": text, "source": "en", "target": "ht"}
        assert entrance.call("/translate", body)["translatedText"]
    answers = [entrance.call(f"/api/v1/tasks/{ids[0]}")["status"] for _ in range(4)]
    assert answers == ["completed"] * 4


def test_the_unit_gives_the_name_by_which_nginx_calls():
    unit = (SERVER / "kreyol-desktop@.service").read_text(encoding="utf-8")
    proxy = (SERVER / "nginx-many.conf").read_text(encoding="utf-8")
    assert "--host-name kreyol-desktop\n" in unit
    assert "proxy_set_header Host kreyol-desktop;" in proxy


@pytest.mark.skipif(shutil.which("openssl") is None, reason="makes the test's certificate")
def test_the_proxy_encrypts_and_limits(tmp_path, start):
    port, front = free_ports(2)
    server = start(*program.command(tmp_path / "data", "serve", "--port", str(port)))
    wait_healthy(port, server)
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=localhost",
         "-days", "2", "-addext", "subjectAltName=DNS:localhost",
         "-keyout", str(tmp_path / "privkey.pem"), "-out", str(tmp_path / "fullchain.pem")],
        check=True, capture_output=True,
    )  # fmt: skip
    changes = {
        "api:8765": f"127.0.0.1:{port}",
        "Host 127.0.0.1:8765": f"Host 127.0.0.1:{port}",
        "listen 443": f"listen 127.0.0.1:{front}",
        "/etc/nginx/certs": str(tmp_path),
    }
    start("nginx", "-c", str(configuration("nginx.conf", tmp_path, changes)), "-p", str(tmp_path))
    entrance = Entrance(front)
    entrance.base = f"https://localhost:{front}"
    context = ssl.create_default_context(cafile=str(tmp_path / "fullchain.pem"))
    end = time.monotonic() + 30
    while True:
        try:
            assert entrance.call("/health", context=context)["status"] == "ok"
            break
        except (urllib.error.URLError, OSError):
            assert time.monotonic() < end
            time.sleep(0.1)

    def status() -> int:
        try:
            entrance.call("/health", context=context)
        except urllib.error.HTTPError as refused:
            return refused.code
        return 200

    # Ten a second and forty at once are let through; a flood of a hundred is not.
    with ThreadPoolExecutor(8) as pool:
        answers = [f.result() for f in [pool.submit(status) for _ in range(150)]]
    assert set(answers) == {200, 503}
