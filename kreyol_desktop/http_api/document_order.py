"""A document that a client sent, from upload to queued task. Blocking: not for the event loop."""

from dataclasses import dataclass
from pathlib import Path

from kreyol_desktop.core.errors import InvalidRequestError
from kreyol_desktop.core.job import ArtifactKind, JobRequest, Task, TaskType
from kreyol_desktop.core.language import Language
from kreyol_desktop.core.speech import AudioOptions
from kreyol_desktop.http_api.context import ApiContext
from kreyol_desktop.http_api.requests import check_queue, voice_settings
from kreyol_desktop.http_api.uploads import UploadedFile


@dataclass(frozen=True, slots=True)
class DocumentOrder:
    """What is to be made of a document; ``formats`` () takes the user's settings.

    ``closest_only`` makes just the result that comes closest to the document's own kind. ``voice``
    "" is the default voice, ``audio`` None means no audiobook.
    """

    source: Language | None
    target: Language
    formats: tuple[ArtifactKind, ...] = ()
    audio: AudioOptions | None = None
    voice: str = ""
    glossaries: tuple[str, ...] = ()
    closest_only: bool = False


CLOSEST = {
    "application/pdf": ArtifactKind.PDF,
    "application/epub+zip": ArtifactKind.EPUB,
    "text/html": ArtifactKind.HTML,
    "text/markdown": ArtifactKind.MARKDOWN,
    "text/plain": ArtifactKind.TEXT,
    "application/x-subrip": ArtifactKind.SUBTITLES,
    "text/vtt": ArtifactKind.SUBTITLES,
}
"""The result that comes closest to a document of a media type; DOCX for all others."""

TIMED = frozenset({ArtifactKind.SUBTITLES, ArtifactKind.VTT, ArtifactKind.LRC})
TIMED_TYPES = frozenset({"application/x-subrip", "text/vtt", "text/x-ssa"})


def submit_document(api: ApiContext, file: UploadedFile, order: DocumentOrder) -> Task:
    """Keep a document, see what it is, and queue it. Raise InputError's subclasses or a problem."""
    check_queue(api)
    path = file.keep()
    try:
        request = _request(api, path, order)
        task = api.services.jobs.submit(request)
    except BaseException:
        api.uploads.discard(path)
        raise
    # The job has its own copy from here on, so that a retry works however late it comes.
    api.services.artifacts.keep_input(task.id, path)
    return task


def _request(api: ApiContext, path: Path, order: DocumentOrder) -> JobRequest:
    settings = api.services.settings.current
    media_type = api.services.documents.sniff(path)
    available = api.services.documents.formats_for(media_type)
    if order.audio is None and media_type not in TIMED_TYPES and TIMED & set(order.formats):
        raise InvalidRequestError(
            "Subtitles of this document need its audio.", hint="Ask for audio too."
        )
    api.services.translation.check_glossaries(order.glossaries)
    closest = (CLOSEST.get(media_type, ArtifactKind.DOCX),) if order.closest_only else ()
    return JobRequest(
        type=TaskType.DOCUMENT,
        name=path.name,
        input_path=path,
        source=order.source,
        target=order.target,
        formats=_formats(order.formats or closest, settings.formats, available),
        audio=order.audio,
        voice=voice_settings(api, order.voice, settings.voice.speed),
        glossaries=order.glossaries or settings.glossaries,
        use_memory=settings.use_memory,
        add_note=settings.add_note,
        result_name=settings.result_name,
    )


def _formats(
    wanted: tuple[ArtifactKind, ...],
    usual: tuple[ArtifactKind, ...],
    available: frozenset[ArtifactKind],
) -> tuple[ArtifactKind, ...]:
    if not set(wanted) <= available:
        raise InvalidRequestError(
            "One of the formats cannot be made of this document.",
            hint="It can become " + ", ".join(sorted(available)) + ".",
        )
    return wanted or tuple(kind for kind in usual if kind in available)
