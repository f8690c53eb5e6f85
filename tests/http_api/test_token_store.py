"""The token: made once, for its owner only, renewable, compared in constant time."""

import hmac
import os
import stat
from pathlib import Path

import pytest

from kreyol_desktop.core.errors import AccessDeniedError
from kreyol_desktop.http_api.token_store import TokenStore


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "server-token"


def test_a_token_is_made_on_first_use_and_stays(path: Path) -> None:
    token = TokenStore(path).token
    assert len(token) >= 43
    assert TokenStore(path).token == token


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX")
def test_only_the_owner_may_read_the_file(path: Path) -> None:
    store = TokenStore(path)
    assert store.token
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    store.renew()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX")
def test_a_token_that_others_could_read_is_replaced(path: Path) -> None:
    old = TokenStore(path).token
    path.chmod(0o644)
    assert TokenStore(path).token != old
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize("content", [b"", b"short\n", b"\xff\xfe\x00"])
def test_a_damaged_file_is_replaced(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    path.chmod(0o600)
    assert len(TokenStore(path).token) >= 43


def test_renewing_ends_the_old_token_at_once(path: Path) -> None:
    store = TokenStore(path)
    old = store.token
    signature = store.sign("x")
    new = store.renew()
    assert not store.matches(old)
    assert store.matches(new)
    assert store.sign("x") != signature
    assert TokenStore(path).token == new
    assert [p.name for p in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize("candidate", ["", "x", "é" * 43, "\udc80" * 3])
def test_nothing_else_matches(path: Path, candidate: str) -> None:
    assert not TokenStore(path).matches(candidate)


def test_tokens_are_compared_in_constant_time(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[bytes] = []
    real = hmac.compare_digest

    def spy(a: bytes, b: bytes) -> bool:
        compared.append(b)
        return real(a, b)

    monkeypatch.setattr(hmac, "compare_digest", spy)
    store = TokenStore(path)
    store.matches("guess")
    assert compared == [store.token.encode()]


def test_a_folder_that_cannot_be_written_is_a_clear_error(tmp_path: Path) -> None:
    blocker = tmp_path / "data"
    blocker.write_text("a file where a folder should be")
    with pytest.raises(AccessDeniedError) as caught:
        TokenStore(blocker / "server-token").token  # noqa: B018
    assert str(tmp_path) not in caught.value.message
