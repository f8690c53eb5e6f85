"""What the memory may and may not do to a translation, with the real model."""

from collections.abc import Iterator

import pytest

from kreyol_desktop.core.glossary import Term
from kreyol_desktop.core.language import Direction, Language
from kreyol_desktop.core.segment import Origin
from kreyol_desktop.services.translation_service import TextTranslation, TranslationOptions
from tests.services.translation_stand import TranslationStand

EN, HT = Language.ENGLISH, Language.KREYOL
DIRECTION = Direction(EN, HT)
SENTENCE = "The nurse works at night."


@pytest.fixture
def stand(
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[TranslationStand]:
    stand = TranslationStand(tmp_path_factory.mktemp("rules"))
    yield stand
    stand.close()


def translate(
    stand: TranslationStand, *, memory: bool = True, glossaries: tuple[str, ...] = ()
) -> TextTranslation:
    options = TranslationOptions(use_memory=memory, glossaries=glossaries)
    return stand.service.translate_text(SENTENCE, source=EN, target=HT, options=options)


def test_without_the_memory_nothing_is_read_and_nothing_is_written(
    stand: TranslationStand,
) -> None:
    stand.service.correct(SENTENCE, "Enfimyè a travay lannwit.", DIRECTION)
    before = list(stand.memory.entries())
    (segment,) = translate(stand, memory=False).segments
    assert segment.origin is Origin.MODEL
    assert list(stand.memory.entries()) == before
    (segment,) = translate(stand).segments
    assert segment.origin is Origin.HUMAN


def test_another_glossary_asks_the_model_again(stand: TranslationStand) -> None:
    stand.glossaries.save_user_glossary("own", [Term({EN: ("nurse",), HT: ("mis",)}, "noun")])
    plain = translate(stand)
    with_terms = translate(stand, glossaries=("own",))
    assert with_terms.segments[0].origin is Origin.MODEL
    assert "mis" in with_terms.text.lower().split()
    assert with_terms.segments[0].terms == ("nurse → mis",)
    assert translate(stand).text == plain.text
    again = translate(stand, glossaries=("own",))
    assert (again.cached, again.text) == (True, with_terms.text)
    # another rendering is another glossary: what was remembered with the first no longer counts
    stand.glossaries.save_user_glossary("own", [Term({EN: ("nurse",), HT: ("enfimyè",)}, "noun")])
    assert "mis" not in translate(stand, glossaries=("own",)).text.lower().split()


def test_the_human_translation_counts_whatever_quotes_surround_it(
    stand: TranslationStand,
) -> None:
    stand.service.correct("‘Go home,’ she said.", "« Al lakay ou », li di.", DIRECTION)
    result = stand.service.translate_text("'Go home,' she said.", source=EN, target=HT)
    assert result.text == "« Al lakay ou », li di."
