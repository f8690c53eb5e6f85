"""The ranges in which numeric settings must lie."""

import dataclasses
from collections.abc import Callable
from typing import Any, TypeVar

from kreyol_desktop.core.settings import Settings

_T = TypeVar("_T")

LIMITS: dict[str, tuple[float, float]] = {
    "font_percent": (50, 300),
    "threads": (0, 256),
    "memory_limit_mb": (16, 65_536),
    "clip_cache_limit_mb": (16, 1_048_576),
    "history_days": (0, 36_500),
    "audio.part_limit_bytes": (0, 2**40),
    "voice.speed": (0.5, 2.0),
    "voice.sentence_pause_ms": (0, 10_000),
    "voice.paragraph_pause_ms": (0, 20_000),
    "voice.heading_pause_ms": (0, 20_000),
    "voice.chapter_pause_ms": (0, 60_000),
    "voice.loudness_lufs": (-40, -5),
    "server.port": (1024, 65_535),
    "server.max_text_chars": (100, 10_000_000),
    "server.max_upload_bytes": (1024, 2**36),
    "server.max_queue": (1, 100_000),
    "server.requests_per_minute": (1, 1_000_000),
}
"""Dotted field name -> lowest and highest value, both allowed."""

OnFault = Callable[[str, str], None]


def within_limits(settings: Settings, on_fault: OnFault) -> Settings:
    """``settings`` with each value that is out of range replaced by its default and reported."""
    return _checked(settings, Settings(), "", on_fault)


def _checked(value: _T, default: _T, prefix: str, on_fault: OnFault) -> _T:
    if not dataclasses.is_dataclass(value) or isinstance(value, type):
        return value
    changes: dict[str, Any] = {}
    for field in dataclasses.fields(value):
        name = f"{prefix}{field.name}"
        current, usual = getattr(value, field.name), getattr(default, field.name)
        fine = _checked(current, usual, f"{name}.", on_fault)
        low, high = LIMITS.get(name, (None, None))
        if (
            low is not None
            and high is not None
            and current is not None
            and not low <= current <= high
        ):
            on_fault(name, f"must lie between {low:g} and {high:g}")
            fine = usual
        if fine is not current:
            changes[field.name] = fine
    return dataclasses.replace(value, **changes) if changes else value
