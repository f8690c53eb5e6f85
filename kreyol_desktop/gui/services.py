"""What the window needs from the program; the composition root fills it in.

The types that the Protocols speak of are imported for the type checker alone: the first frame should
not wait for modules of which it needs nothing.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from kreyol_desktop.core.errors import KreyolError

if TYPE_CHECKING:
    from kreyol_desktop.core.excerpt import Excerpt
    from kreyol_desktop.core.glossary import GlossaryInfo
    from kreyol_desktop.core.job import JobRequest, Task, TaskPage, TaskQuery
    from kreyol_desktop.core.language import Detection, Direction, Language
    from kreyol_desktop.core.model_info import ModelInfo
    from kreyol_desktop.core.paths import AppPaths
    from kreyol_desktop.core.settings import Settings
    from kreyol_desktop.core.speech import LexiconEntry, Utterance, VoiceInfo, VoiceSettings
    from kreyol_desktop.core.translation import FuzzyMatch
    from kreyol_desktop.gui.memories import Memories
    from kreyol_desktop.services.document_service import DocumentSummary
    from kreyol_desktop.services.job_events import TaskEvent
    from kreyol_desktop.services.monitoring_series import MetricsRange, SeriesPoint
    from kreyol_desktop.services.player_values import PlayerListener, PlayerPosition
    from kreyol_desktop.services.translation_service import TextTranslation, TranslationOptions
    from kreyol_desktop.services.update_service import UpdateNews


class Jobs(Protocol):
    """The job service."""

    def submit(self, request: JobRequest) -> Task: ...
    def get(self, task_id: str) -> Task: ...
    def page(self, query: TaskQuery) -> TaskPage: ...
    def excerpts(self, task_ids: Sequence[str], text: str) -> Mapping[str, Excerpt]: ...
    def pause(self, task_id: str) -> Task: ...
    def resume(self, task_id: str) -> Task: ...
    def cancel(self, task_id: str) -> Task: ...
    def retry(self, task_id: str, *, password: str | None = None) -> Task: ...
    def delete(self, task_id: str, with_files: bool = True) -> None: ...
    def move(self, task_id: str, position: int) -> None: ...
    def cleanup(self, days: int) -> int: ...
    def subscribe(self, listener: Callable[[TaskEvent], None]) -> Callable[[], None]: ...
    def run_forever(self) -> None: ...
    def stop(self, timeout_s: float = ..., park: bool = ...) -> bool: ...
    def correct(self, task_id: str, segment_id: int, text: str) -> Task: ...


class Translation(Protocol):
    """The translation service, as the text box uses it."""

    def translate_text(
        self,
        text: str,
        *,
        source: Language | None,
        target: Language,
        options: TranslationOptions = ...,
    ) -> TextTranslation: ...
    def detect(self, text: str) -> Detection: ...
    def directions(self) -> frozenset[Direction]: ...
    def correct(self, source: str, target_text: str, direction: Direction) -> None: ...
    def fuzzy(self, source: str, direction: Direction) -> list[FuzzyMatch]: ...


class Speech(Protocol):
    """The speech service, as "listen" uses it."""

    def voices(self) -> tuple[VoiceInfo, ...]: ...
    def warm_up(self, settings: VoiceSettings) -> None: ...
    def utterances(self, text: str, settings: VoiceSettings) -> tuple[Utterance, ...]: ...
    def lexicon(self) -> tuple[LexiconEntry, ...]: ...
    def save_lexicon(self, entries: Iterable[LexiconEntry]) -> None: ...


class Player(Protocol):
    """The player service. Commands return at once."""

    def load(self, utterances: Sequence[Utterance], settings: VoiceSettings) -> None: ...
    def play(self) -> None: ...
    def pause(self) -> None: ...
    def seek(self, segment: int) -> None: ...
    def next_sentence(self) -> None: ...
    def previous_sentence(self) -> None: ...
    def next_chapter(self) -> None: ...
    def previous_chapter(self) -> None: ...
    def set_speed(self, speed: float) -> None: ...
    def set_repeat(self, *, repeats: bool) -> None: ...
    def sleep_in(self, seconds: float | None) -> None: ...
    def sleep_after_chapter(self) -> None: ...
    def position(self) -> PlayerPosition: ...
    def subscribe(self, listener: PlayerListener) -> Callable[[], None]: ...
    def close(self) -> None: ...


class Models(Protocol):
    """The model service."""

    def installed(self) -> Sequence[ModelInfo]: ...
    def available(self) -> Sequence[ModelInfo]: ...
    def verify(self, model_id: str) -> None: ...
    def install(self, source: Path) -> ModelInfo: ...
    def download(self, model_id: str, on_bytes: Callable[[int, int], None]) -> ModelInfo: ...
    def remove(self, model_id: str) -> None: ...
    def default_for(self, direction: Direction) -> str: ...
    def set_default(self, direction: Direction, model_id: str) -> None: ...


class SettingsKeeper(Protocol):
    """The settings service."""

    @property
    def current(self) -> Settings: ...
    def update(self, **changes: Any) -> Settings: ...
    def subscribe(self, listener: Callable[[Settings], None]) -> Callable[[], None]: ...


class Documents(Protocol):
    """Looking into documents before a job is made of them."""

    def inspect(
        self,
        path: Path,
        password: str | None = None,
        *,
        ocr: bool = False,
        on_page: Callable[[int, int], None] | None = None,
    ) -> DocumentSummary: ...


class Monitor(Protocol):
    """The figures of the metrics page."""

    def get_summary(self, span: MetricsRange = ...) -> dict[str, object]: ...
    def series(self, span: MetricsRange) -> tuple[SeriesPoint, ...]: ...
    def recent_errors(self) -> tuple[dict[str, object], ...]: ...
    def export_json(self) -> str: ...
    def export_csv(self, span: MetricsRange) -> str: ...
    def reset(self) -> None: ...


class Glossaries(Protocol):
    """The glossary service."""

    def list(self) -> Sequence[GlossaryInfo]: ...
    def import_csv(self, source: Path, name: str = "") -> GlossaryInfo: ...
    def import_tbx(self, source: Path, name: str = "") -> GlossaryInfo: ...
    def export(self, glossary_id: str, target: Path) -> None: ...
    def delete(self, glossary_id: str) -> None: ...


@dataclass(frozen=True, slots=True)
class RequestLine:
    """One request in the server's live log; no texts, no tokens."""

    at: float
    method: str
    path: str
    status: int
    duration_ms: float


class ServerControl(Protocol):
    """The switch of the localhost server. ``start`` raises PortInUseError when the port is taken."""

    @property
    def is_running(self) -> bool: ...
    @property
    def address(self) -> str: ...
    @property
    def network_address(self) -> str: ...
    def start(self) -> None: ...
    def stop(self) -> None: ...
    def token(self) -> str: ...
    def renew_token(self) -> str: ...
    def recent_requests(self) -> Sequence[RequestLine]: ...


class Upkeep(Protocol):
    """Housekeeping that the settings page offers; every method may take long."""

    def memory_bytes(self) -> int: ...
    def clip_cache_bytes(self) -> int: ...
    def clear_memory(self) -> int: ...
    def clear_clip_cache(self) -> None: ...
    def back_up(self, target: Path) -> Path: ...
    def restore(self, source: Path) -> None: ...
    def delete_everything(self) -> None: ...


class Updates(Protocol):
    """Looking for a new version; raises NetworkError where nobody answers."""

    def look(self) -> UpdateNews: ...


@dataclass(frozen=True, slots=True)
class LateServices:
    """What takes long to build, and what the first frame needs nothing of. ``server``,
    ``upkeep`` and ``updates`` may be missing in a build without them: their controls are then
    switched off."""

    jobs: Jobs
    translation: Translation
    speech: Speech
    models: Models
    documents: Documents
    glossaries: Glossaries
    memories: Memories
    monitor: Monitor
    player: Callable[[], Player]
    """Makes the player; its maker closes it."""
    server: ServerControl | None = None
    upkeep: Upkeep | None = None
    updates: Updates | None = None
    startup_notes: tuple[str, ...] = ()
    """Codes of what happened before the window opened (``restored_from_backup``)."""


class GuiServices:
    """Everything the window works with.

    Settings, folders and version are there at once. The rest is built once, by ``build`` or by
    whoever asks for it first, and asking waits until it is built: before ``is_ready`` only lanes
    may ask. An error of the building is raised to everybody who asks.
    """

    def __init__(
        self,
        settings: SettingsKeeper,
        paths: AppPaths,
        version: str,
        late: Callable[[], LateServices],
    ) -> None:
        self.settings = settings
        self.paths = paths
        self.version = version
        self._make = late
        self._late: LateServices | None = None
        self._failure: KreyolError | None = None
        self._lock = threading.Lock()

    @property
    def is_ready(self) -> bool:
        """Whether asking for a service returns at once."""
        return self._late is not None

    def build(self) -> LateServices:
        """Build what is not built yet. Raise ResourceError where the data cannot be used."""
        if self._late is not None:
            return self._late
        with self._lock:
            if self._failure is not None:
                raise self._failure
            if self._late is None:
                try:
                    self._late = self._make()
                except KreyolError as error:
                    self._failure = error
                    raise
            return self._late

    @property
    def jobs(self) -> Jobs:
        return self.build().jobs

    @property
    def translation(self) -> Translation:
        return self.build().translation

    @property
    def speech(self) -> Speech:
        return self.build().speech

    @property
    def models(self) -> Models:
        return self.build().models

    @property
    def documents(self) -> Documents:
        return self.build().documents

    @property
    def glossaries(self) -> Glossaries:
        return self.build().glossaries

    @property
    def memories(self) -> Memories:
        return self.build().memories

    @property
    def monitor(self) -> Monitor:
        return self.build().monitor

    @property
    def server(self) -> ServerControl | None:
        return self.build().server

    @property
    def upkeep(self) -> Upkeep | None:
        return self.build().upkeep

    @property
    def updates(self) -> Updates | None:
        return self.build().updates

    @property
    def startup_notes(self) -> tuple[str, ...]:
        return self.build().startup_notes

    def player(self) -> Player:
        """Make a player; its maker closes it."""
        return self.build().player()
