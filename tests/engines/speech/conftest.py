from collections.abc import Iterator
from pathlib import Path

import pytest

from kreyol_desktop.core.model_info import ModelInfo, ModelKind
from kreyol_desktop.core.speech import VoiceInfo
from kreyol_desktop.engines.speech.verbalizer.verbalizer import Verbalizer
from kreyol_desktop.engines.speech.verbalizer.words import load_tables
from kreyol_desktop.engines.speech.voice import PiperVoice
from kreyol_desktop.engines.speech.voice_library import VoiceLibrary, model_file

ROOT = Path(__file__).parents[3]
BUNDLED = ROOT / "models" / "voice"
TABLES = ROOT / "resources" / "speech"


class BundledFolder:
    """The bundled voice as the only installed one."""

    def installed(self, kind: ModelKind | None = None) -> list[ModelInfo]:
        return [
            ModelInfo(
                "bundled",
                ModelKind.VOICE,
                "Kreyòl",
                "0",
                ("ht",),
                "AGPL-3.0-or-later",
                1,
                bundled=True,
            )
        ]

    def folder(self, model_id: str) -> Path:
        return BUNDLED


@pytest.fixture(scope="session")
def verbalizer() -> Verbalizer:
    return Verbalizer(load_tables(TABLES))


@pytest.fixture(scope="session")
def voice(verbalizer: Verbalizer) -> PiperVoice:
    info = VoiceInfo("bundled", "Kreyòl", "ht", 16000, bundled=True)
    return PiperVoice(model_file(BUNDLED), info, verbalizer=verbalizer)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[VoiceLibrary]:
    library = VoiceLibrary(BundledFolder(), TABLES, tmp_path / "lexicon.csv")
    yield library
    library.close()
