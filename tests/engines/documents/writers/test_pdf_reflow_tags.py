"""Pages that are set anew are tagged: screen readers find headings, lists, tables, in order."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pymupdf
import pytest

from kreyol_desktop.core.document import Box, Role
from kreyol_desktop.core.document_io import WriteOptions
from kreyol_desktop.core.job import ArtifactKind
from kreyol_desktop.core.translated import TranslatedDocument
from kreyol_desktop.engines.documents.writers.pdf_reflow_tags import TextPlace, marked
from tests.engines.documents.writers.made import (
    block,
    document,
    every_role,
    png,
    press,
    translated,
)

KINDS = (ArtifactKind.REFLOWED_PDF, ArtifactKind.LARGE_PRINT_PDF, ArtifactKind.BILINGUAL_PDF)
MARK = re.compile(r"/(\w+) <</MCID (\d+)>> BDC")
TEXT_MATRIX = re.compile(r"(\S+) (\S+) Tm$")


def written(made: TranslatedDocument, kind: ArtifactKind, folder: Path) -> pymupdf.Document:
    target = folder / f"out{press().suffix(kind)}"
    press().write(kind, made, target, WriteOptions())
    return pymupdf.open(target)


def key(pdf: pymupdf.Document, xref: int, path: str) -> str:
    return str(pdf.xref_get_key(xref, path)[1])


def references(text: str) -> list[int]:
    return [int(number) for number in re.findall(r"(\d+) 0 R", text)]


def elements(pdf: pymupdf.Document) -> list[str]:
    """The structure types under the document's element, from top to bottom, leaves by depth."""

    def walk(xref: int) -> Iterator[str]:
        yield key(pdf, xref, "S")
        kids = key(pdf, xref, "K")
        if "/MCR" not in kids:
            for kid in references(kids):
                yield from walk(kid)

    root = references(key(pdf, pdf.pdf_catalog(), "StructTreeRoot"))[0]
    (top,) = references(key(pdf, root, "K"))
    return [name.lstrip("/") for name in walk(top)]


def marks(page: pymupdf.Page) -> Iterator[tuple[str, int, float, float]]:
    """Tag, MCID and the first place of each marked text; fails on text without a mark."""
    inside = ""
    for line in page.read_contents().decode("latin1").split("\n"):
        found = MARK.match(line)
        if found:
            inside = found.group()
        elif line.startswith("/Artifact"):
            inside = "artifact"
        elif line == "EMC":
            inside = ""
        elif line.endswith(" Tm") and inside not in ("", "artifact"):
            place = TEXT_MATRIX.search(line)
            tag = MARK.match(inside)
            assert place
            assert tag
            yield tag[1], int(tag[2]), float(place[1]), float(place[2])
        elif line.endswith("TJ"):
            assert inside, "text that no mark holds"


@pytest.mark.parametrize("kind", KINDS)
def test_every_text_is_marked_and_the_file_says_so(kind: ArtifactKind, tmp_path: Path) -> None:
    with written(translated(every_role(tmp_path)), kind, tmp_path) as pdf:
        catalog = pdf.pdf_catalog()
        assert key(pdf, catalog, "MarkInfo/Marked") == "true"
        assert key(pdf, catalog, "Lang") == "ht"
        assert key(pdf, catalog, "ViewerPreferences/DisplayDocTitle") == "true"
        for page in pdf:
            numbers = [mcid for _tag, mcid, _x, _y in marks(page)]
            assert numbers == sorted(numbers)
            assert pdf.xref_get_key(page.xref, "StructParents")[0] == "int"


def test_the_tree_has_the_structure_of_the_document(tmp_path: Path) -> None:
    made = translated(every_role(tmp_path), note=None)
    with written(made, ArtifactKind.REFLOWED_PDF, tmp_path) as pdf:
        found = elements(pdf)
    items = ["LI", "LBody"]
    assert found == [
        *["Document", "H1", "H1", "P"],
        *["L", *items * 4],
        *["Caption", "Figure"],
        *["Table", "TR", "TH", "TH", "TR", "TD", "TD"],
        *["H2", "BlockQuote", "Code", "Note"],
    ]


def test_each_mark_holds_the_text_of_its_own_element(tmp_path: Path) -> None:
    """The parent tree leads from the text on the page to an element of the right type."""
    made = translated(every_role(tmp_path), note=None)
    with written(made, ArtifactKind.REFLOWED_PDF, tmp_path) as pdf:
        page = pdf[0]
        texts = {}
        for tag, _mcid, x, y in marks(page):
            words = [w[4] for w in page.get_text("words") if w[1] < y < w[3] and w[0] >= x - 0.5]
            texts.setdefault(tag, []).append(words[0] if words else "")
    assert texts["H1"] == ["SAFE", "WHY"]
    assert texts["H2"] == ["HOW"]
    assert texts["TH"] == ["CONTAINER", "DROPS"]
    assert texts["TD"] == ["1", "TWO"]
    assert texts["BlockQuote"] == ["AS"]
    assert {"BOIL", "FOR", "LET", "FIRST"} <= set(texts["LBody"])


def test_a_picture_is_described_and_one_without_words_is_passed_over(tmp_path: Path) -> None:
    seen, mute = png(tmp_path / "a.png"), replace(png(tmp_path / "b.png", (0, 0, 9)), alt="")
    pictures = [block(n, "", Role.IMAGE, image=image) for n, image in enumerate((seen, mute))]
    made = translated(document([*pictures, block(2, "After the pictures.")]), note=None)
    with written(made, ArtifactKind.REFLOWED_PDF, tmp_path) as pdf:
        assert elements(pdf) == ["Document", "Figure", "P"]
        found = [key(pdf, x, "Alt") for x in range(1, pdf.xref_length())]
        assert [words for words in found if words != "null"] == ["a red square"]


def test_a_paragraph_over_two_pages_is_one_element(tmp_path: Path) -> None:
    long = " ".join(f"word{number}" for number in range(900))
    made = translated(document([block(0, long)]), note=None)
    with written(made, ArtifactKind.REFLOWED_PDF, tmp_path) as pdf:
        assert pdf.page_count > 1
        assert elements(pdf) == ["Document", "P"]
        for page in pdf:
            assert {tag for tag, *_rest in marks(page)} == {"P"}


def test_marking_changes_nothing_that_can_be_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = translated(every_role(tmp_path))
    with written(made, ArtifactKind.REFLOWED_PDF, tmp_path) as pdf:
        tagged = [page.get_pixmap().samples for page in pdf]
    monkeypatch.setattr(
        "kreyol_desktop.engines.documents.writers.pdf_reflow._tag", lambda *_unused: None
    )
    with written(made, ArtifactKind.REFLOWED_PDF, tmp_path) as pdf:
        assert [page.get_pixmap().samples for page in pdf] == tagged


@pytest.mark.parametrize("content", [b"", b"q\nQ\n", b"BT\n1 0 0 -1 10 20 Tm\n[<00>]TJ"])
def test_a_page_that_is_not_understood_is_left_as_it_is(content: bytes) -> None:
    assert marked(content, [TextPlace(0, 0, Box(0, 0, 100, 100))], {0: block(0, "x")}) is None
