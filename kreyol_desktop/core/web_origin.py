"""The origin of a web page, as browsers send it: a scheme, a host and, where it is unusual, a port.

https://www.rfc-editor.org/rfc/rfc6454#section-6.2
"""

import re
from urllib.parse import urlsplit

from kreyol_desktop.core.errors import InvalidRequestError

USUAL_PORTS = {"http": 80, "https": 443}
"""Browsers leave these out."""

_PAGE_SCHEMES = re.compile(r"https?|[a-z]+-extension")
_HOST = re.compile(r"[a-z0-9]([a-z0-9_.-]*[a-z0-9])?|\[[0-9a-f:.]+\]")


def web_origin(text: str) -> str:
    """``text`` as browsers write an origin, for example ``http://localhost:3000``.

    Raise InvalidRequestError for anything else. ``*`` and ``null`` are no origins: the first is
    every page there is, the second is what any page can make of itself.
    """
    try:
        parts = urlsplit(text.strip().lower())
        host, port = _host(parts.netloc), parts.port
    except ValueError as error:
        raise _no_origin(text) from error
    rest = parts.path.strip("/") + parts.query + parts.fragment
    if rest or not _PAGE_SCHEMES.fullmatch(parts.scheme) or not _HOST.fullmatch(host):
        raise _no_origin(text)
    usual = port is None or port == USUAL_PORTS.get(parts.scheme)
    return f"{parts.scheme}://{host}" if usual else f"{parts.scheme}://{host}:{port}"


def _host(netloc: str) -> str:
    """The host, letters of other alphabets as browsers write them. Raise ValueError."""
    host = re.sub(r":\d*$", "", netloc)
    return host if host.isascii() else host.encode("idna").decode("ascii")


def _no_origin(text: str) -> InvalidRequestError:
    return InvalidRequestError(
        f"{text.strip()[:80]!r} is no origin of a web page.",
        hint="Write it like http://localhost:3000, without a path.",
    )
