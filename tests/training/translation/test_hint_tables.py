"""What stands behind which word."""

from kreyol_desktop.core.language import Language
from models.training.translation.hint_tables import (
    COMMON_COUNT,
    common_words,
    hint_table,
    small_words,
)
from models.training.translation.lexicon import Entry

ENGLISH, FRENCH = Language.ENGLISH, Language.FRENCH


def entry(kind: str, english: str, french: str, rendering: str) -> Entry:
    return Entry(kind, {ENGLISH: english.split(","), FRENCH: french.split(",")}, rendering)


def test_the_corpus_goes_before_the_lexicon_and_a_word_before_a_form() -> None:
    lexicon = [entry("noun", "glass", "verre", "vè"), entry("noun", "news", "", "nouvèl")]
    table = hint_table(ENGLISH, {"glass": "vit", "new": "nouvo"}, lexicon, set())
    assert table["glass"] == "vit|vè"
    assert table["news"] == "nouvèl"
    assert table["glasses"] == "vè"


def test_common_words_have_none() -> None:
    common = common_words(["Water, water"] * COMMON_COUNT + ["fire"] * (COMMON_COUNT - 1))
    assert common == {"water"}
    assert hint_table(ENGLISH, {"water": "dlo", "fire": "dife"}, [], common)["fire"] == "dife"
    assert "water" not in hint_table(ENGLISH, {"water": "dlo"}, [], common)


def test_a_word_of_two_senses_has_both_and_kin_counts_once() -> None:
    lexicon = [
        entry("noun", "fly", "", "mouch"),
        entry("verb", "fly", "", "vole"),
        entry("noun", "fly", "", "braget"),
        entry("noun", "wound", "", "blesi"),
        entry("verb", "wound", "", "blese"),
    ]
    table = hint_table(ENGLISH, {}, lexicon, set())
    assert table["fly"] == table["flies"] == "mouch|vole"
    assert table["flew"] == "vole"
    assert table["wound"] == "blesi"


def test_words_met_in_small_letters_are_known() -> None:
    assert small_words(["Massa said no to Rome.", "Said the NGO"]) == {"said", "no", "to", "the"}


def test_names_that_the_lexicon_keeps_stay_whatever_the_corpus_says() -> None:
    lexicon = [
        entry("other", "Peter", "", "Peter"),
        entry("other", "", "Pierre", "Pierre"),
        entry("noun", "", "pierre", "wòch"),
    ]
    assert hint_table(ENGLISH, {"peter": "Pyè"}, lexicon, set()) == {"peter": "Peter"}
    found = hint_table(FRENCH, {"pierre": "Pyè"}, lexicon, set())["pierre"]
    assert "Pyè" not in found
    assert "wòch" in found
