"""Documents as people write them, through a reader and a writer: what hangs on the text stays."""

import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import pytest
from lxml import etree

from kreyol_desktop.core.document import Document, Role, Style
from kreyol_desktop.core.document_io import ReadOptions, WriteOptions
from kreyol_desktop.core.job import ArtifactKind
from kreyol_desktop.engines.documents.library import DocumentLibrary
from kreyol_desktop.engines.documents.readers.style_sheets import read_sheets
from tests.engines.documents.writers.made import press, translated

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HEAD = (
    f'xmlns:w="{W[1:-1]}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
BOX = "<w:txbxContent><w:p><w:r><w:t>in the box</w:t></w:r></w:p></w:txbxContent>"
FIELD = '<w:fldSimple w:instr="PAGEREF _Toc1"><w:r><w:t>3</w:t></w:r></w:fldSimple>'


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def word_file(folder: Path, body: str) -> Path:
    """A Word file with ``body`` as its raw text."""
    base, path = folder / "base.docx", folder / "rich.docx"
    docx.Document().save(str(base))
    with zipfile.ZipFile(base) as source, zipfile.ZipFile(path, "w") as target:
        for name in source.namelist():
            if name != "word/document.xml":
                target.writestr(name, source.read(name))
        xml = f"<w:document {HEAD}><w:body>{body}<w:sectPr/></w:body></w:document>"
        target.writestr("word/document.xml", xml)
    return path


def read(path: Path, folder: Path) -> Document:
    return DocumentLibrary().read(path, ReadOptions(folder))


def in_capitals(path: Path, kind: ArtifactKind, folder: Path) -> Path:
    """The file with all its text in capitals, each run as it was."""
    made = translated(read(path, folder), str.upper)
    segments = {
        number: tuple(
            replace(
                segment,
                target_runs=tuple(
                    replace(r, text=r.text.upper()) for r in made.document.blocks[number].runs
                ),
            )
            for segment in found
        )
        for number, found in made.segments.items()
    }
    target = folder / f"out{press().suffix(kind)}"
    press().write(kind, replace(made, segments=segments), target, WriteOptions())
    return target


def body_of(path: Path) -> Any:
    with zipfile.ZipFile(path) as archive:
        return etree.fromstring(archive.read("word/document.xml"))


@pytest.fixture
def edited(tmp_path: Path) -> Callable[[str], Any]:
    return lambda body: body_of(in_capitals(word_file(tmp_path, body), ArtifactKind.DOCX, tmp_path))


def text_of(element: Any) -> str:
    return "".join(t.text or "" for t in element.iter(f"{W}t"))


def test_links_inside_a_word_file_lead_where_they_led(
    edited: Callable[[str], Any],
) -> None:
    body = edited(
        f'<w:p>{run("see ")}<w:hyperlink w:anchor="_Toc1">{run("part ")}{run("one", "<w:b/>")}'
        f"</w:hyperlink>{run(' above')}</w:p>"
    )
    (link,) = body.iter(f"{W}hyperlink")
    assert link.get(f"{W}anchor") == "_Toc1"
    assert text_of(link) == "PART ONE"
    assert text_of(body).startswith("SEE PART ONE ABOVE")


def test_raised_lowered_and_struck_words_stay_so(edited: Callable[[str], Any]) -> None:
    lowered = '<w:vertAlign w:val="subscript"/>'
    body = edited(
        f"<w:p>{run('h')}{run('2', lowered)}{run('o is ')}{run('not ', '<w:strike/>')}"
        f"{run('much longer than it was before')}</w:p>"
    )
    found = {text_of(r): r.find(f"{W}rPr") for r in body.iter(f"{W}r")}
    assert found["2"].find(f"{W}vertAlign").get(f"{W}val") == "subscript"
    assert found["NOT "].find(f"{W}strike") is not None
    assert found["MUCH LONGER THAN IT WAS BEFORE"].find(f"{W}strike") is None


def test_most_of_a_text_gives_its_look_to_what_a_style_cannot_say(
    edited: Callable[[str], Any],
) -> None:
    lit = run("lit", '<w:highlight w:val="red"/>')
    body = edited(f"<w:p>{run('this is plain, and ')}{lit}</w:p>")
    assert body.find(f".//{W}highlight") is None


def test_fields_leave_nothing_behind_that_word_would_fill(
    edited: Callable[[str], Any],
) -> None:
    body = edited(f"<w:p>{run('page ')}{FIELD}{run('.')}</w:p>")
    assert body.find(f".//{W}fldSimple") is None
    assert text_of(body).startswith("PAGE 3.")


def test_no_fallback_shows_the_text_of_the_source(edited: Callable[[str], Any]) -> None:
    body = edited(
        f"<w:p>{run('beside')}<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>"
        f"<wps:txbx>{BOX}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict>{BOX}</w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    assert text_of(body).count("IN THE BOX") == 1
    assert "in the box" not in text_of(body)


def test_comments_changes_and_content_controls_are_no_obstacle(tmp_path: Path) -> None:
    path = word_file(
        tmp_path,
        f'<w:p><w:commentRangeStart w:id="0"/>{run("a")}<w:commentRangeEnd w:id="0"/>'
        f'<w:ins w:id="1">{run(" b")}</w:ins><w:del w:id="2"><w:r><w:delText>c</w:delText></w:r></w:del>'
        f"</w:p><w:sdt><w:sdtContent><w:p>{run('d')}</w:p></w:sdtContent></w:sdt>"
        f"<w:tbl><w:tr><w:tc><w:p>{run('e')}</w:p><w:tbl><w:tr><w:tc><w:p>{run('f')}</w:p></w:tc></w:tr>"
        "</w:tbl><w:p/></w:tc></w:tr></w:tbl>",
    )
    assert [b.text for b in read(path, tmp_path).blocks if b.text] == ["a b", "d", "e", "f"]
    body = body_of(in_capitals(path, ArtifactKind.DOCX, tmp_path))
    assert text_of(body).startswith("A BDEF")
    assert body.find(f".//{W}commentRangeStart") is not None


PAGE = """<html><head><style>
/* classes as books have them */ @media print { .em { font-style: normal } }
.em { font-style: italic; color: #112233 } span.up, .raise { vertical-align: super }
p.gone { display: none } .sup { vertical-align: baseline }
</style></head><body><p>one <span class="em">two</span><span class="up">3</span>
<sup class="sup">4</sup> H<sub>2</sub>O <s>five</s></p><p class="gone">six</p></body></html>"""


def styles_of(document: Document) -> dict[str, Style]:
    return {r.text.strip(): r.style for b in document.blocks for r in b.runs}


def test_classes_say_how_words_look(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(PAGE, "utf-8")
    document = read(tmp_path / "a.html", tmp_path)
    styles = styles_of(document)
    assert "six" not in document.blocks[-1].text
    assert (styles["two"].italic, styles["two"].color) == (True, 0x112233)
    assert styles["3"].superscript
    assert styles["4"].superscript
    assert styles["2"].subscript
    assert styles["five"].struck


def test_sheets_without_end_are_read_in_no_time() -> None:
    assert read_sheets(["/*" * 400_000]) == {}
    assert read_sheets(["@" * 400_000, "{" * 400_000, ".a{" * 100_000]) == {}
    assert read_sheets([".a{color:red}", ".a , p.b{ COLOR : blue ; x:y}"]) == {
        ("", "a"): "color:red;color:blue;",
        ("p", "b"): "color:blue;",
    }


SHEET = ".i { font-style: italic } .lead { font-weight: bold }"
CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles>'
    '<rootfile full-path="O/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
)
BOOK = (
    '<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>T</dc:title></metadata><manifest>'
    '<item id="c" href="text/c.xhtml" media-type="application/xhtml+xml"/>'
    '<item id="s" href="look/s.css" media-type="text/css"/></manifest>'
    '<spine><itemref idref="c"/></spine></package>'
)


def test_a_book_marks_words_by_a_sheet_of_its_own(tmp_path: Path) -> None:
    page = (
        '<html xmlns="http://www.w3.org/1999/xhtml"><head><title>t</title>'
        '<link rel="stylesheet" href="../look/s.css"/><link rel="stylesheet" href="http://x/y.css"/>'
        '</head><body><p class="lead">one <span class="i">two</span></p></body></html>'
    )
    with zipfile.ZipFile(tmp_path / "a.epub", "w") as book:
        book.writestr("mimetype", "application/epub+zip")
        for name, text in (
            ("META-INF/container.xml", CONTAINER),
            ("O/book.opf", BOOK),
            ("O/look/s.css", SHEET),
            ("O/text/c.xhtml", page),
        ):
            book.writestr(name, text)
    styles = styles_of(read(tmp_path / "a.epub", tmp_path))
    assert (styles["one"].bold, styles["one"].italic) == (True, False)
    assert (styles["two"].bold, styles["two"].italic) == (True, True)


CUES = "1\n00:00:01,000 --> 00:00:02,000\nplain <i>slanted\nwords</i> <b>fat</b> <u>ruled</u>\n"


def test_subtitles_keep_their_styles(tmp_path: Path) -> None:
    (tmp_path / "a.srt").write_text(CUES, "utf-8")
    for kind in (ArtifactKind.SUBTITLES, ArtifactKind.VTT):
        written = in_capitals(tmp_path / "a.srt", kind, tmp_path).read_text("utf-8")
        assert "PLAIN <i>SLANTED\nWORDS</i> <b>FAT</b> <u>RULED</u>" in written
    lyrics = in_capitals(tmp_path / "a.srt", ArtifactKind.LRC, tmp_path).read_text("utf-8")
    assert "]PLAIN SLANTED WORDS FAT RULED\n" in lyrics


def test_a_link_with_several_looks_is_one_link(tmp_path: Path) -> None:
    page = '<p>See <a href="https://example.org/">the <b>whole</b> law</a>.</p>'
    (tmp_path / "a.html").write_text(page, "utf-8")
    html = in_capitals(tmp_path / "a.html", ArtifactKind.HTML, tmp_path).read_text("utf-8")
    assert '<a href="https://example.org/">THE <strong>WHOLE</strong> LAW</a>' in html
    text = in_capitals(tmp_path / "a.html", ArtifactKind.MARKDOWN, tmp_path).read_text("utf-8")
    assert "[THE **WHOLE** LAW](<https://example.org/>)." in text
    body_path = in_capitals(tmp_path / "a.html", ArtifactKind.DOCX, tmp_path)
    (link,) = body_of(body_path).iter(f"{W}hyperlink")
    assert text_of(link) == "THE WHOLE LAW"


def test_text_from_the_right_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<p>one</p><p lang='ar'>ماء نظيف</p>", "utf-8")
    html = in_capitals(tmp_path / "a.html", ArtifactKind.HTML, tmp_path).read_text("utf-8")
    assert html.count('dir="auto"') == 1
    assert [b.role for b in read(tmp_path / "a.html", tmp_path).blocks] == [Role.PARAGRAPH] * 2
