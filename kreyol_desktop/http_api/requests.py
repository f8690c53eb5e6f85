"""From what clients ask to what services take, with the checks that several routes share."""

import itertools
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from typing import TypeVar

from kreyol_desktop.core.errors import (
    EmptyInputError,
    InvalidRequestError,
    KreyolError,
    LanguageError,
    error_classes,
)
from kreyol_desktop.core.job import Failure, JobRequest, Task, TaskType
from kreyol_desktop.core.language import Language, parse_language, parse_source
from kreyol_desktop.core.speech import AudioFormat, AudioOptions, VoiceSettings
from kreyol_desktop.http_api.context import ApiContext
from kreyol_desktop.http_api.problems import Problem, ProblemError, status_of, without_paths

C = TypeVar("C")
L = TypeVar("L")

QUEUE_RETRY_S = 30
NAME_CHARS = 40


def text_too_long(limit: int) -> Problem:
    """413 for a text beyond ``limit`` characters."""
    return Problem(
        413,
        "input.too_large",
        f"The text is longer than {limit} characters.",
        "Send it as a file to /api/v1/process.",
    )


def check_text(api: ApiContext, *texts: str) -> None:
    """Raise a 413 problem for texts that together are too long, EmptyInputError for no text."""
    if sum(map(len, texts)) > api.limits.max_text_chars:
        raise ProblemError(text_too_long(api.limits.max_text_chars))
    if not any(text.strip() for text in texts):
        raise EmptyInputError("There is no text.", hint="Send some text.")


def target_language(code: str) -> Language:
    """The language to translate into. The error does not repeat what was sent."""
    return _known(code, parse_language)


def source_language(code: str | None) -> Language | None:
    """The language to translate from, None for: recognise it."""
    return _known(code, parse_source)


def _known(code: C, parse: Callable[[C], L]) -> L:
    with suppress(LanguageError):
        return parse(code)
    raise LanguageError("This language is not known.", hint="Use en, fr, es, ht or auto.")


def check_queue(api: ApiContext) -> None:
    """Raise a 429 problem while too many tasks wait. Blocking: not for the event loop."""
    if api.services.jobs.queue_length() >= api.limits.max_queue:
        raise ProblemError(
            Problem(
                429,
                "http.queue_full",
                "Too many tasks are waiting.",
                "Wait until some are done.",
                {"Retry-After": str(QUEUE_RETRY_S)},
            )
        )


def voice_settings(api: ApiContext, voice: str, speed: float) -> VoiceSettings:
    """The user's voice settings with this voice and speed. Raise InvalidRequestError."""
    if voice and all(voice != known.id for known in api.services.speech.voices()):
        raise InvalidRequestError(
            "This voice is not installed.", hint="GET /api/v1/voices lists the voices."
        )
    current = api.services.settings.current.voice
    return replace(current, voice=voice or current.voice, speed=speed)


def submit_audio(
    api: ApiContext, text: str, voice: str, speed: float, audio_format: AudioFormat
) -> Task:
    """Queue an audio task."""
    check_queue(api)
    return api.services.jobs.submit(
        JobRequest(
            type=TaskType.AUDIO,
            name=name_of(text),
            text=text,
            formats=(),
            audio=AudioOptions(format=audio_format),
            voice=voice_settings(api, voice, speed),
        )
    )


def name_of(text: str) -> str:
    """The beginning of a text on one line, to tell tasks apart."""
    line = " ".join(itertools.islice(_words(text), NAME_CHARS))
    return line if len(line) <= NAME_CHARS else line[: NAME_CHARS - 1] + "…"


def _words(text: str) -> Iterator[str]:
    return iter(text[: NAME_CHARS * 10].split())


def failure_problem(failure: Failure | None) -> Problem:
    """Why a task failed, as the answer of a route that waited for it."""
    if failure is None:
        return Problem(409, "http.cancelled", "The task was cancelled.")
    known = {kind.code: kind for kind in error_classes(KreyolError)}
    status = status_of(known.get(failure.code, KreyolError))
    return Problem(status, failure.code, without_paths(failure.message), failure.hint)
