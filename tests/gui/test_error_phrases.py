"""Every error that the program can raise has words, in every language of the window."""

from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication

from kreyol_desktop.core.errors import KreyolError, ScannedError, error_classes
from kreyol_desktop.core.job import Failure
from kreyol_desktop.gui.error_phrases import ERROR_PHRASES
from kreyol_desktop.gui.error_presenter import ErrorPresenter, failure_of, phrase_for

FOLDER = Path(__file__).parents[2] / "resources" / "translations"


@pytest.mark.parametrize("error", list(error_classes()), ids=lambda e: e.code)
def test_every_error_has_a_phrase_of_its_own(error: type[KreyolError]) -> None:
    phrase = ERROR_PHRASES[error.code]
    assert phrase.problem
    assert phrase.remedy


@pytest.mark.parametrize("language", ["ht", "fr"])
@pytest.mark.parametrize("code", sorted(ERROR_PHRASES))
def test_every_phrase_is_translated(qapp: QApplication, language: str, code: str) -> None:
    translator = QTranslator()
    assert translator.load(f"kreyol_{language}", str(FOLDER))
    phrase = ERROR_PHRASES[code]
    for text in phrase:
        assert translator.translate("Errors", text) not in ("", text)


def test_an_unknown_code_takes_the_phrase_of_its_family(qapp: QApplication) -> None:
    assert phrase_for("model.something_new") == phrase_for("model")
    assert phrase_for("never.heard") == phrase_for("error")


def test_a_presented_error_keeps_code_and_details(qapp: QApplication) -> None:
    presenter = ErrorPresenter("1.2.3")
    shown: list[Failure] = []
    presenter.presented.connect(shown.append)
    presenter.present(ScannedError("Only pictures.", hint="Use OCR.", pages=3))
    assert shown == [failure_of(ScannedError("Only pictures.", hint="Use OCR.", pages=3))]
    details = presenter.details(shown[0])
    for part in ("1.2.3", "input.scanned", "Only pictures.", "Use OCR.", "pages = 3"):
        assert part in details
