"""Jobs: what is asked for, what state it is in, what came out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from kreyol_desktop.core.artifact_kind import ArtifactKind as ArtifactKind  # noqa: PLC0414 - for everybody else it belongs here
from kreyol_desktop.core.document import UNSPOKEN_ROLES, ReadWarning, Role
from kreyol_desktop.core.language import Language
from kreyol_desktop.core.progress import Progress
from kreyol_desktop.core.result_name import ResultName
from kreyol_desktop.core.segment import Coverage
from kreyol_desktop.core.speech import AudioOptions, VoiceSettings


class TaskType(StrEnum):
    DOCUMENT = "document"
    """Translate a file, typeset it, and speak it if asked."""
    AUDIO = "audio"
    """Speak a Kreyòl text as it is."""


class TaskState(StrEnum):
    QUEUED = "queued"
    RUNNING = "running"
    PAUSED = "paused"
    INTERRUPTED = "interrupted"
    """The program ended while the job ran; it resumes at next start."""
    COMPLETED = "completed"
    FAILED = "failed"
    CANCELLED = "cancelled"

    @property
    def is_final(self) -> bool:
        return self in (TaskState.COMPLETED, TaskState.FAILED, TaskState.CANCELLED)


@dataclass(frozen=True, slots=True)
class ChapterEdit:
    """A change the user made to the recognised chapters before speech."""

    index: int
    title: str = ""
    spoken: bool = True
    merge_with_previous: bool = False


@dataclass(frozen=True, slots=True)
class JobRequest:
    """Everything a job needs to know; settings are copied in, so later changes cannot reach it.

    ``source`` None means: recognise it. ``formats`` are document artifacts; ``audio`` None means
    no audiobook. ``output_dir`` None keeps results in the job's own folder only. The password is
    never stored: a decrypted copy is kept in the job's private work folder instead.
    """

    type: TaskType
    name: str
    input_path: Path | None = None
    text: str = ""
    source: Language | None = None
    target: Language = Language.KREYOL
    formats: tuple[ArtifactKind, ...] = (ArtifactKind.PDF,)
    audio: AudioOptions | None = None
    voice: VoiceSettings = VoiceSettings()
    glossaries: tuple[str, ...] = ()
    use_memory: bool = True
    add_note: bool = True
    ocr: bool = True
    unspoken_roles: frozenset[Role] = UNSPOKEN_ROLES
    chapter_edits: tuple[ChapterEdit, ...] = ()
    output_dir: Path | None = None
    result_name: ResultName = ResultName.NAME_LANGUAGE
    password: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Artifact:
    """A published result file."""

    kind: ArtifactKind
    path: Path
    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a job failed: code, message and hint of the KreyolError, or code ``bug``."""

    code: str
    message: str
    hint: str = ""
    details: tuple[tuple[str, str | int], ...] = ()


@dataclass(frozen=True, slots=True)
class Task:
    """A job as stored. Times are seconds since the epoch, UTC."""

    id: str
    request: JobRequest
    state: TaskState
    created_at: float
    updated_at: float
    position: int = 0
    progress: Progress | None = None
    artifacts: tuple[Artifact, ...] = ()
    coverage: Coverage | None = None
    warnings: tuple[ReadWarning, ...] = ()
    failure: Failure | None = None

    def artifact(self, kind: ArtifactKind) -> Artifact | None:
        """The first artifact of a kind, or None."""
        return next((a for a in self.artifacts if a.kind is kind), None)


@dataclass(frozen=True, slots=True)
class JobOutcome:
    """What the pipeline hands back when a job is done."""

    artifacts: tuple[Artifact, ...]
    coverage: Coverage | None = None
    warnings: tuple[ReadWarning, ...] = ()


@dataclass(frozen=True, slots=True)
class TaskQuery:
    """Filters and paging; ``text`` is accent-blind full text over names and texts.

    ``cursor`` is the ``next_cursor`` of an earlier page and excludes ``offset``.
    """

    states: frozenset[TaskState] = frozenset()
    type: TaskType | None = None
    text: str = ""
    since: float | None = None
    until: float | None = None
    limit: int = 50
    offset: int = 0
    cursor: str = ""


@dataclass(frozen=True, slots=True)
class TaskStatistics:
    """How many tasks there are, in all and by kind; kinds without any are left out."""

    total: int
    by_state: Mapping[TaskState, int]
    by_type: Mapping[TaskType, int]


@dataclass(frozen=True, slots=True)
class TaskPage:
    items: tuple[Task, ...]
    total: int
    next_cursor: str = ""
