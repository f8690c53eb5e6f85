import pytest

from kreyol_desktop.core.language import Language
from kreyol_desktop.engines.translation.addresses import addresses

EN, FR = Language.ENGLISH, Language.FRENCH


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("123 Main Street, Apt. 4B", EN, ["123 Main Street, Apt. 4B"]),
        ("Come to 45 N. Oak Tree Ave. at noon", EN, ["45 N. Oak Tree Ave."]),
        ("Miami, FL 33101", EN, ["Miami, FL 33101"]),
        ("He lives in West Palm Beach, FL 33401-1234 now", EN, ["West Palm Beach, FL 33401-1234"]),
        ("Write to P.O. Box 1234.", EN, ["P.O. Box 1234"]),
        ("12, rue des Miracles", FR, ["12, rue des Miracles"]),
        ("Venez au 45 bis, avenue John Brown, demain", FR, ["45 bis, avenue John Brown"]),
        ("HT6110 Port-au-Prince", FR, ["HT6110 Port-au-Prince"]),
        ("In 2024 the Main Street was closed", EN, []),
        ("We walked 5 miles down the road", EN, []),
        ("Le 12, la rue était vide", FR, []),
        ("20000 personnes", FR, []),
    ],
)
def test_addresses_are_told_from_other_text(
    text: str, language: Language, found: list[str]
) -> None:
    assert [part for _, _, part in addresses(text, language)] == found
