"""Voices that people bring along, through the model repository."""

import json
import shutil
from pathlib import Path

import pytest

from kreyol_desktop.core.errors import (
    ModelCorruptError,
    ModelIncompatibleError,
    ModelMissingError,
)
from kreyol_desktop.core.model_info import ModelKind
from kreyol_desktop.core.speech import VoiceSettings
from kreyol_desktop.engines.models.manifest import read_manifest
from kreyol_desktop.engines.models.repository import FolderModelRepository
from kreyol_desktop.engines.speech.voice_library import VoiceLibrary
from tests.engines.speech.conftest import BUNDLED, ROOT, TABLES

BUNDLED_ID = read_manifest(BUNDLED).id


@pytest.fixture
def repository(tmp_path: Path) -> FolderModelRepository:
    return FolderModelRepository(
        user_folder=tmp_path / "models",
        bundle=ROOT / "models",
        catalog=ROOT / "resources" / "models" / "catalog.toml",
    )


def _voice(folder: Path, **changes: object) -> Path:
    """A voice as it is downloaded: two files, here with a French alphabet."""
    folder.mkdir()
    model = folder / "fr_FR-some voice-low.onnx"
    shutil.copy(next(BUNDLED.glob("*.onnx")), model)
    config = json.loads(next(BUNDLED.glob("*.onnx.json")).read_text(encoding="utf-8"))
    config["phoneme_type"] = "espeak"
    config["espeak"] = {"voice": "fr"}
    config["phoneme_id_map"]["ʁ"] = config["phoneme_id_map"]["ɣ"]
    config["language"] = {"code": "fr_FR"}
    config["dataset"] = "zwazo"
    config.update(changes)
    model.with_name(model.name + ".json").write_text(json.dumps(config), encoding="utf-8")
    return model


@pytest.mark.parametrize("whole_folder", [False, True])
def test_a_french_voice_is_installed_and_speaks(
    tmp_path: Path, repository: FolderModelRepository, whole_folder: bool
) -> None:
    model = _voice(tmp_path / "download")
    info = repository.install(model.parent if whole_folder else model)
    assert (info.id, info.name, info.languages) == ("fr_FR-some-voice-low", "Zwazo", ("fr",))
    assert info.kind is ModelKind.VOICE
    repository.verify(info.id)
    voices = VoiceLibrary(repository, TABLES, tmp_path / "lexicon.csv")
    assert [v.id for v in voices.installed()] == [BUNDLED_ID, info.id]
    clip = voices.open(info.id).speak("Bonjou, kreyòl la bèl anpil.", VoiceSettings())
    assert 1 < clip.seconds < 5


def test_a_voice_without_its_configuration_is_missing(
    tmp_path: Path, repository: FolderModelRepository
) -> None:
    model = _voice(tmp_path / "download")
    model.with_name(model.name + ".json").unlink()
    with pytest.raises(ModelMissingError):
        repository.install(model)


def test_a_voice_that_lacks_phonemes_is_not_installed(
    tmp_path: Path, repository: FolderModelRepository
) -> None:
    symbols = {s: [i] for i, s in enumerate("_^$ .,abcdefghijklmnopqrstuvwxyz")}
    model = _voice(tmp_path / "download", phoneme_id_map=symbols)
    with pytest.raises(ModelIncompatibleError) as caught:
        repository.install(model)
    assert "ʃ" in str(caught.value.details["phonemes"])
    assert [v.id for v in repository.installed(ModelKind.VOICE)] == [BUNDLED_ID]


def test_a_damaged_network_is_not_installed(
    tmp_path: Path, repository: FolderModelRepository
) -> None:
    model = _voice(tmp_path / "download")
    model.write_bytes(b"not a network")
    with pytest.raises(ModelCorruptError):
        repository.install(model)
    assert not list((tmp_path / "models").glob("*"))
