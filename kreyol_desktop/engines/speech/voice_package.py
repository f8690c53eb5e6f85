"""A Piper voice as people find it (``.onnx`` with ``.onnx.json``), made ready to be installed."""

import re
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kreyol_desktop.core.model_info import ModelKind
from kreyol_desktop.core.speech import VoiceInfo
from kreyol_desktop.engines.models.manifest import Manifest, describe_files, write_manifest
from kreyol_desktop.engines.speech.voice_config import read_voice_config

_UNKNOWN_LICENCE = "unknown: ask whoever made the voice"


def voice_file(source: Path) -> Path | None:
    """The ``.onnx`` file that ``source`` is, or that lies alone in a folder; else None."""
    if source.is_file():
        return source if source.suffix == ".onnx" else None
    found = sorted(source.glob("*.onnx"))
    return found[0] if len(found) == 1 else None


def package_voice(model: Path, folder: Path) -> Manifest:
    """Copy a voice into ``folder`` with a manifest, after trying it.

    Raises ModelMissingError without its configuration, ModelCorruptError when a file is damaged,
    ModelIncompatibleError when it is no Piper voice or lacks Kreyòl phonemes (it says which).
    """
    from kreyol_desktop.engines.speech.voice import PiperVoice  # numpy and the runtime are heavy

    config = read_voice_config(model)
    language = _language(config)
    PiperVoice(model, VoiceInfo(model.stem, model.stem, language, config["audio"]["sample_rate"]))
    folder.mkdir(parents=True, exist_ok=True)
    for path in (model, model.with_name(model.name + ".json")):
        shutil.copyfile(path, folder / path.name)
    manifest = Manifest(
        id=re.sub(r"[^\w.-]", "-", model.stem).strip(".-") or "voice",
        kind=ModelKind.VOICE,
        name=_name(config, model),
        version=str(config.get("piper_version", "")),
        languages=(language,),
        licence=str(config.get("licence") or config.get("license") or _UNKNOWN_LICENCE),
        files=describe_files(folder),
        provenance=f"Installed from {model.name}.",
        options={"scheme": "piper"},
    )
    write_manifest(folder, manifest)
    return manifest


def _language(config: Mapping[str, Any]) -> str:
    """Two letters: from the language entry of newer voices, else from the espeak voice."""
    language = config.get("language")
    code = language.get("code", "") if isinstance(language, Mapping) else ""
    return str(code or config.get("espeak", {}).get("voice", ""))[:2].lower() or "und"


def _name(config: Mapping[str, Any], model: Path) -> str:
    dataset = config.get("dataset")
    return str(dataset).capitalize() if isinstance(dataset, str) and dataset else model.stem
