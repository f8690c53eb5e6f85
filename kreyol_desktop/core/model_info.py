"""What is known of a translation model or a voice."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class ModelKind(StrEnum):
    TRANSLATION = "translation"
    VOICE = "voice"
    RECOGNITION = "recognition"
    """Data for reading text in pictures."""


@dataclass(frozen=True, slots=True)
class ModelInfo:
    """A known or installed model. ``folder`` is None when it is only in the catalogue."""

    id: str
    kind: ModelKind
    name: str
    version: str
    languages: tuple[str, ...]
    """Directions such as ``en-ht`` for translation, language codes for the other kinds."""
    licence: str
    size_bytes: int
    folder: Path | None = None
    bundled: bool = False
    non_commercial: bool = False
    provenance: str = ""
    homepage: str = ""
    downloadable: bool = False
    """Whether the program can fetch it by itself; else a person installs it from its folder."""
