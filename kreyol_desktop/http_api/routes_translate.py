"""Translate a text at once."""

from fastapi import APIRouter, Request, Response

from kreyol_desktop.core.language import Language
from kreyol_desktop.core.progress import Checkpoint
from kreyol_desktop.http_api.connection import while_connected
from kreyol_desktop.http_api.context import ApiContext, context_of
from kreyol_desktop.http_api.error_responses import ERROR_RESPONSES
from kreyol_desktop.http_api.model_response import model_response
from kreyol_desktop.http_api.presenters import segments_out
from kreyol_desktop.http_api.requests import check_text, source_language, target_language
from kreyol_desktop.http_api.schemas import TranslateIn, TranslateOut
from kreyol_desktop.services.translation_service import TextTranslation, TranslationOptions

router = APIRouter(responses=ERROR_RESPONSES)


@router.post("/api/v1/translate", response_model=TranslateOut)
async def translate(body: TranslateIn, request: Request) -> Response:
    """Translate a text; the answer holds every sentence with its origin and flags."""
    api = context_of(request)
    check_text(api, body.text)
    source, target = source_language(body.source_lang), target_language(body.target_lang)
    options = TranslationOptions(
        use_memory=body.enable_cache,
        glossaries=_glossaries(body.glossary),
        alternatives=body.alternatives,
    )
    result = await translated(request, api, body.text, source, target, options)
    answer = TranslateOut(
        translation=result.text,
        source_lang=result.source,
        target_lang=result.target,
        segments=segments_out(result.segments),
        cached=result.cached,
        duration_ms=result.duration_s * 1000,
    )
    return model_response(answer)


def _glossaries(given: str | list[str] | None) -> tuple[str, ...]:
    names = [given] if isinstance(given, str) else given or []
    return tuple(name for name in names if name)


async def translated(
    request: Request,
    api: ApiContext,
    text: str,
    source: Language | None,
    target: Language,
    options: TranslationOptions,
) -> TextTranslation:
    """Translate in an engine thread; given up at the next sentence when the client leaves."""

    def work(checkpoint: Checkpoint) -> TextTranslation:
        result = api.services.translation.translate_text(
            text, source=source, target=target, options=options, checkpoint=checkpoint
        )
        return _recorded(api, text, result)

    # A hop to a thread and back takes longer than to look a short text up.
    recalled = api.services.translation.recall(text, source=source, target=target, options=options)
    if recalled is not None:
        return _recorded(api, text, recalled)
    return await while_connected(request, api, work)


def _recorded(api: ApiContext, text: str, result: TextTranslation) -> TextTranslation:
    api.services.monitor.record_translation(
        len(text),
        len(result.text),
        result.duration_s,
        result.source,
        result.target,
        result.cached,
    )
    return result
