"""English titles write Every Word Large; the model learnt sentences, so they are read as such."""

import pytest

from kreyol_desktop.engines.translation import casing


@pytest.mark.parametrize(
    "text",
    [
        "Safe Water at Home",
        "How to Protect Your Family From Cholera",
        "The Rights of the Child",
        "What the Community Can Do for Its Well",
    ],
)
def test_a_title_is_known_by_its_capitals_and_small_words(text):
    assert casing.is_title(text)


@pytest.mark.parametrize(
    "text",
    [
        "Jean Robert Paul",
        "How to make water safe",
        "Give it to Marie and Paul today.",
        "He went to Jacmel",
        "Port-au-Prince",
        "",
    ],
)
def test_names_and_sentences_are_no_titles(text):
    assert not casing.is_title(text)
