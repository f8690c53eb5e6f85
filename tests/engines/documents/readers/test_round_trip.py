"""Generated documents, written in four formats and read back: text and structure are the same."""

import html
import tempfile
from dataclasses import dataclass
from pathlib import Path

import docx
import pymupdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kreyol_desktop.core.document import Document, Role
from tests.engines.documents.readers.made import read
from tests.engines.documents.readers.test_epub import epub

_LETTERS = "abcdefghijklmnoprstuvyzàâçèéêëîïòôùûœ"
_SETTINGS = settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)


@dataclass(frozen=True)
class Item:
    """A block of a generated document; a table has ``cells``."""

    role: Role
    text: str = ""
    level: int = 0
    cells: tuple[tuple[str, ...], ...] = ()


def words(least: int, most: int) -> st.SearchStrategy[str]:
    word = st.text(_LETTERS, min_size=2, max_size=10)
    return st.lists(word, min_size=least, max_size=most).map(lambda ws: " ".join(ws).capitalize())


paragraphs = words(12, 60).map(lambda text: Item(Role.PARAGRAPH, text + "."))
headings = st.builds(Item, st.just(Role.HEADING), words(2, 5), st.integers(1, 3))
items = words(3, 12).map(lambda text: Item(Role.LIST_ITEM, text + ".", 1))
tables = st.integers(2, 3).flatmap(
    lambda columns: st.lists(st.tuples(*[words(1, 3)] * columns), min_size=2, max_size=4).map(
        lambda rows: Item(Role.TABLE_CELL, cells=tuple(rows))
    )
)
flows = st.lists(st.one_of(paragraphs, headings, items), min_size=1, max_size=12)
sections = st.tuples(headings, st.lists(st.one_of(paragraphs, items), min_size=1, max_size=4)).map(
    lambda section: [section[0], *section[1]]
)
books = st.lists(sections, min_size=1, max_size=4).map(lambda parts: [i for p in parts for i in p])
documents = st.lists(st.one_of(paragraphs, headings, items, tables), min_size=1, max_size=10)


def markup(made: list[Item]) -> str:
    parts = []
    for item in made:
        text = html.escape(item.text)
        if item.role is Role.HEADING:
            parts.append(f"<h{item.level}>{text}</h{item.level}>")
        elif item.role is Role.LIST_ITEM:
            parts.append(f"<ul><li>{text}</li></ul>")
        elif item.cells:
            rows = ("".join(f"<td>{html.escape(c)}</td>" for c in row) for row in item.cells)
            parts.append("<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>")
        else:
            parts.append(f"<p>{text}</p>")
    return "".join(parts)


def as_html(made: list[Item], folder: Path) -> Path:
    path = folder / "a.html"
    path.write_text(f"<html><body>{markup(made)}</body></html>", encoding="utf-8")
    return path


def as_epub(made: list[Item], folder: Path) -> Path:
    return epub(folder / "a.epub", {"a.xhtml": markup(made)})


def as_docx(made: list[Item], folder: Path) -> Path:
    written = docx.Document()
    for item in made:
        if item.role is Role.HEADING:
            written.add_heading(item.text, item.level)
        elif item.role is Role.LIST_ITEM:
            written.add_paragraph(item.text, style="List Bullet")
        elif item.cells:
            table = written.add_table(len(item.cells), len(item.cells[0]))
            for r, row in enumerate(item.cells):
                for c, text in enumerate(row):
                    table.cell(r, c).text = text
        else:
            written.add_paragraph(item.text)
    path = folder / "a.docx"
    written.save(str(path))
    return path


def as_pdf(made: list[Item], folder: Path) -> Path:
    """Typeset over small pages, so that paragraphs cross page breaks."""
    css = "body {font-size: 10px} h1 {font-size: 20px} h2 {font-size: 16px} h3 {font-size: 13px}"
    story = pymupdf.Story(markup(made), user_css=css)
    path = folder / "a.pdf"
    writer = pymupdf.DocumentWriter(str(path))
    more = 1
    while more:
        device = writer.begin_page(pymupdf.Rect(0, 0, 400, 420))
        more, _filled = story.place(pymupdf.Rect(50, 50, 350, 370))
        story.draw(device)
        writer.end_page()
    writer.close()
    return path


# a page break at the end of a sentence may as well be the end of a paragraph: this has one sentence
_ANCHOR = Item(
    Role.PARAGRAPH, "The body stands here so that its size is known" + ", and goes on" * 30 + "."
)


def structure(document: Document) -> list[tuple[Role, int, str]]:
    return [
        (b.role, b.level, f"{b.cell.row},{b.cell.column} {b.text}" if b.cell else b.text)
        for b in document.blocks
    ]


def expected(made: list[Item]) -> list[tuple[Role, int, str]]:
    found: list[tuple[Role, int, str]] = []
    for item in made:
        if item.cells:
            found += [
                (Role.TABLE_CELL, 0, f"{r},{c} {text}")
                for r, row in enumerate(item.cells)
                for c, text in enumerate(row)
            ]
        else:
            found.append((item.role, item.level, item.text))
    return found


@pytest.mark.parametrize("write", [as_html, as_docx, as_epub])
@_SETTINGS
@given(made=documents)
def test_structure_survives_the_way_through_a_file(write, made: list[Item]) -> None:  # type: ignore[no-untyped-def]
    with tempfile.TemporaryDirectory() as folder:
        document = read(write(made, Path(folder)), Path(folder))
    assert structure(document) == expected(made)


def words_on_pages(path: Path) -> list[list[str]]:
    """What can be seen on the pages: a Story leaves out, or cuts off, what no longer fits."""
    flags = pymupdf.TEXT_PRESERVE_WHITESPACE | pymupdf.TEXT_MEDIABOX_CLIP
    with pymupdf.open(path) as pdf:
        texts = [page.get_text(flags=flags) for page in pdf]
    return [[word for word in text.split() if word != "•"] for text in texts]


@_SETTINGS
@given(made=flows)
def test_a_pdf_gives_all_words_back_in_order(made: list[Item]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = as_pdf(made, Path(folder))
        document = read(path, Path(folder))
        pages = words_on_pages(path)
    found = " ".join(b.text for b in document.blocks)
    assert found.split() == [word for page in pages for word in page]


@pytest.mark.slow
@_SETTINGS
@given(made=books)
def test_a_pdf_gives_paragraphs_headings_and_items_back(made: list[Item]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = as_pdf([*made, _ANCHOR], Path(folder))
        document = read(path, Path(folder))
        pages = [" ".join(page) for page in words_on_pages(path)]
    found = {(b.text, b.role) for b in document.blocks}
    for item in [*made, _ANCHOR]:
        if item.role is not Role.HEADING:
            assert (item.text, item.role) in found or item.text not in " ".join(pages), item
        elif any(item.text in page for page in pages):
            # a heading of two lines may come as two headings, never as body text
            roles = (Role.HEADING, Role.TITLE)
            titles = " ".join(b.text for b in document.blocks if b.role in roles)
            assert item.text in titles, item
