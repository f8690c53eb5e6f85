"""Who answers, how it is, and what it can do."""

from fastapi import APIRouter, Request, Response

from kreyol_desktop import __version__
from kreyol_desktop.core.language import Language
from kreyol_desktop.core.model_info import ModelKind
from kreyol_desktop.http_api.context import Api, ApiContext, context_of
from kreyol_desktop.http_api.error_responses import ERROR_RESPONSES
from kreyol_desktop.http_api.model_response import model_response
from kreyol_desktop.http_api.presenters import LANGUAGE_NAMES
from kreyol_desktop.http_api.schemas import (
    ErrorDetail,
    HealthOut,
    LanguageOut,
    LanguagesOut,
    ModelOut,
    ModelsOut,
    RootOut,
    VoiceOut,
    VoicesOut,
)

APP_NAME = "Kreyòl Desktop"
router = APIRouter(responses=ERROR_RESPONSES)


@router.get("/")
async def root() -> RootOut:
    """Name, version and where to go from here."""
    links = {"health": "/health", "docs": "/docs", "redoc": "/redoc", "openapi": "/openapi.json"}
    return RootOut(name=APP_NAME, version=__version__, links=links)


@router.get("/health", response_model=HealthOut, responses={503: {"model": HealthOut}})
async def health(request: Request) -> Response:
    """How the program is; 503 with reasons when a model is missing or the disk refuses."""
    api = context_of(request)
    seen = await api.health.health()
    answer = HealthOut(
        status="unavailable" if seen.reasons else "ok",
        version=__version__,
        uptime_s=api.services.monitor.uptime_s,
        models=list(seen.models),
        voices=list(seen.voices),
        queue=seen.queue,
        disk_free=seen.disk_free,
        reasons=[
            ErrorDetail(code=reason.code, message=reason.message, hint=reason.hint)
            for reason in seen.reasons
        ],
    )
    return model_response(answer, 503 if seen.reasons else 200)


@router.get("/api/v1/languages")
async def languages(api: Api) -> LanguagesOut:
    """Known languages, each with those it can be translated into."""
    return LanguagesOut(languages=await known_languages(api))


@router.get("/api/v1/models")
async def models(api: Api) -> ModelsOut:
    """Installed translation models."""
    infos = await api.in_store_thread(api.services.models.installed)
    return ModelsOut(
        models=[
            ModelOut(
                id=info.id,
                name=info.name,
                version=info.version,
                languages=list(info.languages),
                licence=info.licence,
                size_bytes=info.size_bytes,
                bundled=info.bundled,
                non_commercial=info.non_commercial,
            )
            for info in infos
            if info.kind is ModelKind.TRANSLATION
        ]
    )


@router.get("/api/v1/voices")
async def voices(api: Api) -> VoicesOut:
    """Installed voices."""
    infos = await api.in_store_thread(api.services.speech.voices)
    return VoicesOut(
        voices=[
            VoiceOut(
                id=info.id,
                name=info.name,
                language=info.language,
                rate_hz=info.rate_hz,
                licence=info.licence,
                bundled=info.bundled,
            )
            for info in infos
        ]
    )


async def known_languages(api: ApiContext) -> list[LanguageOut]:
    """Every language of a direction with those it can be translated into, perhaps none."""
    directions = await api.in_store_thread(api.services.translation.directions)
    targets: dict[Language, set[Language]] = {}
    for direction in directions:
        targets.setdefault(direction.source, set()).add(direction.target)
        targets.setdefault(direction.target, set())
    return [
        LanguageOut(
            code=source, name=LANGUAGE_NAMES.get(source, source), targets=sorted(targets[source])
        )
        for source in sorted(targets)
    ]
