"""EPUB books."""

import zipfile
from pathlib import Path

import pytest

from kreyol_desktop.core.document import Role
from kreyol_desktop.core.errors import EncryptedError
from kreyol_desktop.core.language import Language
from kreyol_desktop.engines.documents.library import DocumentLibrary
from tests.engines.documents.readers.made import of_role, read, texts
from tests.engines.documents.readers.test_html import PNG

CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles>'
    '<rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/>'
    "</rootfiles></container>"
)


def epub(path: Path, chapters: dict[str, str], **members: str | bytes) -> Path:
    """An EPUB 3 with a navigation that names every chapter."""
    items = "".join(
        f'<item id="c{i}" href="{name}" media-type="application/xhtml+xml"/>'
        for i, name in enumerate(chapters)
    )
    refs = "".join(f'<itemref idref="c{i}"/>' for i in range(len(chapters)))
    links = "".join(f'<li><a href="{name}">Entry {name}</a></li>' for name in chapters)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("mimetype", "application/epub+zip", zipfile.ZIP_STORED)
        book.writestr("META-INF/container.xml", CONTAINER)
        book.writestr(
            "OEBPS/book.opf",
            '<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata '
            'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>My book</dc:title>'
            "<dc:creator>Me</dc:creator><dc:language>fr</dc:language></metadata><manifest>"
            '<item id="nav" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>'
            f"{items}</manifest><spine>{refs}</spine></package>",
        )
        book.writestr(
            "OEBPS/nav.xhtml",
            '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">'
            f'<body><nav epub:type="toc"><ol>{links}</ol></nav></body></html>',
        )
        for name, body in chapters.items():
            book.writestr(
                f"OEBPS/{name}",
                f'<html xmlns="http://www.w3.org/1999/xhtml"><body>{body}</body></html>',
            )
        for name, data in members.items():
            book.writestr(name, data)
    return path


def test_chapters_come_in_spine_order_with_outline_and_metadata(tmp_path: Path) -> None:
    path = epub(
        tmp_path / "a.epub",
        {"z.xhtml": "<h1>First</h1><p>a</p>", "b.xhtml": "<h1>Second</h1><p>c</p>"},
    )
    document = read(path, tmp_path)
    assert texts(document) == ["First", "a", "Second", "c"]
    assert (document.title, document.author, document.language) == (
        "My book",
        "Me",
        Language.FRENCH,
    )
    assert [(e.title, e.block) for e in document.outline] == [
        ("Entry z.xhtml", 0),
        ("Entry b.xhtml", 2),
    ]
    assert document.blocks[3].anchor == "OEBPS/b.xhtml#0/1"
    chapters = DocumentLibrary().chapters(document)
    assert [(c.title, c.first_block, c.last_block) for c in chapters] == [
        ("Entry z.xhtml", 0, 1),
        ("Entry b.xhtml", 2, 3),
    ]


def test_pictures_come_from_the_book_and_from_nowhere_else(tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_bytes(PNG)
    path = epub(
        tmp_path / "a.epub",
        {
            "a.xhtml": '<p>x</p><img src="../dot.png" alt="dot"/><img src="../../../secret.png"/>'
            '<img src="/etc/passwd"/><img src="http://127.0.0.1:9/a.png"/>'
        },
        **{"dot.png": PNG},
    )
    document = read(path, tmp_path / "work")
    (image,) = of_role(document, Role.IMAGE)
    assert image.image is not None
    assert image.image.path.parent == tmp_path / "work" / "images"


def test_members_with_climbing_names_are_never_written(tmp_path: Path) -> None:
    path = epub(tmp_path / "a.epub", {"a.xhtml": "<p>x</p>"}, **{"../../evil.txt": "evil"})
    work = tmp_path / "deep" / "er" / "work"
    read(path, work)
    assert not list(tmp_path.rglob("evil.txt"))


def test_a_damaged_chapter_is_left_out_with_a_warning(tmp_path: Path) -> None:
    path = epub(tmp_path / "a.epub", {"a.xhtml": "<p>aaaaaaaaaa</p>", "b.xhtml": "<p>good</p>"})
    raw = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as book:
        info = book.getinfo("OEBPS/a.xhtml")
    start = info.header_offset + 30 + len(info.filename)
    raw[start : start + info.compress_size] = b"\xff" * info.compress_size
    path.write_bytes(raw)
    document = read(path, tmp_path)
    assert texts(document) == ["good"]
    assert [w.code for w in document.warnings] == ["chapter_unreadable"]


def test_a_locked_book_is_refused_and_obfuscated_fonts_are_not(tmp_path: Path) -> None:
    lock = (
        '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><EncryptedData '
        'xmlns="http://www.w3.org/2001/04/xmlenc#"><EncryptionMethod Algorithm="{}"/>'
        "</EncryptedData></encryption>"
    )
    name = "META-INF/encryption.xml"
    locked = epub(
        tmp_path / "a.epub",
        {"a.xhtml": "<p>x</p>"},
        **{name: lock.format("http://www.w3.org/2001/04/xmlenc#aes128-cbc")},
    )
    with pytest.raises(EncryptedError):
        read(locked, tmp_path)
    fonts = epub(
        tmp_path / "b.epub",
        {"a.xhtml": "<p>x</p>"},
        **{name: lock.format("http://www.idpf.org/2008/embedding")},
    )
    assert texts(read(fonts, tmp_path)) == ["x"]


GIF = b"GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff!\xf9\x04\x01\x00\x00\x00\x00,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;"


def with_cover(path: Path, item: str, meta: str = "", **members: bytes) -> Path:
    """The smallest book, with a manifest ``item`` and a ``meta`` for its cover."""
    book = epub(path, {"a.xhtml": "<p>a</p>"}, **members)
    with zipfile.ZipFile(book) as old:
        files = {name: old.read(name) for name in old.namelist()}
    package = files["OEBPS/book.opf"].decode()
    package = package.replace("</metadata>", f"{meta}</metadata>").replace(
        "</manifest>", f"{item}</manifest>"
    )
    with zipfile.ZipFile(path, "w") as new:
        for name, data in {**files, "OEBPS/book.opf": package.encode()}.items():
            new.writestr(name, data)
    return path


@pytest.mark.parametrize(
    ("item", "meta"),
    [
        ('<item id="i" href="c%20v.png" properties="cover-image" media-type="image/png"/>', ""),
        (
            '<item id="i" href="c%20v.png" media-type="image/png"/>',
            '<meta name="cover" content="i"/>',
        ),
    ],
    ids=["epub 3", "epub 2"],
)
def test_the_cover_of_a_book_is_kept_by_reference(tmp_path: Path, item: str, meta: str) -> None:
    document = read(with_cover(tmp_path / "a.epub", item, meta, **{"OEBPS/c v.png": PNG}), tmp_path)
    assert document.cover is not None
    assert document.cover.media_type == "image/png"
    assert document.cover.path.read_bytes() == PNG


@pytest.mark.parametrize("data", [GIF, b"<svg/>", b"", None], ids=["gif", "svg", "empty", "absent"])
def test_a_cover_that_players_do_not_show_is_none(tmp_path: Path, data: bytes | None) -> None:
    item = '<item id="i" href="c.png" properties="cover-image" media-type="image/png"/>'
    members = {} if data is None else {"OEBPS/c.png": data}
    assert read(with_cover(tmp_path / "a.epub", item, **members), tmp_path).cover is None


def with_navigation_in_spine(path: Path, contents: str) -> Path:
    """A book whose navigation document stands before the chapters, with ``contents`` in it."""
    with zipfile.ZipFile(epub(path, {"a.xhtml": "<h1>One</h1><p>text</p>"})) as old:
        files = {name: old.read(name) for name in old.namelist()}
    package = files["OEBPS/book.opf"].decode()
    package = package.replace("<spine>", '<spine><itemref idref="nav"/>')
    page = files["OEBPS/nav.xhtml"].decode().replace("<body>", f"<body>{contents}")
    changed = {"OEBPS/book.opf": package.encode(), "OEBPS/nav.xhtml": page.encode()}
    with zipfile.ZipFile(path, "w") as new:
        for name, data in {**files, **changed}.items():
            new.writestr(name, data)
    return path


def test_a_list_of_contents_in_the_spine_is_outline_and_not_text(tmp_path: Path) -> None:
    path = with_navigation_in_spine(tmp_path / "a.epub", "<section><h2>Contents</h2></section>")
    document = read(path, tmp_path)
    assert texts(document) == ["One", "text"]
    assert [(e.title, e.block) for e in document.outline] == [("Entry a.xhtml", 0)]


def test_text_beside_the_list_of_contents_is_kept_where_it_stands(tmp_path: Path) -> None:
    path = with_navigation_in_spine(tmp_path / "a.epub", "<h2>Welcome</h2><p>Thanks to all.</p>")
    document = read(path, tmp_path)
    assert texts(document) == ["Welcome", "Thanks to all.", "One", "text"]
    assert document.blocks[1].anchor == "OEBPS/nav.xhtml#0/1"
