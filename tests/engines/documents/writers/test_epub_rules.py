"""Every book keeps the rules of EPUB 3.3, and the check of the rules finds what breaks them."""

import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from kreyol_desktop.core.document import Chapter, Role, Run, Style
from kreyol_desktop.core.document_io import WriteOptions
from kreyol_desktop.core.job import ArtifactKind
from tests.engines.documents.writers.epub_rules import broken_rules
from tests.engines.documents.writers.made import (
    block,
    cell,
    document,
    every_role,
    png,
    press,
    spoken,
    translated,
)


def bound(made, folder: Path, kind: ArtifactKind = ArtifactKind.EPUB) -> Path:
    target = folder / "out.epub"
    press().write(kind, made, target, WriteOptions())
    return target


def odd_blocks(folder: Path):
    """What is at the edge of what XHTML allows: empty, nested, broken lines, marks in text."""
    linked = Style(link="https://example.org/?a=1&b=2", bold=True, italic=True, monospace=True)
    return [
        block(0, "one\ntwo", Role.HEADING, level=6),
        block(1, "", Role.PARAGRAPH),
        replace(block(2, "x"), runs=(Run("a", linked), Run("b", replace(linked, link="#x")))),
        block(3, "deep", Role.LIST_ITEM, level=5, marker="•"),
        block(4, "flat", Role.LIST_ITEM, level=1, marker="7)"),
        block(5, "<b>&amp;\x00 ]]>", Role.QUOTE),
        block(6, "a\n  b", Role.CODE),
        cell(7, "", 0, 0),
        cell(8, "wide", 0, 1, column_span=2, row_span=2),
        cell(9, "first", 1, 0),
        cell(10, "second", 1, 0),
        block(11, "", Role.IMAGE, image=replace(png(folder / "a.png"), alt='"<&')),
        block(12, "field", Role.FORM_FIELD),
        block(13, "3", Role.PAGE_NUMBER),
    ]


@pytest.mark.parametrize("kind", [ArtifactKind.EPUB, ArtifactKind.BILINGUAL_EPUB])
@pytest.mark.parametrize("heard", [False, True])
@pytest.mark.parametrize("odd", [False, True])
def test_books_keep_the_rules(kind, heard, odd, tmp_path):
    source = document(odd_blocks(tmp_path)) if odd else every_role(tmp_path)
    made = translated(source)
    made = spoken(made, tmp_path) if heard else made
    assert broken_rules(bound(made, tmp_path, kind)) == []


def test_a_book_with_chapters_and_a_cover_of_its_own_keeps_the_rules(tmp_path):
    source = replace(
        document([block(n, f"text {n}") for n in range(9)]), cover=png(tmp_path / "c.png")
    )
    chapters = (Chapter(0, "Yon", 0, 3), Chapter(1, "De", 4, 8))
    made = spoken(replace(translated(source), chapters=chapters), tmp_path)
    assert broken_rules(bound(made, tmp_path)) == []


FAULTS = {
    "an id twice": ("EPUB/part0001.xhtml", 'id="s1"', 'id="b1"'),
    "a link to nowhere": ("EPUB/nav.xhtml", "#b2", "#b99"),
    "a page that is missing": ("EPUB/nav.xhtml", 'href="part0001.xhtml', 'href="part9.xhtml'),
    "a remote picture": ("EPUB/cover.xhtml", 'src="cover.jpg"', 'src="https://x.org/c.jpg"'),
    "no alternative text": ("EPUB/cover.xhtml", " alt=", " title="),
    "a script": ("EPUB/part0001.xhtml", "</body>", "<script>1</script></body>"),
    "a block in a heading": ("EPUB/part0001.xhtml", "</h1>", "<div/></h1>"),
    "a remote style": ("EPUB/style.css", "{", "{background:url(https://x.org/a.png);"),
    "no date": ("EPUB/package.opf", "dcterms:modified", "dcterms:created"),
    "an unknown page in the spine": ("EPUB/package.opf", 'idref="cover"', 'idref="none"'),
    "a wrong type": ("EPUB/package.opf", "image/jpeg", "image/png"),
    "no navigation": ("EPUB/package.opf", ' properties="nav"', ""),
    "an undeclared file": (
        "EPUB/package.opf",
        '<item id="css" href="style.css" media-type="text/css"/>',
        "",
    ),
    "an identifier that is none": ("EPUB/package.opf", '"id">', '"other">'),
    "no title": ("EPUB/package.opf", "<dc:title>Yon liv</dc:title>", ""),
    "another length": (
        "EPUB/package.opf",
        'property="media:duration">0:',
        'property="media:duration">9:',
    ),
    "a place that is not heard": ("EPUB/part0001.smil", "part0001.xhtml#s", "part0001.xhtml#q"),
    "audio that is not there": ("EPUB/part0001.smil", 'src="audio/audio', 'src="audio/other'),
    "a clip that runs back": ("EPUB/part0001.smil", "clipBegin", "clipEnd0"),
    "a wrong container": ("META-INF/container.xml", "EPUB/package.opf", "EPUB/other.opf"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_the_check_finds_a_fault(fault, tmp_path):
    name, before, after = FAULTS[fault]
    source = bound(spoken(translated(every_role(tmp_path)), tmp_path), tmp_path)
    assert broken_rules(source) == []
    damaged = tmp_path / "damaged.epub"
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(damaged, "w") as new:
        assert before in old.read(name).decode()
        for info in old.infolist():
            data = old.read(info)
            if info.filename == name:
                data = data.decode().replace(before, after, 1).encode()
            new.writestr(info.filename, data, info.compress_type)
    assert broken_rules(damaged) != []
