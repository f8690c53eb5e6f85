"""The speech routes of OpenAI's API, so that its clients work unchanged with this server."""

import shutil
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Literal

from fastapi import APIRouter, Request
from pydantic import BaseModel, Field
from starlette.responses import FileResponse, Response
from starlette.types import Receive, Scope, Send

from kreyol_desktop.core.language import Language
from kreyol_desktop.core.progress import Checkpoint, Stage
from kreyol_desktop.core.speech import (
    AudioFormat,
    AudioOptions,
    AudioTags,
    Clip,
    Utterance,
    VoiceSettings,
)
from kreyol_desktop.http_api.connection import while_connected
from kreyol_desktop.http_api.context import Api, ApiContext
from kreyol_desktop.http_api.error_responses import ERROR_RESPONSES
from kreyol_desktop.http_api.pcm import pcm_24khz
from kreyol_desktop.http_api.requests import check_text, voice_settings
from kreyol_desktop.http_api.routes_download import MEDIA_TYPES

SPEECH_MODEL = "kreyol-tts"
SLOWEST, FASTEST = 0.5, 2.0
THEIR_VOICES = frozenset(
    [
        "alloy",
        "ash",
        "ballad",
        "coral",
        "echo",
        "fable",
        "onyx",
        "nova",
        "sage",
        "shimmer",
        "verse",
        "marin",
        "cedar",
        "default",
    ]
)
"""OpenAI's voices, which clients name by habit: the default voice answers for them."""

router = APIRouter(prefix="/v1", responses=ERROR_RESPONSES)


class VoiceById(BaseModel):
    id: Annotated[str, Field(max_length=100)]


class SpeechIn(BaseModel):
    """Unknown fields are let pass: clients send what other servers understand."""

    input: Annotated[str, Field(min_length=1)]
    model: Annotated[str, Field(max_length=100)] = SPEECH_MODEL
    voice: Annotated[str, Field(max_length=100)] | VoiceById = ""
    response_format: Literal["mp3", "opus", "aac", "flac", "wav", "pcm"] = "mp3"
    speed: Annotated[float, Field(ge=0.25, le=4.0)] = 1.0


class SpeechVoice(BaseModel):
    id: str
    name: str


class SpeechVoices(BaseModel):
    voices: list[SpeechVoice]


class OpenAIModel(BaseModel):
    id: str
    object: Literal["model"] = "model"
    created: int = 0
    owned_by: str = "kreyol-desktop"


class OpenAIModels(BaseModel):
    object: Literal["list"] = "list"
    data: list[OpenAIModel]


_BINARY = {"schema": {"type": "string", "format": "binary"}}
_AUDIO_TYPES = (
    "audio/mpeg",
    "audio/ogg",
    "audio/aac",
    "audio/mp4",
    "audio/flac",
    "audio/wav",
    "audio/pcm",
)


@router.post(
    "/audio/speech",
    response_class=Response,
    responses={
        200: {"description": "The audio", "content": dict.fromkeys(_AUDIO_TYPES, _BINARY)},
    },
)
async def speech(body: SpeechIn, request: Request, api: Api) -> Response:
    """Speak a Kreyòl text. ``pcm`` is 24 kHz, 16 bit, mono, little-endian."""
    check_text(api, body.input)
    settings = await api.in_store_thread(lambda: _voice(api, body))
    if body.response_format == "pcm":
        return await _pcm(request, api, body.input, settings)
    options = AudioOptions(format=_FORMATS[body.response_format])
    folder = Path(await api.in_store_thread(lambda: tempfile.mkdtemp(prefix="kreyol-speech-")))
    try:
        path = await while_connected(
            request, api, lambda check: _render(api, body.input, settings, options, folder, check)
        )
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return PassingFile(path, media_type=MEDIA_TYPES[path.suffix])


class PassingFile(FileResponse):
    """A file that is removed with its folder once it was sent, or could not be."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await super().__call__(scope, receive, send)
        finally:
            shutil.rmtree(Path(self.path).parent, ignore_errors=True)


@router.get("/audio/voices")
async def voices(api: Api) -> SpeechVoices:
    """Installed voices."""
    infos = await api.in_store_thread(api.services.speech.voices)
    return SpeechVoices(voices=[SpeechVoice(id=info.id, name=info.name) for info in infos])


@router.get("/models")
async def models() -> OpenAIModels:
    """The one speech model, under the names that clients ask for."""
    names = (SPEECH_MODEL, "tts-1", "tts-1-hd", "gpt-4o-mini-tts")
    return OpenAIModels(data=[OpenAIModel(id=name) for name in names])


_FORMATS = {
    "mp3": AudioFormat.MP3,
    "opus": AudioFormat.OPUS,
    "aac": AudioFormat.M4B,
    "flac": AudioFormat.FLAC,
    "wav": AudioFormat.WAV,
}
"""AAC comes in an MP4 container, which every player of AAC takes."""


def _voice(api: ApiContext, body: SpeechIn) -> VoiceSettings:
    name = body.voice if isinstance(body.voice, str) else body.voice.id
    speed = min(max(body.speed, SLOWEST), FASTEST)
    return voice_settings(api, "" if name.lower() in THEIR_VOICES else name, speed)


def _clips(
    api: ApiContext, text: str, settings: VoiceSettings, checkpoint: Checkpoint
) -> Iterator[tuple[Utterance, Clip]]:
    for done, spoken in enumerate(api.services.speech.stream(text, settings)):
        checkpoint(Stage.SPEAK, done, 0)
        yield spoken


def _render(
    api: ApiContext,
    text: str,
    settings: VoiceSettings,
    options: AudioOptions,
    folder: Path,
    checkpoint: Checkpoint,
) -> Path:
    started = time.monotonic()
    target = folder / f"speech.{options.format.value}"
    clips = _clips(api, text, settings, checkpoint)
    paths, _ = api.services.speech.render(clips, ("",), target, options, settings, AudioTags())
    _record(api, text, paths[0].stat().st_size, started)
    return paths[0]


async def _pcm(request: Request, api: ApiContext, text: str, settings: VoiceSettings) -> Response:
    def work(checkpoint: Checkpoint) -> bytes:
        started = time.monotonic()
        sound = pcm_24khz(_clips(api, text, settings, checkpoint))
        _record(api, text, len(sound), started)
        return sound

    return Response(await while_connected(request, api, work), media_type="audio/pcm")


def _record(api: ApiContext, text: str, size: int, started: float) -> None:
    api.services.monitor.record_audio_generation(
        len(text), size / 1e6, time.monotonic() - started, Language.KREYOL
    )
