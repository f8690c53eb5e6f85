"""The manifest that stands beside the weights: what they are and how to know them again.

``manifest.json`` in a model's folder names every file with its size and SHA-256. Sizes are compared
whenever a model is loaded (a stat per file); checksums at install, in the self-test and on demand.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from kreyol_desktop.core.errors import ModelCorruptError, ModelMissingError
from kreyol_desktop.core.model_info import ModelInfo, ModelKind

MANIFEST_NAME = "manifest.json"
_READ_BYTES = 1024 * 1024
_REINSTALL_HINT = "Install the model again, or reinstall the program."


@dataclass(frozen=True, slots=True)
class ManifestFile:
    """One file of a model: path relative to its folder, size in bytes, SHA-256 in hex."""

    path: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """``options`` holds what an engine must know to use the weights, such as the token scheme."""

    id: str
    kind: ModelKind
    name: str
    version: str
    languages: tuple[str, ...]
    licence: str
    files: tuple[ManifestFile, ...]
    provenance: str = ""
    non_commercial: bool = False
    options: Mapping[str, str] = field(default_factory=dict)

    @property
    def size_bytes(self) -> int:
        return sum(file.size for file in self.files)

    def info(self, folder: Path | None, *, bundled: bool = False) -> ModelInfo:
        """What the rest of the program needs to know of this model."""
        return ModelInfo(
            id=self.id,
            kind=self.kind,
            name=self.name,
            version=self.version,
            languages=self.languages,
            licence=self.licence,
            size_bytes=self.size_bytes,
            folder=folder,
            bundled=bundled,
            non_commercial=self.non_commercial,
            provenance=self.provenance,
        )


def read_manifest(folder: Path) -> Manifest:
    """Read ``folder/manifest.json``. Raise ModelMissingError or ModelCorruptError."""
    path = folder / MANIFEST_NAME
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ModelMissingError(
            f"There is no model in {folder.name}: {MANIFEST_NAME} is missing.", hint=_REINSTALL_HINT
        ) from None
    except (OSError, ValueError) as error:
        raise _unreadable(folder) from error
    try:
        return _parse(data)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise _unreadable(folder) from error


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Write ``manifest`` into ``folder`` as indented JSON."""
    data = {
        "id": manifest.id,
        "kind": manifest.kind.value,
        "name": manifest.name,
        "version": manifest.version,
        "languages": list(manifest.languages),
        "licence": manifest.licence,
        "non_commercial": manifest.non_commercial,
        "provenance": manifest.provenance,
        "options": dict(manifest.options),
        "files": [
            {"path": file.path, "size": file.size, "sha256": file.sha256} for file in manifest.files
        ],
    }
    text = json.dumps(data, ensure_ascii=False, indent=2) + "\n"
    (folder / MANIFEST_NAME).write_text(text, encoding="utf-8")


def refresh_manifest(folder: Path, **changes: Any) -> Manifest:
    """Describe new weights in ``folder``: sizes and checksums anew, other fields as ``changes`` say.

    For whoever replaces a model's files, for example ``refresh_manifest(folder, version="1")``.
    """
    manifest = replace(read_manifest(folder), files=describe_files(folder), **changes)
    write_manifest(folder, manifest)
    return manifest


def describe_files(folder: Path) -> tuple[ManifestFile, ...]:
    """Size and checksum of every weight file in ``folder``; cards and the manifest are left out."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file() and _is_weight(path))
    return tuple(
        ManifestFile(path.relative_to(folder).as_posix(), path.stat().st_size, sha256_of(path))
        for path in paths
    )


def check_sizes(folder: Path, manifest: Manifest) -> None:
    """Compare sizes only. Raise ModelMissingError or ModelCorruptError."""
    for file in manifest.files:
        path = folder / file.path
        if not path.is_file():
            raise ModelMissingError(
                f"The model {manifest.id} is incomplete: {file.path} is missing.",
                hint=_REINSTALL_HINT,
                model=manifest.id,
                file=file.path,
            )
        if path.stat().st_size != file.size:
            raise _damaged(manifest.id, file.path)


def check_checksums(folder: Path, manifest: Manifest) -> None:
    """Compare sizes, then every SHA-256. Raise ModelMissingError or ModelCorruptError."""
    check_sizes(folder, manifest)
    for file in manifest.files:
        if sha256_of(folder / file.path) != file.sha256:
            raise _damaged(manifest.id, file.path)


def sha256_of(path: Path) -> str:
    """SHA-256 of a file in hex, read in blocks."""
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while block := stream.read(_READ_BYTES):
            digest.update(block)
    return digest.hexdigest()


def _parse(data: Mapping[str, Any]) -> Manifest:
    files = tuple(
        ManifestFile(_inside(str(entry["path"])), int(entry["size"]), str(entry["sha256"]))
        for entry in data["files"]
    )
    return Manifest(
        id=str(data["id"]),
        kind=ModelKind(data["kind"]),
        name=str(data["name"]),
        version=str(data["version"]),
        languages=tuple(str(code) for code in data["languages"]),
        licence=str(data["licence"]),
        files=files,
        provenance=str(data.get("provenance", "")),
        non_commercial=bool(data.get("non_commercial", False)),
        options={str(k): str(v) for k, v in data.get("options", {}).items()},
    )


def _inside(path: str) -> str:
    """Refuse a path that leaves the model's folder: manifests arrive on USB sticks."""
    parts = Path(path).parts
    if not parts or Path(path).is_absolute() or ".." in parts:
        raise ValueError(path)
    return path


def _is_weight(path: Path) -> bool:
    return path.name != MANIFEST_NAME and path.suffix.lower() != ".md"


def _unreadable(folder: Path) -> ModelCorruptError:
    return ModelCorruptError(
        f"The description of the model in {folder.name} cannot be read.", hint=_REINSTALL_HINT
    )


def _damaged(model_id: str, file: str) -> ModelCorruptError:
    return ModelCorruptError(
        f"The model {model_id} is damaged: {file} is not the file it should be.",
        hint=_REINSTALL_HINT,
        model=model_id,
        file=file,
    )
