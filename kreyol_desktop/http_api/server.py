"""The server's life: bind a socket, run uvicorn in a thread, stop within seconds."""

import contextlib
import errno
import logging
import socket
import sys
import threading
from collections.abc import Callable

import uvicorn
from fastapi import FastAPI

from kreyol_desktop.core.errors import AccessDeniedError, PortInUseError, ResourceError
from kreyol_desktop.core.settings import ServerSettings
from kreyol_desktop.http_api.access import ServerAddress
from kreyol_desktop.http_api.guards import MAX_HEAD_BYTES
from kreyol_desktop.http_api.protocol import GuardedProtocol

logger = logging.getLogger(__name__)

LOOPBACK = "127.0.0.1"
ANY_ADDRESS = "0.0.0.0"  # noqa: S104 - only with the LAN switch
BACKLOG = 512
KEEP_ALIVE_S = 15
FINISH_S = 3
"""What a stop grants requests in flight; with the rest of the stop it stays within STOP_S."""
STOP_S = 5.0
START_S = 10.0
PORTS_TRIED = 50
TURN_S = 0.001
"""How long another thread may keep the interpreter while the server's waits for it. A request needs
it two or three times: with Python's 5 ms a busy job would hold each answer up for 10 ms and more.
"""
MAX_PORT = 65_535


class ApiServer:
    """One localhost server that can be switched on and off any number of times.

    ``make_app`` builds a fresh application for the address that was bound.
    """

    def __init__(
        self, make_app: Callable[[ServerAddress], FastAPI], settings: ServerSettings
    ) -> None:
        self._make_app = make_app
        self._settings = settings
        self._lock = threading.Lock()
        self._run: _Run | None = None
        self._usual_turn_s = 0.0

    @property
    def is_running(self) -> bool:
        run = self._run
        return run is not None and run.thread.is_alive()

    @property
    def url(self) -> str:
        """The address for clients on this machine, "" while switched off."""
        run = self._run
        return run.address.url if run is not None else ""

    @property
    def port(self) -> int:
        """The bound port, 0 while switched off."""
        run = self._run
        return run.address.port if run is not None else 0

    @property
    def is_on_network(self) -> bool:
        """Whether other machines can reach it while it runs."""
        return self._settings.lan

    @property
    def app(self) -> FastAPI | None:
        """The application that runs now."""
        run = self._run
        return run.app if run is not None else None

    def start(self) -> None:
        """Bind and serve; return when requests are answered. Nothing happens if it runs already.

        Raise PortInUseError (with ``next_port``), AccessDeniedError or another ResourceError.
        """
        with self._lock:
            if self.is_running:
                return
            listener = bind(self._settings)
            try:
                self._run = _Run(listener, self._make_app, lan=self._settings.lan)
                self._run.wait_until_started()
            except BaseException:
                self._run = None
                listener.close()
                raise
            self._usual_turn_s = sys.getswitchinterval()
            sys.setswitchinterval(min(TURN_S, self._usual_turn_s))

    def stop(self) -> None:
        """Let requests in flight finish, or park them, and close; at most STOP_S seconds."""
        with self._lock:
            run, self._run = self._run, None
            if run is not None:
                run.stop()
                sys.setswitchinterval(self._usual_turn_s)

    def wait(self, timeout_s: float | None = None) -> bool:
        """Wait for the server's thread to end; True when it has. For a headless process."""
        run = self._run
        if run is None:
            return True
        run.thread.join(timeout_s)
        return not run.thread.is_alive()


class _Run:
    """One run from bind to close."""

    def __init__(
        self, listener: socket.socket, make_app: Callable[[ServerAddress], FastAPI], *, lan: bool
    ) -> None:
        self._listener = listener
        host = ANY_ADDRESS if lan else LOOPBACK
        self.address = ServerAddress(host, listener.getsockname()[1])
        self.app = make_app(self.address)
        self._server = _AnnouncingServer(_uvicorn_config(self.app))
        self._failure: BaseException | None = None
        # A daemon, so that a main thread that dies takes the process with it.
        self.thread = threading.Thread(target=self._serve, name="http", daemon=True)

    def wait_until_started(self) -> None:
        self.thread.start()
        started = self._server.ready.wait(START_S)
        if started and self._failure is None and self._server.started:
            return
        self._server.should_exit = True
        self.thread.join(STOP_S)
        raise ResourceError(
            "The server did not start.", hint="Try again; the log says more."
        ) from self._failure

    def stop(self) -> None:
        self.app.state.context.stop_waiting()
        self._server.should_exit = True
        self.thread.join(STOP_S)
        if self.thread.is_alive():
            logger.warning("A request did not end in time; its connection is cut.")
            self._server.force_exit = True
            self.thread.join(1)
        self._listener.close()

    def _serve(self) -> None:
        try:
            self._server.run(sockets=[self._listener])
        except (Exception, SystemExit) as error:
            # uvicorn leaves its thread by SystemExit when the application cannot start.
            logger.exception("The server ended by an error")
            self._failure = error
        finally:
            self._server.ready.set()


class _AnnouncingServer(uvicorn.Server):
    """Says when it is ready, so that nobody has to poll."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.ready = threading.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.ready.set()


def _uvicorn_config(app: FastAPI) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        http=GuardedProtocol,
        ws="none",
        lifespan="on",
        log_config=None,
        access_log=False,
        proxy_headers=False,
        server_header=False,
        backlog=BACKLOG,
        timeout_keep_alive=KEEP_ALIVE_S,
        timeout_graceful_shutdown=FINISH_S,
        h11_max_incomplete_event_size=MAX_HEAD_BYTES,
    )


def bind(settings: ServerSettings) -> socket.socket:
    """A listening socket on the settings' port (0: any free one).

    Raise PortInUseError with the next free port in its details, or AccessDeniedError.
    """
    host = ANY_ADDRESS if settings.lan else LOOPBACK
    try:
        return _bound(host, settings.port)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            free = next_free_port(host, settings.port)
            raise PortInUseError(
                f"Port {settings.port} is used by another program.",
                hint=f"Use port {free}, which is free." if free else "Choose another port.",
                port=settings.port,
                next_port=free,
            ) from error
        raise AccessDeniedError(
            f"Port {settings.port} may not be opened ({error.strerror}).",
            hint="Choose a port from 1024 to 65535.",
            port=settings.port,
        ) from error


def next_free_port(host: str, port: int) -> int:
    """The first free port above ``port``, or 0 where none was found nearby."""
    for candidate in range(port + 1, min(port + PORTS_TRIED, MAX_PORT) + 1):
        with contextlib.suppress(OSError):
            _bound(host, candidate).close()
            return candidate
    return 0


def _bound(host: str, port: int) -> socket.socket:
    # asyncio turns Nagle's algorithm off only where the protocol is named: without it the body of an
    # answer waits up to 40 ms for the client to acknowledge its head.
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        if hasattr(socket, "SO_EXCLUSIVEADDRUSE"):
            # Windows: without it another program may take the port over.
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
        listener.listen(BACKLOG)
    except BaseException:
        listener.close()
        raise
    return listener
