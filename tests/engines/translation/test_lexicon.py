from pathlib import Path

import pytest

from kreyol_desktop.core.language import Direction, Language
from kreyol_desktop.engines.translation.glossary_files import read_csv
from kreyol_desktop.engines.translation.lexicon import Lexicon

PHRASES = Path(__file__).parents[3] / "resources" / "phrases"
EN = Direction(Language.ENGLISH, Language.KREYOL)
FR = Direction(Language.FRENCH, Language.KREYOL)


def lexicon(direction: Direction) -> Lexicon:
    tables = {name: read_csv(PHRASES / f"{name}.csv") for name in ("short", "names", "openers")}
    return Lexicon(tables["short"], tables["names"], direction, tables["openers"])


@pytest.mark.parametrize(
    ("direction", "text", "wanted"),
    [
        (EN, "Water", "Dlo"),
        (EN, "water", "dlo"),
        (EN, "WATER!", "DLO!"),
        (EN, "Chapter 3", "Chapit 3"),
        (EN, "  1. Thank you.", "  1. Mèsi."),
        (EN, "You’re welcome.", "Pa gen pwoblèm."),
        (EN, "Chapter Two", "Chapit de"),
        (EN, "Room 4B", "Chanm 4B"),
        (EN, "Yes/No", "Wi/Non"),
        (EN, "Yes/Perhaps never", None),
        (FR, "Chapitre premier", "Chapit premye"),
        (FR, "ARTICLE PREMIER", "ATIK PREMYE"),
        (FR, "Article 12 bis", "Atik 12 bis"),
        (FR, "Loi n° 2024-117", "Lwa nimewo 2024-117"),
        (FR, "Décret n° 12 du 1er août 2024", "Dekrè nimewo 12, premye out 2024"),
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


@pytest.mark.parametrize(
    ("direction", "text", "said", "rest"),
    [
        (FR, "ATTENDU QUE le bâtiment est vieux;", "PISKE", "le bâtiment est vieux;"),
        (FR, "Attendu qu'aucune opposition n'est venue", "Piske", "aucune opposition n'est venue"),
        (FR, "- Vu la loi du 3 mars;", "Konsidere", "la loi du 3 mars;"),
        (FR, "vu l'avis du comité", "konsidere", "l'avis du comité"),
        (EN, "Whereas, the board met", "Piske", "the board met"),
        (EN, "Considering the cost, we left.", "Konsidere", "the cost, we left."),
    ],
)
def test_a_formula_at_the_head_is_taken_off(
    direction: Direction, text: str, said: str, rest: str
) -> None:
    opener = lexicon(direction).opener(text)
    assert opener is not None
    assert (opener.target, text[opener.end :]) == (said, rest)


@pytest.mark.parametrize(
    ("direction", "text"),
    [
        (FR, "Vu d'en haut, tout est petit."),
        (FR, "Vue sur la mer"),
        (FR, "Attendu que"),
        (FR, ""),
        (EN, "Considering all, yes."),
    ],
)
def test_what_only_begins_like_a_formula_is_left_to_the_model(
    direction: Direction, text: str
) -> None:
    assert lexicon(direction).opener(text) is None


@pytest.mark.parametrize(
    ("direction", "text", "said", "rest"),
    [
        (EN, "Chapter 3: Water and sanitation", "Chapit 3:", "Water and sanitation"),
        (EN, "CHAPTER IV. RIGHTS OF THE TENANT", "CHAPIT IV.", "RIGHTS OF THE TENANT"),
        (EN, "Step 2 - Boil the water.", "Etap 2 -", "Boil the water."),
        (EN, "• Appendix A: Forms", "Anèks A:", "Forms"),
        (FR, "CHAPITRE 2 : L'EAU", "CHAPIT 2:", "L'EAU"),
        (FR, "Article 2.1 – Le bail", "Atik 2.1 –", "Le bail"),
        (EN, "Contact: info@example.org", "Kontak:", "info@example.org"),
        (EN, "Dose: 5 mg/kg", "Dòz:", "5 mg/kg"),
        (FR, "Posologie : une dose par jour", "Dòz:", "une dose par jour"),
    ],
)
def test_the_label_of_a_heading_is_taken_off(
    direction: Direction, text: str, said: str, rest: str
) -> None:
    opener = lexicon(direction).opener(text)
    assert opener is not None
    assert (opener.target, text[opener.end :]) == (said, rest)


@pytest.mark.parametrize(
    "text",
    [
        "Page 3 - 5",
        "Page: 5",
        "Chapter 3",
        "Chapter 3: ",
        "Zebra 3: Beds",
        "Section 3 of the law applies.",
    ],
)
def test_what_is_no_label_is_left_to_the_model(text: str) -> None:
    assert lexicon(EN).opener(text) is None


def test_a_phrase_in_two_genders_is_known() -> None:
    assert lexicon(FR).phrase("Cher(e)s ami(e)s,") == "Zanmi mwen yo,"
