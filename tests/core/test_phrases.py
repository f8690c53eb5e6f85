"""The catalogues of the command line say the same things in every language."""

import string
from pathlib import Path

import pytest

from kreyol_desktop.core.phrases import UI_LANGUAGES, Phrases, load_texts, system_ui_language

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
TEXTS = load_texts(RESOURCES / "texts" / "cli.toml")


def placeholders(phrase):
    return {name for _, name, _, _ in string.Formatter().parse(phrase) if name}


@pytest.mark.parametrize("language", UI_LANGUAGES)
def test_every_phrase_exists_with_the_same_placeholders(language):
    assert TEXTS[language].keys() == TEXTS["en"].keys()
    for key, phrase in TEXTS[language].items():
        assert placeholders(phrase) == placeholders(TEXTS["en"][key]), key


def test_a_missing_phrase_is_said_in_english():
    phrases = Phrases("ht", {"ht": {}, "en": {"hello": "Hello {name}"}})
    assert phrases("hello", name="Mari") == "Hello Mari"


@pytest.mark.parametrize(
    ("lang", "expected"),
    [("ht_HT.UTF-8", "ht"), ("fr_CA.UTF-8", "fr"), ("de_DE", "en"), ("C.UTF-8", "en")],
)
def test_the_system_language_is_followed(monkeypatch, lang, expected):
    monkeypatch.delenv("LC_ALL", raising=False)
    monkeypatch.setenv("LANG", lang)
    assert system_ui_language() == expected
