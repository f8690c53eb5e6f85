from pathlib import Path

import pytest

from kreyol_desktop.core.errors import ModelMissingError
from kreyol_desktop.core.language import Direction, Language
from kreyol_desktop.core.model_info import ModelKind
from kreyol_desktop.engines.models.manifest import (
    Manifest,
    describe_files,
    read_manifest,
    write_manifest,
)
from kreyol_desktop.engines.models.repository import FolderModelRepository
from kreyol_desktop.services.model_service import ModelService
from tests.services.translation_stand import ROOT, PlainSettings

EN_HT = Direction(Language.ENGLISH, Language.KREYOL)
HT_EN = Direction(Language.KREYOL, Language.ENGLISH)
VOICE = read_manifest(ROOT / "models" / "voice").id


@pytest.fixture
def settings() -> PlainSettings:
    return PlainSettings()


@pytest.fixture
def service(tmp_path: Path, settings: PlainSettings) -> ModelService:
    repository = FolderModelRepository(
        user_folder=tmp_path / "models",
        bundle=ROOT / "models",
        catalog=ROOT / "resources" / "models" / "catalog.toml",
    )
    return ModelService(repository, settings)


def other_model(folder: Path, *languages: str) -> Path:
    folder.mkdir()
    (folder / "model.bin").write_bytes(b"w")
    files = describe_files(folder)
    write_manifest(
        folder,
        Manifest("other", ModelKind.TRANSLATION, "Other", "1", languages, "CC0-1.0", files),
    )
    return folder


def test_the_bundled_model_is_the_default(service: ModelService) -> None:
    assert service.default_for(EN_HT) == "kreyol-en-fr-ht"
    with pytest.raises(ModelMissingError):
        service.default_for(HT_EN)


def test_a_chosen_model_is_kept_in_the_settings(
    service: ModelService, settings: PlainSettings, tmp_path: Path
) -> None:
    service.install(other_model(tmp_path / "other", "en-ht", "ht-en"))
    service.set_default(EN_HT, "kreyol-en-fr-ht")
    assert settings.current.default_models == (("en-ht", "kreyol-en-fr-ht"),)
    assert service.default_for(EN_HT) == "kreyol-en-fr-ht"
    assert service.default_for(HT_EN) == "other"


def test_removing_a_model_forgets_the_choice_of_it(
    service: ModelService, settings: PlainSettings, tmp_path: Path
) -> None:
    service.install(other_model(tmp_path / "other", "en-ht"))
    service.set_default(EN_HT, "other")
    service.remove("other")
    assert settings.current.default_models == ()
    assert service.default_for(EN_HT) == "kreyol-en-fr-ht"


@pytest.mark.parametrize("model_id", ["nothing", VOICE, "other"])
def test_only_a_model_that_can_is_chosen(
    service: ModelService, tmp_path: Path, model_id: str
) -> None:
    service.install(other_model(tmp_path / "other", "ht-en"))
    with pytest.raises(ModelMissingError):
        service.set_default(EN_HT, model_id)


def test_what_is_installed_is_not_offered(service: ModelService) -> None:
    assert "kreyol-en-fr-ht" not in [info.id for info in service.available()]
    assert "opus-mt-en-ht" in [info.id for info in service.available()]
