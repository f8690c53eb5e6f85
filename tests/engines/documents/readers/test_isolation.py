"""Reading in a worker process: the same results, and a crash that hurts nobody else."""

import os
import pickle
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from kreyol_desktop.core.document_io import ReadOptions
from kreyol_desktop.core.errors import (
    EncryptedError,
    JobCancelled,
    MemoryLimitError,
    NotFoundError,
    WorkerDiedError,
)
from kreyol_desktop.engines.documents.isolation import IsolatedLibrary
from kreyol_desktop.engines.documents.isolation_messages import as_error, failure, unpacked
from kreyol_desktop.engines.documents.isolation_pool import _Worker
from kreyol_desktop.engines.documents.library import DocumentLibrary
from tests.engines.documents.readers.made import BODY, lines, pdf_of, texts, wrapped

PAGES = 40


@pytest.fixture(scope="module")
def library() -> Iterator[IsolatedLibrary]:
    library = IsolatedLibrary()
    yield library
    library.close()


@pytest.fixture(scope="module")
def long_pdf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("long") / "long.pdf"
    rows = wrapped(BODY * 6, 450)
    return pdf_of(path, *[lambda page: lines(page, 72, 100, rows)] * PAGES)


def workers() -> list[psutil.Process]:
    return [p for p in psutil.Process().children() if "spawn_main" in " ".join(p.cmdline())]


def kill_worker_when_it_works() -> threading.Thread:
    """SIGKILL the worker a moment after it has begun."""

    def kill() -> None:
        for process in workers():
            process.send_signal(signal.SIGKILL)

    return threading.Thread(target=kill)


def test_the_document_is_the_same_as_without_a_worker(
    library: IsolatedLibrary, long_pdf: Path, tmp_path: Path
) -> None:
    seen: list[tuple[int, int]] = []
    options = ReadOptions(tmp_path, on_page=lambda done, total: seen.append((done, total)))
    assert library.read(long_pdf, options) == DocumentLibrary().read(
        long_pdf, ReadOptions(tmp_path)
    )
    assert seen[-1] == (PAGES, PAGES)
    assert [done for done, _total in seen] == sorted(done for done, _total in seen)


def test_the_worker_is_kept_for_the_next_document(
    library: IsolatedLibrary, long_pdf: Path, tmp_path: Path
) -> None:
    library.read(long_pdf, ReadOptions(tmp_path))
    before = {p.pid for p in workers()}
    library.read(long_pdf, ReadOptions(tmp_path))
    assert {p.pid for p in workers()} == before


def test_errors_arrive_with_all_their_parts(library: IsolatedLibrary, tmp_path: Path) -> None:
    import pymupdf

    path = pdf_of(
        tmp_path / "a.pdf",
        lambda page: lines(page, 72, 100, ["x"]),
        encryption=pymupdf.PDF_ENCRYPT_AES_256,
        user_pw="user",
    )
    with pytest.raises(EncryptedError) as caught:
        library.read(path, ReadOptions(tmp_path, password="wrong"))
    assert caught.value.details["wrong"] == 1
    assert caught.value.hint
    with pytest.raises(NotFoundError):
        library.read(tmp_path / "none.pdf", ReadOptions(tmp_path))


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_a_killed_worker_fails_its_document_only(
    library: IsolatedLibrary, long_pdf: Path, tmp_path: Path
) -> None:
    killers: list[threading.Thread] = []

    def on_page(done: int, total: int) -> None:
        if not killers:
            killers.append(kill_worker_when_it_works())
            killers[0].start()

    with pytest.raises(WorkerDiedError) as caught:
        library.read(long_pdf, ReadOptions(tmp_path, on_page=on_page))
    killers[0].join()
    assert caught.value.hint
    assert len(library.read(long_pdf, ReadOptions(tmp_path)).pages) == PAGES


@pytest.mark.slow
def test_cancelling_ends_the_worker_at_once(
    library: IsolatedLibrary, long_pdf: Path, tmp_path: Path
) -> None:
    def cancel(done: int, total: int) -> None:
        raise JobCancelled

    before = time.monotonic()
    with pytest.raises(JobCancelled):
        library.read(long_pdf, ReadOptions(tmp_path, on_page=cancel))
    assert time.monotonic() - before < 30
    assert len(library.read(long_pdf, ReadOptions(tmp_path)).pages) == PAGES


def test_a_worker_that_gets_no_processor_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    worker = _Worker(0)
    try:
        monkeypatch.setattr(worker, "_worked_s", lambda: 3.0)
        assert not worker._stands_still(9.0, 1.0, 10.0)
        assert not worker._stands_still(40.0, 1.0, 10.0)
        assert worker._stands_still(51.0, 1.0, 10.0)
        monkeypatch.setattr(worker, "_worked_s", lambda: 11.5)
        assert worker._stands_still(40.0, 1.0, 10.0)
    finally:
        worker.kill()


@pytest.mark.slow
def test_a_worker_that_stands_still_is_stopped(tmp_path: Path, long_pdf: Path) -> None:
    library = IsolatedLibrary(stall_s=0.0)
    try:
        with pytest.raises(WorkerDiedError, match="stood still"):
            library.read(long_pdf, ReadOptions(tmp_path))
    finally:
        library.close()


@pytest.mark.slow
def test_a_document_that_takes_too_much_memory_is_stopped(tmp_path: Path, long_pdf: Path) -> None:
    greedy = tmp_path / "a.html"
    greedy.write_text("<p>a" * 3_000_000)
    library = IsolatedLibrary(memory_bytes=600 * 2**20)
    try:
        with pytest.raises(MemoryLimitError):
            library.read(greedy, ReadOptions(tmp_path))
        assert len(library.read(long_pdf, ReadOptions(tmp_path)).pages) == PAGES
    finally:
        library.close()


@pytest.mark.slow
def test_two_documents_are_read_side_by_side(
    library: IsolatedLibrary, long_pdf: Path, tmp_path: Path
) -> None:
    found: list[int] = []

    def read() -> None:
        found.append(len(library.read(long_pdf, ReadOptions(tmp_path)).pages))

    threads = [threading.Thread(target=read) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [PAGES] * 3
    assert len(workers()) <= 2


@pytest.mark.slow
def test_closing_leaves_no_process(tmp_path: Path, long_pdf: Path) -> None:
    mine = IsolatedLibrary()
    before = {p.pid for p in workers()}
    assert texts(mine.read(long_pdf, ReadOptions(tmp_path)))
    new = {p.pid for p in workers()} - before
    assert len(new) == 1
    mine.close()
    assert not new & {p.pid for p in workers()}


def test_the_worker_imports_neither_qt_nor_models() -> None:
    code = (
        "import sys, kreyol_desktop.engines.documents.isolation_worker\n"
        "heavy = {'PySide6', 'ctranslate2', 'piper', 'onnxruntime', 'fastapi', 'pymupdf'}\n"
        "sys.exit(', '.join(heavy & set(sys.modules)) or 0)"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)


class _Harmful:
    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.system, ("true",)


@pytest.mark.parametrize("value", [_Harmful(), os.system, print, subprocess.Popen])
def test_nothing_but_plain_values_is_taken_from_a_worker(value: object) -> None:
    with pytest.raises(pickle.UnpicklingError):
        unpacked(pickle.dumps(value))


def test_an_error_survives_the_journey() -> None:
    error = EncryptedError("locked", hint="give it", wrong=1)
    again = as_error(failure(error))
    assert type(again) is EncryptedError
    assert (again.message, again.hint, dict(again.details)) == ("locked", "give it", {"wrong": 1})
