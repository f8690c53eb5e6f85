"""Host, origin and token rules, and the rate limit, as plain functions."""

import pytest

from kreyol_desktop.http_api.access import (
    AccessPolicy,
    ServerAddress,
    allowed_hosts,
    bearer_of,
    needs_token,
)
from kreyol_desktop.http_api.rate_limit import MAX_CLIENTS, RateLimiter

LOCAL = ServerAddress("127.0.0.1", 8765)


@pytest.fixture
def policy() -> AccessPolicy:
    return AccessPolicy(allowed_hosts(LOCAL, lan=False), frozenset({"https://clinic.example"}))


@pytest.mark.parametrize(
    "host", ["127.0.0.1:8765", "localhost:8765", "LOCALHOST:8765", "[::1]:8765"]
)
def test_our_own_names_with_the_port_are_hosts(policy: AccessPolicy, host: str) -> None:
    assert policy.host_is_ours([host])


@pytest.mark.parametrize(
    "hosts",
    [
        [],
        [""],
        ["localhost"],
        ["localhost:1"],
        ["localhost:8765", "localhost:8765"],
        ["evil.example:8765"],
        ["localhost.evil.example:8765"],
        ["127.0.0.1:8765@evil.example"],
        ["127.0.0.1:8765 "],
        ["127.1:8765"],
    ],
)
def test_any_other_host_is_foreign(policy: AccessPolicy, hosts: list[str]) -> None:
    assert not policy.host_is_ours(hosts)


def test_port_80_may_be_left_out() -> None:
    assert "localhost" in allowed_hosts(ServerAddress("127.0.0.1", 80), lan=False)


def test_the_machines_own_addresses_are_hosts_on_the_lan_only() -> None:
    local = allowed_hosts(LOCAL, lan=False)
    assert local == {"127.0.0.1:8765", "localhost:8765", "[::1]:8765"}
    assert local < allowed_hosts(ServerAddress("0.0.0.0", 8765), lan=True)


@pytest.mark.parametrize(
    ("origin", "site", "welcome"),
    [
        (None, None, True),
        (None, "none", True),
        (None, "same-origin", True),
        (None, "same-site", False),
        (None, "cross-site", False),
        (None, "anything", False),
        ("http://localhost:8765", "same-origin", True),
        ("http://127.0.0.1:8765", None, True),
        ("https://localhost:8765", None, False),
        ("http://localhost:9999", "same-site", False),
        ("https://clinic.example", "cross-site", True),
        ("https://clinic.example.evil", "cross-site", False),
        ("https://evil.example", "cross-site", False),
        ("null", "cross-site", False),
        ("", None, False),
        ("http://[bad", None, False),
    ],
)
def test_pages_of_foreign_origins_are_unwelcome(
    policy: AccessPolicy, origin: str | None, site: str | None, welcome: bool
) -> None:
    assert policy.origin_is_welcome(origin, site) is welcome


@pytest.mark.parametrize("path", ["/", "/health", "/docs", "/redoc", "/openapi.json", "/languages"])
def test_open_paths_need_no_token(path: str) -> None:
    assert not needs_token(path)


@pytest.mark.parametrize(
    "path", ["/metrics", "/api/v1/tasks", "/v1/models", "/health/x", "//health", "/nonsense"]
)
def test_all_other_paths_need_the_token(path: str) -> None:
    assert needs_token(path)


@pytest.mark.parametrize(
    ("header", "token"),
    [("Bearer abc", "abc"), ("bearer abc", "abc"), ("Basic abc", ""), ("abc", ""), (None, "")],
)
def test_the_bearer_token_is_read_from_the_header(header: str | None, token: str) -> None:
    assert bearer_of(header) == token


def test_addresses_for_clients_never_name_the_wildcard() -> None:
    assert ServerAddress("0.0.0.0", 1).url == "http://127.0.0.1:1"


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_client_may_burst_then_waits_and_then_goes_on() -> None:
    clock = Clock()
    limiter = RateLimiter(60, clock=clock)
    assert [limiter.wait_s("a") for _ in range(10)] == [0.0] * 10
    assert limiter.wait_s("a") == pytest.approx(1.0)
    assert limiter.wait_s("b") == 0.0
    clock.now += 1.0
    assert limiter.wait_s("a") == 0.0
    assert limiter.wait_s("a") > 0


def test_zero_means_no_limit() -> None:
    limiter = RateLimiter(0)
    assert all(limiter.wait_s("a") == 0.0 for _ in range(1000))


def test_the_limiter_remembers_a_bounded_number_of_clients() -> None:
    limiter = RateLimiter(60)
    for number in range(MAX_CLIENTS * 2):
        limiter.wait_s(str(number))
    assert len(limiter._buckets) == MAX_CLIENTS


def test_named_hosts_are_allowed_to_the_letter() -> None:
    hosts = allowed_hosts(LOCAL, lan=False, named=(" Clinic.local:9000", ""))
    assert hosts - allowed_hosts(LOCAL, lan=False) == {"clinic.local:9000"}
