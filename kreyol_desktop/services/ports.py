"""What the services need from engines and storage: Protocols, implemented there, owned here.

Every method may raise the KreyolErrors that its docstring names, and nothing else on purpose.
Implementations match by structure; they do not import this module.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

from kreyol_desktop.core.document import Chapter, Document
from kreyol_desktop.core.document_io import ReadOptions, WriteOptions
from kreyol_desktop.core.excerpt import Excerpt, Passage
from kreyol_desktop.core.job import (
    Artifact,
    ArtifactKind,
    JobOutcome,
    JobRequest,
    Task,
    TaskPage,
    TaskQuery,
    TaskState,
    TaskStatistics,
)
from kreyol_desktop.core.language import Detection, Direction, Language
from kreyol_desktop.core.memory_page import MemoryPage, MemoryQuery
from kreyol_desktop.core.model_info import ModelInfo, ModelKind
from kreyol_desktop.core.progress import JobContext, Progress
from kreyol_desktop.core.settings import Settings
from kreyol_desktop.core.speech import (
    AudioOptions,
    AudioTags,
    Clip,
    LexiconEntry,
    StreamFormat,
    Timeline,
    Utterance,
    VoiceInfo,
    VoiceSettings,
)
from kreyol_desktop.core.translated import TranslatedDocument
from kreyol_desktop.core.translation import (
    DEFAULT_DECODING,
    Answers,
    CharAlignment,
    Decoding,
    FuzzyMatch,
    Hypothesis,
    MemoryEntry,
    MemoryKey,
    SegmentSpan,
)

# ---------------------------------------------------------------- documents


class DocumentReaders(Protocol):
    """Reads every supported format, chosen by content, then by name."""

    def read(self, path: Path, options: ReadOptions) -> Document:
        """Raise InputError's subclasses for what cannot be read."""
        ...

    def sniff(self, path: Path) -> str:
        """The media type of a file by its content; UnsupportedFormatError when unknown."""
        ...

    def chapters(self, document: Document) -> tuple[Chapter, ...]:
        """Chapters from the outline, else from headings, else by length; at least one."""
        ...


class DocumentWriters(Protocol):
    """Writes every document artifact."""

    def formats_for(self, media_type: str) -> frozenset[ArtifactKind]:
        """The kinds that can be made from a source of this media type."""
        ...

    def suffix(self, kind: ArtifactKind) -> str:
        """The file name suffix of a kind, with its dot: ``.pdf``."""
        ...

    def write(
        self,
        kind: ArtifactKind,
        translated: TranslatedDocument,
        target: Path,
        options: WriteOptions,
    ) -> None:
        """Write one artifact to ``target``. Raise TypesettingError or ResourceError."""
        ...

    def cover(self, title: str, author: str) -> bytes:
        """A cover picture as JPEG. Raise TypesettingError."""
        ...


# -------------------------------------------------------------- translation


class Segmenter(Protocol):
    def split(self, text: str, language: Language) -> tuple[SegmentSpan, ...]:
        """Sentences of ``text``; joining text and separators gives ``text`` back exactly."""
        ...


class LanguageIdentifier(Protocol):
    def detect(self, text: str) -> Detection:
        """Language of a text; OTHER with confidence 0 where nothing can be told."""
        ...

    def aside(self, sentence: str, among: Language) -> Language | None:
        """The language of a sentence in a text of ``among`` that is plainly in another; else None.
        Quick.
        """
        ...


class Translator(Protocol):
    """One loaded model. Thread-safe; concurrent calls may be decoded together."""

    @property
    def model_id(self) -> str: ...

    @property
    def directions(self) -> frozenset[Direction]: ...

    def translate(
        self, sentences: Sequence[str], direction: Direction, decoding: Decoding = DEFAULT_DECODING
    ) -> list[list[Hypothesis]]:
        """Hypotheses, best first, for each sentence. Raise TranslationError or ModelError."""
        ...

    def stream(
        self,
        sentences: Sequence[str],
        direction: Direction,
        decoding: Decoding = DEFAULT_DECODING,
        *,
        beginnings: Sequence[str] = (),
        while_waiting: Callable[[], None] | None = None,
    ) -> Answers:
        """Like translate, but (index, hypotheses) as they are done, in any order; decoding begins
        at once. ``beginnings`` are what the translations must begin with, one for each sentence;
        ``while_waiting`` is called several times a second and may raise.
        """
        ...

    def align(
        self, sources: Sequence[str], targets: Sequence[str], direction: Direction
    ) -> list[CharAlignment]:
        """Which stretch of each target stands for which stretch of its source."""
        ...

    def count_tokens(self, sentence: str, direction: Direction) -> int:
        """Tokens of a sentence as the model sees it."""
        ...

    def close(self) -> None: ...


class TranslationMemory(Protocol):
    """Human entries match whatever the model and glossary, and are never evicted."""

    def look_up(self, keys: Sequence[MemoryKey]) -> Mapping[MemoryKey, MemoryEntry]: ...

    def change_mark(self) -> int:
        """Another number as soon as any answer may have changed, by whatever process; quicker to
        ask for than an answer.
        """
        ...

    def store(self, entries: Iterable[MemoryEntry]) -> None:
        """Store in one transaction; an existing human entry is never overwritten by a machine's."""
        ...

    def fuzzy(self, source: str, direction: Direction, limit: int = 5) -> list[FuzzyMatch]: ...

    def page(self, query: MemoryQuery) -> MemoryPage:
        """Entries as people look through them, newest first. Raise InvalidRequestError."""
        ...

    def forget(self, ids: Sequence[int]) -> int:
        """Delete entries by their number; return how many there were."""
        ...

    def entries(self) -> Iterator[MemoryEntry]: ...

    def clear(self, *, keep_human: bool = True) -> int: ...

    def size_bytes(self) -> int: ...


# ------------------------------------------------------------------- speech


class Voice(Protocol):
    """One loaded voice. ``speak`` is serialised by the implementation."""

    @property
    def info(self) -> VoiceInfo: ...

    def speak(self, text: str, settings: VoiceSettings) -> Clip:
        """Sound of one segment without a trailing pause. Raise SpeechError or EmptyInputError."""
        ...

    def key(self, text: str, settings: VoiceSettings) -> str:
        """A digest of everything that decides the sound; "" when nothing can be spoken."""
        ...

    def fault(self, clip: Clip, text: str, settings: VoiceSettings) -> str:
        """What is wrong with a clip of ``text`` (empty, silent, clipped, too long ...); else ""."""
        ...


class VoiceLibrary(Protocol):
    """The installed voices. A voice once opened stays loaded until ``close``."""

    def installed(self) -> tuple[VoiceInfo, ...]: ...

    def open(self, voice_id: str = "") -> Voice:
        """The voice of an id, the default one for "". Raise ModelError."""
        ...

    def lexicon(self) -> tuple[LexiconEntry, ...]: ...

    def save_lexicon(self, entries: Iterable[LexiconEntry]) -> None:
        """Replace the user's pronunciations. Raise InvalidRequestError."""
        ...

    def close(self) -> None: ...


class ClipCache(Protocol):
    """Clips on disk by key, least recently used first out; safe against half-written files."""

    def holding(self) -> AbstractContextManager[None]:
        """Keep every clip that is used until this is left; new ones only while there is room."""
        ...

    def has_room(self) -> bool:
        """Whether a new clip would be kept."""
        ...

    def get(self, key: str) -> Clip | None: ...

    def put(self, key: str, clip: Clip) -> None: ...

    def clear(self) -> None: ...

    def size_bytes(self) -> int: ...


class AudioRenderer(Protocol):
    """Turns clips into audio files, streaming."""

    def render(
        self,
        clips: Iterable[tuple[Utterance, Clip]],
        chapter_titles: Sequence[str],
        target: Path,
        options: AudioOptions,
        settings: VoiceSettings,
        tags: AudioTags,
    ) -> tuple[tuple[Path, ...], Timeline]:
        """Write ``target`` (or parts beside it); return the files and the timeline."""
        ...

    def stream(
        self,
        clips: Iterable[tuple[Utterance, Clip]],
        audio_format: StreamFormat,
        pace: float = 1.0,
    ) -> Iterator[bytes]:
        """Sound in bytes while the clips arrive, ``pace`` times as fast as they are (0.5..2.0)."""
        ...


# ------------------------------------------------------------------ storage


class TaskStore(Protocol):
    def create_task(self, request: JobRequest, *, task_id: str = "") -> Task: ...

    def get_task(self, task_id: str) -> Task:
        """Raise NotFoundError."""
        ...

    def update_task(self, task: Task, *, release: bool = False) -> Task:
        """Store every changeable field of ``task``; return it with its new ``updated_at``.

        ``release`` says that no process holds the task any more. Raise NotFoundError.
        """
        ...

    def save_progress(self, task_id: str, progress: Progress) -> Task:
        """Store progress alone; return the task as stored. Raise NotFoundError."""
        ...

    def is_held_elsewhere(self, task_id: str) -> bool:
        """True while another living process runs, or holds, the task."""
        ...

    def claim_next(self) -> Task | None:
        """Take the queued task with the lowest position: RUNNING, and this process's own.

        One transaction: two processes never get the same task.
        """
        ...

    def in_state(self, *states: TaskState) -> list[Task]: ...

    def abandoned(self, *, own: bool = True) -> list[Task]:
        """RUNNING tasks of dead processes, and with ``own`` those of this one."""
        ...

    def queue_length(self) -> int: ...

    def ids(self) -> frozenset[str]: ...

    def page(self, query: TaskQuery) -> TaskPage: ...

    def move(self, task_id: str, position: int) -> None: ...

    def delete(self, task_id: str) -> None: ...

    def tidy(self) -> None:
        """Wipe the texts of deleted tasks out of indexes and logs; quick without deletions."""
        ...

    def tidy_step(self) -> bool:
        """Do a small part of that; return whether there is more."""
        ...

    def next_unread(self) -> Task | None:
        """The newest completed document whose text a search does not know yet."""
        ...

    def keep_text(self, task_id: str, passages: Iterable[Passage]) -> None:
        """Let a search know a task's text, in place of an older one."""
        ...

    def excerpts(self, task_ids: Sequence[str], text: str) -> Mapping[str, Excerpt]:
        """For each task, a sentence of its text with what is searched for, where it has one."""
        ...

    def list_tasks(self, limit: int = 50, status: TaskState | None = None) -> list[Task]:
        """The newest tasks first."""
        ...

    def get_statistics(self) -> TaskStatistics:
        """Counts by state and by type."""
        ...

    def cleanup_old_tasks(self, days: int) -> list[Task]:
        """Delete tasks that ended and were not touched for ``days`` days; return them."""
        ...

    def erase_all(self) -> None:
        """Delete every task so that no byte of its texts stays in the database."""
        ...


class ArtifactStore(Protocol):
    """Job folders and the publication of results."""

    def job_dir(self, task_id: str) -> Path: ...

    def clear_work(self, task_id: str) -> None:
        """Remove ``work`` inside ``job_dir``: what only the running job needs."""
        ...

    def keep_input(self, task_id: str, source: Path) -> tuple[Path, str]:
        """Copy an input into the job's folder; return the copy and its SHA-256."""
        ...

    def publish(self, task_id: str, kind: ArtifactKind, temporary: Path, name: str) -> Artifact:
        """fsync and rename ``temporary`` into the job's ``output`` folder under ``name``."""
        ...

    def export(self, artifact: Artifact, folder: Path) -> Path:
        """Copy a result to the user's folder under a free name, atomically."""
        ...

    def delete(self, task_id: str) -> None: ...

    def keep(self, task_id: str) -> None:
        """Keep the folder of a task that was forgotten."""
        ...

    def record(self, task_id: str, request: JobRequest) -> None:
        """Keep the request beside the job's files, so that a lost database loses no job."""
        ...

    def recorded(self) -> Iterator[tuple[str, JobRequest]]:
        """(task id, request) of every job folder, for when the database was lost."""
        ...

    def remove_orphans(self, known: Callable[[], frozenset[str]]) -> list[str]:
        """Remove job folders of no known task; ``known`` is asked after the folders are listed."""
        ...

    def remove_temporary(self, folders: Iterable[Path] = ()) -> int:
        """Remove half-written files from job folders and ``folders``; return how many."""
        ...

    def erase_all(self) -> None:
        """Remove every job folder."""
        ...

    def free_bytes(self) -> int: ...

    def ensure_room(self, needed_bytes: int) -> None:
        """Raise DiskFullError unless ``needed_bytes`` and a reserve are free."""
        ...


class SettingsStore(Protocol):
    def load(self) -> Settings: ...

    def save(self, settings: Settings) -> None: ...


class UsageStats(Protocol):
    """Requests by day and endpoint (table ``usage_stats``: date, endpoint, count)."""

    def count(self, endpoint: str, times: int = 1) -> None: ...

    def by_day(self, days: int) -> list[tuple[str, str, int]]: ...

    def clear(self) -> None: ...


# --------------------------------------------------------------------- jobs


class JobPipeline(Protocol):
    """Does a job's work. Called on the job thread, one job at a time."""

    def run(self, task: Task, context: JobContext) -> JobOutcome:
        """Raise KreyolError, or let JobCancelled and JobParked of the checkpoint through."""
        ...


class Corrections(Protocol):
    """Takes what a person says a sentence means."""

    def detect(self, text: str) -> Detection: ...

    def correct(self, source: str, target_text: str, direction: Direction) -> None: ...


# ------------------------------------------------------------------- models


class ModelRepository(Protocol):
    """Installed models: the user's folder first, then the bundle."""

    def installed(self, kind: ModelKind | None = None) -> list[ModelInfo]: ...

    def available(self) -> list[ModelInfo]:
        """The catalogue, less what is installed."""
        ...

    def folder(self, model_id: str) -> Path:
        """The verified folder (sizes). Raise ModelMissingError or ModelCorruptError."""
        ...

    def verify(self, model_id: str) -> None:
        """Check every file's SHA-256. Raise ModelCorruptError."""
        ...

    def install(self, source: Path) -> ModelInfo:
        """From a folder or zip; atomic. Raise ModelError or ResourceError."""
        ...

    def download(self, model_id: str, on_bytes: Callable[[int, int], None]) -> ModelInfo:
        """With resume, checksum, atomic rename. ``on_bytes`` may raise JobCancelled."""
        ...

    def remove(self, model_id: str) -> None: ...
