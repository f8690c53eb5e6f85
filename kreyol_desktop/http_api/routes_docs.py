"""The documentation pages and their assets."""

from fastapi import APIRouter
from starlette.responses import Response

from kreyol_desktop.http_api.docs_assets import DocsAssets
from kreyol_desktop.http_api.problems import ProblemError, http_problem


def docs_router(assets: DocsAssets) -> APIRouter:
    """Routes for ``/docs``, ``/redoc`` and what they load."""
    router = APIRouter(include_in_schema=False)

    @router.get("/docs")
    async def swagger() -> Response:
        return Response(assets.page("swagger"), media_type="text/html")

    @router.get("/redoc")
    async def redoc() -> Response:
        return Response(assets.page("redoc"), media_type="text/html")

    @router.get("/docs/assets/{name}")
    async def asset(name: str) -> Response:
        found = assets.asset(name)
        if found is None:
            raise ProblemError(http_problem(404))
        return Response(found[0], media_type=found[1])

    @router.get("/favicon.ico")
    async def favicon() -> Response:
        return await asset("favicon.svg")

    return router
