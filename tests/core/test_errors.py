"""Every error has words in three languages and an exit code."""

from pathlib import Path

import pytest

from kreyol_desktop.cli.app import exit_code_of
from kreyol_desktop.cli.exit_codes import ExitCode
from kreyol_desktop.core.errors import InvalidRequestError, PortInUseError, error_classes
from kreyol_desktop.core.phrases import UI_LANGUAGES, ErrorPhrases, load_texts

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
TEXTS = load_texts(RESOURCES / "texts" / "errors.toml")
CLASSES = list(error_classes())


def test_the_tree_has_a_code_for_every_class():
    codes = [cls.code for cls in CLASSES]
    assert len(set(codes)) == len(codes)


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)
@pytest.mark.parametrize("language", UI_LANGUAGES)
def test_every_error_has_its_own_phrase_in_every_language(cls, language):
    assert TEXTS[cls.code][language].strip()


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)
def test_every_error_has_an_exit_code_that_means_failure(cls):
    assert exit_code_of(cls("x")) in (ExitCode.FAILED, ExitCode.USAGE)


def test_a_request_that_makes_no_sense_is_a_usage_error():
    assert exit_code_of(InvalidRequestError("x")) is ExitCode.USAGE


def test_details_fill_the_phrase():
    error = PortInUseError("busy", port=8765, next_port=8766)
    assert "8766" in ErrorPhrases("fr", TEXTS).of_error(error)


def test_a_phrase_without_its_details_falls_back_to_plain_words():
    assert ErrorPhrases("en", TEXTS).of_error(PortInUseError("busy")) == TEXTS["error"]["en"]


def test_a_child_without_a_phrase_uses_its_parents():
    assert ErrorPhrases("en", TEXTS).of_code("model.strange.indeed", {}) == TEXTS["model"]["en"]


def test_bugs_have_a_phrase_too():
    assert set(TEXTS["bug"]) == set(UI_LANGUAGES)
