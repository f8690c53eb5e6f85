"""Versions are numbers, not texts."""

import pytest

from kreyol_desktop.core.release import is_newer, is_version


@pytest.mark.parametrize(
    ("version", "than", "newer"),
    [
        ("0.2.0", "0.1.9", True),
        ("0.10.0", "0.9.9", True),
        ("1.0", "1.0.0", False),
        ("1.0.0.1", "1.0", True),
        ("0.1.0", "0.1.0", False),
        ("0.0.9", "0.1.0", False),
        ("0.2.0", "0.1.0.dev3+local", True),
    ],
)
def test_the_greater_number_is_newer(version: str, than: str, newer: bool) -> None:
    assert is_newer(version, than) is newer


def test_what_has_no_number_is_no_version() -> None:
    assert [is_version(text) for text in ("1.2.3", "2", "", "v1", "1..2", "1.2.3.4.5", "1.2 ")] == [
        True,
        True,
        False,
        False,
        False,
        False,
        False,
    ]
    with pytest.raises(ValueError, match="no version"):
        is_newer("soon", "1.0")
