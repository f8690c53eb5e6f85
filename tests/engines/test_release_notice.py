"""The newest version is read over HTTP, and nothing else is believed or sent."""

from collections.abc import Iterator

import pytest

from kreyol_desktop.core.errors import CorruptError, InvalidRequestError, NetworkError
from kreyol_desktop.core.release import Release
from kreyol_desktop.engines.release_notice import MOST_BYTES, ReleaseNotice
from tests.release_server import ReleaseServer, release_server


@pytest.fixture
def server() -> Iterator[ReleaseServer]:
    with release_server() as running:
        yield running


def test_version_and_page_are_read_with_one_request_that_says_nothing(
    server: ReleaseServer,
) -> None:
    release = ReleaseNotice().read(server.address)
    assert release == Release("99.0", "https://kreyol.example/new")
    assert len(server.requests) == 1
    assert server.requests[0]["User-Agent"] == "Kreyol-Desktop"
    assert not {"Cookie", "Authorization", "Referer"} & set(server.requests[0])


@pytest.mark.parametrize("page", ["file:///etc/passwd", "javascript:alert(1)", "https://", 7, None])
def test_a_page_that_is_no_web_address_is_dropped(server: ReleaseServer, page: object) -> None:
    quoted = "null" if page is None else repr(page).replace("'", '"')
    server.content = f'{{"version": "1.0", "page": {quoted}}}'.encode()
    assert ReleaseNotice().read(server.address) == Release("1.0")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<html>Log in to the hotel</html>",
        b"[]",
        b"7",
        b"{}",
        b'{"version": 2}',
        b'{"version": "soon"}',
        b"[" * 100_000,
        b" " * (MOST_BYTES + 1),
    ],
)
def test_anything_else_names_no_version(server: ReleaseServer, content: bytes) -> None:
    server.content = content
    with pytest.raises(CorruptError):
        ReleaseNotice().read(server.address)


@pytest.mark.parametrize("status", [404, 500])
def test_a_refusal_is_no_answer(server: ReleaseServer, status: int) -> None:
    server.status = status
    with pytest.raises(NetworkError):
        ReleaseNotice().read(server.address)


def test_nobody_answers() -> None:
    with release_server() as gone:
        address = gone.address
    with pytest.raises(NetworkError):
        ReleaseNotice(timeout_s=2).read(address)


@pytest.mark.parametrize(
    "address", ["", "kreyol.example", "file:///tmp/x", "ftp://x/y", "http://["]
)
def test_only_web_addresses_are_asked(address: str) -> None:
    with pytest.raises(InvalidRequestError):
        ReleaseNotice().read(address)
