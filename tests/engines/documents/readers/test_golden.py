"""Golden figures of the real documents: coverage, order, headings, tables (``-s`` prints them)."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.engines.documents.readers.golden import (
    Expected,
    docx_text,
    epub_text,
    golden_of,
    longest_common_subsequence,
    pdf_text,
    words_of,
)
from tests.engines.documents.readers.made import read

SAMPLES = Path(__file__).resolve().parents[5] / "shared" / "samples"
OWN = Path(__file__).resolve().parents[4] / "resources" / "samples"
_RUNNING_REGISTER = (
    r"\d{5}|Federal Register / Vol.*|VerDate Sep.*|\d\d:\d\d \w+ \d\d, 20\d\d|E:\\FR.*|06AUP1",
    r"(Jkt|PO|Frm|Fmt|Sfmt) \d+|jbell on.*",
)
_NOTES_REGISTER_PT = 7.5


@dataclass(frozen=True, slots=True)
class Sample:
    """What a sample must reach; ``order`` is below 1 only for the reason that is given."""

    name: str
    expected: Callable[[Path], Expected]
    headings: int
    tables: int
    order: float = 1.0
    reason: str = ""


SHARED = (
    Sample(
        "federal-register-en.pdf",
        lambda path: pdf_text(path, _RUNNING_REGISTER, notes_pt=_NOTES_REGISTER_PT),
        50,
        2,
        order=0.995,
        reason="the file writes the two tables column by column, we read their rows",
    ),
    Sample(
        "faa-handbook-en.pdf",
        lambda path: pdf_text(path, ("7-45",)),
        3,
        0,
        order=0.96,
        reason="the labels of the figure follow it where it stands, the file writes them last",
    ),
    Sample("multicolumn.pdf", lambda path: pdf_text(path, (r"[1-3]",)), 4, 1),
    Sample("outline.pdf", lambda path: pdf_text(path, (r"[1-4]",)), 10, 0),
    Sample("password.pdf", lambda path: pdf_text(path, password="openpassword"), 0, 0),
    Sample("proces-verbal-fr.pdf", pdf_text, 11, 0),
    Sample("word-sample.docx", docx_text, 3, 1),
    Sample("poetry-en.epub", epub_text, 19, 0),
)
OURS = (
    Sample(
        "health-leaflet-en.pdf", lambda path: pdf_text(path, ("Safe Water at Home", r"\d")), 11, 1
    ),
    Sample("school-text-fr.pdf", lambda path: pdf_text(path, ("Le voyage de l'eau", r"\d")), 9, 1),
)


def check(sample: Sample, folder: Path, work: Path) -> None:
    path = folder / sample.name
    document = read(path, work, password="openpassword", ocr=False)
    golden = golden_of(document, sample.expected(path))
    print(f"{sample.name}: {golden}{f' ({sample.reason})' if sample.reason else ''}")
    assert golden.coverage == 1.0
    assert golden.order >= sample.order
    assert (golden.headings, golden.tables) == (sample.headings, sample.tables)


@pytest.mark.slow
@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the samples lie outside the project")
@pytest.mark.parametrize("sample", SHARED, ids=lambda sample: sample.name)
def test_real_documents_are_read_whole_and_in_order(sample: Sample, tmp_path: Path) -> None:
    check(sample, SAMPLES, tmp_path)


@pytest.mark.parametrize("sample", OURS, ids=lambda sample: sample.name)
def test_our_samples_are_read_whole_and_in_order(sample: Sample, tmp_path: Path) -> None:
    check(sample, OWN, tmp_path)


@pytest.mark.parametrize(
    ("first", "second", "length"),
    [
        ("", "a b", 0),
        ("a b c d", "a b c d", 4),
        ("a b c d", "d c b a", 1),
        ("a b c b d a b", "b d c a b a", 4),
        ("the a the b the", "the the the", 3),
    ],
)
def test_the_longest_common_subsequence_is_that_of_the_books(
    first: str, second: str, length: int
) -> None:
    assert longest_common_subsequence(first.split(), second.split()) == length


def test_words_torn_at_a_line_end_and_compounds_count_as_one() -> None:
    assert words_of("non-\nnormal, non-normal ﬂight") == ["nonnormal", "nonnormal", "flight"]
