"""Loaded by every Python process of a guarded run: the network does not exist, loopback apart.

Each attempt is also written to the file named by NETWORK_GUARD_LOG, so that code which swallows
the error is found out.
"""

import os
import socket
from pathlib import Path

LOOPBACK = {"127.0.0.1", "::1", "localhost", "", None}


class NetworkCutError(OSError):
    """Raised in place of leaving the machine."""


def _refuse(what, address):
    with Path(os.environ["NETWORK_GUARD_LOG"]).open("a", encoding="utf-8") as log:
        log.write(f"{what} {address!r}\n")
    raise NetworkCutError(f"{what} {address!r}")


def _is_local(sock, address):
    if sock.family not in (socket.AF_INET, socket.AF_INET6):
        return True
    host = address[0] if isinstance(address, tuple) else address
    return host in LOOPBACK or str(host).startswith("127.")


def _guard(name):
    original = getattr(socket.socket, name)

    def guarded(self, *arguments):
        if not _is_local(self, arguments[-1]):
            _refuse(name, arguments[-1])
        return original(self, *arguments)

    setattr(socket.socket, name, guarded)


for _name in ("connect", "connect_ex", "sendto"):
    _guard(_name)

_getaddrinfo = socket.getaddrinfo


def _guarded_getaddrinfo(host, *arguments, **named):
    if host not in LOOPBACK and not str(host).startswith("127."):
        _refuse("getaddrinfo", host)
    return _getaddrinfo(host, *arguments, **named)


socket.getaddrinfo = _guarded_getaddrinfo
