"""The lexicon is read whole, and its words stand for their forms."""

from pathlib import Path

import pytest

from kreyol_desktop.core.language import Language
from models.training.translation.lexicon import (
    Entry,
    read_glossaries,
    read_lexicon,
    renderings_of_forms,
)

ENGLISH, FRENCH = Language.ENGLISH, Language.FRENCH
LEXICON = Path("models/training/corpus/lexicon")


def entry(kind: str, english: str, french: str, rendering: str) -> Entry:
    return Entry(kind, {ENGLISH: english.split(","), FRENCH: french.split(",")}, rendering)


def test_each_word_stands_for_its_forms() -> None:
    lexicon = [entry("verb", "abolish", "abolir", "aboli"), entry("noun", "city", "ville", "vil")]
    table = renderings_of_forms(lexicon, ENGLISH)
    assert table["abolished"] == table["abolishing"] == ["aboli"]
    assert table["cities"] == ["vil"]
    assert renderings_of_forms(lexicon, FRENCH)["villes"] == ["vil"]


def test_a_word_goes_before_a_form_of_another() -> None:
    lexicon = [entry("noun", "new", "", "nouvo"), entry("noun", "news", "", "nouvèl")]
    assert renderings_of_forms(lexicon, ENGLISH)["news"] == ["nouvèl", "nouvo"]


def test_phrases_are_rendered_unless_they_are_long() -> None:
    lexicon = [entry("noun", "speed limit", "salle d'eau,pomme de terre de mer", "limit")]
    assert renderings_of_forms(lexicon, ENGLISH)["speed limits"] == ["limit"]
    assert renderings_of_forms(lexicon, FRENCH)["salles d'eau"] == ["limit"]
    assert not any("mer" in phrase for phrase in renderings_of_forms(lexicon, FRENCH))


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


def test_the_packs_of_the_program_are_entries_too() -> None:
    entries = list(read_glossaries(Path("resources/glossaries")))
    assert len(entries) > 1000
    table = renderings_of_forms(entries, ENGLISH)
    assert table["blood pressure"] == ["tansyon"]
    assert all(entry.rendering for entry in entries)
