"""What is written is read back: same texts in the same order, same headings and tables."""

import re
import tempfile
from pathlib import Path

import pymupdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kreyol_desktop.core.document import Block, Document, Role
from kreyol_desktop.core.document_io import ReadOptions, WriteOptions
from kreyol_desktop.core.job import ArtifactKind
from kreyol_desktop.engines.documents.library import DocumentLibrary
from tests.engines.documents.writers.made import (
    block,
    cell,
    document,
    every_role,
    press,
    translated,
)

WORDS = st.text(alphabet="abdegiklmnoprstwyzèòà", min_size=2, max_size=9)
SENTENCES = st.lists(WORDS, min_size=3, max_size=14).map(lambda ws: " ".join(ws).capitalize() + ".")
HEADINGS = st.lists(WORDS, min_size=1, max_size=4).map(lambda ws: " ".join(ws).capitalize())
RELAXED = settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@st.composite
def documents(draw) -> Document:
    """A title, then sections with paragraphs, lists and a table."""
    blocks: list[Block] = [block(0, draw(HEADINGS), Role.TITLE)]
    table = 0
    for _ in range(draw(st.integers(1, 3))):
        blocks.append(
            block(len(blocks), draw(HEADINGS), Role.HEADING, level=draw(st.integers(1, 3)))
        )
        for _ in range(draw(st.integers(1, 3))):
            blocks.append(block(len(blocks), draw(SENTENCES)))
        if draw(st.booleans()):
            for _ in range(draw(st.integers(2, 3))):
                item = block(len(blocks), draw(SENTENCES), Role.LIST_ITEM, level=1, marker="•")
                blocks.append(item)
        elif table == 0:
            table = 1
            for row in range(2):
                for column in range(2):
                    blocks.append(cell(len(blocks), draw(HEADINGS), row, column))
    return document(blocks)


def written_and_read(source: Document, kind: ArtifactKind) -> tuple[Document, Document]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        made = translated(source, str.swapcase, note=None)
        target = folder / f"out{press().suffix(kind)}"
        press().write(kind, made, target, WriteOptions())
        if kind is ArtifactKind.HTML:  # the list of contents repeats the headings
            html = re.sub("<nav.*?</nav>", "", target.read_text("utf-8"), flags=re.DOTALL)
            target.write_text(html, "utf-8")
        return source, DocumentLibrary().read(target, ReadOptions(work_dir=folder))


def texts(made: Document, change=lambda text: text) -> list[str]:
    kept = (b for b in made.blocks if b.role is not Role.PAGE_NUMBER and b.text.strip())
    return [change(" ".join(b.text.split())) for b in kept]


@pytest.mark.parametrize("kind", [ArtifactKind.DOCX, ArtifactKind.HTML, ArtifactKind.MARKDOWN])
@RELAXED
@given(source=documents())
def test_texts_roles_and_tables_survive(kind, source):
    before, after = written_and_read(source, kind)
    assert texts(after) == texts(before, str.swapcase)
    headings = [b.level for b in before.blocks if b.role is Role.HEADING]
    assert [b.level for b in after.blocks if b.role is Role.HEADING][-len(headings) :] == headings
    assert sum(b.cell is not None for b in after.blocks) == sum(
        b.cell is not None for b in before.blocks
    )
    assert sum(b.role is Role.LIST_ITEM for b in after.blocks) == sum(
        b.role is Role.LIST_ITEM for b in before.blocks
    )


@RELAXED
@given(source=documents())
def test_a_book_holds_every_text_in_order(source):
    before, after = written_and_read(source, ArtifactKind.EPUB)
    found = texts(after)
    wanted = texts(before, str.swapcase)
    assert [text for text in found if text in wanted][-len(wanted) :] == wanted


@pytest.mark.parametrize("kind", [ArtifactKind.REFLOWED_PDF, ArtifactKind.LARGE_PRINT_PDF])
@RELAXED
@given(source=documents())
def test_every_word_reaches_the_printed_page_in_order(kind, source):
    before, after = written_and_read(source, kind)
    wanted = " ".join(texts(before, str.swapcase)).split()
    assert " ".join(texts(after)).split() == wanted


def test_page_numbers_stand_at_the_foot_and_upright(tmp_path):
    made = translated(document([block(n, f"Paragraph {n}. " * 30) for n in range(30)]), note=None)
    target = tmp_path / "out.pdf"
    press().write(ArtifactKind.REFLOWED_PDF, made, target, WriteOptions())
    with pymupdf.open(target) as pdf:
        assert pdf.page_count > 2
        for page in pdf:
            last = page.get_text("dict", sort=True)["blocks"][-1]["lines"][-1]
            assert last["spans"][0]["text"] == str(page.number + 1)
            assert last["dir"] == (1.0, 0.0)
            assert last["bbox"][1] > page.rect.height - 50
            marked = page.read_contents()
            assert marked.count(b"BDC") + marked.count(b"BMC") == marked.count(b"EMC")


def test_headings_become_the_outline_of_a_reflowed_pdf(tmp_path):
    blocks = [
        block(0, "Title", Role.TITLE),
        block(1, "One", Role.HEADING, level=1),
        block(2, "Deep", Role.HEADING, level=4),
        block(3, "Two", Role.HEADING, level=1),
    ]
    target = tmp_path / "out.pdf"
    press().write(ArtifactKind.REFLOWED_PDF, translated(document(blocks)), target, WriteOptions())
    with pymupdf.open(target) as pdf:
        assert [e[:3] for e in pdf.get_toc()] == [
            [1, "TITLE", 1],
            [1, "ONE", 1],
            [2, "DEEP", 1],
            [1, "TWO", 1],
        ]
        assert pdf.xref_get_key(pdf.pdf_catalog(), "Lang") == ("string", "ht")
        assert all("Kreyol" in font[3] for font in pdf[0].get_fonts())


def test_links_of_a_reflowed_pdf_can_be_followed(tmp_path):
    target = tmp_path / "out.pdf"
    press().write(
        ArtifactKind.REFLOWED_PDF, translated(every_role(tmp_path)), target, WriteOptions()
    )
    with pymupdf.open(target) as pdf:
        (link,) = pdf[0].get_links()
        (place,) = pdf[0].search_for("MORE")
        assert link["uri"] == "https://example.org/a?b=1&c=2"
        assert link["from"].intersects(place)
