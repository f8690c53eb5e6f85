"""DOCX files: order, styles, lists, tables, notes, pictures."""

import zipfile
from pathlib import Path

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import RGBColor

from kreyol_desktop.core.document import Align, Document, Role
from kreyol_desktop.core.language import Language
from tests.engines.documents.readers.made import of_role, read, texts
from tests.engines.documents.readers.test_html import PNG

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def with_body(tmp_path: Path, body: str, **parts: str) -> Document:
    """A DOCX made of raw XML; ``parts`` adds or replaces members of ``word/``."""
    base = tmp_path / "base.docx"
    docx.Document().save(str(base))
    path = tmp_path / "raw.docx"
    new = {f"word/{name}.xml": xml for name, xml in parts.items()}
    new["word/document.xml"] = (
        f'<w:document xmlns:w="{W}"><w:body>{body}<w:sectPr/></w:body></w:document>'
    )
    with zipfile.ZipFile(base) as source, zipfile.ZipFile(path, "w") as target:
        for name in source.namelist():
            if name not in new:
                target.writestr(name, source.read(name))
        for name, xml in new.items():
            target.writestr(name, xml)
    return read(path, tmp_path)


def test_roles_levels_and_order_follow_the_document(tmp_path: Path) -> None:
    made = docx.Document()
    made.core_properties.title = "My book"
    made.core_properties.author = "Me"
    made.add_heading("The title", 0)
    made.add_heading("Chapter", 1)
    made.add_paragraph("Some text.")
    made.add_paragraph("An item", style="List Bullet")
    made.add_paragraph("First", style="List Number")
    made.add_paragraph("Second", style="List Number")
    table = made.add_table(rows=2, cols=2)
    table.cell(0, 0).text, table.cell(1, 1).text = "a", "d"
    made.add_paragraph("A quotation", style="Quote")
    made.add_paragraph("Figure 1", style="Caption")
    made.save(str(tmp_path / "a.docx"))
    document = read(tmp_path / "a.docx", tmp_path)
    assert (document.title, document.author) == ("My book", "Me")
    assert document.language is Language.ENGLISH
    assert [(b.role, b.level, b.marker, b.text) for b in document.blocks] == [
        (Role.TITLE, 0, "", "The title"),
        (Role.HEADING, 1, "", "Chapter"),
        (Role.PARAGRAPH, 0, "", "Some text."),
        (Role.LIST_ITEM, 1, "•", "An item"),
        (Role.LIST_ITEM, 1, "1.", "First"),
        (Role.LIST_ITEM, 1, "2.", "Second"),
        (Role.TABLE_CELL, 0, "", "a"),
        (Role.TABLE_CELL, 0, "", ""),
        (Role.TABLE_CELL, 0, "", ""),
        (Role.TABLE_CELL, 0, "", "d"),
        (Role.QUOTE, 0, "", "A quotation"),
        (Role.CAPTION, 0, "", "Figure 1"),
    ]
    assert [e.title for e in document.outline] == ["Chapter"]


def test_run_styles_alignment_and_breaks_are_kept(tmp_path: Path) -> None:
    made = docx.Document()
    paragraph = made.add_paragraph("plain ")
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    bold = paragraph.add_run("bold")
    bold.bold = True
    bold.font.color.rgb = RGBColor(0xCC, 0, 0)
    paragraph.add_run().add_break()
    italic = paragraph.add_run("italic")
    italic.italic = italic.underline = True
    made.save(str(tmp_path / "a.docx"))
    (block,) = read(tmp_path / "a.docx", tmp_path).blocks
    assert block.text == "plain bold\nitalic"
    assert block.align is Align.CENTER
    styles = {run.text.strip(): run.style for run in block.runs}
    assert styles["bold"].bold
    assert styles["bold"].color == 0xCC0000
    assert styles["italic"].italic
    assert styles["italic"].underline
    assert not styles["plain"].bold


def test_merged_cells_have_spans(tmp_path: Path) -> None:
    made = docx.Document()
    table = made.add_table(rows=3, cols=3)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "wide"
    table.cell(1, 2).merge(table.cell(2, 2)).text = "tall"
    table.cell(2, 0).text = "low"
    made.save(str(tmp_path / "a.docx"))
    cells = {b.text: b.cell for b in read(tmp_path / "a.docx", tmp_path).blocks if b.text}
    assert (cells["wide"].column_span, cells["wide"].row_span) == (2, 1)
    assert (cells["tall"].row, cells["tall"].column, cells["tall"].row_span) == (1, 2, 2)
    assert (cells["low"].row, cells["low"].column) == (2, 0)


def test_pictures_heads_and_feet_are_read(tmp_path: Path) -> None:
    (tmp_path / "dot.png").write_bytes(PNG)
    made = docx.Document()
    made.sections[0].header.paragraphs[0].text = "The head"
    made.sections[0].footer.paragraphs[0].text = "12"
    made.add_paragraph("before")
    made.add_picture(str(tmp_path / "dot.png"))
    made.add_paragraph("after")
    made.save(str(tmp_path / "a.docx"))
    document = read(tmp_path / "a.docx", tmp_path)
    assert [(b.role, b.text) for b in document.blocks] == [
        (Role.RUNNING_HEAD, "The head"),
        (Role.PARAGRAPH, "before"),
        (Role.IMAGE, ""),
        (Role.PARAGRAPH, "after"),
        (Role.PAGE_NUMBER, "12"),
    ]
    (image,) = of_role(document, Role.IMAGE)
    assert image.image is not None
    assert image.image.path.is_file()


def test_deleted_hidden_and_field_code_text_is_left_out(tmp_path: Path) -> None:
    document = with_body(
        tmp_path,
        "<w:p><w:r><w:t>kept</w:t></w:r><w:del><w:r><w:delText>gone</w:delText></w:r></w:del>"
        '<w:ins><w:r><w:t xml:space="preserve"> added</w:t></w:r></w:ins>'
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>"
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGEREF x</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t xml:space="preserve"> 7</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>',
    )
    assert texts(document) == ["kept added 7"]


def test_foot_notes_follow_the_paragraph_that_refers_to_them(tmp_path: Path) -> None:
    document = with_body(
        tmp_path,
        '<w:p><w:r><w:t>one</w:t></w:r><w:r><w:footnoteReference w:id="5"/></w:r></w:p>'
        "<w:p><w:r><w:t>two</w:t></w:r></w:p>",
        footnotes=f'<w:footnotes xmlns:w="{W}"><w:footnote w:id="5"><w:p><w:r><w:footnoteRef/></w:r>'
        "<w:r><w:t>the note</w:t></w:r></w:p></w:footnote></w:footnotes>",
    )
    assert [(b.role, b.marker, b.text) for b in document.blocks] == [
        (Role.PARAGRAPH, "", "one1"),
        (Role.NOTE, "1", "the note"),
        (Role.PARAGRAPH, "", "two"),
    ]
    assert document.blocks[0].runs[-1].style.superscript


def test_the_anchor_counts_the_paragraphs_of_the_part(tmp_path: Path) -> None:
    document = with_body(
        tmp_path, "<w:p/><w:p><w:r><w:t>a</w:t></w:r></w:p><w:p><w:r><w:t>b</w:t></w:r></w:p>"
    )
    assert [b.anchor for b in document.blocks] == ["word/document.xml#1", "word/document.xml#2"]


@pytest.mark.parametrize(
    ("kind", "wanted"),
    [("lowerLetter", ["a)", "b)"]), ("upperRoman", ["I)", "II)"]), ("decimal", ["1)", "2)"])],
)
def test_list_numbers_have_their_form(tmp_path: Path, kind: str, wanted: list[str]) -> None:
    item = (
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="9"/></w:numPr></w:pPr>'
        "<w:r><w:t>x</w:t></w:r></w:p>"
    )
    document = with_body(
        tmp_path,
        item * 2,
        numbering=f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="3"><w:lvl w:ilvl="0">'
        f'<w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="%1)"/></w:lvl>'
        '</w:abstractNum><w:num w:numId="9"><w:abstractNumId w:val="3"/></w:num></w:numbering>',
    )
    assert [b.marker for b in document.blocks] == wanted
