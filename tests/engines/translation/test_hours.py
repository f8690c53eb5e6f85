import pytest

from kreyol_desktop.core.language import Direction, Language
from kreyol_desktop.engines.translation.guards import loses_number
from kreyol_desktop.engines.translation.hours import hours, without_doubled_parts
from kreyol_desktop.engines.translation.protection import StandIns, mask

EN, FR, HT = Language.ENGLISH, Language.FRENCH, Language.KREYOL


def said(text: str, language: Language) -> list[str]:
    return [form for _, _, form in sorted(hours(text, language)) if "soti" not in form]


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("Le cours commence à 9h.", ["9è"]),
        ("Ouvert de 8h à 17h.", ["8è", "17è"]),
        ("Ouvert de 8h30 à 12h et de 13 h à 16 h 30.", ["8è30", "12è", "13è", "16è30"]),
        ("Il est arrivé vers 22h.", ["22è"]),
        ("Lundi 14h", ["14è"]),
        ("9h-17h", ["9è", "17è"]),
        ("À environ 9 h", ["9è"]),
        ("Prenez un comprimé toutes les 8 h.", ["8 èdtan"]),
        ("Le trajet dure 2 h.", ["2 èdtan"]),
        ("Le trajet dure 1 h 30 min.", ["1 èdtan 30 minit"]),
        ("Elle a travaillé 8 h.", ["8 èdtan"]),
        ("un délai de 24 h", ["24 èdtan"]),
        ("dans les 48 h", ["48 èdtan"]),
        ("4 h de cours par semaine", ["4 èdtan"]),
        ("la semaine de 35 h", ["35 èdtan"]),
        ("24 h avant l'opération", ["24 èdtan"]),
        ("Urgences 24h/24 et 7j/7", ["24 sou 24", "7 jou sou 7"]),
        ("toutes les 6 à 8 h, 60 mg/kg/24 h", ["6 a 8 èdtan", "24 èdtan"]),
        ("Ouvert 14-16h", ["14-16è"]),
        ("120 km/h et 5 ha", []),
    ],
)
def test_french_hours(text: str, forms: list[str]) -> None:
    assert said(text, FR) == forms


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("Open from 8am to 5pm.", ["8è nan maten", "5è nan apremidi"]),
        ("At 4:30 p.m. we leave.", ["4è30 nan apremidi"]),
        ("It closes at 9 P.M.", ["9è diswa"]),
        ("Lunch is at 12 pm.", ["midi"]),
        ("The 12:30 p.m. bus", ["12è30 nan apremidi"]),
        ("until 12 a.m.", ["minwi"]),
        ("Take one tablet every 8 h.", ["8 èdtan"]),
        ("within 48 hrs", ["48 èdtan"]),
        ("every 6-8 h, max. 4 doses/24 h", ["6-8 èdtan", "24 èdtan"]),
        ("for 2 or 3 hrs", ["2 oswa 3 èdtan"]),
        ("at 14h", ["14è"]),
        ("The 4H club, room 12 H", []),
        ("It costs $5 a month, 3 am not.", ["3è nan maten"]),
        ("13 pm", []),
    ],
)
def test_english_hours(text: str, forms: list[str]) -> None:
    assert said(text, EN) == forms


def test_what_a_model_adds_behind_an_hour_goes() -> None:
    assert without_doubled_parts("rive 6è diswa è chak jou") == "rive 6è diswa chak jou"
    assert without_doubled_parts("a 9è nan maten nan maten an") == "a 9è nan maten an"
    assert without_doubled_parts("6è nan maten, è 7è diswa") == "6è nan maten, è 7è diswa"
    assert (
        without_doubled_parts("bay 10 mg è pa jou, 1,370 mm è lapli")
        == "bay 10 mg pa jou, 1,370 mm lapli"
    )


@pytest.mark.parametrize(
    ("text", "masked", "restored"),
    [
        ("Ouvert de 8h à 17h.", "Ouvert 2.", "Ouvert soti 8è rive 17è."),
        ("De 9 h 30 à 12h ou 14h", "2 ou 3", "soti 9è30 rive 12è ou 14è"),
        ("Un trajet de 5 h à pied", "Un trajet de 2 à pied", "Un trajet de 5 èdtan à pied"),
    ],
)
def test_a_span_of_hours_is_one_thing(text: str, masked: str, restored: str) -> None:
    protected = mask(text, FR, HT, StandIns.DIGITS)
    assert protected.text == masked
    assert protected.restore(masked) == restored


@pytest.mark.parametrize(
    ("text", "target", "language"),
    [
        ("Open from 8am to 5pm.", "Louvri 8è nan maten pou rive 5è nan apremidi.", EN),
        ("Lunch is at 12 p.m.", "Manje a se a midi.", EN),
        ("Urgences 24h/24", "Ijans 24 sou 24", FR),
    ],
)
def test_the_forms_pass_the_check_of_numbers(text: str, target: str, language: Language) -> None:
    assert not loses_number(text, target, Direction(language, HT))
