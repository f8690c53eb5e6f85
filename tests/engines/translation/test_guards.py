"""Each guard against translations that it must catch and translations that it must pass."""

from pathlib import Path

import pytest

from kreyol_desktop.core.language import Direction, Language
from kreyol_desktop.core.segment import Flag
from kreyol_desktop.engines.translation.guards import check

EN = Direction(Language.ENGLISH, Language.KREYOL)
FR = Direction(Language.FRENCH, Language.KREYOL)
BACK = Direction(Language.KREYOL, Language.ENGLISH)
SEED_DEV = Path(__file__).parents[3].parent / "shared" / "corpus" / "dev" / "seed-dev.tsv"

GOOD = [
    (EN, "Take two tablets of 500 mg every 8 hours.", "Pran de grenn 500 mg chak 8 èdtan."),
    (EN, "Do not drink this water.", "Pa bwè dlo sa a."),
    (EN, "Radio", "Radyo"),
    (EN, "Go go go!", "Ale ale ale!"),
    (EN, "He paid $1,250.50.", "Li peye $1,250.50."),
    (EN, "Two of the 12 goats", "De nan 12 kabrit yo"),
    (FR, "Il a payé 1 250,50 gourdes.", "Li peye 1,250.50 goud."),
    (FR, "Le cours commence à 18 h 30.", "Kou a kòmanse a 6è 30 diswa."),
    (FR, "Sans eau, rien ne pousse.", "San dlo, anyen pa pouse."),
    (FR, "Elle ne mange jamais de viande.", "Li pa janm manje vyann."),
    (EN, "Unless it rains, we leave.", "Si lapli pa tonbe, n ap pati."),
    (EN, "Not only the children came.", "Se pa timoun yo sèlman ki vini."),
    (EN, "Visit https://a.org/b?c=1 now.", "Vizite https://a.org/b?c=1 kounye a."),
    (EN, "Hello {name}, %s left.", "Bonjou {name}, %s rete."),
    (EN, "Port-au-Prince", "Pòtoprens"),
    (EN, "He reads the book.", "Li li liv la."),
    (EN, "The house is in our yard.", "Kay la nan lakou nou an an."),
    (BACK, "Pa bwè dlo sa a.", "Do not drink this water."),
]

BAD = [
    (Flag.REPETITION, EN, "I like salad.", "Mwen renmen salad salad salad salad."),
    (Flag.REPETITION, EN, "Wash with soap and water.", "Lave ak savon ak dlo dlo."),
    (Flag.REPETITION, EN, "The book is here.", "Liv la isit la la la."),
    (Flag.REPETITION, EN, "He lives in Ouagadougou.", "Li rete Ogadougougougougougou."),
    (
        Flag.REPETITION,
        EN,
        "The men of the village came to the feast.",
        "Mesye vilaj la te vini nan fèt la mesye vilaj la te vini nan fèt la.",
    ),
    (Flag.EMPTY, EN, "Water is life.", ""),
    (Flag.EMPTY, EN, "Water is life.", "..."),
    (
        Flag.EMPTY,
        EN,
        "The committee met on Monday to discuss the budget of the school and elected a chair.",
        "Komite a.",
    ),
    (
        Flag.RUNAWAY,
        EN,
        "Yes.",
        "Wi, se vre, nou tout konnen sa depi lontan, epi nou p ap janm bliye sa l te di nou an.",
    ),
    (
        Flag.UNTRANSLATED,
        EN,
        "The children are going to school this morning.",
        "The children are going to school this morning.",
    ),
    (
        Flag.UNTRANSLATED,
        FR,
        "Les enfants vont à l'école ce matin avec leurs cahiers.",
        "Les enfants vont à l'école ce matin avec kaye yo.",
    ),
    (Flag.UNTRANSLATED, EN, "schoolbook", "schoolbook"),
    (Flag.NUMBERS, EN, "Take 500 mg.", "Pran 50 mg."),
    (Flag.NUMBERS, EN, "It rose by 12.5%.", "Li monte 125%."),
    (Flag.NUMBERS, EN, "He paid $1,250.", "Li peye."),
    (Flag.NUMBERS, EN, "Come on 12 March 2024.", "Vini 21 mas 2024."),
    (Flag.NUMBERS, EN, "Take one tablet.", "Pran 3 grenn."),
    (Flag.NUMBERS, FR, "Prenez 1,5 ml.", "Pran 15 ml."),
    (Flag.NEGATION, EN, "Do not drink this water.", "Bwè dlo sa a."),
    (Flag.NEGATION, EN, "Never give aspirin to a baby.", "Bay tibebe aspirin."),
    (Flag.NEGATION, FR, "Ne prenez pas ce médicament.", "Pran medikaman sa a."),
    (Flag.NEGATION, EN, "It is mine.", "Se pa pa m."),
    (Flag.NEGATION, EN, "Take this medicine.", "Pa pran medikaman sa a."),
    (Flag.NEGATION, BACK, "Pa bwè dlo sa a.", "Drink this water."),
    (Flag.PLACEHOLDERS, EN, "Hello {name}!", "Bonjou {non}!"),
    (Flag.PLACEHOLDERS, EN, "Write to a@b.org.", "Ekri a@b.og."),
    (Flag.PLACEHOLDERS, EN, "You have %d mails.", "Ou gen mesaj."),
    (Flag.PLACEHOLDERS, EN, "Click <b>here</b>.", "Klike la."),
]


@pytest.mark.parametrize(("direction", "source", "target"), GOOD)
def test_a_good_translation_passes(direction: Direction, source: str, target: str) -> None:
    assert check(source, target, direction) == frozenset()


@pytest.mark.parametrize(("flag", "direction", "source", "target"), BAD)
def test_a_bad_translation_is_caught(
    flag: Flag, direction: Direction, source: str, target: str
) -> None:
    assert flag in check(source, target, direction)


@pytest.mark.slow
@pytest.mark.parametrize(("column", "direction"), [(0, EN), (1, FR)])
def test_human_translations_are_seldom_flagged(column: int, direction: Direction) -> None:
    if not SEED_DEV.exists():
        pytest.skip("the dev set lies beside the repository")
    rows = [line.split("\t") for line in SEED_DEV.read_text(encoding="utf-8").splitlines()]
    flagged = [row for row in rows if check(row[column], row[2], direction)]
    assert len(flagged) <= 0.03 * len(rows)


@pytest.mark.parametrize("target", ["Dlo \ufffd pwòp.", "Dlo 水 pwòp.", "Dlo 😀 pwòp."])
def test_characters_that_the_source_has_not_are_seen(target: str) -> None:
    assert Flag.PLACEHOLDERS in check("Clean water.", target, EN)


def test_characters_of_the_source_are_expected() -> None:
    assert Flag.PLACEHOLDERS in check("Clean water 😀 here.", "Dlo pwòp isit.", EN)
    assert check("Clean water 😀 here.", "Dlo pwòp 😀 isit.", EN) == frozenset()
