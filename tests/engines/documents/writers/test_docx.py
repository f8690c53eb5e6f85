import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx.shared import RGBColor

from kreyol_desktop.core.document import Block, Role, Run, Style
from kreyol_desktop.core.document_io import ReadOptions, WriteOptions
from kreyol_desktop.core.errors import TypesettingError
from kreyol_desktop.core.job import ArtifactKind
from kreyol_desktop.core.segment import Segment
from kreyol_desktop.engines.documents.library import DocumentLibrary
from kreyol_desktop.engines.documents.writers.catalogue import DOCX_TYPE
from tests.engines.documents.writers.made import (
    SHARED_SAMPLES,
    block,
    document,
    every_role,
    png,
    press,
    translated,
)

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def written(made, tmp_path, kind=ArtifactKind.DOCX):
    target = tmp_path / "out.docx"
    press().write(kind, made, target, WriteOptions())
    return docx.Document(str(target))


def read(path: Path, folder: Path):
    return DocumentLibrary().read(path, ReadOptions(work_dir=folder))


def source_docx(path: Path, tmp_path: Path) -> Path:
    """Headings, styled runs, a list, a table, a picture, a header, a link."""
    made = docx.Document()
    made.sections[0].header.paragraphs[0].text = "Clinic news"
    made.add_heading("Safe water", level=1)
    paragraph = made.add_paragraph("Water is ")
    strong = paragraph.add_run("life")
    strong.bold = True
    strong.font.color.rgb = RGBColor(0x0B, 0x4F, 0x8A)
    paragraph.add_run(" for all.")
    made.add_paragraph("boil it", style="List Bullet")
    made.add_picture(str(png(tmp_path / "p.png").path))
    table = made.add_table(rows=1, cols=2, style="Table Grid")
    table.rows[0].cells[0].text = "liter"
    table.rows[0].cells[1].text = "drops"
    made.save(str(path))
    return path


def test_a_new_docx_uses_the_styles_of_word(tmp_path):
    made = written(translated(every_role(tmp_path)), tmp_path)
    styles = {p.text: p.style.name for p in made.paragraphs}
    assert styles["SAFE WATER"] == "Title"
    assert styles["WHY IT MATTERS"] == "Heading 1"
    assert styles["HOW TO STORE IT"] == "Heading 2"
    assert styles["BOIL IT"] == "List Bullet"
    assert styles["FOR A MINUTE"] == "List Bullet 2"
    assert styles["A PICTURE"] == "Caption"
    assert styles["3. FIRST"] == "List Paragraph"
    assert made.tables[0].style.name == "Table Grid"
    assert [c.text for c in made.tables[0].rows[0].cells] == ["CONTAINER", "DROPS"]
    assert len(made.inline_shapes) == 1
    assert made.paragraphs[-1].text == "Se yon machin ki tradui dokiman sa a."


def test_the_language_of_the_text_is_set(tmp_path):
    made = written(translated(every_role(tmp_path)), tmp_path)
    tags = [tag.get(f"{W}val") for tag in made.styles.element.iter(f"{W}lang")]
    assert tags[0] == "ht-HT"
    assert made.core_properties.language == "ht"


def test_runs_keep_their_styles_and_links(tmp_path):
    made = written(translated(every_role(tmp_path)), tmp_path)
    paragraph = next(p for p in made.paragraphs if p.text.startswith("WATER IS"))
    assert [run.text for run in paragraph.runs if run.bold] == ["LIFE"]
    assert [link.address for link in paragraph.hyperlinks] == ["https://example.org/a?b=1&c=2"]


def test_a_bilingual_docx_has_two_columns(tmp_path):
    made = written(translated(every_role(tmp_path)), tmp_path, ArtifactKind.BILINGUAL_DOCX)
    rows = [[cell.text for cell in row.cells] for t in made.tables for row in t.rows]
    assert ["Water is life and more.", "WATER IS LIFE AND MORE."] in rows


def test_signs_that_xml_forbids_do_no_harm(tmp_path):
    made = written(translated(document([block(0, "a\0b\x0cc\ufffe")]), lambda t: t), tmp_path)
    assert made.paragraphs[0].text == "abc"


def test_a_docx_source_is_edited_and_keeps_all_else(tmp_path):
    source = source_docx(tmp_path / "in.docx", tmp_path)
    made = written(translated(read(source, tmp_path)), tmp_path)
    before = docx.Document(str(source))
    assert [p.style.name for p in made.paragraphs[: len(before.paragraphs)]] == [
        p.style.name for p in before.paragraphs
    ]
    assert [p.text for p in made.paragraphs[:3]] == [
        "SAFE WATER",
        "WATER IS LIFE FOR ALL.",
        "BOIL IT",
    ]
    strong = next(run for run in made.paragraphs[1].runs if run.bold)
    assert (strong.text, strong.font.color.rgb) == ("LIFE", RGBColor(0x0B, 0x4F, 0x8A))
    assert made.sections[0].header.paragraphs[0].text == "CLINIC NEWS"
    assert [c.text for c in made.tables[0].rows[0].cells] == ["LITER", "DROPS"]
    assert len(made.inline_shapes) == 1


def test_reading_the_edited_docx_gives_the_translation(tmp_path):
    source = read(source_docx(tmp_path / "in.docx", tmp_path), tmp_path)
    written(translated(source, note=None), tmp_path)
    again = read(tmp_path / "out.docx", tmp_path)
    assert [(b.role, b.text) for b in again.blocks] == [
        (b.role, b.text.upper()) for b in source.blocks
    ]


def test_a_segment_without_styled_runs_takes_the_style_of_most_of_its_source(tmp_path):
    source = source_docx(tmp_path / "in.docx", tmp_path)
    made = translated(read(source, tmp_path), note=None)
    number = next(b.id for b in made.document.blocks if b.text.startswith("Water"))
    plain = Segment(0, number, "Water is life for all.", target="Dlo se lavi pou tout moun.")
    made = replace(made, segments={**made.segments, number: (plain,)})
    result = written(made, tmp_path)
    assert result.paragraphs[1].text == "Dlo se lavi pou tout moun."
    assert not any(run.bold for run in result.paragraphs[1].runs)


def test_numbers_that_word_counts_are_not_written_twice(tmp_path):
    source = source_docx(tmp_path / "in.docx", tmp_path)
    made = translated(read(source, tmp_path), note=None)
    heading = (
        made.document.blocks[1]
        if made.document.blocks[0].role is not Role.HEADING
        else made.document.blocks[0]
    )
    numbered = replace(heading, runs=(Run("1.2 ", heading.runs[0].style), *heading.runs))
    blocks = tuple(numbered if b.id == heading.id else b for b in made.document.blocks)
    target = Segment(0, heading.id, numbered.text, target="1.2 Dlo pwòp")
    made = replace(
        made,
        document=replace(made.document, blocks=blocks),
        segments={**made.segments, heading.id: (target,)},
    )
    assert written(made, tmp_path).paragraphs[0].text == "Dlo pwòp"


def test_macros_do_not_travel(tmp_path):
    source = source_docx(tmp_path / "in.docx", tmp_path)
    made = translated(read(source, tmp_path))
    with zipfile.ZipFile(source, "a") as archive:
        archive.writestr("word/vbaProject.bin", b"macro")
    written(made, tmp_path)
    with zipfile.ZipFile(tmp_path / "out.docx") as archive:
        assert not any("vba" in name.lower() for name in archive.namelist())


def test_a_source_without_anchors_is_built_anew(tmp_path):
    source = source_docx(tmp_path / "in.docx", tmp_path)
    bare = [Block(0, Role.PARAGRAPH, (Run("just text", Style(bold=True)),))]
    made = translated(replace(document(bare, source), media_type=DOCX_TYPE), note=None)
    assert [p.text for p in written(made, tmp_path).paragraphs] == ["JUST TEXT"]


def test_a_source_that_was_damaged_since_it_was_read_is_named(tmp_path):
    source = source_docx(tmp_path / "in.docx", tmp_path)
    made = translated(read(source, tmp_path))
    with zipfile.ZipFile(tmp_path / "in.docx", "w") as archive:
        archive.writestr("word/document.xml", "<w:document><unfinished")
    with pytest.raises(TypesettingError):
        written(made, tmp_path)
    assert not (tmp_path / "out.docx").exists()


@pytest.mark.slow
@pytest.mark.parametrize("source", sorted(SHARED_SAMPLES.glob("*.docx")), ids=lambda p: p.name)
def test_the_samples_keep_their_structure(source, tmp_path):
    before = read(source, tmp_path)
    written(translated(before, note=None), tmp_path)
    after = read(tmp_path / "out.docx", tmp_path)
    assert [(b.role, b.level, b.text) for b in after.blocks] == [
        (b.role, b.level, b.text.upper() if b.text.strip() else b.text) for b in before.blocks
    ]
