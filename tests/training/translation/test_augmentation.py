import random
import re

import pytest

from models.training.translation.augmentation import (
    NO_CHANGE,
    Augmenter,
    Rates,
    in_parentheses,
    without_accents,
    without_final_mark,
)
from models.training.translation.cleaning import Pair
from models.training.translation.sources import SourceLanguage
from models.training.translation.substitution import NamePool, shared_names, with_other_numbers

PAIR = Pair(
    "On 12 March 1974 Bertrand paid 2,640 gourdes for 3 goats.",
    "Nan dat 12 mas 1974 Bertrand peye 2,640 goud pou 3 kabrit.",
)


def test_numbers_change_alike_on_both_sides() -> None:
    changed = with_other_numbers(PAIR, random.Random(1))
    assert changed != PAIR
    assert re.findall(r"\d+", changed.source) == re.findall(r"\d+", changed.target)


def test_numbers_keep_their_length_days_their_range_and_one_its_plural() -> None:
    rng = random.Random(2)
    for _ in range(50):
        day, year, *rest = re.findall(r"\d+", with_other_numbers(PAIR, rng).source)
        assert 10 <= int(day) <= 31
        assert 1700 <= int(year) <= 2039
        assert [len(number) for number in rest] == [1, 3, 1]
    assert with_other_numbers(Pair("1 goat", "1 kabrit"), rng) == Pair("1 goat", "1 kabrit")


def test_numbers_that_differ_between_the_sides_stay() -> None:
    pair = Pair("at 5:30 p.m.", "a 17:30")
    assert with_other_numbers(pair, random.Random(3)) == pair


def test_a_name_that_both_sides_share_is_replaced_in_both() -> None:
    pool = NamePool([Pair("Zamboanga is far.", "Zamboanga lwen.")])
    changed = pool.renamed(PAIR, random.Random(4))
    (name,) = shared_names(changed)
    assert name != "Bertrand"
    assert "Bertrand" not in changed.source + changed.target


def test_a_name_that_kreyol_respells_is_no_shared_name() -> None:
    assert shared_names(Pair("Carline came from Jacmel.", "Kalin soti Jakmèl.")) == []


def test_without_rates_nothing_changes() -> None:
    augmenter = Augmenter([PAIR], seed=5, rates=NO_CHANGE)
    for language in SourceLanguage:
        assert augmenter.view(PAIR, language, following=PAIR) == PAIR


@pytest.mark.parametrize("language", SourceLanguage)
def test_every_view_has_two_sides_with_the_same_digits(language: SourceLanguage) -> None:
    augmenter = Augmenter([PAIR], seed=6, rates=Rates(*(0.5,) * 4, *(0.14,) * 7))
    views = [augmenter.view(PAIR, language, following=PAIR) for _ in range(400)]
    assert all(view.source and view.target for view in views)
    for view in views:
        assert sorted(re.findall(r"\d", view.source)) == sorted(re.findall(r"\d", view.target))


def test_neighbours_are_joined_into_longer_inputs() -> None:
    augmenter = Augmenter([], seed=7, rates=Rates(1.0, *(0.0,) * 10))
    joined = augmenter.view(Pair("A.", "B."), SourceLanguage.ENGLISH, following=Pair("C.", "D."))
    assert joined == Pair("A. C.", "B. D.")


def test_a_name_can_be_put_on_both_sides() -> None:
    augmenter = Augmenter([PAIR], seed=8, rates=Rates(0, 0, 0, 1.0, *(0.0,) * 7))
    for _ in range(20):
        view = augmenter.view(Pair("See below.", "Gade anba."), SourceLanguage.ENGLISH)
        added = [
            side.replace(text, "")
            for side, text in zip(
                (view.source, view.target), ("See below", "Gade anba"), strict=True
            )
        ]
        assert added[0] == added[1] != "."


def test_marks_are_dropped_only_where_both_sides_have_them() -> None:
    assert without_final_mark(Pair("Stop!", "Rete!")) == Pair("Stop", "Rete")
    assert without_final_mark(Pair("Stop!", "Rete.")) == Pair("Stop!", "Rete.")
    assert in_parentheses(Pair("See below.", "Gade anba.")) == Pair("(See below)", "(Gade anba)")


def test_accents_go_from_the_source_only() -> None:
    assert without_accents(Pair("Élève", "Elèv")) == Pair("Eleve", "Elèv")
