from pathlib import Path

import pytest

from kreyol_desktop.core.errors import AccessDeniedError, InvalidRequestError
from kreyol_desktop.core.settings import ServerSettings, Settings, Theme
from kreyol_desktop.services.settings_service import SettingsService
from kreyol_desktop.storage.settings_store import SettingsStore
from tests.storage.faults import FaultyFiles


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "settings.json"


def test_a_change_is_stored_then_told(path: Path) -> None:
    service = SettingsService(SettingsStore(path))
    told: list[tuple[Settings, Settings]] = []
    service.subscribe(lambda new: told.append((new, SettingsStore(path).load())))
    changed = service.update(theme=Theme.DARK, threads=2)
    assert service.current == changed == Settings(theme=Theme.DARK, threads=2)
    assert told == [(changed, changed)]


def test_no_change_is_not_told(path: Path) -> None:
    service = SettingsService(SettingsStore(path))
    told: list[Settings] = []
    service.subscribe(told.append)
    service.update(theme=Theme.SYSTEM)
    assert told == []


def test_an_unknown_setting_is_refused(path: Path) -> None:
    with pytest.raises(InvalidRequestError):
        SettingsService(SettingsStore(path)).update(wings=2)


def test_a_value_out_of_range_is_refused_and_nothing_changes(path: Path) -> None:
    service = SettingsService(SettingsStore(path))
    with pytest.raises(InvalidRequestError, match=r"server\.port"):
        service.update(server=ServerSettings(port=80), theme=Theme.DARK)
    assert service.current == Settings()
    assert not path.exists()


def test_settings_that_cannot_be_stored_do_not_count(path: Path) -> None:
    service = SettingsService(SettingsStore(path, files=FaultyFiles("replace", 13)))
    with pytest.raises(AccessDeniedError):
        service.update(threads=3)
    assert service.current == Settings()
    assert service.update(threads=3).threads == 3


def test_a_broken_listener_hurts_nobody(path: Path) -> None:
    service = SettingsService(SettingsStore(path))

    def broken(settings: Settings) -> None:
        raise RuntimeError

    told: list[Settings] = []
    service.subscribe(broken)
    unsubscribe = service.subscribe(told.append)
    service.update(threads=1)
    unsubscribe()
    unsubscribe()
    service.update(threads=2)
    assert [settings.threads for settings in told] == [1]
