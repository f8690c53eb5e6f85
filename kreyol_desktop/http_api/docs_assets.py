"""Files of the API documentation, none of which names an address outside this computer.

Swagger UI and ReDoc come from the package ``fastapi-offline``; the pages and the scripts that start
them are our own (``resources/web``), without inline scripts, so that the content policy can be
strict. The two bundles still hold addresses (links to their makers, a logo, a validator): these
are replaced as they are read.
"""

import re
from functools import cache
from importlib.resources import files
from pathlib import Path

import fastapi_offline

NOWHERE = "http://offline.invalid"
"""A name that can never resolve (RFC 2606)."""

REMOTE_LOGO = "https://cdn.redoc.ly/redoc/logo-mini.svg"
OWN_LOGO = "/docs/assets/favicon.svg"
"""ReDoc would fetch its maker's logo; ours is on this computer."""

IDENTIFIERS = frozenset({"www.w3.org", "json-schema.org", "spec.openapis.org"})
"""Hosts in names of XML namespaces and schema dialects, which nothing ever fetches."""

_ADDRESS = re.compile(r"https?://([\w-]+(?:\.[\w-]+)+)")
_BUNDLED = frozenset({"swagger-ui-bundle.js", "swagger-ui.css", "redoc.standalone.js"})
_OWN = frozenset({"swagger-start.js", "redoc-start.js", "favicon.svg"})
_MEDIA_TYPES = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}


class DocsAssets:
    """Reads the files on first use and keeps them; ``web`` is the folder ``resources/web``."""

    def __init__(self, web: Path) -> None:
        self._web = web
        self._read = cache(self._load)

    def page(self, name: str) -> bytes:
        """One of our own HTML pages."""
        return self._read(f"{name}.html")

    def asset(self, name: str) -> tuple[bytes, str] | None:
        """Content and media type of an asset; None for any name that is not on the list."""
        if name not in _BUNDLED | _OWN:
            return None
        return self._read(name), _MEDIA_TYPES[Path(name).suffix]

    def _load(self, name: str) -> bytes:
        if name not in _BUNDLED:
            return (self._web / name).read_bytes()
        source = files(fastapi_offline).joinpath("static", name).read_text(encoding="utf-8")
        return without_addresses(source.replace(REMOTE_LOGO, OWN_LOGO)).encode()


def without_addresses(source: str) -> str:
    """``source`` with every host but those of identifiers replaced by one that leads nowhere."""
    return _ADDRESS.sub(lambda m: m[0] if m[1] in IDENTIFIERS else NOWHERE, source)
