import json
from pathlib import Path

import pytest

from kreyol_desktop.core.errors import ModelCorruptError, ModelMissingError
from kreyol_desktop.core.model_info import ModelKind
from kreyol_desktop.engines.models.manifest import (
    Manifest,
    check_checksums,
    check_sizes,
    describe_files,
    read_manifest,
    refresh_manifest,
    write_manifest,
)

BUNDLE = Path(__file__).parents[3] / "models"


@pytest.fixture
def model(tmp_path: Path) -> Path:
    folder = tmp_path / "small"
    folder.mkdir()
    (folder / "model.bin").write_bytes(b"weights")
    (folder / "CARD.md").write_text("card")
    manifest = Manifest(
        id="small",
        kind=ModelKind.TRANSLATION,
        name="Small",
        version="1",
        languages=("en-ht",),
        licence="CC0-1.0",
        files=describe_files(folder),
        options={"scheme": "tagged"},
    )
    write_manifest(folder, manifest)
    return folder


def test_a_written_manifest_reads_back_the_same(model: Path) -> None:
    manifest = read_manifest(model)
    assert manifest.id == "small"
    assert manifest.options == {"scheme": "tagged"}
    assert [file.path for file in manifest.files] == ["model.bin"]
    assert manifest.size_bytes == 7


@pytest.mark.parametrize("name", ["translation", "voice"])
def test_the_bundled_weights_are_those_of_their_manifest(name: str) -> None:
    check_checksums(BUNDLE / name, read_manifest(BUNDLE / name))


def test_new_weights_are_described_anew(model: Path) -> None:
    (model / "model.bin").write_bytes(b"new weights")
    manifest = refresh_manifest(model, version="2")
    assert (manifest.version, manifest.options) == ("2", {"scheme": "tagged"})
    check_checksums(model, read_manifest(model))


def test_a_missing_manifest_is_a_missing_model(tmp_path: Path) -> None:
    with pytest.raises(ModelMissingError):
        read_manifest(tmp_path)


@pytest.mark.parametrize("text", ["{", "[]", '{"id": "x"}', '{"id": 1, "files": 3}'])
def test_a_manifest_that_cannot_be_read_is_a_corrupt_model(tmp_path: Path, text: str) -> None:
    (tmp_path / "manifest.json").write_text(text)
    with pytest.raises(ModelCorruptError):
        read_manifest(tmp_path)


@pytest.mark.parametrize("path", ["../secret", "/etc/passwd", "a/../../b"])
def test_a_manifest_may_not_name_files_outside_of_its_folder(model: Path, path: str) -> None:
    data = json.loads((model / "manifest.json").read_text())
    data["files"][0]["path"] = path
    (model / "manifest.json").write_text(json.dumps(data))
    with pytest.raises(ModelCorruptError):
        read_manifest(model)


def test_a_wrong_size_is_noticed_at_once(model: Path) -> None:
    (model / "model.bin").write_bytes(b"short")
    with pytest.raises(ModelCorruptError, match=r"model\.bin"):
        check_sizes(model, read_manifest(model))


def test_a_missing_file_is_noticed_at_once(model: Path) -> None:
    (model / "model.bin").unlink()
    with pytest.raises(ModelMissingError, match=r"model\.bin"):
        check_sizes(model, read_manifest(model))


def test_a_changed_byte_passes_the_sizes_and_fails_the_checksums(model: Path) -> None:
    (model / "model.bin").write_bytes(b"Weights")
    check_sizes(model, read_manifest(model))
    with pytest.raises(ModelCorruptError):
        check_checksums(model, read_manifest(model))
