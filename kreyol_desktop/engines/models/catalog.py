"""The catalogue of known models, ``resources/models/catalog.toml``."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kreyol_desktop.core.errors import ModelCorruptError
from kreyol_desktop.core.model_info import ModelInfo, ModelKind
from kreyol_desktop.engines.models.converter import can_convert


@dataclass(frozen=True, slots=True)
class RemoteFile:
    """A file to fetch: where it goes, its address, its size and SHA-256 ("" where unknown)."""

    path: str
    url: str
    size: int = 0
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class CatalogEntry:
    """A known model. ``files`` is empty for one that cannot be fetched ready for use.

    ``format`` is ``ctranslate2`` (ready for use) or ``transformers`` (to be converted first);
    ``how_to`` says what a person does where no file can be fetched.
    """

    id: str
    kind: ModelKind
    name: str
    version: str
    languages: tuple[str, ...]
    licence: str
    non_commercial: bool
    size_bytes: int
    homepage: str = ""
    format: str = "ctranslate2"
    how_to: str = ""
    provenance: str = ""
    files: tuple[RemoteFile, ...] = ()
    options: Mapping[str, str] = field(default_factory=dict)

    @property
    def needs_conversion(self) -> bool:
        """Whether what is fetched is a checkpoint, not a model ready for use."""
        return self.format == "transformers"

    def info(self) -> ModelInfo:
        """The entry as the faces show it, before it is installed."""
        return ModelInfo(
            id=self.id,
            kind=self.kind,
            name=self.name,
            version=self.version,
            languages=self.languages,
            licence=self.licence,
            size_bytes=self.size_bytes,
            non_commercial=self.non_commercial,
            provenance=self.provenance or self.homepage,
            homepage=self.homepage,
            downloadable=bool(self.files) and (not self.needs_conversion or can_convert()),
        )


def read_catalog(path: Path) -> tuple[CatalogEntry, ...]:
    """Read the catalogue. Raise ModelCorruptError when it is missing or malformed."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        return tuple(_entry(entry) for entry in data["models"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelCorruptError(
            "The catalogue of models cannot be read.", hint="Reinstall the program."
        ) from error


def _entry(data: Mapping[str, Any]) -> CatalogEntry:
    return CatalogEntry(
        id=data["id"],
        kind=ModelKind(data["kind"]),
        name=data["name"],
        version=data.get("version", ""),
        languages=tuple(data["languages"]),
        licence=data["licence"],
        non_commercial=data.get("non_commercial", False),
        size_bytes=data["size_bytes"],
        homepage=data.get("homepage", ""),
        format=data.get("format", "ctranslate2"),
        how_to=data.get("how_to", ""),
        provenance=data.get("provenance", ""),
        files=tuple(
            RemoteFile(f["path"], f["url"], f.get("size", 0), f.get("sha256", ""))
            for f in data.get("files", ())
        ),
        options=dict(data.get("options", {})),
    )
