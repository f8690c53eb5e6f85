"""ODT files."""

from pathlib import Path

from odf import style, table, text
from odf.opendocument import OpenDocumentText

from kreyol_desktop.core.document import Role
from tests.engines.documents.readers.made import read, texts


def test_structure_styles_and_notes_are_read(tmp_path: Path) -> None:
    made = OpenDocumentText()
    bold = style.Style(name="B", family="text")
    bold.addElement(style.TextProperties(fontweight="bold"))
    made.automaticstyles.addElement(bold)
    made.text.addElement(text.H(outlinelevel=2, text="Chapter"))
    paragraph = text.P(text="one ")
    paragraph.addElement(text.Span(stylename=bold, text="two"))
    paragraph.addElement(text.S(c=1))
    paragraph.addElement(text.LineBreak())
    note = text.Note(noteclass="footnote")
    note.addElement(text.NoteCitation(text="1"))
    body = text.NoteBody()
    body.addElement(text.P(text="the note"))
    note.addElement(body)
    paragraph.addElement(note)
    made.text.addElement(paragraph)
    items = text.List()
    for name in ("a", "b"):
        item = text.ListItem()
        item.addElement(text.P(text=name))
        items.addElement(item)
    made.text.addElement(items)
    grid = table.Table()
    for names in (("c", "d"), ("e", "f")):
        row = table.TableRow()
        for name in names:
            cell = table.TableCell()
            cell.addElement(text.P(text=name))
            row.addElement(cell)
        grid.addElement(row)
    made.text.addElement(grid)
    made.save(str(tmp_path / "a.odt"))
    document = read(tmp_path / "a.odt", tmp_path)
    assert [(b.role, b.level, b.marker, b.text) for b in document.blocks] == [
        (Role.HEADING, 2, "", "Chapter"),
        (Role.PARAGRAPH, 0, "", "one two\n1"),
        (Role.NOTE, 0, "1", "the note"),
        (Role.LIST_ITEM, 1, "•", "a"),
        (Role.LIST_ITEM, 1, "•", "b"),
        (Role.TABLE_CELL, 0, "", "c"),
        (Role.TABLE_CELL, 0, "", "d"),
        (Role.TABLE_CELL, 0, "", "e"),
        (Role.TABLE_CELL, 0, "", "f"),
    ]
    places = [(b.cell.row, b.cell.column) for b in document.blocks if b.cell]
    assert places == [(0, 0), (0, 1), (1, 0), (1, 1)]
    styles = {run.text.strip(): run.style for run in document.blocks[1].runs}
    assert styles["two"].bold
    assert not styles["one"].bold


def test_tracked_deletions_are_left_out(tmp_path: Path) -> None:
    made = OpenDocumentText()
    changes = text.TrackedChanges()
    region = text.ChangedRegion(check_grammar=False)
    deletion = text.Deletion()
    deletion.addElement(text.P(text="gone"))
    region.addElement(deletion)
    changes.addElement(region)
    made.text.addElement(changes)
    made.text.addElement(text.P(text="kept"))
    made.save(str(tmp_path / "a.odt"))
    assert texts(read(tmp_path / "a.odt", tmp_path)) == ["kept"]
