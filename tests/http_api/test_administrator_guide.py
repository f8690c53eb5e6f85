"""What the administrator guide says of the settings is so."""

import json
import re
from dataclasses import asdict
from pathlib import Path

import pytest

from kreyol_desktop.core.settings import ServerSettings
from kreyol_desktop.http_api.token_store import TokenStore
from kreyol_desktop.storage.settings_store import SettingsStore

GUIDE = (Path(__file__).parents[2] / "docs" / "administrator.md").read_text("utf-8")


def test_the_settings_shown_are_read_as_they_stand(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    found = re.search(r"```json\n(.*?)```", GUIDE, re.DOTALL)
    assert found is not None
    shown = json.loads(found.group(1))["server"]
    path = tmp_path / "settings.json"
    path.write_text(found.group(1), "utf-8")
    server = asdict(SettingsStore(path).load().server)
    assert {name: server[name] for name in shown} == {
        name: tuple(value) if isinstance(value, list) else value for name, value in shown.items()
    }
    assert caplog.records == []


def test_the_defaults_shown_are_the_defaults() -> None:
    defaults = ServerSettings()
    shown = dict(re.findall(r"^\| `(\w+)` \| ([\w, ]+) \|", GUIDE, re.MULTILINE))
    assert shown == {
        "allowed_origins": "none",
        "allowed_hosts": "none",
        "requests_per_minute": str(defaults.requests_per_minute),
        "max_text_chars": f"{defaults.max_text_chars:,}",
        "max_upload_bytes": f"{defaults.max_upload_bytes // 2**20} MB",
        "max_queue": str(defaults.max_queue),
    }
    assert not defaults.allowed_origins
    assert not defaults.allowed_hosts


def test_a_deleted_token_is_renewed_at_the_next_start(tmp_path: Path) -> None:
    path = tmp_path / "server-token"
    old = TokenStore(path).token
    path.unlink()
    new = TokenStore(path)
    assert new.token != old
    assert not new.matches(old)
