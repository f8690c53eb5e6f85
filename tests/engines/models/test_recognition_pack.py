"""Data for recognising text in pictures, installed as models and voices are."""

import shutil
import zipfile
from pathlib import Path

import pymupdf
import pytest

from kreyol_desktop.core.document_io import ReadOptions
from kreyol_desktop.core.errors import ModelCorruptError, ModelMissingError
from kreyol_desktop.core.model_info import ModelKind
from kreyol_desktop.engines.documents.library import DocumentLibrary
from kreyol_desktop.engines.documents.readers import ocr
from kreyol_desktop.engines.documents.readers.ocr import TextRecognizer
from kreyol_desktop.engines.models.repository import FolderModelRepository

CATALOG = Path(__file__).parents[3] / "resources" / "models" / "catalog.toml"
LANGUAGES = ("eng", "fra", "hat")
FOUND = next(
    (f for f in ocr.system_folders() if all((f / f"{n}.traineddata").is_file() for n in LANGUAGES)),
    None,
)
with_data = pytest.mark.skipif(FOUND is None, reason="no Tesseract data on this machine")
WORDS = "Clean water protects the whole family."


@pytest.fixture
def repository(tmp_path: Path) -> FolderModelRepository:
    return FolderModelRepository(
        user_folder=tmp_path / "user", bundle=tmp_path / "bundle", catalog=CATALOG
    )


def data_of(*names: str) -> list[Path]:
    assert FOUND is not None
    return [FOUND / f"{name}.traineddata" for name in names]


def made_data(path: Path, starts: list[int], size: int) -> Path:
    """A file in the shape of Tesseract's: a count, an offset for each entry, the entries."""
    table = b"".join(start.to_bytes(8, "little", signed=True) for start in starts)
    path.write_bytes((len(starts).to_bytes(4, "little") + table).ljust(size, b"x"))
    return path


def test_data_of_unknown_origin_says_that_its_licence_is_unknown(
    repository: FolderModelRepository, tmp_path: Path
) -> None:
    info = repository.install(made_data(tmp_path / "xyz.traineddata", [-1, 20], 60))
    assert info.kind is ModelKind.RECOGNITION
    assert (info.id, info.languages) == ("text-recognition-xyz", ("xyz",))
    assert info.licence.startswith("unknown")


@pytest.mark.parametrize(
    ("starts", "size"),
    [([], 4), ([20, 90], 60), ([-1, -1], 60), ([40, 24], 60), ([0, 30], 60)],
    ids=["empty", "cut off", "without entries", "falling", "into the table"],
)
def test_damaged_data_is_refused(
    repository: FolderModelRepository, tmp_path: Path, starts: list[int], size: int
) -> None:
    with pytest.raises(ModelCorruptError):
        repository.install(made_data(tmp_path / "eng.traineddata", starts, size))
    assert not repository.installed()


def test_a_folder_without_data_holds_no_model(
    repository: FolderModelRepository, tmp_path: Path
) -> None:
    (tmp_path / "stick").mkdir()
    with pytest.raises(ModelMissingError):
        repository.install(tmp_path / "stick")


@with_data
def test_a_zip_and_a_folder_and_a_file_of_known_data_are_installed(
    repository: FolderModelRepository, tmp_path: Path
) -> None:
    single = repository.install(data_of("hat")[0])
    assert (single.languages, single.licence) == (("ht",), "Apache-2.0")
    folder = tmp_path / "stick" / "tessdata"
    folder.mkdir(parents=True)
    for path in data_of("eng", "fra"):
        shutil.copyfile(path, folder / path.name)
    assert repository.install(folder.parent).languages == ("en", "fr")
    with zipfile.ZipFile(tmp_path / "pack.zip", "w") as archive:
        for path in data_of(*LANGUAGES):
            archive.write(path, path.name)
    assert repository.install(tmp_path / "pack.zip").id == "text-recognition-eng-fra-hat"
    assert [info.id for info in repository.available() if "recognition" in info.id] == []


@with_data
@pytest.mark.slow
def test_installed_data_reads_a_scan_where_the_system_has_none(
    repository: FolderModelRepository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ocr, "system_folders", list)
    repository.install(data_of("eng")[0])
    repository.install(data_of("fra")[0])

    def folders() -> list[Path]:
        return [info.folder for info in repository.installed(ModelKind.RECOGNITION) if info.folder]

    with pymupdf.open() as pdf:
        page = pdf.new_page(width=400, height=120)
        page.insert_text((20, 60), WORDS, fontsize=16)
        page.get_pixmap(dpi=200).save(tmp_path / "scan.png")
    document = DocumentLibrary(folders).read(tmp_path / "scan.png", ReadOptions(tmp_path / "work"))
    assert [block.text for block in document.blocks] == [WORDS]


@with_data
def test_data_from_several_folders_is_put_together(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ocr, "system_folders", list)
    for name, path in zip(LANGUAGES, data_of(*LANGUAGES), strict=True):
        (tmp_path / name).mkdir()
        shutil.copyfile(path, tmp_path / name / path.name)
    folders = [tmp_path / name for name in LANGUAGES]
    assert TextRecognizer(LANGUAGES, folders, tmp_path / "work").is_available
    gathered = sorted(path.stem for path in (tmp_path / "work" / "tessdata").iterdir())
    assert gathered == list(LANGUAGES)
