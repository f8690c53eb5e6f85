"""Middleware that puts the security headers on every answer."""

from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOCKED_POLICY = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
"""For answers that are data: nothing in them may run or load."""

DOCS_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; font-src 'self' data:; connect-src 'self'; worker-src blob:; "
    "frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
)
"""For the documentation: its own files only. Swagger UI and ReDoc set inline styles, ReDoc
searches in a blob worker; neither needs inline scripts."""

DOCS_PATHS = frozenset({"/docs", "/redoc"})

_COMMON = (
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), microphone=(), geolocation=()"),
    (b"cache-control", b"no-store"),
)
_LOCKED = (*_COMMON, (b"content-security-policy", LOCKED_POLICY.encode()))
_DOCS = (*_COMMON, (b"content-security-policy", DOCS_POLICY.encode()))


class ResponseHeadersMiddleware:
    """Adds what an answer does not already say itself."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        wanted = _DOCS if scope["path"] in DOCS_PATHS else _LOCKED

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = list(message.get("headers", ()))
                said = {name for name, _ in headers}
                message["headers"] = [*headers, *(pair for pair in wanted if pair[0] not in said)]
            await send(message)

        await self._app(scope, receive, send_with_headers)
