"""Figures: the monitor's summary, the same for Prometheus, and usage by day."""

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import PlainTextResponse, Response

from kreyol_desktop.core.job import TaskStatistics
from kreyol_desktop.http_api.context import Api
from kreyol_desktop.http_api.error_responses import ERROR_RESPONSES
from kreyol_desktop.http_api.presenters import statistics_out
from kreyol_desktop.http_api.prometheus import CONTENT_TYPE, prometheus_text
from kreyol_desktop.http_api.schemas import MetricsOut, StatsOut, UsageOut

MAX_DAYS = 3660
router = APIRouter(responses=ERROR_RESPONSES)


@router.get("/api/v1/metrics")
async def metrics(api: Api) -> MetricsOut:
    """The monitor's summary."""
    return MetricsOut.model_validate(api.services.monitor.get_summary())


@router.get(
    "/metrics",
    response_class=PlainTextResponse,
    responses={200: {"content": {"text/plain": {"schema": {"type": "string"}}}}},
)
async def prometheus(api: Api) -> Response:
    """The same figures as text for Prometheus."""
    text = prometheus_text(api.services.monitor.get_summary())
    return Response(text, headers={"content-type": CONTENT_TYPE})


@router.get("/api/v1/stats")
async def stats(api: Api, days: Annotated[int, Query(ge=1, le=MAX_DAYS)] = 30) -> StatsOut:
    """How often each endpoint was used on each day, newest first; and how many tasks there are."""

    def look_up() -> tuple[list[tuple[str, str, int]], TaskStatistics]:
        api.usage.flush()
        return api.services.usage.by_day(days), api.services.jobs.statistics()

    rows, tasks = await api.in_store_thread(look_up)
    usage = [UsageOut(date=date, endpoint=endpoint, count=count) for date, endpoint, count in rows]
    return StatsOut(
        usage=usage, total=sum(entry.count for entry in usage), tasks=statistics_out(tasks)
    )
