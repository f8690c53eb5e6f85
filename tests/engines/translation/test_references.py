"""References inside a document and couples keep their words and figures."""

import pytest

from kreyol_desktop.core.language import Direction, Language
from kreyol_desktop.core.segment import Flag
from kreyol_desktop.engines.translation.guards import check
from kreyol_desktop.engines.translation.protection import StandIns, mask
from kreyol_desktop.engines.translation.references import document_forms

EN, FR, HT = Language.ENGLISH, Language.FRENCH, Language.KREYOL


@pytest.mark.parametrize(
    ("language", "text", "forms"),
    [
        (EN, "See Figure 7-26.", ["Figi 7-26"]),
        (EN, "Figures 3–4 and Table 2.1 agree.", ["Figi 3–4", "Tablo 2.1"]),
        (EN, "Read chapter 3, then Appendix B.", ["chapit 3", "Anèks B"]),
        (EN, "Mr. and Mrs. Smith saw Dr and Mrs Jones.", ["Mesye ak Madan Smith",
                                                          "Doktè ak Madan Jones"]),
        (FR, "Voir la figure 4 et le Tableau 2a.", ["figi 4", "Tablo 2a"]),
        (FR, "M. et Mme Dupont sont là.", ["Mesye ak Madan Dupont"]),
        (EN, "Set the table 5 minutes before.", []),
        (EN, "The figure 3 times higher is wrong.", []),
        (EN, "Chapter and verse.", []),
        (Language.SPANISH, "La figura 4.", []),
    ],
)  # fmt: skip
def test_the_forms_of_a_text(language, text, forms):
    found = list(document_forms(text, language))
    assert [form for _, _, form in found] == forms
    assert all(text[start:end][-1] == form[-1] for start, end, form in found)


def test_a_reference_is_one_stand_in_and_takes_nan():
    masked = mask("It is shown in Figure 7-26.", EN, HT, StandIns.DIGITS)
    [slot] = masked.slots
    assert masked.restore(f"Yo montre li an {slot.stand_in}.") == "Yo montre li nan Figi 7-26."


def test_another_target_keeps_its_references():
    masked = mask("Voir la figure 7-26.", FR, EN, StandIns.DIGITS)
    assert [slot.original for slot in masked.slots] == ["7-26"]


@pytest.mark.parametrize(
    ("target", "flagged"),
    [
        ("Gade Figi 7-26.", False),
        ("Gade desen 7-26 la.", False),
        ("Gade Fig. 7-26.", False),
        ("Gade Figure,7-26.", True),
        ("Gade chif 7-26.", True),
    ],
)
def test_a_changed_reference_is_flagged(target, flagged):
    flags = check("Look at Figure 7-26.", target, Direction(EN, HT))
    assert (Flag.NUMBERS in flags) is flagged
