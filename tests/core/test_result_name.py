from datetime import date

import pytest

from kreyol_desktop.core.result_name import ResultName

DAY = date(2026, 11, 27)


@pytest.mark.parametrize(
    ("pattern", "stem"),
    [
        (ResultName.NAME_LANGUAGE, "leaflet.ht"),
        (ResultName.LANGUAGE_NAME, "ht-leaflet"),
        (ResultName.DATE_NAME_LANGUAGE, "2026-11-27-leaflet.ht"),
        (ResultName.NAME, "leaflet"),
    ],
)
def test_a_pattern_names_the_result(pattern: ResultName, stem: str) -> None:
    assert pattern.stem("leaflet", "ht", DAY) == stem


def test_a_name_that_looks_like_a_pattern_stays_itself() -> None:
    name = "{date} {language} {name}"
    assert ResultName.DATE_NAME_LANGUAGE.stem(name, "ht", DAY) == f"2026-11-27-{name}.ht"
