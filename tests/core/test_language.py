import pytest
from hypothesis import given
from hypothesis import strategies as st

from kreyol_desktop.core.errors import LanguageError
from kreyol_desktop.core.language import Direction, Language, parse_language, parse_source


@pytest.mark.parametrize("code", ["ht", "hat", "ht-HT", "ht_HT", "hat_Latn", "HT", " ht "])
def test_every_spelling_of_kreyol_is_kreyol(code):
    assert parse_language(code) is Language.KREYOL


@pytest.mark.parametrize("code", [None, "", "auto", "AUTO", " auto "])
def test_auto_means_recognise_it(code):
    assert parse_source(code) is None


@pytest.mark.parametrize("code", ["", "xx", "zz-ZZ", "english", "\x00"])
def test_an_unknown_code_is_a_language_error(code):
    with pytest.raises(LanguageError):
        parse_language(code)


@given(st.text())
def test_any_text_is_a_language_or_a_typed_error(code):
    try:
        assert parse_language(code) in Language
    except LanguageError as error:
        assert error.hint


@pytest.mark.parametrize("language", list(Language))
def test_every_language_parses_back_from_its_codes(language):
    assert parse_language(language.value) is language
    assert parse_language(language.iso639_2) is language


def test_a_direction_reads_as_a_pair_of_codes():
    assert str(Direction(Language.ENGLISH, Language.KREYOL)) == "en-ht"
