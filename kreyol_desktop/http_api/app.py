"""The FastAPI application: routes, guards and documentation over the services."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI
from starlette.middleware import Middleware

from kreyol_desktop import __version__
from kreyol_desktop.http_api import (
    routes_audio,
    routes_docs,
    routes_download,
    routes_info,
    routes_libretranslate,
    routes_metrics,
    routes_openai,
    routes_process,
    routes_tasks,
    routes_translate,
)
from kreyol_desktop.http_api.access import AccessPolicy, allowed_hosts, known_origins
from kreyol_desktop.http_api.api_services import ApiConfig, ApiServices
from kreyol_desktop.http_api.body_limit import BODY_GRACE_S, BodyLimitMiddleware
from kreyol_desktop.http_api.context import ApiContext
from kreyol_desktop.http_api.guards import (
    GuardMiddleware,
    ListedOriginsMiddleware,
    OriginMiddleware,
)
from kreyol_desktop.http_api.head_requests import HeadMiddleware
from kreyol_desktop.http_api.observation import ObservationMiddleware
from kreyol_desktop.http_api.openapi import describe
from kreyol_desktop.http_api.problem_handlers import install_problem_handlers
from kreyol_desktop.http_api.rate_limit import RateLimiter
from kreyol_desktop.http_api.response_headers import ResponseHeadersMiddleware

EXPOSED_HEADERS = ("Location", "Retry-After", "Content-Disposition", "ETag", "Content-Range")


def create_app(services: ApiServices, config: ApiConfig) -> FastAPI:
    """Build the application for one run of the server at ``config.address``."""
    context = ApiContext(services, config)

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        async with context.running():
            yield

    app = FastAPI(
        title="Kreyòl Desktop",
        version=__version__,
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        lifespan=lifespan,
        middleware=_middleware(context),
        redirect_slashes=False,
    )
    app.state.context = context
    for router in _ROUTERS:
        # The routes are made once, at import: include_router() would copy them for every app, and
        # the router would keep each copy for ever.
        app.router.routes.extend(router.routes)
    install_problem_handlers(app)
    describe(app)
    return app


# In the order in which they are looked through: what is asked for most comes first.
_ROUTERS = (
    routes_translate.router,
    routes_info.router,
    routes_tasks.router,
    routes_audio.router,
    routes_process.router,
    routes_metrics.router,
    routes_libretranslate.router,
    routes_openai.router,
    routes_download.router,
    routes_docs.router,
)


def _middleware(context: ApiContext) -> list[Middleware]:
    """Outermost first."""
    services, config = context.services, context.config
    settings = config.settings
    policy = AccessPolicy(
        hosts=allowed_hosts(config.address, lan=settings.lan, named=settings.allowed_hosts),
        origins=known_origins(settings.allowed_origins),
    )
    return [
        Middleware(
            ObservationMiddleware,
            monitor=services.monitor,
            usage=context.usage,
            on_request=config.on_request,
        ),
        Middleware(ResponseHeadersMiddleware),
        Middleware(OriginMiddleware, policy=policy),
        *_cors(policy),
        Middleware(
            GuardMiddleware,
            limiter=RateLimiter(settings.requests_per_minute),
            tokens=config.tokens,
        ),
        Middleware(
            BodyLimitMiddleware,
            max_upload_bytes=settings.max_upload_bytes,
            max_text_chars=settings.max_text_chars,
            grace_s=BODY_GRACE_S,
        ),
        Middleware(HeadMiddleware),
    ]


def _cors(policy: AccessPolicy) -> list[Middleware]:
    """CORS is off until origins are listed."""
    if not policy.origins:
        return []
    return [
        Middleware(
            ListedOriginsMiddleware,
            allow_origins=sorted(policy.origins),
            allow_methods=["GET", "POST", "DELETE"],
            allow_headers=["Authorization", "Content-Type", "Range"],
            expose_headers=EXPOSED_HEADERS,
            max_age=600,
        )
    ]
