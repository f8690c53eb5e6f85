"""The local server as the other faces see it: a switch, an address, a token, a live log."""

from collections import deque
from collections.abc import Callable
from pathlib import Path

from kreyol_desktop.core.settings import ServerSettings
from kreyol_desktop.http_api.access import network_url
from kreyol_desktop.http_api.api_services import ApiServices
from kreyol_desktop.http_api.face import build_server
from kreyol_desktop.http_api.observation import RequestRecord
from kreyol_desktop.http_api.server import ApiServer
from kreyol_desktop.http_api.token_store import TokenStore

LOG_LINES = 200


class ServerSwitch:
    """Off until ``start``; each start takes the settings as they are then."""

    def __init__(
        self, services: ApiServices, settings: Callable[[], ServerSettings], token_path: Path
    ) -> None:
        self._services = services
        self._settings = settings
        self._tokens = TokenStore(token_path)
        self._requests: deque[RequestRecord] = deque(maxlen=LOG_LINES)
        self._server: ApiServer | None = None

    @property
    def is_running(self) -> bool:
        return self._server is not None and self._server.is_running

    @property
    def url(self) -> str:
        """The address for clients on this machine, "" while off."""
        return self._server.url if self._server is not None else ""

    @property
    def network_url(self) -> str:
        """The address for clients on the local network, "" while off or not reachable from there."""
        server = self._server
        if server is None or not server.is_running or not server.is_on_network:
            return ""
        return network_url(server.port)

    def start(self) -> None:
        """Bind and serve. Raise PortInUseError, AccessDeniedError or another ResourceError."""
        if self.is_running:
            return
        self._server = build_server(
            self._services, self._settings(), self._tokens, self._requests.append
        )
        self._server.start()

    def stop(self) -> None:
        """Finish or park what is in flight and close, within seconds."""
        if self._server is not None:
            self._server.stop()
            self._server = None

    def token(self) -> str:
        """The bearer token, made on first use. Raise AccessDeniedError where it cannot be kept."""
        return self._tokens.token

    def renew_token(self) -> str:
        """Replace the token; the old one stops working at once."""
        return self._tokens.renew()

    def requests(self) -> tuple[RequestRecord, ...]:
        """The last answered requests, oldest first."""
        return tuple(self._requests)
