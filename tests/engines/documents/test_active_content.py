"""Macros, remote resources, outside relations and entities: ignored in, and not passed on."""

import socket
import threading
import zipfile
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from odf.opendocument import OpenDocumentText
from odf.text import P

from kreyol_desktop.core.document import Document
from kreyol_desktop.core.document_io import WriteOptions
from kreyol_desktop.core.errors import CorruptError, TooLargeError
from kreyol_desktop.core.job import ArtifactKind
from tests.engines.documents.readers.made import read, texts
from tests.engines.documents.readers.test_epub import epub
from tests.engines.documents.writers.made import press, translated

SECRET = "the secret words"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
BLIP = (
    "<w:p><w:r><w:t>picture</w:t></w:r><w:r><w:drawing><a:blip "
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    f'xmlns:r="{RELATIONS}" r:link="rId99"/></w:drawing></w:r></w:p>'
)


class Listener:
    """A server on this machine that counts who calls."""

    def __init__(self) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0))
        self._socket.settimeout(0.1)
        self._running = True
        self.calls = 0
        self.address = f"http://127.0.0.1:{self._socket.getsockname()[1]}"
        self._thread = threading.Thread(target=self._listen)
        self._thread.start()

    def _listen(self) -> None:
        while self._running:
            try:
                connection, _peer = self._socket.accept()
            except TimeoutError:
                continue
            self.calls += 1
            connection.close()

    def close(self) -> None:
        self._running = False
        self._thread.join()
        self._socket.close()


@pytest.fixture
def listener() -> Iterator[Listener]:
    made = Listener()
    yield made
    made.close()


@pytest.fixture
def secret(tmp_path: Path) -> str:
    path = tmp_path / "secret.txt"
    path.write_text(SECRET, "utf-8")
    return path.as_uri()


def changed(path: Path, edit: dict[str, tuple[str, str]], **more: bytes) -> Path:
    """The archive with ``old -> new`` in the members of ``edit``, and with ``more`` members."""
    with zipfile.ZipFile(path) as old:
        files = {name: old.read(name) for name in old.namelist()}
    for name, (before, after) in edit.items():
        assert before in files[name].decode()
        files[name] = files[name].decode().replace(before, after, 1).encode()
    with zipfile.ZipFile(path, "w") as new:
        for name, data in {**files, **more}.items():
            new.writestr(name, data)
    return path


def word_file(path: Path, address: str, secret: str) -> Path:
    """A DOCX with a template, a picture and an object that lie elsewhere, and a link."""
    made = docx.Document()
    made.add_paragraph("plain words")
    made.save(str(path))
    relations = "".join(
        f'<Relationship Id="rId{99 + n}" Type="{RELATIONS}/{kind}" Target="{target}" '
        'TargetMode="External"/>'
        for n, (kind, target) in enumerate(
            (
                ("image", f"{address}/a.png"),
                ("attachedTemplate", f"{address}/t.dotm"),
                ("oleObject", secret),
                ("hyperlink", "https://example.org/read"),
            )
        )
    )
    return changed(
        path,
        {
            "word/_rels/document.xml.rels": ("</Relationships>", f"{relations}</Relationships>"),
            "word/document.xml": ("<w:sectPr", f"{BLIP}<w:sectPr"),
        },
    )


def open_text(path: Path, address: str, secret: str) -> Path:
    """An ODT with a macro, a remote picture and a section that is kept in another file."""
    made = OpenDocumentText()
    made.text.addElement(P(text="plain words"))
    made.save(str(path))
    outside = (
        f'<text:p>picture<draw:frame><draw:image xlink:href="{address}/a.png"/></draw:frame></text:p>'
        f'<text:section text:name="s"><text:section-source xlink:href="{secret}"/></text:section>'
    )
    spaces = (
        'xmlns:xlink="http://www.w3.org/1999/xlink" '
        'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"'
    )
    return changed(
        path,
        {
            "content.xml": ("</office:text>", f"<text:p {spaces}>{outside}</text:p></office:text>"),
        },
        **{"Basic/Standard/Module1.xml": b"Sub AutoOpen: Shell: End Sub"},
    )


def page_markup(address: str, secret: str) -> str:
    return (
        f'<p>plain words</p><img src="{address}/a.png"/><img src="{secret}"/>'
        f'<script src="{address}/a.js">alert(1)</script><iframe src="{address}/b"></iframe>'
        f'<object data="{secret}"></object><embed src="{secret}"/><video src="{address}/v"></video>'
        f"<style>@import url({address}/c.css); p {{background: url({address}/d.png)}}</style>"
        f'<svg><image href="{address}/e.png"/></svg><p style="background:url({address}/f)">end</p>'
    )


def web_page(path: Path, address: str, secret: str) -> Path:
    head = (
        f'<!DOCTYPE html SYSTEM "{address}/x.dtd" [<!ENTITY e SYSTEM "{secret}">]><html><head>'
        f'<base href="{address}/"/><link rel="stylesheet" href="{address}/y.css"/>'
        f'<meta http-equiv="refresh" content="0;url={address}/z"/></head>'
    )
    path.write_text(f"{head}<body>{page_markup(address, secret)}&e;</body></html>", "utf-8")
    return path


def book_file(path: Path, address: str, secret: str) -> Path:
    made = epub(path, {"a.xhtml": page_markup(address, secret)})
    return changed(
        made, {"OEBPS/a.xhtml": ("<html", f'<!DOCTYPE html SYSTEM "{address}/x.dtd"><html')}
    )


KINDS = {".docx": word_file, ".odt": open_text, ".html": web_page, ".epub": book_file}


@pytest.mark.parametrize("suffix", KINDS)
def test_nothing_is_fetched_run_or_passed_on(
    suffix: str, listener: Listener, secret: str, tmp_path: Path
) -> None:
    path = KINDS[suffix](tmp_path / f"a{suffix}", listener.address, secret)
    source = read(path, tmp_path / "work")
    assert texts(source)[0] == "plain words"
    assert SECRET not in " ".join(texts(source))
    for kind in (ArtifactKind.DOCX, ArtifactKind.EPUB, ArtifactKind.HTML, ArtifactKind.PDF):
        if kind in press().formats_for(source.media_type):
            result = written(source, kind, tmp_path)
            assert listener.address.encode() not in result
            assert b"secret" not in result
            assert b"alert(1)" not in result
    assert listener.calls == 0


def written(source: Document, kind: ArtifactKind, folder: Path) -> bytes:
    """All bytes of a result, those of an archive unpacked."""
    target = folder / f"out{press().suffix(kind)}"
    press().write(kind, translated(source), target, WriteOptions())
    if not zipfile.is_zipfile(target):
        return target.read_bytes()
    with zipfile.ZipFile(target) as archive:
        return b"\n".join(archive.read(name) for name in archive.namelist())


def test_a_link_that_a_person_clicks_on_stays(
    listener: Listener, secret: str, tmp_path: Path
) -> None:
    path = word_file(tmp_path / "a.docx", listener.address, secret)
    result = written(read(path, tmp_path), ArtifactKind.DOCX, tmp_path)
    assert b"https://example.org/read" in result
    assert result.count(b'Target="NULL"') == 3


@pytest.mark.parametrize("name", ["word/vbaProject.bin", "word/other.bin"])
def test_macros_do_not_travel_whatever_their_part_is_called(name: str, tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    made = docx.Document()
    made.add_paragraph("plain words")
    made.save(str(path))
    kind = (
        f'<Override PartName="/{name}" ContentType="application/vnd.ms-office.vbaProject"/></Types>'
    )
    changed(path, {"[Content_Types].xml": ("</Types>", kind)}, **{name: b"Sub AutoOpen"})
    source = read(path, tmp_path)
    assert texts(source) == ["plain words"]
    result = written(source, ArtifactKind.DOCX, tmp_path)
    assert b"PLAIN WORDS" in result
    assert b"AutoOpen" not in result


@pytest.mark.parametrize(
    ("suffix", "member"),
    [(".docx", "word/document.xml"), (".odt", "content.xml"), (".epub", "OEBPS/book.opf")],
)
@pytest.mark.parametrize("kind", ["bomb", "file", "address"])
def test_entities_in_packages_are_refused(
    suffix: str, member: str, kind: str, listener: Listener, secret: str, tmp_path: Path
) -> None:
    path = KINDS[suffix](tmp_path / f"a{suffix}", listener.address, secret)
    entities = {
        "bomb": '<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;">',
        "file": f'<!ENTITY b SYSTEM "{secret}">',
        "address": f'<!ENTITY % p SYSTEM "{listener.address}/p.dtd"> %p; <!ENTITY b "x">',
    }[kind]
    with zipfile.ZipFile(path) as archive:
        text = archive.read(member).decode()
    head, mark, rest = text.partition("?>") if text.startswith("<?xml") else ("", "", text)
    changed(path, {member: (text, f"{head}{mark}<!DOCTYPE x [{entities}]>{rest}")})
    with pytest.raises(CorruptError):
        read(path, tmp_path)
    assert listener.calls == 0


@pytest.mark.parametrize(
    ("suffix", "member"),
    [(".docx", "word/media/a.png"), (".odt", "Pictures/a.png"), (".epub", "OEBPS/a.png")],
)
def test_zip_bombs_of_every_kind_are_refused(
    suffix: str, member: str, listener: Listener, secret: str, tmp_path: Path
) -> None:
    path = KINDS[suffix](tmp_path / f"a{suffix}", listener.address, secret)
    with (
        zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive,
        archive.open(member, "w") as stream,
    ):
        for _ in range(40):
            stream.write(bytes(2**20))
    with pytest.raises(TooLargeError):
        read(path, tmp_path)
