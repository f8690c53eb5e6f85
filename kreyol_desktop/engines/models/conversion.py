"""Turning OPUS-MT (Marian), M2M-100 and NLLB checkpoints into models that this program runs.

Needs the optional extra ``convert`` (transformers and torch); what it makes runs without.
"""

import json
import re
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kreyol_desktop.core.errors import (
    LanguageError,
    ModelCorruptError,
    ModelIncompatibleError,
)
from kreyol_desktop.core.language import Language, parse_language
from kreyol_desktop.core.model_info import ModelKind
from kreyol_desktop.engines.models.catalog import CatalogEntry
from kreyol_desktop.engines.models.converter import require_converter
from kreyol_desktop.engines.models.manifest import Manifest, describe_files, write_manifest

_PAIR = re.compile(r"(?:^|[-_/])([a-z]{2,3})[-_]([a-z]{2,3})$")
_MARIAN_FILES = ("source.spm", "target.spm")
_PIECES = "sentencepiece.bpe.model"
_MANY_TO_MANY = ("en-ht", "fr-ht", "es-ht", "ht-en", "ht-fr", "ht-es")
_HAS_TARGET_TAG = re.compile(r">>([a-z]{2,3})(?:_[A-Za-z]+)?<<")


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A folder with a Transformers checkpoint: its family and what the tokenizer needs."""

    folder: Path
    scheme: str
    languages: tuple[str, ...]
    copied: tuple[str, ...]
    options: Mapping[str, str]


def is_checkpoint(folder: Path) -> bool:
    """Whether ``folder`` looks like a Transformers checkpoint of a family that we convert."""
    return _config(folder).get("model_type") in ("marian", "m2m_100")


def inspect_checkpoint(folder: Path) -> Checkpoint:
    """Tell the family and the directions. Raise ModelIncompatibleError or ModelCorruptError."""
    family = _config(folder).get("model_type")
    if family == "marian":
        return _marian(folder)
    if family == "m2m_100":
        return _many_to_many(folder)
    raise ModelIncompatibleError(
        f"{folder.name} is no model that can be converted.",
        hint="OPUS-MT (Marian), M2M-100 and NLLB checkpoints can.",
    )


def convert(source: Path, target: Path, *, known: CatalogEntry | None = None) -> Manifest:
    """Convert the checkpoint in ``source`` to int8 in ``target`` and describe it there.

    ``known`` is its catalogue entry, from which name, licence and version are taken.
    Raise ModelIncompatibleError where the extra is missing or the checkpoint is of another kind,
    ModelCorruptError where its weights cannot be read.
    """
    checkpoint = inspect_checkpoint(source)
    require_converter()
    from ctranslate2.converters import TransformersConverter  # delayed: only a conversion needs it

    converter = TransformersConverter(str(source), copy_files=list(checkpoint.copied))
    try:
        converter.convert(str(target), quantization="int8", force=True)
    except (OSError, KeyError, ValueError, RuntimeError) as error:
        raise ModelCorruptError(
            f"The checkpoint {source.name} cannot be converted.",
            hint="Fetch all of its files again.",
        ) from error
    for name in checkpoint.copied:
        if not (target / name).is_file():
            shutil.copyfile(source / name, target / name)
    manifest = _manifest(checkpoint, target, known)
    write_manifest(target, manifest)
    return manifest


def _manifest(checkpoint: Checkpoint, target: Path, known: CatalogEntry | None) -> Manifest:
    name = _safe(checkpoint.folder.name)
    return Manifest(
        id=known.id if known else name,
        kind=ModelKind.TRANSLATION,
        name=known.name if known else checkpoint.folder.name,
        version=known.version if known else "",
        languages=known.languages if known else checkpoint.languages,
        licence=known.licence if known else "unknown",
        files=describe_files(target),
        provenance=(known.homepage or known.provenance) if known else "Converted by the user.",
        non_commercial=known.non_commercial if known else False,
        options=checkpoint.options,
    )


def _marian(folder: Path) -> Checkpoint:
    for name in _MARIAN_FILES:
        _require_file(folder, name)
    languages = _marian_languages(folder)
    options = {"scheme": "marian"}
    if tag := _target_tag(folder, languages[0].split("-")[1]):
        options["target_tag"] = tag
    return Checkpoint(folder, "marian", languages, _MARIAN_FILES, options)


def _marian_languages(folder: Path) -> tuple[str, ...]:
    """From the tokenizer's settings, else from the folder's name (``opus-mt-en-ht``)."""
    settings = _json(folder / "tokenizer_config.json")
    pair = _PAIR.search(folder.name.lower())
    source = settings.get("source_lang") or (pair and pair.group(1)) or ""
    target = settings.get("target_lang") or (pair and pair.group(2)) or ""
    try:
        return (f"{parse_language(str(source))}-{parse_language(str(target))}",)
    except LanguageError:
        raise ModelIncompatibleError(
            f"It cannot be told between which languages {folder.name} translates.",
            hint="Name its folder as its maker does, for example opus-mt-en-ht.",
        ) from None


def _target_tag(folder: Path, target: str) -> str:
    """The ``>>hat<<`` that a model with several target languages wants before its input."""
    wanted = Language(target)
    for token in _json(folder / "vocab.json"):
        match = _HAS_TARGET_TAG.fullmatch(token)
        if match and match.group(1) in (wanted.value, wanted.iso639_2):
            return token
    return ""


def _many_to_many(folder: Path) -> Checkpoint:
    _require_file(folder, _PIECES)
    settings = _json(folder / "tokenizer_config.json")
    nllb = "nllb" in str(settings.get("tokenizer_class", "")).lower()
    scheme = "nllb" if nllb else "m2m"
    return Checkpoint(folder, scheme, _MANY_TO_MANY, (_PIECES,), {"scheme": scheme})


def _require_file(folder: Path, name: str) -> None:
    if not (folder / name).is_file():
        raise ModelCorruptError(
            f"The checkpoint {folder.name} is incomplete: {name} is missing.",
            hint="Fetch all of its files.",
        )


def _config(folder: Path) -> Mapping[str, Any]:
    return _json(folder / "config.json")


def _json(path: Path) -> Mapping[str, Any]:
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return data if isinstance(data, dict) else {}


def _safe(name: str) -> str:
    return re.sub(r"[^A-Za-z0-9._-]+", "-", name).strip("-.") or "converted"
