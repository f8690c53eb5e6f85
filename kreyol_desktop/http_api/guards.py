"""Middleware that turns requests away before any of their body is read."""

import math

from starlette.datastructures import Headers
from starlette.middleware.cors import CORSMiddleware
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from kreyol_desktop.http_api.access import AccessPolicy, bearer_of, needs_token
from kreyol_desktop.http_api.problems import Problem, http_problem, problem_response
from kreyol_desktop.http_api.rate_limit import RateLimiter
from kreyol_desktop.http_api.token_store import TokenStore

FOREIGN_HOST = Problem(
    403,
    "http.host",
    "This server does not go by that name.",
    "Use the address that the Server page shows, with its port.",
)
FOREIGN_ORIGIN = Problem(
    403,
    "http.origin",
    "Web pages of other origins may not use this server.",
    "List the page's origin on the Server page.",
)
FOREIGN_METHOD = Problem(
    400,
    "http.preflight",
    "Web pages may not send such requests.",
    "GET, POST and DELETE with the headers Authorization, Content-Type and Range are allowed.",
)
BAD_REQUEST = 400
HEAD_TOO_LARGE = Problem(431, "http.head", "The request's address and headers are too long.")
MAX_HEAD_BYTES = 16 * 1024
MAX_ACTIVE = 512
BUSY = Problem(
    503, "http.busy", "Too many requests at once.", "Try again shortly.", {"Retry-After": "1"}
)


class OriginMiddleware:
    """Head size, host and origin: outside of CORS, which answers a page's question itself."""

    def __init__(self, app: ASGIApp, *, policy: AccessPolicy) -> None:
        self._app = app
        self._policy = policy

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        problem = self._objection(scope) if scope["type"] == "http" else None
        if problem is not None:
            await problem_response(problem, scope["path"])(scope, receive, send)
            return
        await self._app(scope, receive, send)

    def _objection(self, scope: Scope) -> Problem | None:
        if _head_bytes(scope) > MAX_HEAD_BYTES:
            return HEAD_TOO_LARGE
        headers = Headers(scope=scope)
        if not self._policy.host_is_ours(headers.getlist("host")):
            return FOREIGN_HOST
        origin, site = headers.get("origin"), headers.get("sec-fetch-site")
        return None if self._policy.origin_is_welcome(origin, site) else FOREIGN_ORIGIN


class ListedOriginsMiddleware(CORSMiddleware):
    """CORS whose refusals have the shape of every other error."""

    def preflight_response(self, request_headers: Headers) -> Response:
        """What a browser asks before it lets a page ask."""
        answer = super().preflight_response(request_headers)
        if answer.status_code < BAD_REQUEST:
            return answer
        refusal = problem_response(FOREIGN_METHOD, "")
        refusal.headers["Vary"] = answer.headers["Vary"]
        return refusal


class GuardMiddleware:
    """Rate and token, in this order: inside of CORS, so that a listed page may read a refusal."""

    def __init__(self, app: ASGIApp, *, limiter: RateLimiter, tokens: TokenStore) -> None:
        self._app = app
        self._limiter = limiter
        self._tokens = tokens
        self._active = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        problem = self._objection(scope)
        if problem is not None:
            await problem_response(problem, scope["path"])(scope, receive, send)
            return
        self._active += 1
        try:
            await self._app(scope, receive, send)
        finally:
            self._active -= 1

    def _objection(self, scope: Scope) -> Problem | None:
        if self._active >= MAX_ACTIVE:
            return BUSY
        client = scope.get("client")
        wait_s = self._limiter.wait_s(client[0] if client else "")
        if wait_s > 0:
            return too_many_requests(wait_s)
        bearer = bearer_of(Headers(scope=scope).get("authorization"))
        trusted = bool(bearer) and self._tokens.matches(bearer)
        scope.setdefault("state", {})["trusted"] = trusted
        return None if trusted or not needs_token(scope["path"]) else http_problem(401)


def _head_bytes(scope: Scope) -> int:
    headers = sum(len(name) + len(value) for name, value in scope["headers"])
    return headers + len(scope.get("raw_path") or b"") + len(scope["query_string"])


def too_many_requests(wait_s: float) -> Problem:
    """429 with the whole seconds to wait, at least one."""
    return Problem(
        429,
        "http.rate",
        "Too many requests.",
        "Wait as long as the header Retry-After says.",
        {"Retry-After": str(max(1, math.ceil(wait_s)))},
    )
