"""Input that nobody means and every program gets: an error in words, or passed through."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kreyol_desktop.core.errors import KreyolError, LanguageError, TooLargeError
from kreyol_desktop.core.language import Language
from kreyol_desktop.services.translation_service import TranslationOptions
from tests.services.translation_stand import TranslationStand

EN, HT = Language.ENGLISH, Language.KREYOL


@pytest.fixture(scope="module")
def stand(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TranslationStand]:
    stand = TranslationStand(tmp_path_factory.mktemp("bad-input"))
    yield stand
    stand.close()


def translate(stand: TranslationStand, text: str, source: Language | None = EN) -> str:
    return stand.service.translate_text(text, source=source, target=HT).text


def test_ten_megabytes_in_one_line_are_refused_at_once(stand: TranslationStand) -> None:
    with pytest.raises(TooLargeError):
        translate(stand, "word " * 2_000_000)


def test_a_word_of_five_thousand_letters_passes_through(stand: TranslationStand) -> None:
    word = "Z" * 2500 + "z" * 2500
    assert translate(stand, word) == word
    assert word in translate(stand, f"The code is {word} and nothing else.")


def test_five_thousand_letters_of_another_script_pass_through(stand: TranslationStand) -> None:
    with pytest.raises(LanguageError):
        translate(stand, "字" * 5000)


@pytest.mark.parametrize(
    "text", ["مرحبا كيف حالك اليوم", "שלום עולם, מה שלומך", "こんにちは世界", "안녕하세요 여러분"]
)
@pytest.mark.parametrize("source", [EN, None])
def test_other_scripts_are_reported_and_not_mangled(
    stand: TranslationStand, text: str, source: Language | None
) -> None:
    with pytest.raises(LanguageError):
        translate(stand, text, source)
    mixed = f"Drink clean water every day.\n{text}"
    assert translate(stand, mixed, source).endswith(f"\n{text}")


@pytest.mark.parametrize(
    "text", ["%s", "{name}", "https://example.org", "me@example.org", "<br>", "{a}: 12%"]
)
def test_what_holds_no_words_is_no_foreign_language(stand: TranslationStand, text: str) -> None:
    assert translate(stand, text, None) == text


@pytest.mark.parametrize(
    "text", ["\ud800", "a \udfff b", "nul\x00byte here", "\x07\x08 bell", "\ufeffWater"]
)
def test_characters_that_no_file_can_hold_do_no_harm(stand: TranslationStand, text: str) -> None:
    out = translate(stand, f"Water {text} water.")
    assert out.strip()


def test_a_long_sentence_without_punctuation_is_translated_whole(stand: TranslationStand) -> None:
    text = "the children drink clean water and eat bread " * 60
    result = stand.service.translate_text(text, source=EN, target=HT)
    assert len(result.segments) == 1
    assert len(result.text) > 0.4 * len(text)


def test_a_sentence_of_ten_thousand_characters_is_translated_whole(
    stand: TranslationStand,
) -> None:
    clause = "The committee, which met on Monday, decided that the water is clean, "
    text = f"{clause * 150}and left."
    result = stand.service.translate_text(text, source=EN, target=HT)
    assert len(result.segments) == 1
    assert result.text.count("dlo") >= 140


@pytest.mark.slow
def test_fifty_thousand_words_in_one_line_are_translated_whole(stand: TranslationStand) -> None:
    words = "the children drink clean water and eat bread because the teacher said so "
    text = words * 3850
    result = stand.service.translate_text(text, source=EN, target=HT)
    assert "".join(s.source + s.separator for s in result.segments) == text
    # one piece in some is worded otherwise; a cut would lose a whole stretch
    assert result.text.count("dlo") >= 0.9 * 3850
    assert "dlo" in result.text[-150:]


@pytest.mark.parametrize("element", ["div", "b", "ul><li", "table><tr><td"])
def test_html_in_thousands_of_elements_keeps_them_all(
    stand: TranslationStand, element: str
) -> None:
    names = element.replace("<", "").split(">")
    closing = "".join(f"</{name}>" for name in reversed(names))
    text = f"<{element}>" * 2000 + "Water is good." + closing * 2000
    options = TranslationOptions(html=True)
    out = stand.service.translate_text(text, source=EN, target=HT, options=options).text
    assert out.replace("Dlo", "").startswith(f"<{element}>" * 2000)
    assert out.endswith(closing * 2000)
    assert "Water" not in out


def test_a_thousand_line_breaks_cost_nothing(stand: TranslationStand) -> None:
    assert translate(stand, "\n" * 1000 + "Water." + "\n" * 1000).strip()


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.text(max_size=80), st.booleans())
def test_any_text_gives_a_translation_or_an_error_in_words(
    stand: TranslationStand, text: str, html: bool
) -> None:
    options = TranslationOptions(html=html)
    try:
        result = stand.service.translate_text(text, source=EN, target=HT, options=options)
    except KreyolError as error:
        assert str(error)
    else:
        assert result.text is not None
