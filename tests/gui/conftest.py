"""The real window over the real services, offscreen, on a data folder of its own."""

import os
import threading
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from kreyol_desktop.bootstrap import Application, build_application
from kreyol_desktop.core.settings import Theme, UiLanguage
from kreyol_desktop.gui.application import DesktopApplication
from kreyol_desktop.locations import user_paths
from kreyol_desktop.window_face import gui_services

SAMPLES = Path(__file__).parents[2] / "resources" / "samples"


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
def desktop(core: Application, qapp: QApplication) -> Iterator[DesktopApplication]:
    """The window, shown, with its job thread running; leaked threads fail the test."""
    before = set(threading.enumerate())
    built = DesktopApplication(qapp, gui_services(core))
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
