import pytest

from kreyol_desktop.core.language import Direction, Language
from kreyol_desktop.engines.translation.comparisons import turn_back
from kreyol_desktop.engines.translation.quantities import loses_quantity

EN = Direction(Language.ENGLISH, Language.KREYOL)
FR = Direction(Language.FRENCH, Language.KREYOL)


@pytest.mark.parametrize(
    ("direction", "source", "target"),
    [
        (EN, "Take 5 mg.", "Pran 5 g."),
        (EN, "Take 5 ml.", "Pran 5."),
        (EN, "It rose by 5%.", "Li monte 5."),
        (EN, "It costs $5.", "Li koute 5."),
        (EN, "On March 5 we left.", "Le 5 me nou pati."),
        (EN, "It began in June 1804.", "Li kòmanse nan jiyè 1804."),
        (FR, "Le 12 août, il part.", "Nan 12 avril, li pati."),
        (FR, "Il fait 30 °C.", "Li fè 30."),
    ],
)
def test_a_lost_unit_currency_or_month_is_noticed(
    direction: Direction, source: str, target: str
) -> None:
    assert loses_quantity(source, target, direction)


@pytest.mark.parametrize(
    ("direction", "source", "target"),
    [
        (EN, "Take 5 mg.", "Pran 5 miligram."),
        (EN, "It rose by 5%.", "Li monte 5 pousan."),
        (EN, "It costs $5.", "Li koute 5 dola."),
        (EN, "On March 5 we left.", "Jou 5 mas nou pati."),
        (EN, "You may take 3.", "Ou ka pran 3."),
        (EN, "They march 5 miles.", "Yo mache 5 mil."),
        (FR, "Le 12 août, il part.", "Nan 12 out, li pati."),
        (FR, "Il y a 5 gens.", "Gen 5 moun."),
    ],
)
def test_what_is_said_otherwise_is_not_lost(direction: Direction, source: str, target: str) -> None:
    assert not loses_quantity(source, target, direction)


@pytest.mark.parametrize(
    ("source", "target", "lost"),
    [
        ("at 5:30 p.m.", "a 5:30 nan maten", True),
        ("at 5:30 p.m.", "nan maten a 5:30 diswa", True),
        ("at 5:30 p.m.", "a 5:30 diswa", False),
        ("at 5:30 p.m.", "a 5:30", False),
        ("at 6 AM", "a 6è diswa", True),
        ("from 8 a.m. to 4 p.m.", "8è nan maten rive 4è diswa", False),
        ("at 3 pm after the morning rain", "a 3 apre lapli maten an", False),
    ],
)
def test_morning_does_not_become_evening(source: str, target: str, lost: bool) -> None:
    assert loses_quantity(source, target, Direction(Language.ENGLISH, Language.KREYOL)) == lost


@pytest.mark.parametrize(
    ("direction", "source", "target"),
    [
        (EN, "Take one every 8 h.", "Pran youn chak 8è diswa."),
        (EN, "The trip takes 2:30.", "Vwayaj la dire 2:30 nan maten."),
        (FR, "Toutes les 6 h", "Chak 6è nan apremidi"),
    ],
)
def test_a_part_of_the_day_that_nobody_said_is_noticed(
    direction: Direction, source: str, target: str
) -> None:
    assert loses_quantity(source, target, direction)


@pytest.mark.parametrize(
    ("direction", "source", "target"),
    [
        (EN, "At 8 in the evening", "A 8è diswa"),
        (EN, "At 20:00", "A 8è diswa"),
        (EN, "Tonight at 8", "A 8è aswè a"),
        (FR, "Le cours commence à 9 h.", "Kou a kòmanse a 9è nan maten."),
        (FR, "Le bus part à 18 h.", "Bis la pati a 6è diswa."),
        (FR, "À 12h05", "A 12:05 nan apremidi"),
    ],
)
def test_a_part_of_the_day_that_follows_from_the_hour_is_right(
    direction: Direction, source: str, target: str
) -> None:
    assert not loses_quantity(source, target, direction)


@pytest.mark.parametrize(
    ("direction", "source", "target", "turned"),
    [
        (EN, "if the baby is younger than 6 months", "si tibebe a gen plis pase 6 mwa", True),
        (EN, "if the baby is younger than 6 months", "si tibebe a poko gen 6 mwa", False),
        (EN, "if the baby is younger than 6 months", "si tibebe a gen mwens pase 6 mwa", False),
        (EN, "for more than three days", "pandan mwens pase twa jou", True),
        (EN, "for more than three days", "pandan plis pase twa jou", False),
        (EN, "at least 30 minutes", "mwens pase 30 minit", True),
        (EN, "no more than 4 grams", "pa plis pase 4 gram", False),
        (EN, "no more than 4 grams", "omwen 4 gram", True),
        (EN, "more than 2 and less than 5", "plis pase 2 epi plis pase 5", False),
        (FR, "moins de 5 ans", "plis pase 5 an", True),
        (FR, "plus de deux jours", "mwens pase de jou", True),
        (FR, "pas moins de 400 personnes", "omwen 400 moun", False),
        (FR, "il n'y a plus de pain", "pa gen pen ankò, gen mwens pase yè", False),
    ],
)
def test_a_comparison_is_not_turned_round(
    direction: Direction, source: str, target: str, turned: bool
) -> None:
    assert loses_quantity(source, target, direction) == turned


@pytest.mark.parametrize(
    ("direction", "source", "target", "lost"),
    [
        (FR, "La première va d'avril à juin.", "Premye a rive jen.", True),
        (FR, "La première va d'avril à juin.", "Premye a soti avril rive jen.", False),
        (FR, "Mars est une planète rouge.", "Planèt sa a wouj.", False),
        (EN, "Bring the form on Monday.", "Pote fòm nan madi.", True),
        (EN, "Closed on Mondays.", "Fèmen.", False),
        (FR, "Le musée ferme le lundi.", "Mize a fèmen lelendi.", False),
        (EN, "Sunday school", "Lekòl dominikal", False),
        (EN, "He will march on.", "L ap kontinye mache.", False),
    ],
)
def test_months_and_weekdays_are_kept(
    direction: Direction, source: str, target: str, lost: bool
) -> None:
    assert loses_quantity(source, target, direction) == lost


@pytest.mark.parametrize(
    ("source", "target", "invented"),
    [
        ("50 to 100 ml after each stool", "50è rive 100 ml apre chak poupou", True),
        ("50 to 100 ml after each stool", "50 rive 100 ml apre chak poupou", False),
        ("Give 5 ml at 8.", "Bay 5 ml a 8è.", False),
        ("Doors close at 4 sharp.", "Pòt yo fèmen a 4è tapan.", False),
    ],
)
def test_an_amount_does_not_become_an_hour(source: str, target: str, invented: bool) -> None:
    assert loses_quantity(source, target, EN) == invented


@pytest.mark.parametrize(
    ("direction", "source", "target", "turned"),
    [
        (EN, "if younger than 6 months", "si l gen plis pase 6 mwa", "si l gen mwens pase 6 mwa"),
        (EN, "More than two days", "Mwens pase de jou", "Plis pase de jou"),
        (FR, "moins de 5 ans", "plis pase 5 an", "mwens pase 5 an"),
        (EN, "if younger than 6 months", "si l gen mwens pase 6 mwa", None),
        (EN, "less than 2", "plis pase 2, plis pase 3", None),
        (EN, "at least 30 minutes", "omwen 30 minit", None),
        (EN, "at most 4 grams", "omwen 4 gram", None),
    ],
)
def test_one_turned_comparison_is_turned_back(
    direction: Direction, source: str, target: str, turned: str | None
) -> None:
    assert turn_back(source, target, direction) == turned
