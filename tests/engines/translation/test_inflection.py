import pytest

from kreyol_desktop.core.language import Language
from kreyol_desktop.engines.translation.inflection import MOST_FORMS, forms

EN, FR, ES, HT = Language.ENGLISH, Language.FRENCH, Language.SPANISH, Language.KREYOL


@pytest.mark.parametrize(
    ("name", "kind", "language", "expected"),
    [
        ("allergy", "noun", EN, "allergies"),
        ("child", "noun", EN, "children"),
        ("grandchild", "noun", EN, "grandchildren"),
        ("fisherman", "noun", EN, "fishermen"),
        ("tooth", "noun", EN, "teeth"),
        ("knife", "noun", EN, "knives"),
        ("mango", "noun", EN, "mangoes"),
        ("mango", "noun", EN, "mangos"),
        ("diagnosis", "noun", EN, "diagnoses"),
        ("proof of address", "noun", EN, "proofs of address"),
        ("application for asylum", "noun", EN, "applications for asylum"),
        ("mother-in-law", "noun", EN, "mothers-in-law"),
        ("blood test", "", EN, "blood tests"),
        ("vaccinate", "verb", EN, "vaccinated"),
        ("vaccinate", "verb", EN, "vaccinating"),
        ("carry", "verb", EN, "carried"),
        ("stop", "verb", EN, "stopped"),
        ("stop", "verb", EN, "stopping"),
        ("die", "verb", EN, "dying"),
        ("give birth", "verb", EN, "gave birth"),
        ("give birth", "verb", EN, "giving birth"),
        ("take care of", "verb", EN, "taken care of"),
        ("withdraw", "verb", EN, "withdrew"),
        ("hôpital général", "noun", FR, "hôpitaux généraux"),
        ("sage-femme", "noun", FR, "sages-femmes"),
        ("infirmier", "noun", FR, "infirmière"),
        ("étudiant", "noun", FR, "étudiantes"),
        ("directeur", "noun", FR, "directrice"),
        ("enceinte", "adjective", FR, "enceintes"),
        ("actif", "adjective", FR, "actives"),
        ("nouveau", "adjective", FR, "nouvelle"),
        ("point de vente", "noun", FR, "points de vente"),
        ("travail", "noun", FR, "travaux"),
        ("vacciner", "verb", FR, "vaccinées"),
        ("vacciner", "verb", FR, "vaccinait"),
        ("soigner", "verb", FR, "soignons"),
        ("manger", "verb", FR, "mangeons"),
        ("commencer", "verb", FR, "commençait"),
        ("gérer", "verb", FR, "gère"),
        ("jeter", "verb", FR, "jette"),
        ("finir", "verb", FR, "finissent"),
        ("vendre", "verb", FR, "vendu"),
        ("inyección", "noun", ES, "inyecciones"),
        ("voz", "noun", ES, "voces"),
        ("seguro médico", "noun", ES, "seguros médicos"),
        ("vacunar", "verb", ES, "vacunado"),
        ("enfermo", "adjective", ES, "enfermas"),
    ],
)
def test_a_term_is_known_in_its_forms(
    name: str, kind: str, language: Language, expected: str
) -> None:
    found = forms(name, kind, language)
    assert tuple(expected.split()) in found
    assert tuple(name.split()) in found


@pytest.mark.parametrize(
    ("name", "kind", "language", "unwanted"),
    [
        ("port", "noun", FR, "porte"),
        ("aliment", "noun", FR, "alimente"),
        ("point de vente", "noun", FR, "points de ventes"),
        ("form", "noun", EN, "formed"),
        ("press conference", "noun", EN, "presses conference"),
    ],
)
def test_another_word_is_no_form(name: str, kind: str, language: Language, unwanted: str) -> None:
    assert tuple(unwanted.split()) not in forms(name, kind, language)


def test_kreyol_has_no_inflection() -> None:
    assert forms("tansyon wo", "noun", HT) == {("tansyon", "wo")}


def test_the_forms_of_a_long_term_have_a_limit() -> None:
    assert len(forms(" ".join(["petit"] * 12), "adjective", FR)) <= MOST_FORMS
    assert forms("", "noun", EN) == set()
