"""The user guide inside the program, with its pictures."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QImage, QTextDocument

from kreyol_desktop.gui.widgets.guide_browser import PICTURE_WIDTH, GuideBrowser

GUIDE = Path(__file__).resolve().parents[2] / "docs" / "guide"
IMAGE = QTextDocument.ResourceType.ImageResource.value


@pytest.mark.parametrize("language", ["en", "fr", "ht"])
def test_every_picture_of_the_guide_is_found_and_fits(qtbot, language):
    page = (GUIDE / f"{language}.md").read_text(encoding="utf-8")
    names = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", page)
    assert len(names) >= 2
    browser = GuideBrowser()
    qtbot.addWidget(browser)
    browser.show_page(page, GUIDE)
    for name in names:
        picture = browser.loadResource(IMAGE, QUrl(name))
        assert isinstance(picture, QImage)
        assert 0 < picture.width() <= PICTURE_WIDTH


def test_a_missing_picture_is_no_error(qtbot, tmp_path):
    browser = GuideBrowser()
    qtbot.addWidget(browser)
    browser.show_page("![nothing](nowhere.png)", tmp_path)
    assert not isinstance(browser.loadResource(IMAGE, QUrl("nowhere.png")), QImage)
