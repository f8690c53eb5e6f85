"""A model out of Kreyòl in the window: both choosers of languages offer it."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from kreyol_desktop.bootstrap import Application
from kreyol_desktop.core.language import Language
from kreyol_desktop.gui.application import DesktopApplication
from kreyol_desktop.gui.pages.documents import DocumentsPage
from kreyol_desktop.gui.pages.translate import TranslatePage
from tests.reverse_model import REVERSE_MODEL_ID, make_reverse_model

WAIT_MS = 60_000


@pytest.fixture
def core(core: Application, tmp_path: Path) -> Application:
    """A program in which the model is installed."""
    core.models.install(make_reverse_model(tmp_path / REVERSE_MODEL_ID))
    return core


def offered(box: QComboBox) -> set[str]:
    return {box.itemData(index) for index in range(box.count())}


def test_the_text_box_offers_the_new_languages(desktop: DesktopApplication, qtbot: QtBot) -> None:
    page = desktop.window.page("translate")
    assert isinstance(page, TranslatePage)
    bar = page.languages
    qtbot.waitUntil(lambda: offered(bar._target) == {"en", "fr", "ht"}, timeout=WAIT_MS)
    assert offered(bar._source) == {"", "en", "fr", "ht"}


def test_a_document_can_be_translated_into_any_of_them(
    desktop: DesktopApplication, tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "dlo.txt"
    file.write_text("Dlo a pwòp, epi timoun yo bwè l chak jou.", encoding="utf-8")
    page = desktop.window.page("documents")
    assert isinstance(page, DocumentsPage)
    desktop.window.open_files([file])
    qtbot.waitUntil(lambda: page.sheet is not None, timeout=WAIT_MS)
    sheet = page.sheet
    assert sheet is not None
    targets = sheet.outputs._target
    qtbot.waitUntil(lambda: offered(targets) == {"en", "fr", "ht"}, timeout=WAIT_MS)
    assert targets.isVisibleTo(sheet)
    assert sheet.outputs.choice().target is Language.KREYOL
    targets.setCurrentIndex(targets.findData("fr"))
    assert sheet.outputs.choice().target is Language.FRENCH
    sheet.reject()
