"""Search lines: their terms, and where those stand in a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kreyol_desktop.core.search_text import (
    MAX_TERMS,
    MAX_TYPED_CHARS,
    fold,
    quick_fold,
    search_terms,
)

LATIN = st.text(st.characters(max_codepoint=0x24F), max_size=40)


@pytest.mark.parametrize(
    ("typed", "terms"),
    [
        ("", []),
        ("  *** _ ", []),
        ('"', []),
        ('""', []),
        ("lekòl", [(("lekol",), True)]),
        ("Lekòl la", [(("lekol",), False), (("la",), True)]),
        ("s'ap pale", [(("s", "ap"), False), (("pale",), True)]),
        ('"dlo pwòp"', [(("dlo", "pwop"), False)]),
        ('"dlo pw', [(("dlo", "pw"), True)]),
        ("« dlo pwòp » sante", [(("dlo", "pwop"), False), (("sante",), True)]),
        ("“dlo pwòp” sante", [(("dlo", "pwop"), False), (("sante",), True)]),
        ('dlo"pwòp"', [(("dlo",), False), (("pwop",), False)]),
        ("leko\u0300l", [(("lekol",), True)]),
        ("a\0b\ud800c", [(("a",), False), (("b",), False), (("c",), True)]),
    ],
)
def test_a_line_is_words_and_phrases_of_which_the_last_may_go_on(
    typed: str, terms: list[tuple[tuple[str, ...], bool]]
) -> None:
    assert [(term.words, term.is_beginning) for term in search_terms(typed)] == terms


@pytest.mark.parametrize(
    ("typed", "text", "found"),
    [
        ("lekol", "Timoun yo nan LEKÒL la.", ["LEKÒL"]),
        ("leko", "nan lekòl", ["lekòl"]),
        ('"leko"', "nan lekòl", []),
        ("ekol", "nan lekòl", []),
        ("lekol", "nan leko\u0300l la", ["leko\u0300l"]),
        ('"dlo pwop"', "Dlo, pwòp! dlo sal", ["Dlo, pwòp"]),
        ('"s ap"', "Li s'ap pale", ["s'ap"]),
        ("22", "22 dlo_22 a22", ["22", "22"]),
    ],
)
def test_terms_are_found_as_whole_words_whatever_their_accents(
    typed: str, text: str, found: list[str]
) -> None:
    (term,) = search_terms(typed)
    assert [text[start:end] for start, end in term.places(fold(text))] == found


@given(st.text(max_size=60))
def test_any_line_has_terms_of_letters_and_digits_without_quotes(typed: str) -> None:
    for term in search_terms(typed):
        assert term.words
        assert all(char.isalnum() for word in term.words for char in word)
        assert '"' not in term.typed
        assert term.typed.isprintable()


@given(st.text(max_size=60))
def test_folding_keeps_every_character_in_its_place(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(LATIN)
def test_a_word_of_a_text_is_found_in_it(text: str) -> None:
    for word in text.split():
        for term in search_terms(f'"{word}"') if '"' not in word else ():
            if fold(word) == quick_fold(word):
                assert list(term.places(fold(text))), (word, text)


@given(st.text(st.characters(max_codepoint=0x2000), max_size=30), st.text(max_size=6))
def test_what_may_not_be_in_a_text_is_not(text: str, typed: str) -> None:
    for line in (typed, f'"{text[3:9]}"', text[5:7].upper()):
        for term in search_terms(line):
            if list(term.places(fold(text))):
                assert term.may_be_in(text)


def test_a_line_of_any_length_is_bounded() -> None:
    assert len(search_terms("a " * 10_000)) == MAX_TERMS
    assert sum(len(t.typed) for t in search_terms("a" * 10_000)) == MAX_TYPED_CHARS
