"""Real documents: nothing of their text is lost, and it comes in the order people read it."""

import unicodedata
from collections import Counter
from pathlib import Path

import pymupdf
import pytest

from kreyol_desktop.core.document import Document, Role
from kreyol_desktop.engines.documents.library import DocumentLibrary
from tests.engines.documents.readers.made import of_role, read, texts

SAMPLES = Path(__file__).resolve().parents[5] / "shared" / "samples"
PDFS = ["faa-handbook-en", "federal-register-en", "multicolumn", "outline", "proces-verbal-fr"]

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not SAMPLES.is_dir(), reason="the samples lie outside the project"),
]


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Document]:
    work = tmp_path_factory.mktemp("work")
    return {
        # the text layer alone: what stands in pictures of print has tests of its own
        path.stem: read(path, work, password="openpassword", ocr=path.stem.startswith("scan"))
        for path in sorted(SAMPLES.iterdir())
        if path.suffix in (".pdf", ".docx", ".epub")
    }


def characters(text: str) -> Counter[str]:
    """Letters and digits; ligatures as the letters that they join."""
    return Counter(char for char in unicodedata.normalize("NFKC", text) if char.isalnum())


@pytest.mark.parametrize("name", PDFS)
def test_every_character_of_every_page_reaches_a_block(
    documents: dict[str, Document], name: str
) -> None:
    with pymupdf.open(SAMPLES / f"{name}.pdf") as pdf:
        source = characters("".join(page.get_text() for page in pdf))
    document = documents[name]
    found = characters("".join(block.marker + block.text for block in document.blocks))
    assert source - found == Counter()
    assert found - source == Counter()


@pytest.mark.parametrize("name", PDFS)
def test_boxes_lie_on_the_page_and_do_not_cover_one_another(
    documents: dict[str, Document], name: str
) -> None:
    document = documents[name]
    boxes: dict[int, list[tuple[float, float, float, float]]] = {}
    for block in document.blocks:
        for fragment in block.fragments if block.role is not Role.IMAGE else ():
            box, page = fragment.box, document.pages[fragment.page]
            assert box.width > 0
            assert box.height > 0
            assert box.x0 >= -2
            assert box.x1 <= page.width + 2
            assert box.y0 >= -2
            assert box.y1 <= page.height + 2
            boxes.setdefault(fragment.page, []).append((box.x0, box.y0, box.x1, box.y1))
    for page_boxes in boxes.values():
        for at, (ax0, ay0, ax1, ay1) in enumerate(page_boxes):
            for bx0, by0, bx1, by1 in page_boxes[at + 1 :]:
                wide, high = min(ax1, bx1) - max(ax0, bx0), min(ay1, by1) - max(ay0, by0)
                assert wide < 1 or high < 3, (ax0, ay0, ax1, ay1, bx0, by0, bx1, by1)


def test_three_columns_are_read_in_order(documents: dict[str, Document]) -> None:
    register = documents["federal-register-en"]
    body = [b.text for b in register.blocks if b.role in (Role.PARAGRAPH, Role.LIST_ITEM)]
    text = "\n".join(body)
    marks = [
        "SUMMARY: The FAA proposes to supersede",
        "DATES: The FAA must receive comments",
        "ADDRESSES: You may send comments",
        "Fax: 202–493–2251.",
        "FOR FURTHER INFORMATION CONTACT: Ian Won, Manager",
        "reference a specific portion of the proposal, explain the reason",
        "Investigation of the accident has been completed",
        "stabilizer trim 3 commands contributing to the accident.",
        "Following the Lion Air Flight 610 accident",
    ]
    places = [text.find(mark) for mark in marks]
    assert -1 not in places
    assert places == sorted(places)


def test_running_heads_and_feet_of_the_register_are_set_apart(
    documents: dict[str, Document],
) -> None:
    register = documents["federal-register-en"]
    assert len(of_role(register, Role.RUNNING_HEAD)) >= 14
    assert texts(register, Role.PAGE_NUMBER) == [str(n) for n in range(47698, 47713)]
    spoken = "\n".join(
        b.text
        for b in register.blocks
        if b.role not in (Role.RUNNING_HEAD, Role.RUNNING_FOOT, Role.PAGE_NUMBER)
    )
    assert "VerDate" not in spoken
    assert "DSKJLSW7X2PROD" not in spoken
    assert len(of_role(register, Role.NOTE)) >= 15


def test_a_paper_in_two_columns_keeps_title_columns_and_table(
    documents: dict[str, Document],
) -> None:
    paper = documents["multicolumn"]
    assert texts(paper, Role.TITLE) == ["Two-Column Document with Lorem Ipsum"]
    assert texts(paper, Role.PAGE_NUMBER) == ["1", "2", "3"]
    assert texts(paper, Role.CAPTION) == ["Table 1: EU Countries Information"]
    cells = [b for b in paper.blocks if b.cell]
    assert len(cells) == 30
    assert [b.text for b in cells if b.cell and b.cell.row == 3] == [
        "Czech Republic",
        "10.7",
        "78,866",
        "Prague",
        "Czech",
    ]
    first = next(b for b in paper.blocks if b.text.startswith("Lorem ipsum dolor"))
    assert "rhoncus sem." in first.text
    flowing = next(b for b in paper.blocks if b.text.startswith("Nulla malesuada"))
    assert [f.page for f in flowing.fragments] == [0, 0]


def test_the_outline_of_a_latex_document_leads_to_its_headings(
    documents: dict[str, Document],
) -> None:
    document = documents["outline"]
    assert [(e.title, document.blocks[e.block or 0].text) for e in document.outline] == [
        (name, f"{number} {name}") for number, name in enumerate(["Foo", "Bar", "Baz"] * 3, 1)
    ]
    chapters = DocumentLibrary().chapters(document)
    assert [chapter.title for chapter in chapters][-9:] == ["Foo", "Bar", "Baz"] * 3


def test_french_minutes_keep_their_headings_and_names(documents: dict[str, Document]) -> None:
    minutes = documents["proces-verbal-fr"]
    headings = texts(minutes, Role.HEADING, Role.TITLE)
    assert [h for h in headings if h[0].isdigit()] == [
        "1. Ouverture de la séance",
        "2. Adoption de l’ordre du jour",
        "3. Période de question du public",
        "4. Demande de démolition pour le 1069, boulevard de de Sainte-Adèle",
        "5. LEVÉE DE LA SÉANCE",
    ]
    assert "M. Gaëtan Gagné, conseiller municipal" in texts(minutes, Role.PARAGRAPH)
    assert len(of_role(minutes, Role.IMAGE)) == 1


def test_a_handbook_page_flows_around_its_figures(documents: dict[str, Document]) -> None:
    handbook = documents["faa-handbook-en"]
    assert texts(handbook, Role.HEADING) == [
        "Boots Self-Locking Nut",
        "Stainless Steel Self-Locking Nut",
        "Elastic Stop Nut",
    ]
    assert texts(handbook, Role.CAPTION) == [
        "Figure 7-26. Self-locking nuts.",
        "Figure 7-27. Stainless steel self-locking nut.",
    ]
    assert texts(handbook, Role.PAGE_NUMBER) == ["7-45"]
    assert any("The wing type that is the most common ranges" in t for t in texts(handbook))


def test_a_locked_file_opens_with_its_password(documents: dict[str, Document]) -> None:
    assert documents["password"].blocks[0].text.startswith("Lorem ipsum dolor sit amet")


def test_a_scan_is_recognised_in_french(documents: dict[str, Document]) -> None:
    scan = documents["scan-fr"]
    assert scan.pages[0].ocr
    text = " ".join(texts(scan))
    for words in ("Portez ce vieux whisky au juge blond qui fume", "penser", "l'alcôve", "œuvre"):
        assert words in text.replace("’", "'")


def test_word_and_epub_samples_are_read_whole(documents: dict[str, Document]) -> None:
    word = documents["word-sample"]
    assert word.title == "Swimming in the lake"
    assert [b.marker for b in of_role(word, Role.LIST_ITEM)] == ["•"] * 3 + ["1.", "2.", "3."] * 2
    assert sum(b.cell is not None for b in word.blocks) == 12
    assert len(of_role(word, Role.IMAGE)) == 1
    book = documents["poetry-en"]
    assert book.author == "Sarah Louisa Forten Purvis"
    chapters = DocumentLibrary().chapters(book)
    assert len(chapters) == 19
    assert "The Grave of the Slave" in [chapter.title for chapter in chapters]
