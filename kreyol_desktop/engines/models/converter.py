"""Whether checkpoints can be converted here: that needs the optional extra ``convert``."""

import importlib.util

from kreyol_desktop.core.errors import ModelIncompatibleError


def can_convert() -> bool:
    """Whether the optional extra is installed."""
    return not _missing_parts()


def require_converter() -> None:
    """Raise ModelIncompatibleError where the optional extra is not installed."""
    if missing := _missing_parts():
        raise ModelIncompatibleError(
            "Converting this model needs parts that are not installed: " + ", ".join(missing) + ".",
            hint='Install them with: pip install "kreyol-desktop[convert]".',
        )


def _missing_parts() -> list[str]:
    return [name for name in ("torch", "transformers") if not importlib.util.find_spec(name)]
