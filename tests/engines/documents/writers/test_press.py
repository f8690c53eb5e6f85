import errno
from dataclasses import replace
from pathlib import Path

import pytest

from kreyol_desktop.core.document_io import WriteOptions
from kreyol_desktop.core.errors import (
    AccessDeniedError,
    CorruptError,
    DiskFullError,
    JobCancelled,
    TypesettingError,
    UnsupportedFormatError,
)
from kreyol_desktop.core.job import ArtifactKind
from kreyol_desktop.engines.documents.writers import catalogue
from tests.engines.documents.writers.made import (
    document,
    every_role,
    pdf_document,
    placed,
    press,
    spoken,
    translated,
)

ALL_KINDS = sorted(set(ArtifactKind) - {ArtifactKind.AUDIO})
DOCUMENT_KINDS = [kind for kind in ALL_KINDS if kind is not ArtifactKind.ALTERNATING_PDF]
"""What a source of any kind becomes."""


@pytest.mark.parametrize("kind", DOCUMENT_KINDS)
def test_every_document_kind_is_written(kind, tmp_path):
    made = spoken(translated(every_role(tmp_path)), tmp_path)
    target = tmp_path / f"out{press().suffix(kind)}"
    press().write(kind, made, target, WriteOptions())
    assert target.stat().st_size > 100
    assert [p.name for p in tmp_path.iterdir() if "draft" in p.name] == []


def test_every_kind_has_its_own_suffix():
    suffixes = [press().suffix(kind) for kind in ALL_KINDS]
    assert len(set(suffixes)) == len(suffixes)


def test_every_source_is_offered_what_it_can_become():
    assert press().formats_for("text/plain") == frozenset(DOCUMENT_KINDS)
    assert press().formats_for("application/pdf") == frozenset(ALL_KINDS)
    assert press().formats_for("image/jpeg") == frozenset(ALL_KINDS)


def test_only_the_pages_of_a_pdf_alternate_with_their_translation(tmp_path):
    made = translated(every_role(tmp_path))
    with pytest.raises(UnsupportedFormatError):
        press().write(ArtifactKind.ALTERNATING_PDF, made, tmp_path / "a.pdf", WriteOptions())


def test_audio_is_no_document(tmp_path):
    with pytest.raises(UnsupportedFormatError):
        press().write(
            ArtifactKind.AUDIO, translated(every_role(tmp_path)), tmp_path / "a.mp3", WriteOptions()
        )


@pytest.mark.parametrize("kind", DOCUMENT_KINDS)
def test_a_cancelled_job_leaves_no_file(kind, tmp_path):
    made = spoken(translated(every_role(tmp_path)), tmp_path)
    target = tmp_path / "out"

    def cancel(done: int, total: int) -> None:
        raise JobCancelled

    with pytest.raises(JobCancelled):
        press().write(kind, made, target, WriteOptions(on_page=cancel))
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith("out")] == []


@pytest.mark.parametrize(
    ("number", "error"),
    [(errno.ENOSPC, DiskFullError), (errno.EACCES, AccessDeniedError)],
)
def test_what_the_disk_refuses_is_said_in_plain_words(number, error, tmp_path, monkeypatch):
    def refuse(*args: object) -> None:
        raise OSError(number, "refused")

    monkeypatch.setattr(catalogue, "writer_for", lambda *args: refuse)
    with pytest.raises(error):
        press().write(
            ArtifactKind.TEXT, translated(every_role(tmp_path)), tmp_path / "a", WriteOptions()
        )


def test_a_folder_that_is_not_there_is_an_error_of_the_computer_not_a_crash(tmp_path):
    from kreyol_desktop.core.errors import ResourceError

    with pytest.raises(ResourceError):
        press().write(
            ArtifactKind.TEXT,
            translated(every_role(tmp_path)),
            tmp_path / "missing" / "a.txt",
            WriteOptions(),
        )


def test_a_damaged_source_pdf_is_named(tmp_path):
    source = tmp_path / "bad.pdf"
    source.write_bytes(b"this is no PDF at all")
    made = translated(
        replace(
            document([placed(0, "text", (10, 10, 50, 20))], source), media_type="application/pdf"
        )
    )
    with pytest.raises(CorruptError):
        press().write(ArtifactKind.PDF, made, tmp_path / "out.pdf", WriteOptions())


def test_subtitles_without_times_are_refused(tmp_path):
    with pytest.raises(TypesettingError, match="times"):
        press().write(
            ArtifactKind.SUBTITLES,
            translated(every_role(tmp_path)),
            tmp_path / "a.srt",
            WriteOptions(),
        )


def test_progress_reaches_the_total(tmp_path):
    seen: list[tuple[int, int]] = []
    options = WriteOptions(on_page=lambda done, total: seen.append((done, total)))
    press().write(ArtifactKind.HTML, translated(every_role(tmp_path)), tmp_path / "a.html", options)
    assert seen[-1][0] == seen[-1][1]
    assert [done for done, _ in seen] == sorted(done for done, _ in seen)


def test_an_empty_document_can_be_written_in_every_flowing_format(tmp_path):
    made = translated(document([]))
    for kind in (
        ArtifactKind.DOCX,
        ArtifactKind.EPUB,
        ArtifactKind.HTML,
        ArtifactKind.MARKDOWN,
        ArtifactKind.TEXT,
        ArtifactKind.REFLOWED_PDF,
        ArtifactKind.READALONG,
        ArtifactKind.REPORT,
    ):
        press().write(kind, made, tmp_path / f"e{press().suffix(kind)}", WriteOptions())


def test_the_source_is_never_changed(tmp_path):
    import pymupdf

    source = tmp_path / "in.pdf"
    with pymupdf.open() as pdf:
        pdf.new_page().insert_text((72, 100), "Water is life.")
        pdf.save(source)
    before = source.read_bytes()
    made = translated(pdf_document(source, [placed(0, "Water is life.", (72, 85, 160, 105))]))
    for kind in (ArtifactKind.PDF, ArtifactKind.BILINGUAL_PDF, ArtifactKind.REFLOWED_PDF):
        press().write(kind, made, tmp_path / f"out{press().suffix(kind)}", WriteOptions())
    assert Path(source).read_bytes() == before
