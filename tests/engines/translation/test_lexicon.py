from pathlib import Path

import pytest

from kreyol_desktop.core.language import Direction, Language
from kreyol_desktop.engines.translation.glossary_files import read_csv
from kreyol_desktop.engines.translation.lexicon import Lexicon

PHRASES = Path(__file__).parents[3] / "resources" / "phrases"
EN = Direction(Language.ENGLISH, Language.KREYOL)
FR = Direction(Language.FRENCH, Language.KREYOL)


def lexicon(direction: Direction) -> Lexicon:
    return Lexicon(read_csv(PHRASES / "short.csv"), read_csv(PHRASES / "names.csv"), direction)


@pytest.mark.parametrize(
    ("direction", "text", "wanted"),
    [
        (EN, "Water", "Dlo"),
        (EN, "water", "dlo"),
        (EN, "WATER!", "DLO!"),
        (EN, "Chapter 3", "Chapit 3"),
        (EN, "  1. Thank you.", "  1. Mèsi."),
        (EN, "You’re welcome.", "Pa gen pwoblèm."),
        (FR, "Oui", "Wi"),
        (FR, "Tableau IV", "Tablo IV"),
        (FR, "Est-ce l'eau ?", None),
        (EN, "The water is clean.", None),
        (EN, "", None),
    ],
)
def test_a_phrase_is_translated_only_when_it_stands_alone(
    direction: Direction, text: str, wanted: str | None
) -> None:
    assert lexicon(direction).phrase(text) == wanted


def test_places_are_found_by_their_capital_and_beside_other_terms() -> None:
    text = "From Port-au-Prince to the United States; fine china."
    matches = lexicon(EN).names(text, ())
    assert [m.target for m in matches] == ["Pòtoprens", "Etazini"]
    assert all(m.silent for m in matches)
    assert lexicon(EN).names(text, matches) == ()
