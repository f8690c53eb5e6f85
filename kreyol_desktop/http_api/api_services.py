"""What the server needs of the program: its services, handed over once."""

from collections.abc import Callable
from dataclasses import dataclass

from kreyol_desktop.core.paths import AppPaths
from kreyol_desktop.core.settings import ServerSettings
from kreyol_desktop.http_api.access import ServerAddress
from kreyol_desktop.http_api.observation import RequestRecord
from kreyol_desktop.http_api.token_store import TokenStore
from kreyol_desktop.services.document_service import DocumentService
from kreyol_desktop.services.job_service import JobService
from kreyol_desktop.services.model_service import ModelService
from kreyol_desktop.services.monitoring import PerformanceMonitor
from kreyol_desktop.services.ports import ArtifactStore, UsageStats
from kreyol_desktop.services.settings_service import SettingsService
from kreyol_desktop.services.speech_service import SpeechService
from kreyol_desktop.services.translation_service import TranslationService


@dataclass(frozen=True, slots=True)
class ApiServices:
    """The services behind the routes; the server starts and stops none of them."""

    jobs: JobService
    translation: TranslationService
    speech: SpeechService
    models: ModelService
    settings: SettingsService
    documents: DocumentService
    artifacts: ArtifactStore
    monitor: PerformanceMonitor
    usage: UsageStats
    paths: AppPaths


@dataclass(frozen=True, slots=True)
class ApiConfig:
    """How one run of the server behaves; ``settings`` are copied in and stay as they are.

    ``on_request`` hears of every answered request, on the server's thread.
    """

    address: ServerAddress
    settings: ServerSettings
    tokens: TokenStore
    on_request: Callable[[RequestRecord], None] | None = None
    heartbeat_s: float = 15.0
