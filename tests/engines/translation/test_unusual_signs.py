"""Signs that a small model has never seen come through as they were."""

import pytest

from kreyol_desktop.core.language import Language
from kreyol_desktop.engines.translation.casing import shouts
from kreyol_desktop.engines.translation.protection import Masked, Slot, StandIns, mask

EN, FR, HT = Language.ENGLISH, Language.FRENCH, Language.KREYOL


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("A family 👨\u200d👩\u200d👧\u200d👦 eats.", ["👨\u200d👩\u200d👧\u200d👦"]),
        ("Add ½ cup and 2½ cups.", ["½", "2½"]),
        ("So E is mc² here.", ["mc²"]),
        ("A field of 25 km² here.", ["25 km²"]),
        ("Name: ______", ["______"]),
        ("© 2024 by us", ["© 2024"]),
        ("The \u202eword\u202c here", ["\u202e", "\u202c"]),
    ],
)
def test_they_are_hidden_and_put_back(text, kept):
    masked = mask(text, EN, HT, StandIns.DIGITS)
    assert [slot.original for slot in masked.slots] == kept
    assert masked.restore(masked.text) == text


def test_a_french_area_has_a_decimal_point():
    masked = mask("Le champ fait 2,5 km² ici.", FR, HT, StandIns.DIGITS)
    assert [slot.original for slot in masked.slots] == ["2.5 km²"]


def test_hyphens_inside_words_and_joined_letters_are_spelled_out():
    assert mask("The o\ufb03ce of the chi\u00adld", EN, HT, StandIns.DIGITS).text == (
        "The office of the child"
    )


@pytest.mark.parametrize(
    ("source", "said", "restored"),
    [
        ("On 2, 3 people came.", "Nan 2.3 moun vini.", "Nan 2010, 300,000 moun vini."),
        ("On 2, 3 people came.", "Nan 2,3 moun vini.", "Nan 2010, 300,000 moun vini."),
        ("See item 2 to 3.", "Gade atik,2 rive 3.", "Gade atik 2010 rive 300,000."),
        ("Hello, 2 and 3.", "Bonjou,2 ak 3.", "Bonjou, 2010 ak 300,000."),
        ("On 2, 3 people came.", "Nan 2, 3 moun vini.", "Nan 2010, 300,000 moun vini."),
    ],
)
def test_stand_ins_that_the_model_glued_together_come_apart(source, said, restored):
    masked = Masked(source, (Slot("2", "2010"), Slot("3", "300,000")))
    assert masked.restore(said) == restored


def test_what_is_no_word_does_not_shout():
    assert not shouts("A" * 5_000)
    assert shouts("WASH YOUR HANDS")
