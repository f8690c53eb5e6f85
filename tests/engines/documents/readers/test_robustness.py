"""Broken, hostile and extreme files end in a typed error or a right result; never in a crash."""

import io
import random
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pymupdf
import pytest

from kreyol_desktop.core.errors import (
    AccessDeniedError,
    CorruptError,
    EmptyInputError,
    EncryptedError,
    InputError,
    NotFoundError,
    ScannedError,
    TooLargeError,
    UnsupportedFormatError,
)
from tests.engines.documents.readers.made import BODY, lines, pdf_of, read, texts, wrapped
from tests.engines.documents.readers.test_docx import W
from tests.engines.documents.readers.test_epub import epub

SUFFIXES = [
    ".pdf",
    ".docx",
    ".odt",
    ".epub",
    ".html",
    ".md",
    ".txt",
    ".rtf",
    ".srt",
    ".vtt",
    ".png",
]


def sound_pdf(path: Path) -> Path:
    return pdf_of(path, lambda page: lines(page, 72, 100, wrapped(BODY, 450)))


def sound_docx(path: Path) -> Path:
    made = docx.Document()
    made.add_heading("One", 1)
    made.add_paragraph(BODY)
    made.save(str(path))
    return path


def sound_epub(path: Path) -> Path:
    return epub(path, {"a.xhtml": f"<h1>One</h1><p>{BODY}</p>"})


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_an_empty_file_is_said_to_be_empty(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_bytes(b"")
    with pytest.raises(EmptyInputError):
        read(path, tmp_path)


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_random_bytes_are_an_input_error_or_text(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_bytes(b"\x00\x01" + random.Random(3).randbytes(4000))
    with pytest.raises(InputError):
        read(path, tmp_path)


def test_a_missing_file_and_a_folder_are_named_as_such(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError):
        read(tmp_path / "no.pdf", tmp_path)
    with pytest.raises(AccessDeniedError):
        read(tmp_path, tmp_path)


def test_a_program_is_not_supported(tmp_path: Path) -> None:
    path = tmp_path / "a.exe"
    path.write_bytes(b"MZ\x90\x00" + bytes(2000))
    with pytest.raises(UnsupportedFormatError):
        read(path, tmp_path)


def test_the_content_counts_and_not_the_name(tmp_path: Path) -> None:
    path = sound_pdf(tmp_path / "a.docx")
    assert read(path, tmp_path).media_type == "application/pdf"


@pytest.mark.parametrize("make", [sound_docx, sound_epub])
def test_a_truncated_archive_is_corrupt(tmp_path: Path, make: Callable[[Path], Path]) -> None:
    path = make(tmp_path / ("a.docx" if make is sound_docx else "a.epub"))
    path.write_bytes(path.read_bytes()[:-200])
    with pytest.raises(CorruptError):
        read(path, tmp_path)


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_a_truncated_pdf_is_repaired_or_refused(tmp_path: Path, share: float) -> None:
    path = sound_pdf(tmp_path / "a.pdf")
    raw = path.read_bytes()
    path.write_bytes(raw[: int(len(raw) * share)])
    try:
        document = read(path, tmp_path)
    except (CorruptError, EmptyInputError):
        return
    assert "pdf_repaired" in {w.code for w in document.warnings}


def test_a_locked_pdf_asks_for_its_password(tmp_path: Path) -> None:
    path = pdf_of(
        tmp_path / "a.pdf",
        lambda page: lines(page, 72, 100, wrapped(BODY, 450)),
        encryption=pymupdf.PDF_ENCRYPT_AES_256,
        owner_pw="owner",
        user_pw="user",
    )
    with pytest.raises(EncryptedError) as asked:
        read(path, tmp_path)
    assert asked.value.details["wrong"] == 0
    with pytest.raises(EncryptedError) as wrong:
        read(path, tmp_path, password="guess")
    assert wrong.value.details["wrong"] == 1
    assert texts(read(path, tmp_path, password="user")) == [BODY]


def test_too_many_pages_and_bytes_are_refused(tmp_path: Path) -> None:
    path = pdf_of(tmp_path / "a.pdf", *[lambda page: None] * 5)
    with pytest.raises(TooLargeError) as pages:
        read(path, tmp_path, max_pages=4)
    assert pages.value.details["pages"] == 5
    with pytest.raises(TooLargeError):
        read(path, tmp_path, max_bytes=100)


@pytest.mark.parametrize("side", [14_400, 200_000])
def test_a_huge_page_takes_no_huge_memory(tmp_path: Path, side: int) -> None:
    path = tmp_path / "a.pdf"
    pdf = pymupdf.open()
    lines(pdf.new_page(width=side, height=side), 72, 100, wrapped(BODY, 450))
    pdf.save(path)
    assert texts(read(path, tmp_path)) == [BODY]


def test_a_huge_scanned_page_is_recognised_within_a_limit(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    pdf = pymupdf.open()
    pixmap = pymupdf.Pixmap(pymupdf.csGRAY, (0, 0, 50, 50), False)
    pixmap.clear_with(255)
    page = pdf.new_page(width=14_400, height=14_400)
    page.insert_image(page.rect, pixmap=pixmap)
    pdf.save(path)
    with pytest.raises(ScannedError):
        read(path, tmp_path, ocr=False)


def test_a_page_without_text_among_others_is_named(tmp_path: Path) -> None:
    pixmap = pymupdf.Pixmap(pymupdf.csGRAY, (0, 0, 50, 50), False)
    pixmap.clear_with(255)
    path = pdf_of(
        tmp_path / "a.pdf",
        lambda page: lines(page, 72, 100, wrapped(BODY, 450)),
        lambda page: page.insert_image(page.rect, pixmap=pixmap),
    )
    document = read(path, tmp_path, ocr=False)
    assert [p.scanned for p in document.pages] == [False, True]
    assert [(w.code, w.page) for w in document.warnings] == [("page_scanned", 1)]


def bomb(path: Path, name: str, megabytes: int) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{W}"><w:body/></w:document>')
        with archive.open(name, "w", force_zip64=True) as member:
            for _ in range(megabytes):
                member.write(bytes(2**20))
    return path


def test_a_zip_bomb_is_refused_at_once(tmp_path: Path) -> None:
    path = bomb(tmp_path / "a.docx", "word/media/a.png", 40)
    before = time.monotonic()
    with pytest.raises(TooLargeError):
        read(path, tmp_path)
    assert time.monotonic() - before < 60


def test_a_zip_that_lies_about_its_sizes_is_refused(tmp_path: Path) -> None:
    path = bomb(tmp_path / "a.docx", "word/styles.xml", 40)
    raw = path.read_bytes()
    size = (40 * 2**20).to_bytes(4, "little")
    path.write_bytes(raw.replace(size, (1000).to_bytes(4, "little")))
    with pytest.raises((TooLargeError, CorruptError)):
        read(path, tmp_path)


def test_too_many_members_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.epub"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("META-INF/container.xml", "<container/>")
        for number in range(20_001):
            archive.writestr(f"{number}", b"")
    with pytest.raises(TooLargeError):
        read(path, tmp_path)


def test_entity_bombs_and_outside_entities_are_refused(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret")
    for number, entities in enumerate(
        (
            '<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">',
            f'<!ENTITY b SYSTEM "{secret.as_uri()}">',
        )
    ):
        path = tmp_path / f"{number}.docx"
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr(
                "word/document.xml",
                f'<!DOCTYPE x [{entities}]><w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>&b;'
                "</w:t></w:r></w:p></w:body></w:document>",
            )
        with pytest.raises(CorruptError):
            read(path, tmp_path)


def test_entities_in_html_are_not_looked_up(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret")
    path = tmp_path / "a.html"
    path.write_text(f'<!DOCTYPE html [<!ENTITY b SYSTEM "{secret.as_uri()}">]><p>x &b; y</p>')
    assert "the secret" not in " ".join(texts(read(path, tmp_path)))


def test_a_picture_with_too_many_pixels_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    head = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"
    path.write_bytes(head + (60_000).to_bytes(4, "big") * 2 + b"\x08\x02\x00\x00\x00" + bytes(99))
    with pytest.raises(TooLargeError):
        read(path, tmp_path)


def test_progress_is_told_for_every_page_and_an_error_from_it_passes_through(
    tmp_path: Path,
) -> None:
    path = pdf_of(tmp_path / "a.pdf", *[lambda page: lines(page, 72, 90, ["x"])] * 3)
    seen: list[tuple[int, int]] = []
    read(path, tmp_path, on_page=lambda done, total: seen.append((done, total)))
    assert seen == [(1, 3), (2, 3), (3, 3)]

    class StoppedError(Exception):
        pass

    def stop(done: int, total: int) -> None:
        raise StoppedError

    with pytest.raises(StoppedError):
        read(path, tmp_path, on_page=stop)


@pytest.mark.parametrize("make", [sound_pdf, sound_docx, sound_epub])
def test_files_with_changed_bytes_never_crash_the_reader(
    tmp_path: Path, make: Callable[[Path], Path]
) -> None:
    sound = make(tmp_path / "sound").read_bytes()
    dice = random.Random(11)
    for number in range(60):
        raw = bytearray(sound)
        for _ in range(dice.randint(1, 30)):
            raw[dice.randrange(len(raw))] = dice.randrange(256)
        path = tmp_path / f"{number}"
        path.write_bytes(raw)
        try:
            read(path, tmp_path / "work")
        except InputError as error:
            assert error.message
    assert {p.name for p in tmp_path.iterdir()} <= {"sound", "work", *map(str, range(60))}


def test_right_to_left_and_vertical_text_are_read(tmp_path: Path) -> None:
    def draw(page: pymupdf.Page) -> None:
        page.insert_htmlbox((72, 72, 500, 120), "<p dir=rtl>שלום לכל העולם</p>")
        for index, letter in enumerate("ABCDEFG"):
            page.insert_text((400, 300 + 14 * index), letter, fontsize=10)

    found = " ".join(texts(read(pdf_of(tmp_path / "a.pdf", draw), tmp_path)))
    assert all(word in found for word in ("שלום", "העולם"))
    assert all(letter in found for letter in "ABCDEFG")


def test_a_picture_in_a_zip_is_not_a_document(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("a.png", b"x")
    path.write_bytes(buffer.getvalue())
    with pytest.raises(UnsupportedFormatError):
        read(path, tmp_path)


def test_a_damaged_outline_does_not_cost_the_text(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    pdf = pymupdf.open()
    lines(pdf.new_page(), 72, 100, wrapped(BODY, 450))
    pdf.set_toc([[1, "One", 1]])
    for xref in range(1, pdf.xref_length()):
        if pdf.xref_get_key(xref, "Title")[0] == "string":
            pdf.xref_set_key(xref, "Dest", "[0 /FitR 12 /x9.1/9 null 3]")
            pdf.xref_set_key(xref, "A", "null")
    pdf.save(path)
    assert texts(read(path, tmp_path)) == [BODY]


def test_a_page_that_cannot_be_read_is_named_and_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = pdf_of(tmp_path / "a.pdf", *[lambda page: lines(page, 72, 100, wrapped(BODY, 450))] * 3)
    whole = pymupdf.Page.get_links

    def fails_on_the_second(page: pymupdf.Page) -> object:
        if page.number == 1:
            raise ValueError("could not convert string to float")
        return whole(page)

    monkeypatch.setattr(pymupdf.Page, "get_links", fails_on_the_second)
    document = read(path, tmp_path)
    assert texts(document) == [BODY, BODY]
    assert len(document.pages) == 3
    assert [(w.code, w.page) for w in document.warnings] == [("page_unreadable", 1)]


def test_paragraphs_of_a_foreign_namespace_are_no_bug(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="{W}" xmlns:x="urn:x"><w:body><x:p><w:r><w:t>a</w:t></w:r></x:p>'
            "</w:body></w:document>",
        )
    assert texts(read(path, tmp_path)) == ["a"]
