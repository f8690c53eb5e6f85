"""The description of the API, its pages and their assets.

Module-level functions only: FastAPI keeps every endpoint function it has seen in a cache, and one
made for each run of the server would keep that run's application alive.
"""

from fastapi import APIRouter, Request
from starlette.responses import JSONResponse, Response

from kreyol_desktop.http_api.context import Api
from kreyol_desktop.http_api.problems import ProblemError, http_problem

router = APIRouter(include_in_schema=False)


@router.get("/openapi.json")
async def openapi(request: Request) -> Response:
    """The machine-readable description."""
    return JSONResponse(request.app.openapi())


@router.get("/docs")
async def swagger(api: Api) -> Response:
    """The description to try out."""
    return Response(api.docs.page("swagger"), media_type="text/html")


@router.get("/redoc")
async def redoc(api: Api) -> Response:
    """The description to read."""
    return Response(api.docs.page("redoc"), media_type="text/html")


@router.get("/docs/assets/{name}")
async def asset(api: Api, name: str) -> Response:
    """A file that the pages load."""
    found = api.docs.asset(name)
    if found is None:
        raise ProblemError(http_problem(404))
    return Response(found[0], media_type=found[1])


@router.get("/favicon.ico")
async def favicon(api: Api) -> Response:
    """For browsers that ask without being told."""
    return await asset(api, "favicon.svg")
