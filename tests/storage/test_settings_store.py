import json
from pathlib import Path

import pytest

from kreyol_desktop.core.job import ArtifactKind
from kreyol_desktop.core.settings import ServerSettings, Settings, Theme
from kreyol_desktop.core.speech import VoiceSettings
from kreyol_desktop.storage.settings_store import SettingsStore


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "settings.json"


def test_without_a_file_the_defaults_hold(path: Path) -> None:
    assert SettingsStore(path).load() == Settings()


def test_settings_come_back_as_they_were_saved(path: Path) -> None:
    settings = Settings(
        theme=Theme.DARK,
        formats=(ArtifactKind.EPUB,),
        voice=VoiceSettings("siwis", speed=1.25, loudness_lufs=None),
        default_models=(("en-ht", "bundled"),),
        server=ServerSettings(port=9999, allowed_origins=("http://localhost:3000",)),
    )
    SettingsStore(path).save(settings)
    assert SettingsStore(path).load() == settings


def test_a_bad_value_costs_only_itself_and_is_logged(
    path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    SettingsStore(path).save(Settings(font_percent=150))
    data = json.loads(path.read_text())
    data |= {"theme": "pink", "threads": -3, "from_the_future": 1}
    data["voice"]["speed"] = 99
    path.write_text(json.dumps(data))
    assert SettingsStore(path).load() == Settings(font_percent=150)
    for name in ("theme", "threads", "from_the_future", "voice.speed"):
        assert f"Setting {name} " in caplog.text


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"null", b"\xff\xfe\x00", b"[" * 100_000, b'{"a": 1', b"1e999"]
)
def test_a_damaged_file_gives_the_defaults_and_is_kept_aside(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    store = SettingsStore(path)
    assert store.load() == Settings()
    assert path.with_name("settings.json.damaged").read_bytes() == content
    store.save(Settings(threads=2))
    assert store.load() == Settings(threads=2)


def test_settings_of_an_older_program_keep_what_they_say(path: Path) -> None:
    path.parent.mkdir()
    path.write_text('{"font_percent": 130}')
    assert SettingsStore(path).load() == Settings(font_percent=130)
