"""What the product's own routes take and give, as pydantic models (they make the OpenAPI schema)."""

from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from kreyol_desktop.core.job import ArtifactKind, TaskType
from kreyol_desktop.core.progress import Stage
from kreyol_desktop.core.segment import Flag, Origin
from kreyol_desktop.core.speech import AudioFormat

MAX_ALTERNATIVES = 5
_CODES = "en|eng|fr|fra|fre|es|spa|ht|hat|EN|FR|ES|HT"
_REGION = "([-_][A-Za-z0-9]{2,8})*"
LanguageCode = Annotated[
    str,
    Field(
        max_length=40,
        pattern=f"^({_CODES}){_REGION}$",
        description="en, fr, es or ht; hat, ht-HT and hat_Latn mean ht.",
    ),
]
SourceCode = Annotated[
    str,
    Field(
        max_length=40,
        pattern=f"^(auto|({_CODES}){_REGION})$",
        description="As target_lang, or auto: the language is recognised.",
    ),
]
Name = Annotated[str, Field(max_length=100, pattern=r"^[\w .:@+-]*$")]


class Body(BaseModel):
    """A request's body: unknown fields are refused, so that a misspelt one is noticed."""

    model_config = ConfigDict(extra="forbid")


class TranslateIn(Body):
    text: Annotated[str, Field(min_length=1, examples=["Where is the hospital?"])]
    source_lang: SourceCode = "auto"
    target_lang: LanguageCode = "ht"
    enable_cache: bool = True
    glossary: Annotated[
        Name | list[Name] | None, Field(description="Id of a glossary, or several.")
    ] = None
    alternatives: Annotated[int, Field(ge=0, le=MAX_ALTERNATIVES)] = 0


class AudioIn(Body):
    text: Annotated[str, Field(min_length=1, examples=["Bonjou, kijan ou ye?"])]
    voice: Annotated[Name, Field(description="Voice id; empty for the default voice.")] = ""
    speed: Annotated[float, Field(ge=0.5, le=2.0)] = 1.0
    format: AudioFormat = AudioFormat.MP3


class ErrorDetail(BaseModel):
    code: str
    message: str
    hint: str = ""


class ErrorOut(BaseModel):
    error: ErrorDetail


class SegmentOut(BaseModel):
    source: str
    target: str
    confidence: float | None
    origin: Origin | None
    flags: list[Flag]
    alternatives: list[str]
    terms: Annotated[
        list[str], Field(description="Glossary terms that fired: `nurse → enfimyè`.")
    ] = []


class TranslateOut(BaseModel):
    translation: str
    source_lang: str
    target_lang: str
    segments: list[SegmentOut]
    cached: bool
    duration_ms: float


class TaskStatus(StrEnum):
    """States of a task as the API names them."""

    PENDING = "pending"
    PROCESSING = "processing"
    PAUSED = "paused"
    COMPLETED = "completed"
    FAILED = "failed"
    CANCELLED = "cancelled"


class ProgressOut(BaseModel):
    done: int
    total: int
    percent: float


class CoverageOut(BaseModel):
    segments: int
    checked: int
    flagged: int
    copied: int
    from_memory: int
    by_flag: dict[str, int]
    terms: dict[str, int]


class ResultOut(BaseModel):
    type: ArtifactKind
    name: str
    url: str
    bytes: int
    sha256: str


class WarningOut(BaseModel):
    """Something that a result lacks; ``code`` is stable, ``page`` counts from 1."""

    code: str
    message: str
    page: int | None
    detail: str


class TaskOut(BaseModel):
    """A task. ``status`` repeats ``state``."""

    task_id: str
    type: TaskType
    name: str
    state: TaskStatus
    status: TaskStatus
    stage: Stage | None
    progress: ProgressOut | None
    eta_s: float | None
    error: ErrorDetail | None
    coverage: CoverageOut | None
    warnings: list[str]
    warning_details: list[WarningOut]
    results: list[ResultOut]
    created_at: float
    updated_at: float


class TaskPageOut(BaseModel):
    tasks: list[TaskOut]
    total: int
    limit: int
    offset: int
    next_cursor: str | None


class TaskAcceptedOut(BaseModel):
    task_id: str
    status: TaskStatus


class TaskDeletedOut(BaseModel):
    """``deleted`` is false where a running task was only told to cancel."""

    task_id: str
    status: TaskStatus
    deleted: bool


class RootOut(BaseModel):
    name: str
    version: str
    links: dict[str, str]


class HealthOut(BaseModel):
    status: str
    version: str
    uptime_s: float
    models: list[str]
    voices: list[str]
    queue: int
    disk_free: int
    reasons: list[ErrorDetail]


class LanguageOut(BaseModel):
    code: str
    name: str
    targets: list[str]


class LanguagesOut(BaseModel):
    languages: list[LanguageOut]


class ModelOut(BaseModel):
    id: str
    name: str
    version: str
    languages: list[str]
    licence: str
    size_bytes: int
    bundled: bool
    non_commercial: bool


class ModelsOut(BaseModel):
    models: list[ModelOut]


class VoiceOut(BaseModel):
    id: str
    name: str
    language: str
    rate_hz: int
    licence: str
    bundled: bool


class VoicesOut(BaseModel):
    voices: list[VoiceOut]


class UsageOut(BaseModel):
    date: str
    endpoint: str
    count: int


class TaskCountsOut(BaseModel):
    total: int
    by_status: dict[TaskStatus, int]
    by_type: dict[TaskType, int]


class StatsOut(BaseModel):
    """``total`` counts requests."""

    usage: list[UsageOut]
    total: int
    tasks: TaskCountsOut


class PercentilesOut(BaseModel):
    p50: float
    p90: float
    p95: float
    p99: float


class EndpointOut(BaseModel):
    count: int
    avg_response_time: float
    statuses: dict[str, int]


class MetricsOut(BaseModel):
    """The monitor's summary; durations in seconds, rates from 0 to 1."""

    total_requests: int
    total_translations: int
    total_audio_generations: int
    total_errors: int
    avg_response_time: float
    avg_translation_duration: float
    avg_audio_duration: float
    cache_hit_rate: float
    error_rate: float
    characters_translated: int
    characters_per_second: float
    characters_spoken: int
    audio_mb: float
    audio_played_s: float
    real_time_factor: float
    uptime_s: float
    requests_by_endpoint: dict[str, EndpointOut]
    translations_by_direction: dict[str, int]
    audio_by_language: dict[str, int]
    errors_by_type: dict[str, int]
    percentiles: dict[str, PercentilesOut]
