"""Downloads from a local server that misbehaves in every way we could think of."""

import hashlib
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from kreyol_desktop.core.errors import (
    JobCancelled,
    ModelCorruptError,
    ModelIncompatibleError,
    ModelMissingError,
    NetworkError,
)
from kreyol_desktop.engines.models.converter import can_convert
from kreyol_desktop.engines.models.download import Downloader
from kreyol_desktop.engines.models.manifest import read_manifest
from kreyol_desktop.engines.models.repository import FolderModelRepository

CONTENT = bytes(range(256)) * 1024
SHA256 = hashlib.sha256(CONTENT).hexdigest()


class FaultyServer(ThreadingHTTPServer):
    """``fault`` names how it misbehaves; ``requests`` holds the Range of every request."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.fault = ""
        self.faults_left = 1
        self.requests: list[str | None] = []

    def misbehaves(self, fault: str) -> bool:
        if self.fault != fault or self.faults_left <= 0:
            return False
        self.faults_left -= 1
        return True


class Handler(BaseHTTPRequestHandler):
    server: FaultyServer

    def do_GET(self) -> None:
        asked = self.headers.get("Range")
        self.server.requests.append(asked)
        if self.server.fault == "refuses":
            self.send_error(403)
            return
        body = CONTENT[::-1] if self.server.fault == "wrong content" else CONTENT
        start = 0
        if asked and self.server.fault != "ignores ranges":
            start = int(asked.removeprefix("bytes=").rstrip("-"))
        self.send_response(206 if start else 200)
        length = len(body) - start
        if self.server.misbehaves("lies about its length"):
            length += 5000
        if self.server.fault == "sends too much":
            body += b"more" * 1000
            length = len(body) - start
        self.send_header("Content-Length", str(length))
        self.end_headers()
        end = len(body)
        if self.server.misbehaves("breaks off") or self.server.fault == "always breaks off":
            end = start + (len(body) - start) // 2 if self.server.fault == "breaks off" else start
        self.wfile.write(body[start:end])
        if end < len(body):
            self.close_connection = True

    def log_message(self, *arguments: object) -> None:
        """Say nothing."""


@pytest.fixture
def server() -> Iterator[FaultyServer]:
    server = FaultyServer()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def repository(server: FaultyServer, tmp_path: Path) -> FolderModelRepository:
    catalog = tmp_path / "catalog.toml"
    address = f"http://127.0.0.1:{server.server_address[1]}/model.bin"
    catalog.write_text(
        f"""
        [[models]]
        id = "remote"
        kind = "translation"
        name = "Remote"
        version = "1"
        languages = ["en-ht"]
        licence = "CC0-1.0"
        size_bytes = {len(CONTENT)}
        options = {{ scheme = "tagged" }}
        [[models.files]]
        path = "model.bin"
        url = "{address}"
        size = {len(CONTENT)}
        sha256 = "{SHA256}"
        [[models]]
        id = "by-hand"
        kind = "translation"
        name = "By hand"
        languages = ["fr-ht"]
        licence = "CC0-1.0"
        size_bytes = 1
        how_to = "Fetch it yourself."
        """
    )
    return FolderModelRepository(
        user_folder=tmp_path / "models",
        bundle=tmp_path / "bundle",
        catalog=catalog,
        downloader=Downloader(attempts=3, timeout_s=5),
    )


def ignore(done: int, total: int) -> None:
    """Progress that no one watches."""


def leftovers(tmp_path: Path) -> list[str]:
    models = tmp_path / "models"
    return sorted(p.name for p in models.rglob("*") if p.is_file()) if models.exists() else []


def test_a_model_is_fetched_checked_and_installed(
    repository: FolderModelRepository, tmp_path: Path
) -> None:
    seen: list[tuple[int, int]] = []
    info = repository.download("remote", lambda done, total: seen.append((done, total)))
    assert info.folder == tmp_path / "models" / "remote"
    assert read_manifest(info.folder).options == {"scheme": "tagged"}
    repository.verify("remote")
    assert seen[-1] == (len(CONTENT), len(CONTENT))
    assert [done for done, _ in seen] == sorted(done for done, _ in seen)
    assert leftovers(tmp_path) == ["manifest.json", "model.bin"]
    assert "remote" not in [entry.id for entry in repository.available()]


def test_a_connection_that_breaks_off_is_resumed_where_it_stopped(
    server: FaultyServer, repository: FolderModelRepository
) -> None:
    server.fault = "breaks off"
    repository.download("remote", ignore)
    repository.verify("remote")
    assert server.requests[0] is None
    assert server.requests[1] == f"bytes={len(CONTENT) // 2}-"


def test_a_server_that_ignores_ranges_is_asked_for_everything_again(
    server: FaultyServer, repository: FolderModelRepository, tmp_path: Path
) -> None:
    part = tmp_path / "models" / ".downloads" / "remote" / "model.bin.part"
    part.parent.mkdir(parents=True)
    part.write_bytes(CONTENT[:1000])
    server.fault = "ignores ranges"
    repository.download("remote", ignore)
    repository.verify("remote")


def test_a_server_that_lies_about_the_length_does_not_stop_us(
    server: FaultyServer, repository: FolderModelRepository
) -> None:
    server.fault = "lies about its length"
    repository.download("remote", ignore)
    repository.verify("remote")


@pytest.mark.parametrize("fault", ["wrong content", "sends too much"])
def test_a_wrong_file_is_refused_and_thrown_away(
    server: FaultyServer, repository: FolderModelRepository, tmp_path: Path, fault: str
) -> None:
    server.fault = fault
    with pytest.raises(ModelCorruptError):
        repository.download("remote", ignore)
    assert repository.installed() == []
    assert leftovers(tmp_path) == []


def test_a_server_that_keeps_breaking_off_is_given_up(
    server: FaultyServer, repository: FolderModelRepository
) -> None:
    server.fault = "always breaks off"
    with pytest.raises(NetworkError):
        repository.download("remote", ignore)
    assert len(server.requests) == 3
    assert repository.installed() == []


def test_a_refusal_is_not_asked_again(
    server: FaultyServer, repository: FolderModelRepository
) -> None:
    server.fault = "refuses"
    with pytest.raises(NetworkError):
        repository.download("remote", ignore)
    assert len(server.requests) == 1


def test_cancelling_keeps_what_arrived_for_the_next_time(
    server: FaultyServer, repository: FolderModelRepository, tmp_path: Path
) -> None:
    def cancel(done: int, total: int) -> None:
        if done > 50_000:
            raise JobCancelled

    with pytest.raises(JobCancelled):
        repository.download("remote", cancel)
    part = tmp_path / "models" / ".downloads" / "remote" / "model.bin.part"
    kept = part.stat().st_size
    assert 50_000 < kept < len(CONTENT)
    repository.download("remote", ignore)
    assert server.requests[-1] == f"bytes={kept}-"
    repository.verify("remote")


def test_no_server_at_all_is_a_network_error(
    server: FaultyServer, repository: FolderModelRepository, tmp_path: Path
) -> None:
    catalog = tmp_path / "catalog.toml"
    catalog.write_text(catalog.read_text().replace(str(server.server_address[1]), "9"))
    with pytest.raises(NetworkError):
        repository.download("remote", ignore)


def test_a_model_without_addresses_says_how_to_get_it(repository: FolderModelRepository) -> None:
    with pytest.raises(ModelMissingError) as caught:
        repository.download("by-hand", ignore)
    assert caught.value.hint == "Fetch it yourself."


@pytest.mark.skipif(can_convert(), reason="the extra is installed")
def test_a_checkpoint_is_not_fetched_where_it_could_not_be_converted(
    repository: FolderModelRepository, server: FaultyServer, tmp_path: Path
) -> None:
    catalog = tmp_path / "catalog.toml"
    text = catalog.read_text(encoding="utf-8")
    catalog.write_text(text.replace('id = "remote"', 'id = "remote"\nformat = "transformers"'))
    (entry,) = (info for info in repository.available() if info.id == "remote")
    assert not entry.downloadable
    with pytest.raises(ModelIncompatibleError, match="torch"):
        repository.download("remote", ignore)
    assert server.requests == []


def test_an_unknown_model_is_missing(repository: FolderModelRepository) -> None:
    with pytest.raises(ModelMissingError):
        repository.download("nothing", ignore)
