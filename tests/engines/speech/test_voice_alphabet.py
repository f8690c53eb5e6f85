"""Kreyòl phonemes on voices of other languages."""

import pytest
from piper.phoneme_ids import DEFAULT_PHONEME_ID_MAP

from kreyol_desktop.core.errors import ModelIncompatibleError
from kreyol_desktop.engines.speech.phonemes import INVENTORY
from kreyol_desktop.engines.speech.voice_alphabet import VoiceAlphabet

ID_MAP = DEFAULT_PHONEME_ID_MAP
"""Piper's usual map: the French voices have the same symbols."""


def _symbols(alphabet: VoiceAlphabet, phone: str) -> str:
    names = {ids[0]: symbol for symbol, ids in ID_MAP.items()}
    return "".join(names[i] for i in alphabet.ids(phone))


@pytest.mark.parametrize(
    ("phone", "symbols"),
    [
        ("ɣ", "ʁ"),
        ("ŋ", "ɡ"),
        ("ɑ̃", "ɑ̃"),
        ("ɔ̃", "ɔ̃"),
        ("ɲ", "ɲ"),
        ("ɥ", "ɥ"),
        ("ʃ", "ʃ"),
        ("u", "u"),
    ],
)
def test_a_french_voice_gets_its_nearest_sounds(phone: str, symbols: str) -> None:
    assert _symbols(VoiceAlphabet("fr", ID_MAP), phone) == symbols


@pytest.mark.parametrize(("phone", "symbols"), [("ɣ", "ɣ"), ("ŋ", "nɡ"), ("ɛ̃", "ɛ̃")])
def test_a_kreyol_voice_gets_kreyol_sounds(phone: str, symbols: str) -> None:
    assert _symbols(VoiceAlphabet("ht", ID_MAP), phone) == symbols


@pytest.mark.parametrize(("phone", "symbols"), [("ɑ̃", "ɑn"), ("ɲ", "nj"), ("y", "i"), ("p", "p")])
def test_another_voice_gets_oral_vowels_and_n(phone: str, symbols: str) -> None:
    assert _symbols(VoiceAlphabet("en-us", ID_MAP), phone) == symbols


def test_a_french_voice_speaks_the_whole_inventory_with_a_french_alphabet() -> None:
    french = dict(ID_MAP)
    for foreign_to_french in ("ɣ", "ŋ", "ɤ", "ħ"):
        del french[foreign_to_french]
    alphabet = VoiceAlphabet("fr", french)
    assert all(alphabet.ids(phone) for phone in INVENTORY)


def test_the_voice_s_own_map_wins() -> None:
    assert _symbols(VoiceAlphabet("fr", ID_MAP, {"ɣ": ["h"]}), "ɣ") == "h"


def test_missing_phonemes_are_all_named() -> None:
    poor = {s: i for s, i in ID_MAP.items() if s not in ("ʒ", "\u0303", "w")}
    with pytest.raises(ModelIncompatibleError) as caught:
        VoiceAlphabet("ht", poor)
    assert caught.value.details["phonemes"] == "w ɑ̃ ɔ̃ ɛ̃ ʒ"


def test_a_voice_without_marks_just_has_no_pauses() -> None:
    silent = {s: i for s, i in ID_MAP.items() if s not in (",", "?")}
    alphabet = VoiceAlphabet("ht", silent)
    assert alphabet.ids(",") == ()
    assert alphabet.ids(".") != ()


def test_a_kreyol_voice_rests_at_every_mark_and_a_french_one_takes_it_as_it_is() -> None:
    kreyol, french = VoiceAlphabet("ht", ID_MAP), VoiceAlphabet("fr", ID_MAP)
    assert kreyol.ids(";") == kreyol.ids(":") == kreyol.ids(",")
    assert french.ids(";") != french.ids(",")
