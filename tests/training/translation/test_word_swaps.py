"""Other words stand in the same places on both sides, in the same forms."""

import random

import pytest

from kreyol_desktop.core.language import Language
from models.training.translation.augmentation import NO_CHANGE, Augmenter, Rates
from models.training.translation.cleaning import Pair
from models.training.translation.lexicon import Entry
from models.training.translation.sources import SourceLanguage
from models.training.translation.word_swaps import WordPool

ENGLISH, FRENCH = Language.ENGLISH, Language.FRENCH


def entry(kind: str, english: str, french: str, rendering: str) -> Entry:
    return Entry(kind, {ENGLISH: [english], FRENCH: [french]}, rendering)


LEXICON = [
    entry("noun", "kettle", "bouilloire", "bonm"),
    entry("noun", "room", "foire", "chanm"),
    entry("noun", "bridge", "pont", "pon"),
    entry("noun", "oven", "four", "fouch"),
    entry("verb", "polish", "cirer", "siren"),
    entry("verb", "wash", "laver", "lave"),
    entry("verb", "weigh", "peser", "peze"),
    entry("noun", "fly", "mouche", "mouch"),
    entry("verb", "fly", "voler", "vole"),
]


def views(pair: Pair, language: Language) -> set[Pair]:
    pool, rng = WordPool(LEXICON, language), random.Random(1)
    return {pool.swapped(pair, rng) for _ in range(60)}


def test_nouns_that_end_alike_in_kreyol_stand_for_each_other_in_the_same_number() -> None:
    one = Pair("The kettle is hot.", "Bonm nan cho.")
    assert views(one, ENGLISH) == {one, Pair("The room is hot.", "Chanm nan cho.")}
    many = Pair("Kettles are hot.", "Bonm yo cho.")
    assert views(many, ENGLISH) == {many, Pair("Rooms are hot.", "Chanm yo cho.")}


def test_verbs_keep_their_form() -> None:
    found = views(Pair("She washed it.", "Li te lave l."), ENGLISH)
    assert Pair("She polished it.", "Li te siren l.") in found
    assert Pair("She weighed it.", "Li te peze l.") in found
    found = views(Pair("Ils lavaient tout.", "Yo t ap lave tout."), FRENCH)
    assert Pair("Ils ciraient tout.", "Yo t ap siren tout.") in found
    assert all("pes" not in view.source for view in found)


@pytest.mark.parametrize(
    "pair",
    [
        Pair("The fly is here.", "Mouch la la."),
        Pair("The kettle and the kettle.", "Bonm nan ak bonm nan."),
        Pair("The kettle is hot.", "Li cho."),
        Pair("Nothing known.", "Anyen."),
    ],
)
def test_words_of_several_senses_or_without_a_clear_place_stay(pair: Pair) -> None:
    assert views(pair, ENGLISH) == {pair}


def test_views_have_other_words_at_their_rate() -> None:
    pool = {SourceLanguage.ENGLISH: WordPool(LEXICON, ENGLISH)}
    pair = Pair("We wash the kettle.", "Nou lave bonm nan.")
    rates = Rates(*(0.0,) * 11, words=0.5)
    augmenter = Augmenter([], seed=1, rates=rates, words=pool)
    seen = [augmenter.view(pair, SourceLanguage.ENGLISH) for _ in range(400)]
    assert 40 < sum(view != pair for view in seen) < 240
    assert augmenter.view(pair, SourceLanguage.FRENCH) == pair
    still = Augmenter([], seed=1, rates=NO_CHANGE, words=pool)
    assert still.view(pair, SourceLanguage.ENGLISH) == pair
