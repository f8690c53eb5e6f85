import pytest

from kreyol_desktop.core.language import Language
from kreyol_desktop.engines.translation.dosage_forms import dosage_forms

EN, FR = Language.ENGLISH, Language.FRENCH


@pytest.mark.parametrize(
    ("text", "language", "said"),
    [
        (
            "give 7.5 mL PO q8h x 10 days.",
            EN,
            ["7.5 mL pa bouch chak 8 èdtan pandan 10 jou"],
        ),
        ("Ibuprofen 400 mg PO TID PRN", EN, ["400 mg pa bouch 3 fwa pa jou lè sa nesesè"]),
        ("1 tab b.i.d. x 2 weeks", EN, ["2 fwa pa jou pandan 2 semèn"]),
        ("500 mg every day, or 250 mg q 6-8 h", EN, ["250 mg chak 6-8 èdtan"]),
        ("2,5 mg 3x/j x 7 j", FR, ["2.5 mg 3 fwa pa jou pandan 7 jou"]),
        ("1 comprimé 2 fois/jour", FR, ["2 fwa pa jou"]),
        ("TID", EN, ["3 fwa pa jou"]),
        ("q6h PRN", EN, ["chak 6 èdtan lè sa nesesè"]),
        ("Send 5 mg to PO Box 12", EN, []),
        ("They bid 5 mg", EN, []),
        ("The PO was sent; the BID failed.", EN, []),
        ("3 x 10 days of 5 mg", EN, ["pandan 10 jou"]),
    ],
)
def test_directions_are_spelled_out_where_a_dose_is_named(
    text: str, language: Language, said: list[str]
) -> None:
    assert [form for _, _, form in dosage_forms(text, language)] == said
