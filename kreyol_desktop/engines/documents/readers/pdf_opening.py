"""Opens PDFs and images with PyMuPDF, and turns its failures into ours."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from kreyol_desktop.core.errors import CorruptError, EmptyInputError, EncryptedError


@contextmanager
def open_pages(path: Path, media_type: str, password: str | None) -> Iterator[Any]:
    """An open, unlocked PyMuPDF document: a PDF, or an image as its pages.

    Raises EmptyInputError, EncryptedError (details: wrong=1 when a password was given), CorruptError.
    """
    import pymupdf  # heavy: only when a PDF is read

    pymupdf.TOOLS.mupdf_display_errors(False)
    pymupdf.TOOLS.mupdf_display_warnings(False)
    try:
        pdf = pymupdf.open(path, filetype=media_type.rpartition("/")[2])
    except pymupdf.EmptyFileError:
        raise EmptyInputError("The file is empty.", hint="Choose another file.") from None
    except (RuntimeError, ValueError) as error:
        raise _corrupt() from error
    try:
        _unlock(pdf, password)
        if pdf.page_count == 0:
            raise EmptyInputError("The document has no pages.", hint="Choose another file.")
        yield pdf
    except damage() as error:
        raise _corrupt() from error
    finally:
        pdf.close()


def damage() -> tuple[type[Exception], ...]:
    """What PyMuPDF raises over damaged files; also ValueError from its own parsing of numbers."""
    import pymupdf  # heavy, and loaded already

    return (RuntimeError, ValueError, pymupdf.mupdf.FzErrorBase)


def _unlock(pdf: Any, password: str | None) -> None:
    if not pdf.needs_pass:
        return
    if password is None:
        raise EncryptedError(
            "The document is protected by a password.", hint="Give the password.", wrong=0
        )
    if not pdf.authenticate(password):
        raise EncryptedError("The password is wrong.", hint="Give the right password.", wrong=1)


def _corrupt() -> CorruptError:
    return CorruptError(
        "The document is damaged and cannot be read.",
        hint="Open it in another program, save it again, and try once more.",
    )
