from datetime import date

import pytest

from kreyol_desktop.core.language import Language
from kreyol_desktop.core.phrases import load_texts
from kreyol_desktop.core.segment import Coverage
from kreyol_desktop.locations import program_root
from kreyol_desktop.services.translation_note import translation_note

TEXTS = load_texts(program_root() / "resources" / "texts" / "note.toml")
DAY = date(2026, 11, 27)


@pytest.mark.parametrize("language", [Language.KREYOL, Language.FRENCH, Language.ENGLISH])
def test_the_note_says_who_when_and_how_surely(language):
    note = translation_note(TEXTS, language, Coverage(segments=40, flagged=4), "small 1", DAY)
    text = " ".join(note.lines)
    assert "small 1" in text
    assert "2026" in text
    assert "10" in text
    assert "{" not in text


def test_a_clean_document_says_that_nothing_was_flagged():
    clean = translation_note(TEXTS, Language.ENGLISH, Coverage(segments=3), "m", DAY)
    assert "none" in clean.lines[-1]


def test_a_language_without_phrases_gets_english():
    note = translation_note(TEXTS, Language.OTHER, Coverage(), "m", DAY)
    assert note.title == TEXTS["en"]["title"]


def test_an_empty_document_divides_by_nothing():
    assert translation_note(TEXTS, Language.KREYOL, Coverage(), "m", DAY).lines
