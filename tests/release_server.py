"""A web server on this computer that names a release; it counts who asked, and keeps what they sent."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class ReleaseServer(ThreadingHTTPServer):
    """Answers every GET with ``status`` and ``content``."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.status = 200
        self.content = b'{"version": "99.0", "page": "https://kreyol.example/new"}'
        self.requests: list[dict[str, str]] = []

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/newest.json"


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        server = self.server
        assert isinstance(server, ReleaseServer)
        server.requests.append(dict(self.headers))
        self.send_response(server.status)
        self.send_header("Content-Length", str(len(server.content)))
        self.end_headers()
        self.wfile.write(server.content)

    def log_message(self, *_: object) -> None:
        """Be silent."""


@contextmanager
def release_server() -> Iterator[ReleaseServer]:
    """A running server; it is stopped at the end."""
    server = ReleaseServer()
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
