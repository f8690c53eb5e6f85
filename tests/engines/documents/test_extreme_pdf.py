"""PDFs at the edges: no page, no font, writing from top to bottom, thousands of pages."""

from pathlib import Path

import psutil
import pymupdf
import pytest

from kreyol_desktop.core.document_io import WriteOptions
from kreyol_desktop.core.errors import CorruptError, EmptyInputError, InputError
from kreyol_desktop.core.job import ArtifactKind
from tests.engines.documents.readers.made import BODY, lines, pdf_of, read, texts, wrapped
from tests.engines.documents.writers.made import press, translated

MANY = 5_000
VERTICAL = "日本語の文章は上から下へ書かれることがあります"


def raw_pdf(path: Path, *objects: str) -> Path:
    """A PDF of these objects, numbered from 1; the first is the catalog."""
    out = b"%PDF-1.7\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    out += (
        f"xref\n0 {size}\n0000000000 65535 f \n{table}"
        f"trailer\n<</Size {size}/Root 1 0 R>>\nstartxref\n{len(out)}\n%%EOF\n"
    ).encode()
    path.write_bytes(out)
    return path


def stream(content: str) -> str:
    return f"<</Length {len(content)}>>\nstream\n{content}\nendstream"


@pytest.mark.parametrize("kids", ["/Kids[]/Count 0", "/Count 0", "/Kids[]/Count 7"])
def test_a_pdf_without_pages_is_an_input_error(tmp_path: Path, kids: str) -> None:
    path = raw_pdf(tmp_path / "a.pdf", "<</Type/Catalog/Pages 2 0 R>>", f"<</Type/Pages{kids}>>")
    with pytest.raises((EmptyInputError, CorruptError)) as caught:
        read(path, tmp_path)
    assert caught.value.hint


def fontless(path: Path, resources: str) -> Path:
    return raw_pdf(
        path,
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<<{resources}>>>>",
        stream("BT /F1 12 Tf 72 700 Td (Clean water protects the whole family.) Tj ET"),
    )


@pytest.mark.parametrize(
    "resources",
    [
        "",
        "/Font<<>>",
        "/Font<</F1 9 0 R>>",
        "/Font<</F1<</Type/Font/Subtype/Type1/BaseFont/NoSuchFont>>>>",
        "/Font<</F1<</Type/Font/Subtype/TrueType>>>>",
    ],
    ids=["no resources", "no fonts", "a font that is not there", "not embedded", "no name"],
)
def test_text_in_a_font_that_is_missing_is_read_or_said_to_be_none(
    tmp_path: Path, resources: str
) -> None:
    path = fontless(tmp_path / "a.pdf", resources)
    try:
        document = read(path, tmp_path, ocr=False)
    except InputError as error:
        assert error.hint
        return
    assert texts(document) == ["Clean water protects the whole family."]
    target = tmp_path / "b.pdf"
    press().write(ArtifactKind.PDF, translated(document, note=None), target, WriteOptions())
    with pymupdf.open(target) as made:
        assert "CLEAN WATER" in made[0].get_text()
        assert "Clean water" not in made[0].get_text()


def test_writing_from_top_to_bottom_is_read_and_replaced(tmp_path: Path) -> None:
    def draw(page: pymupdf.Page) -> None:
        page.insert_font(fontname="japan", set_simple=False)
        for column, text in enumerate((VERTICAL, VERTICAL[::-1])):
            for row, letter in enumerate(text):
                page.insert_text((400 - 30 * column, 100 + 14 * row), letter, fontname="japan")
        lines(page, 72, 600, wrapped(BODY, 450))

    document = read(pdf_of(tmp_path / "a.pdf", draw), tmp_path)
    found = "".join(texts(document))
    assert sorted(found.replace(" ", "")) == sorted((VERTICAL * 2 + BODY).replace(" ", ""))
    assert BODY in texts(document)
    target = tmp_path / "b.pdf"
    press().write(ArtifactKind.PDF, translated(document, note=None), target, WriteOptions())
    with pymupdf.open(target) as made:
        assert " ".join(BODY.upper().split()[:4]) in " ".join(made[0].get_text().split())


@pytest.mark.slow
def test_five_thousand_pages_are_read_and_hold_no_page_in_memory(tmp_path: Path) -> None:
    path = tmp_path / "long.pdf"
    with pymupdf.open() as pdf:
        for number in range(MANY):
            page = pdf.new_page()
            page.insert_text((72, 100), f"Page {number} says that clean water protects families.")
        pdf.save(path, deflate=True)
    seen: list[tuple[int, int]] = []
    held: dict[int, int] = {}

    def on_page(done: int, total: int) -> None:
        seen.append((done, total))
        if done in (MANY // 2, MANY):
            held[done] = psutil.Process().memory_info().rss

    document = read(path, tmp_path, on_page=on_page, ocr=False)
    assert seen[-1] == (MANY, MANY)
    assert len(document.pages) == MANY
    assert len(document.blocks) == MANY
    assert document.blocks[-1].text == f"Page {MANY - 1} says that clean water protects families."
    grown = (held[MANY] - held[MANY // 2]) / (MANY // 2)
    assert grown < 12_000, "bytes for each page more: its one block, and nothing of the page"
