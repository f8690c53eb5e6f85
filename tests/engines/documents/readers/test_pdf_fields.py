"""Forms: values stand after their labels, and ticks are not read as text."""

from pathlib import Path

import pymupdf

from kreyol_desktop.core.document import Role
from kreyol_desktop.core.document_io import WriteOptions
from kreyol_desktop.core.job import ArtifactKind
from tests.engines.documents.readers.made import read, texts
from tests.engines.documents.writers.made import press, translated

LABELS = ["Family name", "First name", "Place of birth"]


def form(path: Path) -> Path:
    """Three text fields, two of them filled, a ticked box, and a line to sign on."""
    with pymupdf.open() as pdf:
        page = pdf.new_page()
        page.insert_text((60, 70), "Application for a certificate", fontsize=18)
        for row, (label, value) in enumerate(zip(LABELS, ["Pierre", "Jean", ""], strict=True)):
            y = 120 + 30 * row
            page.insert_text((60, y), f"{label}:", fontsize=10)
            page.add_widget(_widget("Text", (200, y - 13, 500, y + 5), f"t{row}", value))
        page.add_widget(_widget("CheckBox", (60, 210, 72, 222), "c", True))
        page.insert_text((74, 220), "Married", fontsize=10)
        page.insert_text((60, 300), "Signature: ____________________", fontsize=10)
        pdf.save(path)
    return path


def _widget(kind: str, place: tuple[int, int, int, int], name: str, value: object):
    widget = pymupdf.Widget()
    widget.field_type = getattr(pymupdf, f"PDF_WIDGET_TYPE_{kind.upper()}")
    widget.field_name, widget.field_value, widget.rect = name, value, pymupdf.Rect(place)
    return widget


def test_what_is_written_in_a_field_follows_its_label(tmp_path: Path) -> None:
    document = read(form(tmp_path / "form.pdf"), tmp_path)
    found = [(b.role is Role.FORM_FIELD, b.text) for b in document.blocks]
    assert found[1:6] == [
        (False, "Family name:"),
        (True, "Pierre"),
        (False, "First name:"),
        (True, "Jean"),
        (False, "Place of birth:"),
    ]


def test_a_tick_is_not_read_as_a_letter_of_its_label(tmp_path: Path) -> None:
    path = form(tmp_path / "form.pdf")
    with pymupdf.open(path) as pdf:
        assert "Married" not in pdf[0].get_text().splitlines()[:1]
        assert "4" in pdf[0].get_text() or "3" in pdf[0].get_text()  # how the tick is written
    assert "Married" in texts(read(path, tmp_path))


def test_a_line_to_sign_on_stays_a_line(tmp_path: Path) -> None:
    made = translated(read(form(tmp_path / "form.pdf"), tmp_path), str.upper, note=None)
    press().write(ArtifactKind.PDF, made, tmp_path / "out.pdf", WriteOptions())
    with pymupdf.open(tmp_path / "out.pdf") as result:
        (line,) = [t for t in result[0].get_text().splitlines() if t.startswith("SIGNATURE")]
        assert line.count("_") >= 12
        assert "." not in line
        assert [w.field_value for w in result[0].widgets()][:2] == ["Pierre", "Jean"]
