import json
import re
import shutil
import zipfile
from pathlib import Path

import pytest

from kreyol_desktop.core.errors import (
    InvalidRequestError,
    ModelCorruptError,
    ModelMissingError,
)
from kreyol_desktop.core.model_info import ModelKind
from kreyol_desktop.engines.models.manifest import Manifest, describe_files, write_manifest
from kreyol_desktop.engines.models.repository import FolderModelRepository

ROOT = Path(__file__).parents[3]


def make_model(folder: Path, model_id: str, *, version: str = "1", content: bytes = b"w") -> Path:
    folder.mkdir(parents=True)
    (folder / "model.bin").write_bytes(content)
    (folder / "CARD.md").write_text("A card.")
    write_manifest(
        folder,
        Manifest(
            id=model_id,
            kind=ModelKind.TRANSLATION,
            name=model_id.title(),
            version=version,
            languages=("en-ht",),
            licence="CC0-1.0",
            files=describe_files(folder),
        ),
    )
    return folder


def zipped(folder: Path, target: Path, *, inside: str = "") -> Path:
    with zipfile.ZipFile(target, "w") as archive:
        for path in folder.iterdir():
            archive.write(path, f"{inside}{path.name}")
    return target


@pytest.fixture
def repository(tmp_path: Path) -> FolderModelRepository:
    make_model(tmp_path / "bundle" / "translation", "bundled")
    return FolderModelRepository(
        user_folder=tmp_path / "user",
        bundle=tmp_path / "bundle",
        catalog=ROOT / "resources" / "models" / "catalog.toml",
    )


def test_the_catalogue_names_the_models_people_look_for(repository: FolderModelRepository) -> None:
    known = {entry.id: entry for entry in repository.catalog()}
    assert {
        "kreyol-en-fr-ht",
        "opus-mt-en-ht",
        "opus-mt-fr-ht",
        "opus-mt-ht-en",
        "opus-mt-ht-fr",
        "nllb-200-distilled-600m",
    } <= set(known)
    assert known["nllb-200-distilled-600m"].non_commercial
    assert "commercial" in known["nllb-200-distilled-600m"].name
    assert all(entry.licence and entry.size_bytes > 0 for entry in known.values())
    assert all(entry.files or entry.how_to for entry in known.values())


def test_an_address_names_one_revision_and_weights_have_a_checksum(
    repository: FolderModelRepository,
) -> None:
    files = [file for entry in repository.catalog() for file in entry.files]
    assert len({file.url for file in files}) == len(files)
    for file in files:
        assert re.fullmatch(r"https://[^ ]+/(?:resolve|raw)/[0-9a-f]{40}/[\w.]+", file.url)
        assert file.url.endswith(file.path)
        if file.path.endswith(("model.bin", ".traineddata")):
            assert re.fullmatch("[0-9a-f]{64}", file.sha256)


def test_the_bundled_models_are_found() -> None:
    repository = FolderModelRepository(
        user_folder=ROOT / "nowhere",
        bundle=ROOT / "models",
        catalog=ROOT / "resources" / "models" / "catalog.toml",
    )
    kinds = {info.kind for info in repository.installed()}
    assert kinds == {ModelKind.TRANSLATION, ModelKind.VOICE}
    assert all(info.bundled for info in repository.installed())
    assert [info.id for info in repository.installed(ModelKind.TRANSLATION)] == ["kreyol-en-fr-ht"]


def test_a_model_is_installed_from_a_folder(
    repository: FolderModelRepository, tmp_path: Path
) -> None:
    info = repository.install(make_model(tmp_path / "stick" / "new", "new"))
    assert info.id == "new"
    assert repository.folder("new") == tmp_path / "user" / "new"
    assert (tmp_path / "user" / "new" / "CARD.md").is_file()
    assert [i.id for i in repository.installed()] == ["new", "bundled"]


@pytest.mark.parametrize("inside", ["", "new/"])
def test_a_model_is_installed_from_a_zip(
    repository: FolderModelRepository, tmp_path: Path, inside: str
) -> None:
    folder = make_model(tmp_path / "stick" / "new", "new")
    repository.install(zipped(folder, tmp_path / "new.zip", inside=inside))
    repository.verify("new")
    assert sorted(p.name for p in (tmp_path / "user").iterdir()) == ["new"]


def test_a_users_model_hides_the_bundled_one_of_its_id(
    repository: FolderModelRepository, tmp_path: Path
) -> None:
    repository.install(make_model(tmp_path / "stick", "bundled", version="2", content=b"better"))
    (info,) = repository.installed()
    assert info.version == "2"
    assert not info.bundled


def test_a_change_made_behind_the_programs_back_is_seen(
    repository: FolderModelRepository, tmp_path: Path
) -> None:
    before = {info.id for info in repository.installed()}
    folder = make_model(tmp_path / "user" / "by-hand", "by-hand")
    assert {info.id for info in repository.installed()} == {*before, "by-hand"}
    manifest = folder / "manifest.json"
    manifest.write_text(manifest.read_text("utf-8").replace('"1"', '"1.1"'), encoding="utf-8")
    assert "1.1" in {info.version for info in repository.installed()}
    shutil.rmtree(folder)
    assert {info.id for info in repository.installed()} == before


def test_installing_again_replaces_the_old_version(
    repository: FolderModelRepository, tmp_path: Path
) -> None:
    repository.install(make_model(tmp_path / "one", "new"))
    repository.install(make_model(tmp_path / "two", "new", version="2", content=b"v2"))
    assert (tmp_path / "user" / "new" / "model.bin").read_bytes() == b"v2"
    assert sorted(p.name for p in (tmp_path / "user").iterdir()) == ["new"]


def test_a_damaged_copy_is_refused_and_leaves_the_old_one(
    repository: FolderModelRepository, tmp_path: Path
) -> None:
    repository.install(make_model(tmp_path / "one", "new"))
    bad = make_model(tmp_path / "two", "new", version="2", content=b"v2")
    (bad / "model.bin").write_bytes(b"v3")
    with pytest.raises(ModelCorruptError):
        repository.install(bad)
    assert (tmp_path / "user" / "new" / "model.bin").read_bytes() == b"w"
    assert sorted(p.name for p in (tmp_path / "user").iterdir()) == ["new"]


def test_a_truncated_zip_is_a_corrupt_model(
    repository: FolderModelRepository, tmp_path: Path
) -> None:
    source = zipped(make_model(tmp_path / "m", "new", content=b"x" * 5000), tmp_path / "m.zip")
    data = bytearray(source.read_bytes())
    data[60:2000] = b"\xff" * 1940
    source.write_bytes(bytes(data))
    with pytest.raises((ModelCorruptError, ModelMissingError)):
        repository.install(source)
    assert repository.installed()[0].id == "bundled"


def test_an_entry_without_a_name_is_passed_over(
    repository: FolderModelRepository, tmp_path: Path
) -> None:
    source = zipped(make_model(tmp_path / "m", "new"), tmp_path / "m.zip")
    with zipfile.ZipFile(source, "a") as archive:
        archive.writestr("QQQ", b"x")
    # a name ends at its first NUL
    source.write_bytes(source.read_bytes().replace(b"QQQ", b"\0QQ"))
    repository.install(source)
    assert "new" in {info.id for info in repository.installed()}


def test_a_zip_cannot_write_outside_of_its_folder(
    repository: FolderModelRepository, tmp_path: Path
) -> None:
    source = zipped(make_model(tmp_path / "m", "new"), tmp_path / "m.zip")
    with zipfile.ZipFile(source, "a") as archive:
        archive.writestr("../../escaped.txt", "x")
    repository.install(source)
    assert list(tmp_path.rglob("escaped.txt")) == []


@pytest.mark.parametrize("model_id", ["../evil", "", ".hidden", "a/b", "a\\b"])
def test_an_id_that_is_a_path_is_refused(
    repository: FolderModelRepository, tmp_path: Path, model_id: str
) -> None:
    folder = make_model(tmp_path / "m", "new")
    data = json.loads((folder / "manifest.json").read_text())
    data["id"] = model_id
    (folder / "manifest.json").write_text(json.dumps(data))
    with pytest.raises(ModelCorruptError):
        repository.install(folder)


def test_what_is_no_model_is_refused(repository: FolderModelRepository, tmp_path: Path) -> None:
    note = tmp_path / "note.txt"
    note.write_text("hello")
    for source in (note, tmp_path / "nothing", tmp_path / "bundle"):
        if source == tmp_path / "bundle":
            shutil.rmtree(source / "translation")
        with pytest.raises(ModelMissingError):
            repository.install(source)


def test_a_damaged_model_is_noticed_when_it_is_used(
    repository: FolderModelRepository, tmp_path: Path
) -> None:
    (tmp_path / "bundle" / "translation" / "model.bin").write_bytes(b"longer")
    with pytest.raises(ModelCorruptError):
        repository.folder("bundled")


def test_one_unreadable_model_does_not_hide_the_others(
    repository: FolderModelRepository, tmp_path: Path
) -> None:
    (tmp_path / "bundle" / "broken").mkdir()
    (tmp_path / "bundle" / "broken" / "manifest.json").write_text("{")
    assert [info.id for info in repository.installed()] == ["bundled"]


def test_a_users_model_can_be_removed_and_a_bundled_one_cannot(
    repository: FolderModelRepository, tmp_path: Path
) -> None:
    repository.install(make_model(tmp_path / "m", "new"))
    repository.remove("new")
    assert not (tmp_path / "user" / "new").exists()
    with pytest.raises(InvalidRequestError):
        repository.remove("bundled")
    with pytest.raises(ModelMissingError):
        repository.folder("new")
