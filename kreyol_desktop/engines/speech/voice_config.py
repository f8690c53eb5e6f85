"""The configuration of a Piper voice, checked."""

import json
from pathlib import Path
from typing import Any

from kreyol_desktop.core.errors import ModelCorruptError, ModelMissingError


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
    except (OSError, ValueError) as error:
        raise damaged(path) from error
    try:
        rate = config["audio"]["sample_rate"]
        sound = isinstance(rate, int) and isinstance(config["phoneme_id_map"], dict)
    except (KeyError, TypeError) as error:
        raise damaged(path) from error
    if not sound or not 8000 <= rate <= 48000:  # noqa: PLR2004 - rates that encoders accept
        raise damaged(path)
    checked: dict[str, Any] = config
    return checked


def damaged(path: Path) -> ModelCorruptError:
    """The error for a voice file that isn't one."""
    return ModelCorruptError(
        f"The voice file {path.name} is damaged.", hint="Install the voice again."
    )
