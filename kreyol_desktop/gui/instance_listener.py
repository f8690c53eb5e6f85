"""The first window's ear: later starts knock here, hand over their files and end."""

import json
import logging
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from kreyol_desktop.gui.single_instance import instance_name

logger = logging.getLogger(__name__)

MESSAGE_LIMIT = 1_000_000


class InstanceListener(QObject):
    """Emits ``woken`` with the files that a second start brought."""

    woken = Signal(object)

    def __init__(self, data: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connection)
        name = instance_name(data)
        if not self._server.listen(name):
            # A crash leaves the socket file behind; nobody answered it, so it may go.
            QLocalServer.removeServer(name)
            if not self._server.listen(name):
                logger.warning("No single instance: %s", self._server.errorString())

    def close(self) -> None:
        """Listen no more."""
        self._server.close()

    def _on_connection(self) -> None:
        while socket := self._server.nextPendingConnection():
            socket.readyRead.connect(lambda s=socket: self._read(s))
            socket.disconnected.connect(socket.deleteLater)
            if socket.canReadLine():
                self._read(socket)

    def _read(self, socket: QLocalSocket) -> None:
        if socket.bytesAvailable() > MESSAGE_LIMIT:
            socket.abort()
            return
        if not socket.canReadLine():
            return
        try:
            names = json.loads(bytes(socket.readLine().data()))
            files = [Path(name) for name in names if isinstance(name, str)]
        except (ValueError, TypeError):
            logger.warning("A second start sent something unreadable.")
            return
        self.woken.emit(files)
