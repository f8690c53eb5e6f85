"""The speech routes of OpenAI's API, so that its clients work unchanged with this server."""

from typing import Annotated, Literal

from fastapi import APIRouter, Request
from pydantic import BaseModel, Field
from starlette.responses import Response, StreamingResponse

from kreyol_desktop.core.speech import MAX_SPEED, MIN_SPEED, StreamFormat, VoiceSettings
from kreyol_desktop.http_api.context import Api, ApiContext
from kreyol_desktop.http_api.error_responses import ERROR_RESPONSES
from kreyol_desktop.http_api.requests import check_text, voice_settings
from kreyol_desktop.http_api.routes_download import MEDIA_TYPES
from kreyol_desktop.http_api.spoken_stream import SpokenStream

SPEECH_MODEL = "kreyol-tts"
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
    response_format: StreamFormat = StreamFormat.MP3
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
    """Speak a Kreyòl text; the sound is sent while it is made.

    ``aac`` is ADTS, ``pcm`` 24 kHz, 16 bit, mono, little-endian.
    """
    check_text(api, body.input)
    settings, pace = await api.in_store_thread(lambda: _voice(api, body))
    spoken = SpokenStream(request, api, body.input, settings, body.response_format, pace=pace)
    await spoken.begin()
    return StreamingResponse(
        spoken.pieces(), media_type=MEDIA_TYPES[f".{body.response_format.value}"]
    )


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


def _voice(api: ApiContext, body: SpeechIn) -> tuple[VoiceSettings, float]:
    """The voice at the nearest speed that it speaks at, and by how much that is to be hurried."""
    name = body.voice if isinstance(body.voice, str) else body.voice.id
    spoken = min(max(body.speed, MIN_SPEED), MAX_SPEED)
    settings = voice_settings(api, "" if name.lower() in THEIR_VOICES else name, spoken)
    return settings, body.speed / spoken
