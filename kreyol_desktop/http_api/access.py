"""Who may talk to the server: Host, Origin, Sec-Fetch-Site and token checks.

A server on loopback is within reach of every web page that the user opens: by a form, by fetch,
or by a name that is rebound to 127.0.0.1. So the Host must be one of ours to the letter, a page of
another origin is refused unless that origin is listed, and what costs or reads anything needs the
token, which no page knows.
"""

import logging
import socket
from collections.abc import Iterable
from dataclasses import dataclass

import psutil

from kreyol_desktop.core.errors import InvalidRequestError
from kreyol_desktop.core.web_origin import web_origin

logger = logging.getLogger(__name__)

LOOPBACK_NAMES = ("127.0.0.1", "localhost", "[::1]")
DEFAULT_HTTP_PORT = 80
ELSEWHERE = ("192.0.2.1", 9)
"""An address of the documentation range (RFC 5737), beyond every local network."""

OPEN_PATHS = frozenset({"/", "/health", "/docs", "/redoc", "/openapi.json", "/favicon.ico"})
"""Paths that need no token: they cost nothing and tell nothing of the user."""

OPEN_PREFIXES = ("/docs/assets/", "/download_file/")
"""Assets of the documentation; and signed addresses, which carry their own proof."""

KEY_IN_BODY_PATHS = frozenset({"/translate", "/detect", "/translate_file"})
"""LibreTranslate's clients send the token as a field ``api_key``: the route checks it."""

KEYLESS_PATHS = frozenset({"/languages", "/api/v1/languages"})
"""Lists that are the same for everybody."""


@dataclass(frozen=True, slots=True)
class ServerAddress:
    """Where the server listens; ``host`` is an IP address."""

    host: str
    port: int

    @property
    def url(self) -> str:
        """An address for clients on this machine."""
        name = "127.0.0.1" if self.host in ("0.0.0.0", "127.0.0.1") else self.host  # noqa: S104
        return f"http://{name}:{self.port}"


def allowed_hosts(
    address: ServerAddress, *, lan: bool, named: Iterable[str] = ()
) -> frozenset[str]:
    """Every Host header that names this server; with ``lan`` the machine's own addresses too.

    ``named`` are further ones, complete as clients send them: a port that is mapped, a name that
    only the network knows.
    """
    names = [*LOOPBACK_NAMES, *(_machine_names() if lan else ())]
    hosts = {f"{name}:{address.port}" for name in names}
    if address.port == DEFAULT_HTTP_PORT:
        hosts.update(names)
    hosts.update(name.strip() for name in named)
    return frozenset(host.lower() for host in hosts if host)


def _machine_names() -> Iterable[str]:
    name = socket.gethostname()
    yield from (name, f"{name}.local")
    for addresses in psutil.net_if_addrs().values():
        for entry in addresses:
            if entry.family == socket.AF_INET:
                yield entry.address
            elif entry.family == socket.AF_INET6:
                yield f"[{entry.address.split('%')[0]}]"


def network_url(port: int) -> str:
    """The address for clients on the local network, "" where there is no network."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            # Nothing is sent: it only asks which of our addresses the way out begins at.
            probe.connect(ELSEWHERE)
        except OSError:
            return ""
        return f"http://{probe.getsockname()[0]}:{port}"


def known_origins(listed: Iterable[str]) -> frozenset[str]:
    """The origins among ``listed`` entries; ``*``, ``null`` and other words are passed over."""
    origins: set[str] = set()
    for entry in listed:
        try:
            origins.add(web_origin(entry))
        except InvalidRequestError as error:
            logger.warning("A listed origin is passed over: %s", error)
    return frozenset(origins)


@dataclass(frozen=True, slots=True)
class AccessPolicy:
    """The checks that need nothing but a request's headers and path."""

    hosts: frozenset[str]
    origins: frozenset[str]

    def host_is_ours(self, hosts: list[str]) -> bool:
        """``hosts`` are all Host headers of a request: exactly one, and one of ours."""
        return len(hosts) == 1 and hosts[0].lower() in self.hosts

    def origin_is_welcome(self, origin: str | None, fetch_site: str | None) -> bool:
        """False for a request that a page of a foreign, unlisted origin makes."""
        if origin is not None:
            return self.is_own(origin) or origin.lower() in self.origins
        return fetch_site in (None, "none", "same-origin")

    def is_own(self, origin: str) -> bool:
        """True for the origin of our own pages."""
        scheme, _, host = origin.lower().partition("://")
        return scheme == "http" and host in self.hosts


def needs_token(path: str) -> bool:
    """True where the token must come in a header. A route that takes it otherwise says so above."""
    return not (
        path in OPEN_PATHS
        or path in KEYLESS_PATHS
        or path in KEY_IN_BODY_PATHS
        or path.startswith(OPEN_PREFIXES)
    )


def bearer_of(authorization: str | None) -> str:
    """The token in an Authorization header, or ""."""
    scheme, _, token = (authorization or "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" else ""
