"""Putting a model in place: from a folder, a zip (a USB stick) or files just fetched.

Everything is prepared in a hidden folder beside its destination and renamed when it is whole and
checked, so that a power cut leaves either the old model or the new one.
"""

import errno
import shutil
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp

from kreyol_desktop.core.errors import (
    AccessDeniedError,
    DiskFullError,
    ModelCorruptError,
    ModelMissingError,
    ResourceError,
)
from kreyol_desktop.engines.documents.recognition_pack import SUFFIX as RECOGNITION_SUFFIX
from kreyol_desktop.engines.documents.recognition_pack import (
    package_recognition,
    recognition_files,
)
from kreyol_desktop.engines.models.catalog import CatalogEntry
from kreyol_desktop.engines.models.conversion import convert, is_checkpoint
from kreyol_desktop.engines.models.manifest import (
    MANIFEST_NAME,
    Manifest,
    check_checksums,
    describe_files,
    read_manifest,
    write_manifest,
)
from kreyol_desktop.engines.speech.voice_package import package_voice, voice_file

MAX_ZIP_BYTES = 20 * 1024**3
"""Unpacked size above which a zip is refused: no known model comes near it, a zip bomb does."""


def install_model(source: Path, models: Path, known: Sequence[CatalogEntry] = ()) -> Manifest:
    """Install the model in ``source`` under ``models``: a folder, a zip, a Piper voice's ``.onnx``, or
    Tesseract's ``.traineddata``, one file or a folder of them.

    A Transformers checkpoint is converted on the way; ``known`` is the catalogue, which tells its
    licence. Raise ModelMissingError when there is none, ModelCorruptError when a checksum or the
    zip is wrong, ModelIncompatibleError, ResourceError when the disk is full or not writable.
    """
    if source.is_dir() and not (source / MANIFEST_NAME).is_file() and is_checkpoint(source):
        entry = next((e for e in known if e.id == source.name.lower()), None)
        return _install(models, lambda staging: _converted(source, staging, entry))
    voice = None if (source / MANIFEST_NAME).is_file() else voice_file(source)
    if voice is not None:
        return _install(models, lambda staging: _packaged(voice, staging))
    if source.is_dir() or source.suffix == RECOGNITION_SUFFIX:
        return _install(models, lambda staging: _take_over(source, staging, known))
    if source.is_file() and zipfile.is_zipfile(source):
        return _install(models, lambda staging: _unpack(source, staging, known))
    raise ModelMissingError(
        f"{source.name} holds no model.",
        hint="Choose a model's folder, its zip file, a voice's .onnx or a .traineddata file.",
    )


def install_files(entry: CatalogEntry, arrived: Path, models: Path) -> Manifest:
    """Install files that were fetched and checked one by one: moved as they are, or converted."""

    def fill(staging: Path) -> None:
        if entry.needs_conversion:
            _converted(arrived, staging, entry)
            return
        for file in entry.files:
            target = staging / file.path
            target.parent.mkdir(parents=True, exist_ok=True)
            (arrived / file.path).replace(target)
        write_manifest(staging, manifest_of(entry, staging))

    manifest = _install(models, fill)
    shutil.rmtree(arrived, ignore_errors=True)
    return manifest


def manifest_of(entry: CatalogEntry, folder: Path) -> Manifest:
    """The manifest of a catalogue model whose files lie in ``folder``."""
    return Manifest(
        id=entry.id,
        kind=entry.kind,
        name=entry.name,
        version=entry.version,
        languages=entry.languages,
        licence=entry.licence,
        files=describe_files(folder),
        provenance=entry.provenance or entry.homepage,
        non_commercial=entry.non_commercial,
        options=entry.options,
    )


def _install(models: Path, fill: Callable[[Path], None]) -> Manifest:
    with _resource_errors():
        models.mkdir(parents=True, exist_ok=True)
        staging = Path(mkdtemp(prefix=".staging-", dir=models))
        try:
            fill(staging)
            folder = _model_folder(staging)
            manifest = read_manifest(folder)
            check_checksums(folder, manifest)
            _replace(folder, models / _safe_name(manifest.id))
        finally:
            shutil.rmtree(staging, ignore_errors=True)
    return manifest


def _converted(source: Path, staging: Path, entry: CatalogEntry | None) -> None:
    folder = staging / "converted"
    convert(source, folder, known=entry)


def _packaged(voice: Path, staging: Path) -> None:
    package_voice(voice, staging)


def _take_over(source: Path, staging: Path, known: Sequence[CatalogEntry]) -> None:
    """Copy a model's folder, or data for recognising text, which comes without a manifest."""
    files = [] if _has_manifest(source) else recognition_files(source)
    if not files:
        _copy_folder(source, staging)
        return
    licences = {file.sha256: entry.licence for entry in known for file in entry.files}
    package_recognition(files, staging, licences)


def _has_manifest(root: Path) -> bool:
    return (root / MANIFEST_NAME).is_file() or any(root.glob(f"*/{MANIFEST_NAME}"))


def _copy_folder(source: Path, staging: Path) -> None:
    folder = _model_folder(source)
    manifest = read_manifest(folder)
    staging.mkdir(exist_ok=True)
    for name in (MANIFEST_NAME, "CARD.md", *(file.path for file in manifest.files)):
        if (folder / name).is_file():
            target = staging / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(folder / name, target)


def _unpack(source: Path, staging: Path, known: Sequence[CatalogEntry]) -> None:
    try:
        with zipfile.ZipFile(source) as archive:
            # not is_dir(), which fails on a damaged entry without a name
            members = [i for i in archive.infolist() if i.filename and i.filename[-1] != "/"]
            if sum(info.file_size for info in members) > MAX_ZIP_BYTES:
                raise ModelCorruptError(f"{source.name} would unpack to too large a size.")
            # extractall drops drive letters, leading slashes and "..", see the zipfile manual
            archive.extractall(staging / "unpacked", members)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise ModelCorruptError(
            f"{source.name} is a damaged zip file.", hint="Copy or download it again."
        ) from error
    # only what the manifest names is taken over
    _take_over(staging / "unpacked", staging / "model", known)
    shutil.rmtree(staging / "unpacked")


def _model_folder(root: Path) -> Path:
    """``root`` or its only folder with a manifest: people zip either."""
    if (root / MANIFEST_NAME).is_file():
        return root
    inner = [path.parent for path in root.glob(f"*/{MANIFEST_NAME}")]
    if len(inner) != 1:
        raise ModelMissingError(
            f"{MANIFEST_NAME} is missing.", hint="Choose a model's folder or its zip file."
        )
    return inner[0]


def _safe_name(model_id: str) -> str:
    if not model_id or not all(c.isalnum() or c in "-_." for c in model_id) or model_id[0] == ".":
        raise ModelCorruptError(f"{model_id[:40]!r} is no name for a model.")
    return model_id


def _replace(folder: Path, destination: Path) -> None:
    """Rename into place; an older version steps aside first and is deleted last."""
    if not destination.exists():
        folder.rename(destination)
        return
    old = Path(mkdtemp(prefix=".old-", dir=destination.parent)) / destination.name
    destination.rename(old)
    folder.rename(destination)
    shutil.rmtree(old.parent, ignore_errors=True)


@contextmanager
def _resource_errors() -> Iterator[None]:
    try:
        yield
    except PermissionError as error:
        raise AccessDeniedError("The models' folder cannot be written.") from error
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise DiskFullError("The disk is too full for this model.") from error
        raise ResourceError(f"The model could not be put in place: {error.strerror}.") from error
