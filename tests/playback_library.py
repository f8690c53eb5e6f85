"""The library that plays sound, for tests that load it anew."""

import sys

import pytest


def forget_sounddevice(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the next import load it; after the test what was there, or nothing, is there again."""
    monkeypatch.setitem(sys.modules, "sounddevice", None)
    monkeypatch.delitem(sys.modules, "sounddevice")
