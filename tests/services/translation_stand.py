"""The real translation service on the bundled model, for tests of several modules."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from kreyol_desktop.core.settings import Settings
from kreyol_desktop.engines.models.repository import FolderModelRepository
from kreyol_desktop.engines.translation.language_id import LanguageRecogniser
from kreyol_desktop.engines.translation.opening import make_careful, open_translator
from kreyol_desktop.engines.translation.segmentation import SentenceSegmenter
from kreyol_desktop.services.glossary_service import GlossaryService
from kreyol_desktop.services.model_pool import ModelPool
from kreyol_desktop.services.model_service import ModelService
from kreyol_desktop.services.translation_service import TranslationService
from kreyol_desktop.storage.database import Database
from kreyol_desktop.storage.translation_memory import SqliteTranslationMemory

ROOT = Path(__file__).parents[2]
RECOGNISER = LanguageRecogniser()


class PlainSettings:
    """The settings service without a file."""

    def __init__(self) -> None:
        self.current = Settings()

    def update(self, **changes: Any) -> Settings:
        self.current = replace(self.current, **changes)
        return self.current


class TranslationStand:
    """Everything under a temporary folder; ``close`` when done."""

    def __init__(self, folder: Path, *, memory_bytes: int = 10**8) -> None:
        self.settings = PlainSettings()
        self.repository = FolderModelRepository(
            user_folder=folder / "models",
            bundle=ROOT / "models",
            catalog=ROOT / "resources" / "models" / "catalog.toml",
        )
        self.models = ModelService(self.repository, self.settings)
        self.pool = ModelPool(
            self.models, lambda info: open_translator(info, threads=2), make_careful
        )
        self.database = Database(folder / "kreyol.db", folder / "backups")
        self.memory = SqliteTranslationMemory(self.database, limit_bytes=lambda: memory_bytes)
        self.glossaries = GlossaryService(
            packs=ROOT / "resources" / "glossaries", user_folder=folder / "glossaries"
        )
        self.service = TranslationService(
            pool=self.pool,
            segmenter=SentenceSegmenter(),
            identifier=RECOGNISER,
            memory=self.memory,
            glossaries=self.glossaries,
        )

    def close(self) -> None:
        self.service.close()
        self.database.close()
