"""The composition root: builds every object once, in order. The only module that sees all layers.

The settings may come from ``first_step``, which the window takes before its first frame.
"""

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from kreyol_desktop import __version__
from kreyol_desktop.core.errors import AlreadyRunningError
from kreyol_desktop.core.model_info import ModelInfo, ModelKind
from kreyol_desktop.core.paths import AppPaths
from kreyol_desktop.core.phrases import load_texts
from kreyol_desktop.core.settings import Settings
from kreyol_desktop.engines.documents.isolation import IsolatedLibrary, IsolatedPress
from kreyol_desktop.engines.documents.isolation_pool import WorkerPool
from kreyol_desktop.engines.documents.library import DocumentLibrary
from kreyol_desktop.engines.documents.writers.press import Press
from kreyol_desktop.engines.models.manifest import read_manifest
from kreyol_desktop.engines.models.repository import FolderModelRepository
from kreyol_desktop.engines.release_notice import ReleaseNotice
from kreyol_desktop.engines.speech.clip_codec import FlacClipCodec
from kreyol_desktop.engines.speech.encoding.renderer import Renderer
from kreyol_desktop.engines.speech.playback import SoundDeviceSink
from kreyol_desktop.engines.speech.time_stretch import stretch
from kreyol_desktop.engines.speech.voice_library import VoiceLibrary
from kreyol_desktop.engines.translation.language_id import LanguageRecogniser
from kreyol_desktop.engines.translation.segmentation import SentenceSegmenter
from kreyol_desktop.engines.translation.translator import CTranslate2Translator
from kreyol_desktop.first_step import open_settings
from kreyol_desktop.locations import bundled_portaudio, core_count
from kreyol_desktop.services.data_erasure import DataErasure
from kreyol_desktop.services.document_pipeline import DocumentPipeline
from kreyol_desktop.services.document_service import DocumentService
from kreyol_desktop.services.glossary_service import GlossaryService
from kreyol_desktop.services.job_service import JobService
from kreyol_desktop.services.memory_service import MemoryService
from kreyol_desktop.services.model_pool import ModelPool, directions_of
from kreyol_desktop.services.model_service import ModelService
from kreyol_desktop.services.monitoring import PerformanceMonitor
from kreyol_desktop.services.player_service import PlayerService
from kreyol_desktop.services.player_values import AudioSink
from kreyol_desktop.services.settings_service import SettingsService
from kreyol_desktop.services.speech_service import SpeechService
from kreyol_desktop.services.translation_service import TranslationService
from kreyol_desktop.services.update_service import UpdateService
from kreyol_desktop.services.upkeep_service import UpkeepService, apply_pending_restore
from kreyol_desktop.storage.artifact_store import ArtifactStore
from kreyol_desktop.storage.audio_cache import DiskClipCache
from kreyol_desktop.storage.database import Database
from kreyol_desktop.storage.instance_lock import InstanceLock
from kreyol_desktop.storage.task_store import TaskStore
from kreyol_desktop.storage.translation_memory import SqliteTranslationMemory
from kreyol_desktop.storage.usage_stats import UsageStats

logger = logging.getLogger(__name__)

MIB = 1024 * 1024
STOP_S = 15.0


@dataclass(frozen=True, slots=True)
class Application:
    """Everything the faces work with. ``owner`` says whether this process owns the data folder."""

    paths: AppPaths
    settings: SettingsService
    jobs: JobService
    translation: TranslationService
    speech: SpeechService
    models: ModelService
    glossaries: GlossaryService
    documents: DocumentService
    artifacts: ArtifactStore
    monitor: PerformanceMonitor
    usage: UsageStats
    upkeep: UpkeepService
    updates: UpdateService
    memory: SqliteTranslationMemory
    memories: MemoryService
    database: Database
    readers: IsolatedLibrary | DocumentLibrary
    lock: InstanceLock
    owner: bool

    @contextmanager
    def working(self) -> Iterator[None]:
        """Host the job loop in a thread; leaving parks the running job, which resumes later."""
        thread = threading.Thread(target=self.jobs.run_forever, name="jobs")
        thread.start()
        try:
            yield
        finally:
            self.jobs.stop(STOP_S, park=True)
            thread.join()

    def close(self) -> None:
        """Close everything in the reverse order of building. The job loop must have ended."""
        if isinstance(self.readers, IsolatedLibrary):
            self.readers.close()
        self.speech.close()
        self.translation.close()
        self.monitor.close()
        self.database.close()
        self.lock.release()


def build_application(
    paths: AppPaths, *, isolated: bool = True, settings: SettingsService | None = None
) -> Application:
    """Build the program over its folders and repair what an earlier run left unfinished.

    ``isolated`` reads and writes documents in a process of their own; a caller that is itself a
    process which may die does without. ``settings`` are those of the first step, where there was
    one. Models and voices are loaded at first use. Raise ResourceError when the data folder or its
    database cannot be used.
    """
    lock, owner = _lock(paths)
    if owner:
        apply_pending_restore(paths.data)
    settings = settings or open_settings(paths)
    database = Database(paths.database, paths.backups, repair=owner)
    memory = SqliteTranslationMemory(
        database, limit_bytes=lambda: settings.current.memory_limit_mb * MIB
    )
    clips = DiskClipCache(paths.clips, settings.current.clip_cache_limit_mb * MIB, FlacClipCodec())
    settings.subscribe(ClipCacheLimit(clips, settings.current))
    repository = FolderModelRepository(
        user_folder=paths.models,
        bundle=paths.bundled_models,
        catalog=paths.resources / "models" / "catalog.toml",
    )
    models = ModelService(repository, settings)
    glossaries = GlossaryService(packs=paths.resources / "glossaries", user_folder=paths.glossaries)
    identifier, segmenter = LanguageRecogniser(), SentenceSegmenter()
    translation = TranslationService(
        pool=ModelPool(models, TranslatorOpener(settings.current)),
        segmenter=segmenter,
        identifier=identifier,
        memory=memory,
        glossaries=glossaries,
    )
    voices = VoiceLibrary(repository, paths.resources / "speech", paths.data / "lexicon.csv")
    speech = SpeechService(voices, clips, Renderer(), segmenter)
    readers, press = _documents(paths.resources / "fonts", repository, isolated=isolated)
    artifacts = ArtifactStore(paths.jobs)
    monitor = PerformanceMonitor(paths.data / "metrics.json")
    pipeline = DocumentPipeline(
        readers=readers,
        press=press,
        translation=translation,
        speech=speech,
        artifacts=artifacts,
        monitor=monitor,
        note_texts=load_texts(paths.resources / "texts" / "note.toml"),
        result_words=load_texts(paths.resources / "texts" / "results.toml"),
    )
    store, usage = TaskStore(database), UsageStats(database)
    jobs = JobService(
        store,
        artifacts,
        pipeline,
        corrections=translation,
        maintenance=(database.back_up_if_due,),
    )
    erasure = DataErasure(jobs, (database.erase, clips.clear, artifacts.erase_all, monitor.reset))
    application = Application(
        paths=paths,
        settings=settings,
        jobs=jobs,
        translation=translation,
        speech=speech,
        models=models,
        glossaries=glossaries,
        documents=DocumentService(readers, press, identifier),
        artifacts=artifacts,
        monitor=monitor,
        usage=usage,
        upkeep=UpkeepService(paths, memory, clips, database.copy_to, erasure),
        updates=UpdateService(ReleaseNotice(), settings, __version__),
        memory=memory,
        memories=MemoryService(memory),
        database=database,
        readers=readers,
        lock=lock,
        owner=owner,
    )
    if owner:
        _repair(application)
    return application


def build_player(application: Application, sink: AudioSink | None = None) -> PlayerService:
    """A player of the program's voices; the caller closes it. ``sink``: None is the loudspeaker."""
    loudspeaker = sink or SoundDeviceSink(bundled_portaudio())
    return PlayerService(application.speech, loudspeaker, stretch)


class ClipCacheLimit:
    """Hands a new limit of the clip cache on, in a thread: cleaning may take a second."""

    def __init__(self, clips: DiskClipCache, settings: Settings) -> None:
        self._clips = clips
        self._limit_mb = settings.clip_cache_limit_mb

    def __call__(self, settings: Settings) -> None:
        if settings.clip_cache_limit_mb == self._limit_mb:
            return
        self._limit_mb = settings.clip_cache_limit_mb
        threading.Thread(
            target=self._clips.resize,
            args=(self._limit_mb * MIB,),
            name="clip-cache",
            daemon=True,
        ).start()


def _documents(
    fonts: Path, repository: FolderModelRepository, *, isolated: bool
) -> tuple[IsolatedLibrary | DocumentLibrary, IsolatedPress | Press]:
    """Readers and press; isolated ones share their worker processes."""

    def recognition() -> list[Path]:
        data = repository.installed(ModelKind.RECOGNITION)
        return [info.folder for info in data if info.folder is not None]

    if not isolated:
        return DocumentLibrary(recognition), Press(fonts)
    pool = WorkerPool()
    return IsolatedLibrary(pool, recognition=recognition), IsolatedPress(fonts, pool)


def _lock(paths: AppPaths) -> tuple[InstanceLock, bool]:
    """Several processes may share a data folder; the first one owns it and does the repairs."""
    lock = InstanceLock(paths.lock)
    try:
        lock.acquire()
    except AlreadyRunningError:
        return lock, False
    return lock, True


def _repair(application: Application) -> None:
    settings = application.settings.current
    restored = application.database.opening.restoration is not None
    application.jobs.recover(
        resume=settings.resume_at_start,
        folders=(application.paths.data, application.paths.backups),
        adopt=restored,
    )
    if settings.history_days:
        application.jobs.cleanup(settings.history_days)


class TranslatorOpener:
    """Loads a translation model with as many threads as the settings ask for."""

    def __init__(self, settings: Settings) -> None:
        self._threads = settings.threads or core_count()

    def __call__(self, info: ModelInfo) -> CTranslate2Translator:
        folder = info.folder or Path()
        return CTranslate2Translator(
            folder,
            model_id=info.id,
            directions=directions_of(info),
            options=read_manifest(folder).options,
            threads=self._threads,
        )
