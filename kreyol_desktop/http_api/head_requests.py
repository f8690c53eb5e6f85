"""HEAD for every address that answers GET (RFC 9110, 9.1: both are required of a server).

The route is run as for GET, and what it would send stays here, so that the headers are those of a
GET to the letter. Downloads answer HEAD themselves, without reading the file; a stream of events
has no end, so it stays with 405.
"""

from starlette.types import ASGIApp, Message, Receive, Scope, Send

OWN_ANSWER = ("/api/v1/download/", "/download_file/")
ENDLESS = "/events"
_MATCHED = ("route", "endpoint", "path_params")


class HeadMiddleware:
    """Innermost: what is turned away before is turned away for HEAD too."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "HEAD" or _is_left(scope["path"]):
            await self._app(scope, receive, send)
            return

        async def send_head(message: Message) -> None:
            if message["type"] == "http.response.body":
                message = {**message, "body": b""}
            await send(message)

        asked = {**scope, "method": "GET"}
        try:
            await self._app(asked, receive, send_head)
        finally:
            scope.update({name: asked[name] for name in _MATCHED if name in asked})


def _is_left(path: str) -> bool:
    return path.startswith(OWN_ANSWER) or path.endswith(ENDLESS)
