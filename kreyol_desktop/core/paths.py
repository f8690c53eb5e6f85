"""Where things lie on disk. Which folders these are is decided once, by the composition root."""

from dataclasses import dataclass
from pathlib import Path

RESTORE_NAME = "restore.zip"


@dataclass(frozen=True, slots=True)
class AppPaths:
    """``data`` is the user's, read and written; ``resources`` and ``bundled_models`` are read only."""

    data: Path
    cache: Path
    logs: Path
    output: Path
    resources: Path
    bundled_models: Path

    @property
    def database(self) -> Path:
        return self.data / "kreyol.db"

    @property
    def settings(self) -> Path:
        return self.data / "settings.json"

    @property
    def backups(self) -> Path:
        return self.data / "backups"

    @property
    def jobs(self) -> Path:
        return self.data / "jobs"

    @property
    def models(self) -> Path:
        return self.data / "models"

    @property
    def glossaries(self) -> Path:
        return self.data / "glossaries"

    @property
    def clips(self) -> Path:
        return self.cache / "clips"

    @property
    def pending_restore(self) -> Path:
        """A backup that is put into place at the next start, if the user has asked for it."""
        return self.data / RESTORE_NAME

    @property
    def lock(self) -> Path:
        return self.data / "instance.lock"

    @property
    def token(self) -> Path:
        return self.data / "server-token"
