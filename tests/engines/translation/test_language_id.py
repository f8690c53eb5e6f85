import pytest

from kreyol_desktop.core.language import Language
from kreyol_desktop.engines.translation.language_id import LanguageRecogniser

RECOGNISER = LanguageRecogniser()
EN, FR, ES, HT, OTHER = (
    Language.ENGLISH,
    Language.FRENCH,
    Language.SPANISH,
    Language.KREYOL,
    Language.OTHER,
)

SENTENCES = [
    (EN, "The children are going to school this morning."),
    (EN, "Wash your hands with soap before you eat."),
    (FR, "Les enfants vont à l'école ce matin."),
    (FR, "Il mange du pain avec sa mère tous les jours."),
    (ES, "Los niños van a la escuela esta mañana."),
    (ES, "La casa es grande y tiene un jardín."),
    (HT, "Timoun yo pral lekòl maten an."),
    (HT, "Se pou sa nou bezwen anpil dlo pwòp."),
    (HT, "M ap vini demen si Bondye vle."),
    (OTHER, "Das ist ein Haus und ich gehe morgen in die Stadt."),
    (OTHER, "Eu gosto muito de você e da sua família."),
    (OTHER, "Привет, как твои дела сегодня вечером?"),
    (OTHER, "مرحبا كيف حالك اليوم يا صديقي"),
    (OTHER, "你好世界，今天天气很好。"),
]
WORDS = [
    (EN, "Water"),
    (EN, "Hello"),
    (EN, "Table of contents"),
    (FR, "Bonjour"),
    (FR, "Sommaire"),
    (HT, "Bonjou"),
    (HT, "Dlo"),
    (ES, "Gracias"),
]


@pytest.mark.parametrize(("language", "text"), SENTENCES)
def test_a_sentence_is_recognised_with_confidence(language: Language, text: str) -> None:
    detection = RECOGNISER.detect(text)
    assert detection.language is language
    assert 0.4 < detection.confidence <= 1.0


@pytest.mark.parametrize(("language", "text"), WORDS)
def test_a_word_is_recognised(language: Language, text: str) -> None:
    assert RECOGNISER.detect(text).language is language


@pytest.mark.parametrize(
    "text", ["", "   ", "123 456", "?!", "\ud800\x00", "https://example.org/a"]
)
def test_where_nothing_can_be_told_the_confidence_is_zero(text: str) -> None:
    detection = RECOGNISER.detect(text)
    assert (detection.language, detection.confidence) == (OTHER, 0.0)


def test_addresses_do_not_decide() -> None:
    text = "Tout moun ka gade https://www.the-english-site.org/with/the/english/words kounye a"
    assert RECOGNISER.detect(text).language is HT


@pytest.mark.parametrize(
    ("among", "sentence", "language"),
    [
        (EN, "Veuillez apporter votre carte d'identité et une preuve d'adresse.", FR),
        (EN, "Tanpri pote kat idantite w ak yon prèv adrès.", HT),
        (FR, "Please bring your identity card and a proof of address.", EN),
        (HT, "The clinic opens at eight in the morning.", EN),
        (FR, "Los niños van a la escuela por la mañana con su madre.", ES),
        (EN, "Children under five are seen first.", None),
        (FR, "Tu as l'air fatigué ; as-tu seulement dormi ?", None),
        (EN, "Jean Pierre, Marie Joseph and Paul Louis signed.", None),
        (EN, "Port-au-Prince, Gonaïves, Jérémie, Les Cayes", None),
        (EN, "Bonjour !", None),
        (OTHER, "The clinic opens at eight in the morning.", None),
        (EN, "\ud800 \x00 \ud800 \x00 \ud800", None),
        (HT, "How are you?", EN),
        (HT, "I'm fine.", EN),
        (HT, "Good morning!", EN),
        (HT, "Merci beaucoup.", FR),
        (HT, "Comment ça va ?", FR),
        (HT, "Close the window.", EN),
        (HT, "Answer quickly!", OTHER),
        (HT, "Mèsi anpil.", None),
        (HT, "Kijan ou ye?", None),
        (HT, "Wi, mwen byen.", None),
        (HT, "Jean Baptiste!", None),
        (HT, "Nan Hôpital Général.", None),
        (HT, "Koulè je li.", None),
        (HT, "Ann al andeyò.", None),
        (HT, "Bondye oo!", None),
        (HT, "...", None),
        (EN, "Mèsi anpil.", None),
    ],
)
def test_a_sentence_stands_apart_only_where_that_is_plain(
    among: Language, sentence: str, language: Language | None
) -> None:
    assert RECOGNISER.aside(sentence, among) is language
