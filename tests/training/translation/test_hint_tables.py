"""What stands behind which word."""

from pathlib import Path

import pytest

from kreyol_desktop.core.language import Language
from models.training.translation.hint_tables import (
    COMMON_COUNT,
    Entry,
    common_words,
    hint_table,
    read_lexicon,
)

ENGLISH, FRENCH = Language.ENGLISH, Language.FRENCH
LEXICON = Path("models/training/corpus/lexicon")


def entry(kind: str, english: str, french: str, rendering: str) -> Entry:
    return Entry(kind, {ENGLISH: english.split(","), FRENCH: french.split(",")}, rendering)


def test_each_word_stands_for_its_forms() -> None:
    lexicon = [entry("verb", "abolish", "abolir", "aboli"), entry("noun", "city", "ville", "vil")]
    table = hint_table(ENGLISH, {}, lexicon, set())
    assert table["abolished"] == table["abolishing"] == "aboli"
    assert table["cities"] == "vil"
    assert hint_table(FRENCH, {}, lexicon, set())["villes"] == "vil"


def test_the_corpus_goes_before_the_lexicon_and_a_word_before_a_form() -> None:
    lexicon = [entry("noun", "glass", "verre", "vè"), entry("noun", "glasse", "", "x")]
    table = hint_table(ENGLISH, {"glass": "vit"}, lexicon, set())
    assert table["glass"] == "vit"
    lexicon = [entry("noun", "new", "", "nouvo"), entry("noun", "news", "", "nouvèl")]
    assert hint_table(ENGLISH, {}, lexicon, set())["news"] == "nouvèl"


def test_common_words_have_none() -> None:
    common = common_words(["Water, water"] * COMMON_COUNT + ["fire"] * (COMMON_COUNT - 1))
    assert common == {"water"}
    assert hint_table(ENGLISH, {"water": "dlo", "fire": "dife"}, [], common)["fire"] == "dife"
    assert "water" not in hint_table(ENGLISH, {"water": "dlo"}, [], common)


def test_only_single_words_have_hints() -> None:
    lexicon = [entry("noun", "speed limit", "limitation de vitesse", "limit")]
    assert hint_table(ENGLISH, {}, lexicon, set()) == {}


def test_the_lexicon_is_whole() -> None:
    entries = list(read_lexicon(LEXICON))
    assert len(entries) > 4000
    for found in entries:
        assert any(found.words.values()), found
        assert not any(character.isdigit() for character in found.rendering), found


@pytest.mark.parametrize("line", ["n a|b", "q a|b|c", "n a|b|", "nothing", "n a|b|c|d"])
def test_a_bad_line_is_named(tmp_path: Path, line: str) -> None:
    (tmp_path / "bad.txt").write_text(f"n a|b|c\n{line}\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"bad\.txt, line 2"):
        list(read_lexicon(tmp_path))
