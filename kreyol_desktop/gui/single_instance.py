"""One window per data folder: a second start hands its files to the first and ends."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCryptographicHash, QDir

CONNECT_MS = 400


def instance_name(data: Path) -> str:
    """The name of the local socket for a data folder; other folders have other windows."""
    # Qt's own hash: Python's would load OpenSSL before the first frame.
    hashed = QCryptographicHash.hash(
        str(data.resolve()).encode(), QCryptographicHash.Algorithm.Sha256
    )
    digest = hashed.toHex().toStdString()[:16]
    return f"kreyol-desktop-{digest}"


def hand_over(data: Path, files: Sequence[Path]) -> bool:
    """Ask a window that is open already to come to the front and take ``files``.

    Return False when there is none. Needs no QApplication.
    """
    name = instance_name(data)
    if not _may_listen(name):
        return False
    # Delayed: Qt's network library, which the usual first start needs after the first frame only.
    from PySide6.QtNetwork import QLocalSocket

    socket = QLocalSocket()
    socket.connectToServer(name)
    if not socket.waitForConnected(CONNECT_MS):
        return False
    names = [str(file.resolve()) for file in files]
    socket.write(json.dumps(names).encode() + b"\n")
    sent = socket.waitForBytesWritten(CONNECT_MS)
    socket.disconnectFromServer()
    return bool(sent)


def _may_listen(name: str) -> bool:
    """False where the file of the local socket shows that nobody does.

    QLocalServer puts it into the folder for temporary files, except on Windows, which has pipes.
    https://doc.qt.io/qt-6/qlocalserver.html#listen
    """
    return sys.platform == "win32" or Path(QDir.tempPath(), name).exists()
