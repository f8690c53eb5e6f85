"""A model out of Kreyòl is used wherever it is installed: service, HTTP and command line."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from kreyol_desktop.__main__ import main
from kreyol_desktop.core.errors import LanguageError
from kreyol_desktop.core.language import Direction, Language
from kreyol_desktop.core.segment import Flag, Origin
from kreyol_desktop.services.translation_service import TranslationOptions
from tests.reverse_model import REVERSE_MODEL_ID, make_reverse_model
from tests.services.translation_stand import TranslationStand

EN, FR, HT = Language.ENGLISH, Language.FRENCH, Language.KREYOL
KREYOL = "Dlo a pwòp, epi timoun yo bwè l chak jou."
FRESH = TranslationOptions(use_memory=False)


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_reverse_model(tmp_path_factory.mktemp("model") / REVERSE_MODEL_ID)


@pytest.fixture(scope="module")
def stand(model: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TranslationStand]:
    stand = TranslationStand(tmp_path_factory.mktemp("reverse"))
    stand.models.install(model)
    yield stand
    stand.close()


def test_both_new_directions_are_offered_beside_the_old(stand: TranslationStand) -> None:
    assert {Direction(HT, EN), Direction(HT, FR), Direction(EN, HT)} <= stand.service.directions()


@pytest.mark.parametrize("target", [EN, FR])
@pytest.mark.parametrize("source", [HT, None])
def test_kreyol_goes_to_the_model_chosen_or_recognised(
    stand: TranslationStand, source: Language | None, target: Language
) -> None:
    result = stand.service.translate_text(KREYOL, source=source, target=target, options=FRESH)
    (segment,) = result.segments
    assert (result.source, result.target) == (HT, target)
    assert segment.origin is Origin.MODEL
    assert segment.confidence is not None
    assert "__" not in result.text
    # what weights drawn at random say cannot pass for a translation
    assert segment.flags


def test_two_directions_of_one_model_are_remembered_apart(stand: TranslationStand) -> None:
    for target in (EN, FR):
        stand.service.translate_text(KREYOL, source=HT, target=target)
    stand.service.correct(KREYOL, "The water is clean.", Direction(HT, EN))
    english = stand.service.translate_text(KREYOL, source=HT, target=EN)
    french = stand.service.translate_text(KREYOL, source=HT, target=FR)
    assert english.text == "The water is clean."
    assert french.text != english.text
    assert french.cached


def test_a_mixed_text_keeps_what_is_already_in_the_target(stand: TranslationStand) -> None:
    english = "The children drink clean water every day."
    result = stand.service.translate_text(
        f"{KREYOL}\n{english}", source=None, target=EN, options=FRESH
    )
    assert [s.origin for s in result.segments] == [Origin.MODEL, Origin.COPIED]
    assert result.text.endswith(f"\n{english}")


def test_what_no_model_translates_is_said(stand: TranslationStand) -> None:
    with pytest.raises(LanguageError):
        stand.service.translate_text("Hola.", source=Language.SPANISH, target=EN)
    mixed = f"{KREYOL}\nLes enfants boivent de l'eau propre chaque jour à l'école."
    result = stand.service.translate_text(mixed, source=None, target=EN, options=FRESH)
    assert result.segments[1].flags == {Flag.LANGUAGE}


def test_figures_and_addresses_are_guarded_in_this_direction_too(stand: TranslationStand) -> None:
    text = "Peye 1,250.50 goud sou https://example.org anvan 12 mas."
    result = stand.service.translate_text(text, source=HT, target=FR, options=FRESH)
    lost = not all(part in result.text for part in ("1\u00a0250,50", "https://example.org"))
    assert bool(result.segments[0].flags & {Flag.NUMBERS, Flag.PLACEHOLDERS, Flag.EMPTY}) == lost


def test_the_command_line_installs_and_uses_it(
    model: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def run(command: str, *arguments: str) -> object:
        code = main([command, "--data", str(tmp_path / "data"), *arguments, "--json"])
        assert code == 0
        return json.loads(capsys.readouterr().out)

    run("models", "install", str(model))
    value = run("translate", KREYOL, "--to", "fr")
    assert isinstance(value, dict)
    assert (value["source_lang"], value["target_lang"]) == ("ht", "fr")
    assert value["translation"].strip()
    document = tmp_path / "dlo.txt"
    document.write_text(KREYOL, encoding="utf-8")
    asked = ("--to", "en", "--formats", "txt", "--audio", "mp3", "--output", str(tmp_path))
    task = run("process", str(document), *asked)
    (made,) = [path for path in tmp_path.glob("*.txt") if path != document]
    assert made.read_text(encoding="utf-8").strip()
    # no voice speaks English: none tries, and the user is told
    assert not list(tmp_path.glob("*.mp3"))
    assert "voice_left_out" in json.dumps(task)
