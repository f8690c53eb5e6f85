"""What the self-test says of the loudspeaker: a computer without one is no fault of the program."""

import ctypes.util
from collections.abc import Iterator
from pathlib import Path

import pytest

from kreyol_desktop import selftest
from kreyol_desktop.bootstrap import Application, build_application
from kreyol_desktop.locations import user_paths
from tests.playback_library import forget_sounddevice


@pytest.fixture(scope="module")
def application(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Application]:
    application = build_application(user_paths(tmp_path_factory.mktemp("data")))
    yield application
    application.close()


@pytest.fixture
def sounddevice_not_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    forget_sounddevice(monkeypatch)


@pytest.fixture
def without_portaudio(monkeypatch: pytest.MonkeyPatch, sounddevice_not_loaded: None) -> None:
    monkeypatch.setattr(ctypes.util, "find_library", lambda name: None)


def test_the_loudspeaker_is_among_the_checks() -> None:
    assert selftest.check_loudspeaker in selftest.CHECKS


def test_portaudio_is_named(application: Application) -> None:
    said = selftest.check_loudspeaker(application)
    assert "PortAudio V" in said or "PortAudio is missing" in said


@pytest.mark.usefixtures("without_portaudio")
def test_a_system_without_portaudio_passes_and_says_so(
    application: Application, capsys: pytest.CaptureFixture[str]
) -> None:
    assert selftest.run_check(selftest.check_loudspeaker, application)
    printed = capsys.readouterr().out
    assert printed.startswith("ok")
    assert "PortAudio is missing" in printed


@pytest.mark.usefixtures("sounddevice_not_loaded")
def test_a_packaged_portaudio_that_does_not_load_fails(
    application: Application,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    broken = tmp_path / "libportaudio.so.2"
    broken.write_bytes(b"no library")
    monkeypatch.setattr(selftest, "bundled_portaudio", lambda: broken)
    assert not selftest.run_check(selftest.check_loudspeaker, application)
    assert "does not load" in capsys.readouterr().out
