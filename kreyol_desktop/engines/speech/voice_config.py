"""The configuration of a Piper voice, checked."""

import json
import math
from pathlib import Path
from typing import Any

from kreyol_desktop.core.errors import ModelCorruptError, ModelMissingError

_RATES_HZ = range(8000, 48001)
"""What encoders accept."""
_LARGEST_ID = 2**20
_LARGEST_HOP = 4096
_LARGEST_SCALE = 10.0


def read_voice_config(model: Path) -> dict[str, Any]:
    """The checked configuration beside a Piper ``model``.

    Raises ModelMissingError when a file is absent, ModelCorruptError when it isn't a voice's.
    """
    path = model.with_name(model.name + ".json")
    try:
        config = json.loads(path.read_text(encoding="utf-8"))
        if not model.is_file():
            raise FileNotFoundError(model)
    except FileNotFoundError as error:
        raise ModelMissingError(
            f"The voice file {Path(str(error.filename or model)).name} is missing.",
            hint="Install the voice again.",
        ) from error
    except (OSError, ValueError, RecursionError) as error:
        raise damaged(path) from error
    if not _is_voice(config):
        raise damaged(path)
    checked: dict[str, Any] = config
    return checked


def damaged(path: Path) -> ModelCorruptError:
    """The error for a voice file that isn't one."""
    return ModelCorruptError(
        f"The voice file {path.name} is damaged.", hint="Install the voice again."
    )


def _is_voice(config: Any) -> bool:
    """Whether every entry that will be used is of its kind and within bounds."""
    if not isinstance(config, dict):
        return False
    audio, symbols = config.get("audio"), config.get("phoneme_id_map")
    return (
        isinstance(audio, dict)
        and _is_whole(audio.get("sample_rate"), _RATES_HZ)
        and isinstance(symbols, dict)
        and bool(symbols)
        and all(map(_are_ids, symbols.values()))
        and _is_whole(config.get("hop_length", 1), range(1, _LARGEST_HOP + 1))
        and _is_whole(config.get("num_speakers", 1), range(_LARGEST_ID))
        and _are_scales(config.get("inference", {}))
        and _is_language(config.get("espeak", {}))
        and _are_spellings(config.get("phoneme_map") or {})
    )


def _is_whole(value: Any, bounds: range) -> bool:
    return type(value) is int and value in bounds


def _are_ids(value: Any) -> bool:
    return isinstance(value, list) and all(_is_whole(one, range(_LARGEST_ID)) for one in value)


def _are_scales(value: Any) -> bool:
    """Noise and length; a length of 0 would be no sound at all."""
    if not isinstance(value, dict):
        return False
    names = ("noise_scale", "length_scale", "noise_w")
    scales = [value[name] for name in names if name in value]
    numbers = all(type(scale) in (int, float) and math.isfinite(scale) for scale in scales)
    return (
        numbers
        and all(0 <= scale <= _LARGEST_SCALE for scale in scales)
        and value.get("length_scale", 1) > 0
    )


def _is_language(value: Any) -> bool:
    return isinstance(value, dict) and isinstance(value.get("voice", ""), str)


def _are_spellings(value: Any) -> bool:
    return isinstance(value, dict) and all(
        isinstance(symbols, list) and all(isinstance(one, str) for one in symbols)
        for symbols in value.values()
    )
