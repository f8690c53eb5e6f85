"""The user's settings: one frozen value, with a default for everything."""

from dataclasses import dataclass
from enum import StrEnum

from kreyol_desktop.core.artifact_kind import ArtifactKind
from kreyol_desktop.core.result_name import ResultName
from kreyol_desktop.core.speech import AudioOptions, VoiceSettings


class UiLanguage(StrEnum):
    SYSTEM = "system"
    KREYOL = "ht"
    FRENCH = "fr"
    ENGLISH = "en"


class Theme(StrEnum):
    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class ServerSettings:
    """The localhost server; off until the user switches it on. ``lan`` needs the token."""

    autostart: bool = False
    port: int = 8765
    lan: bool = False
    allowed_origins: tuple[str, ...] = ()
    allowed_hosts: tuple[str, ...] = ()
    """Further names, with their ports, by which clients may call the server."""
    max_text_chars: int = 50_000
    max_upload_bytes: int = 200 * 1024 * 1024
    max_queue: int = 200
    requests_per_minute: int = 600


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything the user can set. ``threads`` 0 means: as many as the machine has cores."""

    ui_language: UiLanguage = UiLanguage.SYSTEM
    theme: Theme = Theme.SYSTEM
    font_percent: int = 100
    first_run_done: bool = False
    output_dir: str = ""
    """Empty: the ``Kreyol Desktop`` folder in the user's documents."""
    result_name: ResultName = ResultName.NAME_LANGUAGE
    formats: tuple[ArtifactKind, ...] = (ArtifactKind.PDF, ArtifactKind.DOCX, ArtifactKind.HTML)
    make_audio: bool = True
    audio: AudioOptions = AudioOptions()
    voice: VoiceSettings = VoiceSettings()
    glossaries: tuple[str, ...] = ()
    add_note: bool = True
    use_memory: bool = True
    resume_at_start: bool = True
    threads: int = 0
    memory_limit_mb: int = 512
    """Size limit of the translation memory in the database."""
    clip_cache_limit_mb: int = 1024
    history_days: int = 0
    """Jobs older than this are cleaned up at start; 0 keeps all."""
    keep_awake: bool = True
    warn_on_battery: bool = True
    default_models: tuple[tuple[str, str], ...] = ()
    """(direction, model id) pairs, for example ("en-ht", "bundled")."""
    update_address: str = ""
    """Where a small file names the newest version; read only when somebody asks for it."""
    server: ServerSettings = ServerSettings()
