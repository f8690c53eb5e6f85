"""Take a document and make a task of it."""

from collections.abc import Iterable
from typing import Annotated

from fastapi import APIRouter, File, Form, Response, UploadFile

from kreyol_desktop.core.errors import InvalidRequestError
from kreyol_desktop.core.job import ArtifactKind
from kreyol_desktop.core.speech import AudioFormat, AudioOptions
from kreyol_desktop.http_api.context import Api
from kreyol_desktop.http_api.document_order import DocumentOrder, submit_document
from kreyol_desktop.http_api.error_responses import ERROR_RESPONSES
from kreyol_desktop.http_api.presenters import accepted_out, task_url
from kreyol_desktop.http_api.requests import source_language, target_language
from kreyol_desktop.http_api.schemas import LanguageCode, Name, SourceCode, TaskAcceptedOut
from kreyol_desktop.http_api.upload_route import UploadRoute, uploaded

NOT_DOCUMENTS = frozenset({ArtifactKind.AUDIO, ArtifactKind.READALONG, ArtifactKind.REPORT})
router = APIRouter(responses=ERROR_RESPONSES, route_class=UploadRoute)


@router.post("/api/v1/process", status_code=202)
async def process(
    response: Response,
    api: Api,
    file: Annotated[UploadFile, File(description="The document.")],
    target_lang: Annotated[LanguageCode, Form()] = "ht",
    source_lang: Annotated[SourceCode, Form()] = "auto",
    generate_audio: Annotated[bool, Form()] = False,
    formats: Annotated[
        list[str] | None,
        Form(description="Results to make, repeated or separated by commas: pdf, docx, epub ..."),
    ] = None,
    audio_format: Annotated[AudioFormat, Form()] = AudioFormat.MP3,
    voice: Annotated[Name, Form()] = "",
    glossary: Annotated[
        list[str] | None, Form(description="Glossary ids, repeated or separated by commas.")
    ] = None,
) -> TaskAcceptedOut:
    """Translate a document, and speak it if asked: 202 with the task's address in Location."""
    order = DocumentOrder(
        source=source_language(source_lang),
        target=target_language(target_lang),
        formats=kinds_of(formats or []),
        audio=AudioOptions(format=audio_format) if generate_audio else None,
        voice=voice,
        glossaries=tuple(_split(glossary or [])),
    )
    task = await api.in_store_thread(lambda: submit_document(api, uploaded(file), order))
    response.headers["location"] = task_url(task.id)
    return accepted_out(task)


def kinds_of(given: Iterable[str]) -> tuple[ArtifactKind, ...]:
    """Document kinds by name. Raise InvalidRequestError for a name that is none."""
    kinds = {kind.value: kind for kind in ArtifactKind if kind not in NOT_DOCUMENTS}
    try:
        return tuple(dict.fromkeys(kinds[name.lower()] for name in _split(given)))
    except KeyError:
        raise InvalidRequestError(
            "One of the formats is not known.", hint="Use " + ", ".join(sorted(kinds)) + "."
        ) from None


def _split(given: Iterable[str]) -> Iterable[str]:
    return filter(None, (part.strip() for entry in given for part in entry.split(",")))
