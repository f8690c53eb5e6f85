"""What a result lacks is said in three languages, one line for each kind of thing."""

import re
from pathlib import Path

import pytest

from kreyol_desktop.core.document import ReadWarning
from kreyol_desktop.core.phrases import UI_LANGUAGES, load_texts
from kreyol_desktop.core.warning_phrases import WarningPhrases, page_ranges
from tests.core.test_phrases import placeholders

ROOT = Path(__file__).resolve().parents[2]
TEXTS = load_texts(ROOT / "resources" / "texts" / "warnings.toml")
CODE = re.compile(r"(?:ReadWarning|_warn)\(\s*\"([a-z_]+)\"")


def used_codes() -> set[str]:
    """The codes that the program's sources give to warnings."""
    sources = (ROOT / "kreyol_desktop").rglob("*.py")
    return {code for path in sources for code in CODE.findall(path.read_text(encoding="utf-8"))}


def test_every_code_that_is_used_has_a_phrase_and_no_phrase_is_left_over() -> None:
    assert used_codes() == set(TEXTS)


@pytest.mark.parametrize("code", TEXTS)
def test_every_phrase_exists_in_every_language_with_the_same_placeholders(code: str) -> None:
    assert set(TEXTS[code]) == set(UI_LANGUAGES)
    for phrase in TEXTS[code].values():
        assert phrase.strip()
        assert placeholders(phrase) == placeholders(TEXTS[code]["en"])


@pytest.mark.parametrize(
    ("pages", "words"),
    [([], ""), ([0], "1"), ([4, 0, 4], "1, 5"), ([0, 1], "1, 2"), ([6, 2, 4, 5], "3, 5–7")],
)
def test_pages_are_written_as_people_write_them(pages: list[int], words: str) -> None:
    assert page_ranges(pages) == words


def test_many_pages_make_one_line_in_each_language() -> None:
    warnings = [ReadWarning("page_scanned", "x", page) for page in (2, 3, 4, 9)]
    warnings.insert(1, ReadWarning("pdf_repaired", "y"))
    for language in UI_LANGUAGES:
        lines = WarningPhrases(TEXTS).lines(language, warnings)
        assert [line.count("3–5, 10") for line in lines] == [1, 0]
        assert lines[1] == TEXTS["pdf_repaired"][language]


def test_details_are_listed_and_cut_short() -> None:
    warnings = [ReadWarning("chapter_unreadable", "x", detail=str(n)) for n in range(1, 9)]
    assert WarningPhrases(TEXTS).lines("en", warnings) == [
        "Damaged chapters that were left out: 1, 2, 3, 4, 5, …."
    ]


def test_a_warning_without_a_phrase_is_said_as_it_is() -> None:
    warnings = [ReadWarning("strange", "It snows."), ReadWarning("other", "It rains {here}.")]
    assert WarningPhrases(TEXTS).lines("ht", warnings) == ["It snows.", "It rains {here}."]
