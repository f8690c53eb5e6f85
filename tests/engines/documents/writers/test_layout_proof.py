"""The layout of whole pages, on our own samples always and on the shared ones where they are."""

import re
from pathlib import Path

import pymupdf
import pytest

from kreyol_desktop.core.document_io import ReadOptions
from kreyol_desktop.engines.documents.library import DocumentLibrary
from kreyol_desktop.engines.documents.readers.ocr import TextRecognizer
from tests.engines.documents.writers.layout_proof import proof_of
from tests.engines.documents.writers.made import OWN_SAMPLES, SHARED_SAMPLES, translated

PASSWORDS = {"password.pdf": "openpassword"}
OWN = sorted(OWN_SAMPLES.glob("*.pdf"))
SHARED = sorted(p for p in SHARED_SAMPLES.glob("*.pdf") if not p.name.startswith("scan"))

PRINTED = SHARED_SAMPLES / "federal-register-en.pdf"


def longer(text: str) -> str:
    """A stand-in for a translation: a tenth longer, with the letters of Kreyòl."""
    grown = re.sub(r"\b(\w{7,})\b", r"\1a", text)
    return grown.replace("e", "è").replace("o", "ò")


def proof(path: Path, folder: Path, *, ocr: bool = False):
    password = PASSWORDS.get(path.name, "")
    options = ReadOptions(work_dir=folder, password=password or None, ocr=ocr)
    source = DocumentLibrary().read(path, options)
    return proof_of(translated(source, longer), folder / "out.pdf", password)


def check(found) -> None:
    assert found.texts > 0
    assert found.new_overlaps == 0
    assert found.outside == 0
    assert found.mean_scale >= 0.85
    assert found.changed_pixels < 0.002


def test_there_are_samples_of_our_own():
    assert OWN


@pytest.mark.parametrize("path", OWN, ids=lambda p: p.name)
def test_our_samples_keep_their_layout(path, tmp_path):
    check(proof(path, tmp_path))


@pytest.mark.slow
@pytest.mark.parametrize("path", SHARED, ids=lambda p: p.name)
def test_real_documents_keep_their_layout(path, tmp_path):
    check(proof(path, tmp_path))


@pytest.mark.slow
@pytest.mark.skipif(
    not TextRecognizer(("eng",)).is_available, reason="no recognition data on this machine"
)
@pytest.mark.skipif(not PRINTED.exists(), reason="the shared samples are not here")
def test_pictures_of_print_change_where_their_words_stood_and_nowhere_else(tmp_path):
    pages = tmp_path / "pages.pdf"
    with pymupdf.open(PRINTED) as pdf:
        pdf.select([7, 13])
        pdf.save(pages)
    found = proof(pages, tmp_path, ocr=True)
    check(found)
    assert found.texts > 50
