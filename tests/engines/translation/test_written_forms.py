import pytest

from kreyol_desktop.core.language import Direction, Language
from kreyol_desktop.engines.translation.guards import loses_number
from kreyol_desktop.engines.translation.protection import Masked, Slot, StandIns, mask

EN, FR, HT = Language.ENGLISH, Language.FRENCH, Language.KREYOL


@pytest.mark.parametrize(
    ("text", "language", "masked", "restored"),
    [
        ("Ouvert de 8h30 à 16h00.", FR, "Ouvert 2.", "Ouvert soti 8è30 rive 16è00."),
        ("8h30, puis 16h00.", FR, "2, puis 3.", "8è30, puis 16è00."),
        ("Le train part à 23 h 42", FR, "Le train part à 2", "Le train part à 23è42"),
        ("Loi n° 2024-117", FR, "Loi 2", "Loi nimewo 2024-117"),
        ("Order no. 2024-17 is", EN, "Order 2 is", "Order nimewo 2024-17 is"),
        ("Article 12 bis du code", FR, "Article 2 du code", "Article 12 bis du code"),
        ("Section 12(b)(ii) says", EN, "Section 2 says", "Section 12(b)(ii) says"),
        ("le 1er jour", FR, "le 2 jour", "le premye jour"),
        ("au 2e étage", FR, "au 3 étage", "au dezyèm étage"),
        ("la 221e année", FR, "la 2 année", "la 221yèm année"),
        ("Fruit, e.g. mangoes", EN, "Fruit, 2 mangoes", "Fruit, pa egzanp mangoes"),
        ("For example, rice", EN, "2, rice", "pa egzanp, rice"),
        ("des fruits, p. ex. des mangues", FR, "des fruits, 2 des mangues",
         "des fruits, pa egzanp des mangues"),
        ("papers (i.e. a passport)", EN, "papers (2 a passport)", "papers (sa vle di a passport)"),
        ("un papier, c.-à-d. un visa", FR, "un papier, 2 un visa", "un papier, sa vle di un visa"),
        ("rice, oil, etc.", EN, "rice, oil, 2.", "rice, oil, elatriye."),
        ("riz, huile, etc. sont là", FR, "riz, huile, 2 sont là", "riz, huile, elatriye sont là"),
        ("riz et ainsi de suite", FR, "riz 2", "riz elatriye"),
    ],
)  # fmt: skip
def test_figures_with_a_word_in_them_come_out_as_kreyol_writes_them(
    text: str, language: Language, masked: str, restored: str
) -> None:
    protected = mask(text, language, HT, StandIns.DIGITS)
    assert protected.restore(masked) == restored
    assert not loses_number(text, restored, Direction(language, HT))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Le trajet dure 30 min.", FR),
        ("A line of 5 km/h is slow.", EN),
        ("Meet me in room 12H.", EN),
        ("There are no 5 ways.", EN),
        ("The 14th came.", EN),
        ("5 (five) cows", EN),
        ("Il a 3 enfants.", FR),
        ("An egg for the ie team, an etching.", EN),
        ("Il a vécu, cad heureux.", FR),
    ],
)
def test_what_only_looks_like_one_is_left_alone(text: str, language: Language) -> None:
    slots = mask(text, language, HT, StandIns.DIGITS).slots
    assert all(slot.original in text for slot in slots)


def test_other_targets_keep_what_is_written() -> None:
    assert mask("A 16h00, nimewo 5", HT, FR, StandIns.DIGITS).slots[0].original == "16h00"


def test_a_word_is_set_off_from_the_word_that_the_model_glued_to_it() -> None:
    masked = Masked("An 2 de 3", (Slot("2", "221yèm"), Slot("3", "Endepandans")))
    assert masked.restore("An 2 nan3") == "An 221yèm nan Endepandans"


def test_an_hour_mark_behind_a_date_or_a_time_goes() -> None:
    masked = Masked("", (Slot("2", "5:30"), Slot("3", "12/05/2024")))
    assert masked.restore("anvan 2è diswa 3è apre") == "anvan 5:30 diswa 12/05/2024 apre"


@pytest.mark.parametrize(
    ("text", "masked", "original"),
    [
        ("Prix : 12,50 € net", "Prix : 2 net", "12.50 €"),
        ("plus de 1 200 000$;", "plus de 2;", "1,200,000$"),
        ("Si ≥ 38,5 °C", "Si 2", "≥ 38.5 °C"),
    ],
)
def test_a_sign_goes_with_its_figure(text: str, masked: str, original: str) -> None:
    protected = mask(text, FR, HT, StandIns.DIGITS)
    assert protected.text == masked
    assert protected.slots[0].original == original
