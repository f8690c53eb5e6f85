import pytest

from kreyol_desktop.core.language import Language
from kreyol_desktop.engines.translation.double_forms import double_forms, reworded
from kreyol_desktop.engines.translation.protection import StandIns, mask

EN, FR, HT = Language.ENGLISH, Language.FRENCH, Language.KREYOL


def plain(text: str, language: Language) -> str:
    return reworded(text, double_forms(text, language, HT))[0]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Bring your passport and/or your card.", "Bring your passport or your card."),
        ("Call or / and write.", "Call or write."),
        ("He/she must sign his/her name.", "He must sign his name."),
        ("Ask her/him, or s/he will not come.", "Ask him, or he will not come."),
        ("He or she may appeal.", "He may appeal."),
        ("The student(s) and the box(es)", "The students and the boxes"),
        ("Your child(ren)", "Your children"),
        ("It costs $5.00/month or 50 $ / person.", "It costs $5.00 per month or 50 $ per person."),
        ("Section 5(e) and f(x) stay", "Section 5(e) and f(x) stay"),
        ("km/h, yes/no, TCP/IP", "km/h, yes/no, TCP/IP"),
        ("https://a.org/or/and", "https://a.org/or/and"),
    ],
)
def test_english_is_read_in_one_form(text: str, read: str) -> None:
    assert plain(text, EN) == read


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("votre passeport et/ou votre acte", "votre passeport ou votre acte"),
        ("Il/elle doit signer.", "Il doit signer."),
        ("Les élèves inscrit(e)s, né(e) ici", "Les élèves inscrits, né ici"),
        ("l'enfant(s) du citoyen(ne)", "l'enfants du citoyen"),
        ("Le professionnel(le)s du lieu(x)", "Le professionnels du lieux"),
        ("Les étudiant·e·s et citoyen·nes", "Les étudiants et citoyens"),
        ("Tous·tes", "Tous"),
        ("2 fois/jour, 50 €/mois, 3/an", "2 fois/jour, 50 € par mois, 3 par an"),
        ("l'alinéa 5(e)", "l'alinéa 5(e)"),
    ],
)
def test_french_is_read_in_one_form(text: str, read: str) -> None:
    assert plain(text, FR) == read


def test_other_targets_are_given_what_is_written() -> None:
    assert list(double_forms("He and/or she", EN, FR)) == []


def test_and_or_is_said_in_full() -> None:
    masked = mask("Milk or tea and/or 25 cakes, or not", EN, HT, StandIns.DIGITS)
    assert masked.text == "Milk or tea or 2 cakes, or not"
    assert masked.restore("Lèt oswa te oswa 2 gato, oswa non") == (
        "Lèt oswa te ak/oswa 25 gato, oswa non"
    )


def test_and_or_stays_or_where_it_cannot_be_told_which() -> None:
    masked = mask("Milk or tea and/or cakes", EN, HT, StandIns.DIGITS)
    assert masked.restore("Lèt oswa te ak gato") == "Lèt oswa te ak gato"


def test_what_is_kept_whole_is_not_reworded() -> None:
    masked = mask("Open /his/her/file and his/her bag", EN, HT, StandIns.DIGITS)
    assert masked.text == "Open 2 and his bag"
    assert masked.restore("Louvri 2 ak sak li") == "Louvri /his/her/file ak sak li"
