"""Bilingual PDFs for readers who do not see the page: what is read out, and in which language."""

import re
from dataclasses import replace
from pathlib import Path

import pymupdf
import pytest

from kreyol_desktop.core.document import Role
from kreyol_desktop.core.document_io import WriteOptions
from kreyol_desktop.core.job import ArtifactKind
from kreyol_desktop.core.language import Language
from tests.engines.documents.writers.made import pdf_document, placed, press, translated

KINDS = [ArtifactKind.BILINGUAL_PDF, ArtifactKind.ALTERNATING_PDF]
_REFERENCE = re.compile(r"/Pg (\d+) 0 R(?:/Stm (\d+) 0 R)?/MCID (\d+)")


def write(kind: ArtifactKind, folder: Path, marked: bytes = b"") -> pymupdf.Document:
    """A page with a heading and a paragraph, in English and in a made-up translation."""
    source = folder / "a.pdf"
    with pymupdf.open() as pdf:
        page = pdf.new_page()
        page.insert_text((72, 100), "Clean water", fontsize=11)
        page.insert_text((72, 140), "It protects us.", fontsize=11)
        if marked:
            pymupdf.TOOLS._insert_contents(page, marked, 1)
        pdf.save(source)
    heading = placed(0, "Clean water", (72, 88, 160, 104), role=Role.HEADING)
    blocks = [replace(heading, level=2), placed(1, "It protects us.", (72, 128, 160, 144))]
    document = replace(pdf_document(source, blocks), language=Language.ENGLISH)
    press().write(kind, translated(document, note=None), folder / "b.pdf", WriteOptions())
    return pymupdf.open(folder / "b.pdf")


def elements(pdf: pymupdf.Document) -> list[tuple[str, str, tuple[int, int, int]]]:
    """Type, language and place (page, form, MCID) of each element that holds text."""
    found = []
    for xref in range(1, pdf.xref_length()):
        entry = pdf.xref_object(xref, compressed=True)
        place = _REFERENCE.search(entry.replace("/Type/MCR", ""))
        if "/StructElem" in entry and place:
            language = pdf.xref_get_key(xref, "Lang")[1]
            numbers = tuple(int(number or 0) for number in place.groups())
            found.append((pdf.xref_get_key(xref, "S")[1], language, numbers))
    return found


def content(pdf: pymupdf.Document, page: int, form: int) -> bytes:
    """What the form, or the page with this xref, is made of."""
    if form:
        return pdf.xref_stream(form)
    return next(p for p in pdf if p.xref == page).read_contents()


@pytest.mark.parametrize("kind", KINDS)
def test_the_translation_is_tagged_by_its_blocks_and_the_source_by_its_language(
    kind: ArtifactKind, tmp_path: Path
) -> None:
    with write(kind, tmp_path) as pdf:
        found = elements(pdf)
        assert sorted((tag, language) for tag, language, _ in found) == [
            ("/H2", "null"),
            ("/P", "en"),
            ("/P", "null"),
        ]
        for _, _, (page, form, mcid) in found:
            assert b"/MCID %d>>" % mcid in content(pdf, page, form)
        forms = {form for _, language, (_, form, _) in found if language == "null"}
        assert (0 not in forms) is (kind is ArtifactKind.BILINGUAL_PDF)
        assert pdf.xref_get_key(pdf.pdf_catalog(), "Lang")[1] == "ht"
        assert "true" in pdf.xref_get_key(pdf.pdf_catalog(), "MarkInfo")[1]


@pytest.mark.parametrize("kind", KINDS)
def test_every_marked_content_leads_back_to_its_element(kind: ArtifactKind, tmp_path: Path) -> None:
    with write(kind, tmp_path) as pdf:
        catalog = pdf.pdf_catalog()
        root = int(pdf.xref_get_key(catalog, "StructTreeRoot")[1].split()[0])
        parents = int(pdf.xref_get_key(root, "ParentTree")[1].split()[0])
        rows = re.findall(r"(\d+) (\d+) 0 R", pdf.xref_get_key(parents, "Nums")[1])
        tree = {int(key): re.findall(r"(\d+) 0 R|null", pdf.xref_object(int(x))) for key, x in rows}
        for tag, _, (page, form, mcid) in elements(pdf):
            key = int(pdf.xref_get_key(form or page, "StructParents")[1])
            assert pdf.xref_get_key(int(tree[key][mcid]), "S")[1] == tag


def test_a_source_page_with_marks_of_its_own_is_left_as_it_is(tmp_path: Path) -> None:
    marked = b"/P <</MCID 3>> BDC EMC"
    with write(ArtifactKind.ALTERNATING_PDF, tmp_path, marked) as pdf:
        assert [language for _, language, _ in elements(pdf)] == ["null", "null"]
        assert b"/MCID 0" not in pdf[0].read_contents()
        assert pdf.xref_get_key(pdf[0].xref, "StructParents")[0] == "null"
