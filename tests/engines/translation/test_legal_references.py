import pytest

from kreyol_desktop.core.language import Language
from kreyol_desktop.engines.translation.legal_references import legal_references

EN, FR = Language.ENGLISH, Language.FRENCH


@pytest.mark.parametrize(
    ("text", "language", "said"),
    [
        ("(art. 24-1, al. 2, de la loi)", FR, ["atik 24-1, alineya 2"]),
        ("Art. 12 para. 3 applies", EN, ["Atik 12 paragraf 3"]),
        ("see sec. 4(b) and cl. 7.", EN, ["seksyon 4(b)", "kloz 7"]),
        ("selon l'art. 5", FR, ["atik 5"]),
        ("The art. It is old.", EN, []),
        ("cart. 5", EN, []),
        ("A work of art", EN, []),
    ],
)
def test_abbreviated_references_are_written_out(
    text: str, language: Language, said: list[str]
) -> None:
    assert [form for _, _, form in legal_references(text, language)] == said
