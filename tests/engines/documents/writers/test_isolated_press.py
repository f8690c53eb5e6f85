"""Writing in a worker process: the same files, and a crash that hurts nobody else."""

import gc
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import psutil
import pymupdf
import pytest

from kreyol_desktop.core.document_io import ReadOptions, WriteOptions
from kreyol_desktop.core.errors import CorruptError, JobCancelled, TypesettingError, WorkerDiedError
from kreyol_desktop.core.job import ArtifactKind
from kreyol_desktop.core.translated import TranslatedDocument
from kreyol_desktop.engines.documents.isolation import IsolatedLibrary, IsolatedPress
from kreyol_desktop.engines.documents.isolation_pool import WorkerPool
from tests.engines.documents.writers.made import (
    FONTS,
    pdf_document,
    placed,
    press,
    translated,
)

SENTENCE = "Clean water protects the whole family."
PAGES = 24
KINDS = (ArtifactKind.PDF, ArtifactKind.ALTERNATING_PDF, ArtifactKind.DOCX, ArtifactKind.EPUB)


@pytest.fixture(scope="module")
def pool() -> Iterator[WorkerPool]:
    pool = WorkerPool()
    yield pool
    pool.close()


@pytest.fixture(scope="module")
def isolated(pool: WorkerPool) -> IsolatedPress:
    return IsolatedPress(FONTS, pool)


@pytest.fixture
def made(tmp_path: Path) -> TranslatedDocument:
    """A PDF of many pages with one sentence on each."""
    source = tmp_path / "a.pdf"
    with pymupdf.open() as pdf:
        for _ in range(PAGES):
            pdf.new_page().insert_text((72, 100), SENTENCE)
        pdf.save(source)
    blocks = [placed(n, SENTENCE, (72, 88, 280, 104), page=n) for n in range(PAGES)]
    return translated(pdf_document(source, blocks))


def workers() -> list[psutil.Process]:
    return [p for p in psutil.Process().children() if "spawn_main" in " ".join(p.cmdline())]


def text_of(path: Path) -> str:
    with pymupdf.open(path) as pdf:
        return "\f".join(page.get_text() for page in pdf)


COVER_SCRIPT = """
import sys
from pathlib import Path
from kreyol_desktop.engines.documents.isolation import IsolatedPress
from kreyol_desktop.engines.documents.isolation_pool import WorkerPool

if __name__ == "__main__":
    pool = WorkerPool()
    made = IsolatedPress(Path(sys.argv[1]), pool).cover("Istwa", "Jan")
    pool.close()
    print(made[:3] == bytes.fromhex("ffd8ff"), "pymupdf" in sys.modules)
"""


def test_a_cover_leaves_no_library_in_this_process(tmp_path: Path) -> None:
    """It would stay for good, with 90 MB, though only its one picture is wanted."""
    script = tmp_path / "script.py"
    script.write_text(COVER_SCRIPT, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(script), str(FONTS)],
        env={**os.environ, "PYTHONPATH": str(Path.cwd())},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == ["True", "False"]


def test_a_cover_that_ends_the_worker_is_a_typesetting_failure(
    pool: WorkerPool, isolated: IsolatedPress, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(*_: object) -> object:
        raise WorkerDiedError("It ended.", hint="Try again.", exit_code=-11)

    monkeypatch.setattr(pool, "run", crash)
    with pytest.raises(TypesettingError, match="It ended") as caught:
        isolated.cover("Istwa", "Jan")
    assert caught.value.details["exit_code"] == -11


@pytest.mark.parametrize("kind", KINDS)
def test_what_a_worker_writes_reads_the_same(
    kind: ArtifactKind, isolated: IsolatedPress, made: TranslatedDocument, tmp_path: Path
) -> None:
    seen: list[tuple[int, int]] = []
    options = WriteOptions(on_page=lambda done, total: seen.append((done, total)))
    here, there = tmp_path / f"here.{kind}", tmp_path / f"there.{kind}"
    isolated.write(kind, made, there, options)
    press().write(kind, made, here, WriteOptions())
    if kind is not ArtifactKind.DOCX:  # PyMuPDF shows no DOCX without fonts of the system
        assert text_of(there) == text_of(here)
    assert abs(there.stat().st_size - here.stat().st_size) < 500
    assert seen[-1][0] == seen[-1][1]
    assert [p.name for p in tmp_path.iterdir() if "draft" in p.name] == []


def test_light_kinds_need_no_worker(made: TranslatedDocument, tmp_path: Path) -> None:
    before = {p.pid for p in workers()}
    pool = WorkerPool()
    IsolatedPress(FONTS, pool).write(ArtifactKind.TEXT, made, tmp_path / "a.txt", WriteOptions())
    assert {p.pid for p in workers()} == before
    assert (tmp_path / "a.txt").read_text(encoding="utf-8").count(SENTENCE.upper()) == PAGES


def test_readers_and_press_share_their_worker(made: TranslatedDocument, tmp_path: Path) -> None:
    before = {p.pid for p in workers()}
    pool = WorkerPool()
    library = IsolatedLibrary(pool)
    library.read(made.document.path, ReadOptions(tmp_path))
    IsolatedPress(FONTS, pool).write(ArtifactKind.PDF, made, tmp_path / "b.pdf", WriteOptions())
    assert len({p.pid for p in workers()} - before) == 1
    library.close()
    assert {p.pid for p in workers()} <= before


def test_errors_of_the_press_arrive_as_they_are(
    isolated: IsolatedPress, made: TranslatedDocument, tmp_path: Path
) -> None:
    made.document.path.write_bytes(b"no PDF any more")
    with pytest.raises(CorruptError) as caught:
        isolated.write(ArtifactKind.PDF, made, tmp_path / "b.pdf", WriteOptions())
    assert caught.value.hint
    assert not (tmp_path / "b.pdf").exists()


def test_the_packed_document_is_forgotten_with_the_document(
    isolated: IsolatedPress, made: TranslatedDocument, tmp_path: Path
) -> None:
    mine = replace(made, title="Another one")
    isolated.write(ArtifactKind.PDF, mine, tmp_path / "b.pdf", WriteOptions())
    assert isolated._packed is not None
    del mine
    gc.collect()
    assert isolated._packed is None


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_a_crash_of_the_worker_fails_this_file_only(
    isolated: IsolatedPress, made: TranslatedDocument, tmp_path: Path
) -> None:
    killers: list[threading.Thread] = []

    def on_page(_done: int, _total: int) -> None:
        if not killers:
            pids = [process.pid for process in workers()]
            killers.append(
                threading.Thread(target=lambda: [os.kill(p, signal.SIGSEGV) for p in pids])
            )
            killers[0].start()

    target = tmp_path / "b.bilingual.pdf"
    with pytest.raises(TypesettingError, match="crash") as caught:
        isolated.write(ArtifactKind.BILINGUAL_PDF, made, target, WriteOptions(on_page=on_page))
    killers[0].join()
    assert caught.value.hint
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.pdf"]
    isolated.write(ArtifactKind.BILINGUAL_PDF, made, target, WriteOptions())
    assert SENTENCE.upper() in text_of(target)


@pytest.mark.slow
def test_cancelling_ends_the_worker_and_leaves_no_file(
    isolated: IsolatedPress, made: TranslatedDocument, tmp_path: Path
) -> None:
    def cancel(_done: int, _total: int) -> None:
        raise JobCancelled

    with pytest.raises(JobCancelled):
        isolated.write(
            ArtifactKind.ALTERNATING_PDF, made, tmp_path / "b.pdf", WriteOptions(on_page=cancel)
        )
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.pdf"]
