"""The routes of LibreTranslate, so that its clients work unchanged with this server."""

import hmac
import re
from collections.abc import Sequence
from typing import Annotated, Literal

from fastapi import APIRouter, File, Form, Path, Request, UploadFile
from pydantic import BaseModel, Field
from starlette.datastructures import URL
from starlette.responses import Response

from kreyol_desktop.core.errors import NotFoundError
from kreyol_desktop.core.job import ArtifactKind, Task, TaskState
from kreyol_desktop.http_api.access import bearer_of
from kreyol_desktop.http_api.compatible_body import body_schema, read_body
from kreyol_desktop.http_api.connection import until_final
from kreyol_desktop.http_api.context import Api, ApiContext
from kreyol_desktop.http_api.document_order import DocumentOrder, submit_document
from kreyol_desktop.http_api.error_responses import ERROR_RESPONSES
from kreyol_desktop.http_api.problems import ProblemError, http_problem
from kreyol_desktop.http_api.requests import (
    check_text,
    failure_problem,
    source_language,
    target_language,
)
from kreyol_desktop.http_api.routes_download import artifact_of, artifact_response
from kreyol_desktop.http_api.routes_info import known_languages
from kreyol_desktop.http_api.routes_translate import translated
from kreyol_desktop.http_api.schemas import MAX_ALTERNATIVES, LanguageOut
from kreyol_desktop.http_api.upload_route import UploadRoute, uploaded
from kreyol_desktop.services.translation_service import TextTranslation, TranslationOptions

MAX_TEXTS = 100
_HOST = re.compile(r"[0-9A-Za-z.-]{1,253}(:[0-9]{1,5})?|\[[0-9a-fA-F:]{2,39}\](:[0-9]{1,5})?")
router = APIRouter(responses=ERROR_RESPONSES, route_class=UploadRoute)


class TranslateQuery(BaseModel):
    q: (
        Annotated[str, Field(min_length=1)]
        | Annotated[list[str], Field(min_length=1, max_length=MAX_TEXTS)]
    )
    source: Annotated[str, Field(max_length=16)] = "auto"
    target: Annotated[str, Field(max_length=16)] = "ht"
    format: Literal["text", "html"] = "text"
    alternatives: Annotated[int, Field(ge=0, le=MAX_ALTERNATIVES)] = 0
    api_key: str = ""


class DetectQuery(BaseModel):
    q: Annotated[str, Field(min_length=1)]
    api_key: str = ""


class DetectedLanguage(BaseModel):
    """``confidence`` from 0 to 100."""

    confidence: float
    language: str


class TranslateAnswer(BaseModel):
    translatedText: str | list[str]  # noqa: N815 - LibreTranslate's name
    detectedLanguage: DetectedLanguage | list[DetectedLanguage] | None = None  # noqa: N815
    alternatives: list[str] | list[list[str]] | None = None


class FileAnswer(BaseModel):
    translatedFileUrl: str  # noqa: N815 - LibreTranslate's name


@router.post(
    "/translate",
    response_model_exclude_none=True,
    openapi_extra=body_schema(TranslateQuery),
)
async def translate(request: Request, api: Api) -> TranslateAnswer:
    """Translate one text or several; the language is told where it was recognised."""
    query = await read_body(request, TranslateQuery)
    _require_key(request, api, query.api_key)
    texts = [query.q] if isinstance(query.q, str) else query.q
    check_text(api, *texts)
    source, target = source_language(query.source), target_language(query.target)
    options = TranslationOptions(alternatives=query.alternatives, html=query.format == "html")
    results = [
        await translated(request, api, text, source, target, options) if text.strip() else None
        for text in texts
    ]
    detected = await _detected(api, texts) if source is None else None
    return _answer(query, results, detected)


@router.post("/detect", openapi_extra=body_schema(DetectQuery))
async def detect(request: Request, api: Api) -> list[DetectedLanguage]:
    """Tell what language a text is in."""
    query = await read_body(request, DetectQuery)
    _require_key(request, api, query.api_key)
    check_text(api, query.q)
    return await _detected(api, [query.q])


@router.get("/languages")
async def languages(api: Api) -> list[LanguageOut]:
    """Languages with those they can be translated into."""
    return await known_languages(api)


@router.post("/translate_file")
async def translate_file(
    request: Request,
    api: Api,
    file: Annotated[UploadFile, File()],
    source: Annotated[str, Form(max_length=16)] = "auto",
    target: Annotated[str, Form(max_length=16)] = "ht",
    api_key: Annotated[str, Form(max_length=200)] = "",
) -> FileAnswer:
    """Translate a document and answer when it is done, with an address for the result."""
    _require_key(request, api, api_key)
    order = DocumentOrder(source_language(source), target_language(target), closest_only=True)
    task = await api.in_store_thread(lambda: submit_document(api, uploaded(file), order))
    task = await until_final(request, api, task)
    if task.state is not TaskState.COMPLETED:
        raise ProblemError(failure_problem(task.failure))
    return FileAnswer(translatedFileUrl=_file_url(request, api, task))


@router.get(
    "/download_file/{name}",
    response_class=Response,
    responses={200: {"content": {"*/*": {"schema": {"type": "string", "format": "binary"}}}}},
)
async def download_file(
    api: Api,
    name: Annotated[str, Path(max_length=200, pattern=r"^[0-9A-Za-z.-]+$")],
) -> Response:
    """A file that ``/translate_file`` announced; the name carries its own proof."""
    task_id, _, rest = name.partition(".")
    kind, _, signature = rest.partition(".")
    if not hmac.compare_digest(_signature(api, task_id, kind), signature.encode()):
        raise NotFoundError("There is no such file.", hint="Ask /translate_file for it.")
    task = await api.in_store_thread(lambda: api.services.jobs.get(task_id))
    return artifact_response(api, artifact_of(task, ArtifactKind(kind)))


router.add_api_route(
    "/download_file/{name}", download_file, methods=["HEAD"], include_in_schema=False
)


def _file_url(request: Request, api: ApiContext, task: Task) -> str:
    kind = task.request.formats[0].value
    name = f"{task.id}.{kind}.{_signature(api, task.id, kind).decode()}"
    return str(_as_the_client_calls_us(request).replace(path=f"/download_file/{name}"))


def _as_the_client_calls_us(request: Request) -> URL:
    """The address that the client used, which a proxy in front of us passes on.

    Whoever sends these headers himself misleads only himself: they end in his own answer.
    """
    host = request.headers.get("x-forwarded-host", "")
    if not _HOST.fullmatch(host):
        return request.base_url
    https = request.headers.get("x-forwarded-proto") == "https"
    return request.base_url.replace(scheme="https" if https else "http", netloc=host)


def _signature(api: ApiContext, task_id: str, kind: str) -> bytes:
    return api.config.tokens.sign(f"download_file/{task_id}/{kind}").encode()


def _require_key(request: Request, api: ApiContext, api_key: str) -> None:
    bearer = bearer_of(request.headers.get("authorization"))
    if not any(api.config.tokens.matches(key) for key in (bearer, api_key) if key):
        raise ProblemError(http_problem(401))


async def _detected(api: ApiContext, texts: Sequence[str]) -> list[DetectedLanguage]:
    detections = await api.in_engine_thread(
        lambda: [api.services.translation.detect(text) for text in texts]
    )
    return [
        DetectedLanguage(confidence=round(d.confidence * 100, 1), language=d.language)
        for d in detections
    ]


def _answer(
    query: TranslateQuery,
    results: Sequence[TextTranslation | None],
    detected: list[DetectedLanguage] | None,
) -> TranslateAnswer:
    """One value for one text, lists for several, as LibreTranslate does."""
    texts = [result.text if result is not None else "" for result in results]
    others = [_alternatives(result, query.alternatives) for result in results]
    single = isinstance(query.q, str)
    return TranslateAnswer(
        translatedText=texts[0] if single else texts,
        detectedLanguage=detected and (detected[0] if single else detected),
        alternatives=(others[0] if single else others) if query.alternatives else None,
    )


def _alternatives(result: TextTranslation | None, wanted: int) -> list[str]:
    """Other versions of the whole text: the n-th has every sentence's n-th alternative."""
    if result is None:
        return []
    most = max((len(segment.alternatives) for segment in result.segments), default=0)
    return [
        "".join(
            (s.alternatives[n] if n < len(s.alternatives) else s.text) + s.separator
            for s in result.segments
        ).rstrip()
        for n in range(min(most, wanted))
    ]
