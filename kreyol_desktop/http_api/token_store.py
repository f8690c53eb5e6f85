"""The server's bearer token: a file that only its owner can read.

A keyring would need a desktop session, which a headless server lacks; a 0600 file works the same
everywhere and is what other programs on the machine can be pointed at.
"""

import hmac
import logging
import os
import secrets
import stat
import threading
from pathlib import Path

from kreyol_desktop.core.errors import AccessDeniedError

logger = logging.getLogger(__name__)

TOKEN_BYTES = 32
_MIN_LENGTH = 32
_OWNER_ONLY = 0o600
_OTHERS = stat.S_IRWXG | stat.S_IRWXO


class TokenStore:
    """Reads, makes and renews the token at ``path``; may be shared between threads."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._token = ""

    @property
    def token(self) -> str:
        """The token, made on first use. Raise AccessDeniedError where it cannot be kept."""
        with self._lock:
            if not self._token:
                self._token = self._read() or self._write(secrets.token_urlsafe(TOKEN_BYTES))
            return self._token

    def renew(self) -> str:
        """Replace the token; the old one stops working at once."""
        with self._lock:
            self._token = self._write(secrets.token_urlsafe(TOKEN_BYTES))
            return self._token

    def matches(self, candidate: str) -> bool:
        """True for the right token, in a time that tells nothing about how wrong it is."""
        return hmac.compare_digest(candidate.encode("utf-8", "replace"), self.token.encode())

    def sign(self, text: str) -> str:
        """A signature of ``text`` that only this token makes: for addresses that work without
        a header. It dies with the token.
        """
        return hmac.new(self.token.encode(), text.encode(), "sha256").hexdigest()

    def _read(self) -> str:
        try:
            if os.name == "posix" and self._path.stat().st_mode & _OTHERS:
                logger.warning("Others could read the server's token: it is renewed.")
                return ""
            token = self._path.read_text(encoding="ascii").strip()
        except FileNotFoundError:
            return ""
        except UnicodeDecodeError:
            return ""
        except OSError as error:
            raise _refused(error) from error
        return token if len(token) >= _MIN_LENGTH else ""

    def _write(self, token: str) -> str:
        temporary = self._path.with_name(f".{self._path.name}.{secrets.token_hex(8)}.part")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _OWNER_ONLY)
            with os.fdopen(descriptor, "w", encoding="ascii") as file:
                file.write(token + "\n")
                file.flush()
                os.fsync(file.fileno())
            temporary.replace(self._path)
        except OSError as error:
            temporary.unlink(missing_ok=True)
            raise _refused(error) from error
        return token


def _refused(error: OSError) -> AccessDeniedError:
    return AccessDeniedError(
        f"The server's token cannot be read or written ({error.strerror}).",
        hint="Check the permissions of the program's data folder.",
    )
