"""The words that results are made with are there in every language that a result can have."""

from pathlib import Path

import pytest

from kreyol_desktop.core.phrases import load_texts
from tests.core.test_phrases import placeholders

TEXTS = load_texts(Path(__file__).resolve().parents[2] / "resources" / "texts" / "results.toml")


@pytest.mark.parametrize("language", ["ht", "fr", "es", "en"])
def test_every_word_exists_with_the_same_placeholders(language: str) -> None:
    assert TEXTS[language].keys() == TEXTS["en"].keys()
    for key, phrase in TEXTS[language].items():
        assert phrase.strip()
        assert placeholders(phrase) == placeholders(TEXTS["en"][key]), key
