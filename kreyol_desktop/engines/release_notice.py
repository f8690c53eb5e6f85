"""Reads the small file in which whoever publishes the program names its newest version.

The file is JSON: ``{"version": "1.2.0", "page": "https://..."}``; ``page`` may be left out.
"""

import json
from urllib.parse import urlsplit

from kreyol_desktop.core.errors import CorruptError, InvalidRequestError, NetworkError
from kreyol_desktop.core.release import Release, is_version

MOST_BYTES = 64 * 1024
SCHEMES = ("https", "http")


class ReleaseNotice:
    """One request for each reading; nothing about this computer or its user is sent."""

    def __init__(self, *, timeout_s: float = 10.0) -> None:
        self._timeout_s = timeout_s

    def read(self, address: str) -> Release:
        """The release that is named at ``address``.

        Raise InvalidRequestError for what is no web address, NetworkError where nobody answers with
        the file, CorruptError where the file names no version.
        """
        if not _is_web_address(address):
            raise InvalidRequestError("This is no web address.", field="update_address")
        return _release_of(self._fetch(address))

    def _fetch(self, address: str) -> bytes:
        import httpx  # delayed: only somebody who looks for a new version needs it

        read = bytearray()
        headers = {"User-Agent": "Kreyol-Desktop", "Accept": "application/json"}
        try:
            with (
                httpx.Client(timeout=self._timeout_s, follow_redirects=True) as client,
                client.stream("GET", address, headers=headers) as response,
            ):
                response.raise_for_status()
                for block in response.iter_bytes():
                    read += block
                    if len(read) > MOST_BYTES:
                        raise CorruptError("What lies at this address is too long.")
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise NetworkError(
                "The newest version cannot be read.", hint="Check the connection and the address."
            ) from error
        return bytes(read)


def _release_of(content: bytes) -> Release:
    try:
        notice = json.loads(content)
        version, page = notice["version"], notice.get("page", "")
    except (ValueError, RecursionError, TypeError, KeyError, AttributeError) as error:
        raise CorruptError("What lies at this address names no version.") from error
    if not isinstance(version, str) or not is_version(version):
        raise CorruptError("What lies at this address names no version.")
    return Release(version, page if isinstance(page, str) and _is_web_address(page) else "")


def _is_web_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in SCHEMES and bool(parts.hostname)
