"""The real window over the real services, offscreen, on a data folder of its own."""

import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from kreyol_desktop.bootstrap import Application, build_application
from kreyol_desktop.core.errors import AudioDeviceError
from kreyol_desktop.core.settings import Theme, UiLanguage
from kreyol_desktop.gui.application import DesktopApplication
from kreyol_desktop.locations import user_paths
from kreyol_desktop.window_face import gui_services

SAMPLES = Path(__file__).parents[2] / "resources" / "samples"


class Loudspeaker:
    """Takes sound twenty times as fast as a loudspeaker, so that the tests need no device; counts it."""

    is_available = True

    def __init__(self) -> None:
        self.rate_hz = 0
        self.samples = 0
        self.broken = False

    def open(self, rate_hz: int) -> None:
        if self.broken:
            raise AudioDeviceError("No sound can be played on this computer.")
        self.rate_hz = rate_hz

    def write(self, pcm: bytes) -> None:
        self.samples += len(pcm) // 2
        time.sleep(len(pcm) / 2 / self.rate_hz / 20)

    def drop(self) -> int:
        return 0

    def close(self) -> None:
        self.rate_hz = 0


@pytest.fixture
def loudspeaker() -> Loudspeaker:
    return Loudspeaker()


@pytest.fixture
def core(tmp_path: Path) -> Iterator[Application]:
    """The whole program without a face."""
    application = build_application(user_paths(tmp_path / "data"))
    application.settings.update(
        first_run_done=True, ui_language=UiLanguage.ENGLISH, theme=Theme.LIGHT, keep_awake=False
    )
    yield application
    application.close()


@pytest.fixture
def desktop(
    core: Application, qapp: QApplication, loudspeaker: Loudspeaker
) -> Iterator[DesktopApplication]:
    """The window, shown, with its job thread running; leaked threads fail the test."""
    before = set(threading.enumerate())
    built = DesktopApplication(qapp, gui_services(core, loudspeaker))
    built.start()
    QCoreApplication.processEvents()
    yield built
    built.close()
    built.window.hide()
    built.window.deleteLater()
    built.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qapp.setStyleSheet("")
    leaked = [t for t in set(threading.enumerate()) - before if t.is_alive() and not t.daemon]
    assert not [t for t in leaked if not isinstance(t, threading._DummyThread)], leaked


@pytest.fixture
def leaflet() -> Path:
    """An English document of four pages."""
    return SAMPLES / "health-leaflet-en.pdf"
