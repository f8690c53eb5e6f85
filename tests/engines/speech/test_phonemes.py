import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kreyol_desktop.engines.speech.phonemes import (
    INVENTORY,
    MAX_WORD_CHARS,
    PAUSES,
    to_ipa,
    transcribe,
    transcribe_word,
)
from tests.engines.speech.golden import rows

WORDS = rows("phonemes.tsv")
CLITICS = rows("clitics.tsv")


def test_there_are_enough_golden_words() -> None:
    assert len({word for _, word, _ in WORDS}) >= 300


@pytest.mark.parametrize(("category", "word", "expected"), WORDS, ids=[w for _, w, _ in WORDS])
def test_a_word_is_transcribed(category: str, word: str, expected: str) -> None:
    assert "".join(transcribe_word(word)) == expected


@pytest.mark.parametrize(("spoken", "expected"), CLITICS)
def test_clitics_lean_on_the_right_neighbour(spoken: str, expected: str) -> None:
    assert to_ipa(transcribe(spoken)) == expected


def test_decomposed_letters_are_the_same_word() -> None:
    assert transcribe_word(unicodedata.normalize("NFD", "kreyòl")) == transcribe_word("kreyòl")


def test_pauses_are_kept_once_and_never_come_first() -> None:
    assert to_ipa(transcribe("... wi, , non !?")) == "wi, nɔ̃!"


def test_given_pronunciations_win() -> None:
    assert to_ipa(transcribe("Li di Kay.", {"kay": ("k", "e")})) == "li di ke."


def test_ranges_point_at_the_words() -> None:
    text = "m ap, vini"
    assert [text[s.start : s.end] for s in transcribe(text)] == ["m", "ap", ",", "vini"]


def test_a_word_of_50000_letters_is_cut() -> None:
    assert len(transcribe_word("ba" * 25_000)) == MAX_WORD_CHARS


@given(st.text(max_size=60))
def test_only_the_inventory_comes_out(text: str) -> None:
    for sound in transcribe(text):
        assert set(sound.phones) <= INVENTORY | set(PAUSES)


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyzàèòéç", min_size=1, max_size=20))
def test_every_latin_word_but_h_has_a_sound(word: str) -> None:
    assert transcribe_word(word) or set(word) == {"h"}
