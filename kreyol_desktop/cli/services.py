"""What the command line needs; the composition root fills it in."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from kreyol_desktop.core.job import Failure, JobRequest, TaskState
from kreyol_desktop.core.paths import AppPaths
from kreyol_desktop.core.segment import Coverage
from kreyol_desktop.core.settings import ServerSettings
from kreyol_desktop.services.document_service import DocumentService
from kreyol_desktop.services.job_service import JobService
from kreyol_desktop.services.memory_service import MemoryService
from kreyol_desktop.services.model_service import ModelService
from kreyol_desktop.services.settings_service import SettingsService
from kreyol_desktop.services.translation_service import TranslationService


class RunningServer(Protocol):
    """The local server as the command line sees it."""

    @property
    def url(self) -> str: ...

    def token(self) -> str: ...

    def start(self) -> None: ...

    def stop(self) -> None: ...


class ClusterResult(Protocol):
    """One document that a cluster did."""

    @property
    def name(self) -> str: ...

    @property
    def state(self) -> TaskState: ...

    @property
    def files(self) -> tuple[tuple[str, bytes], ...]: ...

    @property
    def coverage(self) -> Coverage | None: ...

    @property
    def failure(self) -> Failure | None: ...


@dataclass(frozen=True, slots=True)
class CliServices:
    """The services behind the commands. ``working`` hosts the job loop while it is entered."""

    jobs: JobService
    translation: TranslationService
    models: ModelService
    memories: MemoryService
    documents: DocumentService
    settings: SettingsService
    paths: AppPaths
    working: Callable[[], AbstractContextManager[None]]
    on_cluster: Callable[[Sequence[JobRequest], str, Path], Iterable[ClusterResult]]
    make_server: Callable[[ServerSettings], RunningServer]
    close: Callable[[], None]


BuildServices = Callable[[Path | None], CliServices]
"""Builds the services over the data folder given, or over the user's own."""
