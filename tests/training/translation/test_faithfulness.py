import pytest

from models.training.translation.cleaning import Pair
from models.training.translation.faithfulness import Rate, is_copied, measure, repeats_itself
from models.training.translation.sources import SourceLanguage

ENGLISH = SourceLanguage.ENGLISH


def test_thousands_may_be_written_otherwise_but_no_number_may_be_lost() -> None:
    pairs = [Pair("2,640 votes in 1988", "2 640 vòt an 1988")] * 2
    faithful = measure(pairs, ["2640 vòt an 1988", "2,640 vòt an 1998"], ENGLISH)
    assert faithful.numbers_kept == Rate(1, 2)


def test_only_segments_with_numbers_are_judged_for_them() -> None:
    faithful = measure([Pair("No digits", "San chif")], ["San chif"], ENGLISH)
    assert faithful.numbers_kept == Rate(0, 0)
    assert faithful.numbers_kept.share == 1.0


@pytest.mark.parametrize(
    ("source", "language"),
    [
        ("He did not come.", ENGLISH),
        ("He didn't come.", ENGLISH),
        ("Il n'est pas venu.", SourceLanguage.FRENCH),
    ],
)
def test_a_lost_negation_is_seen(source: str, language: SourceLanguage) -> None:
    pairs = [Pair(source, "Li pa t vini.")] * 2
    faithful = measure(pairs, ["Li te vini.", "Li pa vini."], language)
    assert faithful.negation_kept == Rate(1, 2)


def test_names_and_placeholders_must_stay_as_they_are() -> None:
    pairs = [
        Pair(
            "{name}, ask Bertrand at https://a.org/b.",
            "{name}, mande Bertrand nan https://a.org/b.",
        )
    ] * 2
    outputs = ["{name}, mande Bertrand sou https://a.org/b", "{non}, mande Bètran."]
    faithful = measure(pairs, outputs, ENGLISH)
    assert faithful.names_kept == Rate(1, 2)
    assert faithful.placeholders_kept == Rate(1, 2)


@pytest.mark.parametrize(
    ("text", "loops"),
    [
        ("salad salad salad", True),
        ("li ale nan vil nan vil nan vil la", True),
        ("tanzantan li vini, tanzantan li ale", False),
        ("", False),
    ],
)
def test_loops_are_seen(text: str, loops: bool) -> None:
    assert repeats_itself(text) is loops


def test_untranslated_output_is_seen_and_a_shared_name_is_no_copy() -> None:
    source = "The river flows slowly through Zamboanga."
    assert is_copied(source, "The river flows slowly through Zamboanga.")
    assert not is_copied(source, "Rivyè a koule dousman nan vil Zamboanga.")
