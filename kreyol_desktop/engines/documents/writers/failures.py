"""Turns what libraries and the disk raise while writing into the program's own errors."""

import errno
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kreyol_desktop.core.errors import (
    AccessDeniedError,
    DiskFullError,
    KreyolError,
    MemoryLimitError,
    ResourceError,
    TypesettingError,
)

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_LIBRARY_ERRORS = (
    RuntimeError,
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    EOFError,
    SyntaxError,
    zipfile.BadZipFile,
    zlib.error,
)
"""PyMuPDF raises RuntimeError, python-docx ValueError and LookupError, lxml SyntaxError."""
_DENIED = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


@contextmanager
def typesetting_failures(target: Path) -> Iterator[None]:
    """Raise TypesettingError or a ResourceError for any failure inside; leave no half file.

    JobCancelled, JobParked and KreyolErrors go through unchanged.
    """
    try:
        yield
    except KreyolError:
        target.unlink(missing_ok=True)
        raise
    except OSError as error:
        target.unlink(missing_ok=True)
        raise _resource_error(error, target) from error
    except MemoryError as error:
        target.unlink(missing_ok=True)
        raise MemoryLimitError(
            "Not enough memory to write the document.", hint="Close other programs and try again."
        ) from error
    except _LIBRARY_ERRORS as error:
        target.unlink(missing_ok=True)
        raise TypesettingError(
            f"The document could not be written: {type(error).__name__}.",
            hint="Try another format for this document.",
            file=target.name,
        ) from error
    except BaseException:  # cancelled or parked: the file is half written
        target.unlink(missing_ok=True)
        raise


def _resource_error(error: OSError, target: Path) -> ResourceError:
    if error.errno in _FULL:
        return DiskFullError(
            "The disk is full.", hint="Free some space and try again.", file=target.name
        )
    if error.errno in _DENIED:
        return AccessDeniedError(
            f"{target.name} may not be written.", hint="Choose another folder.", file=target.name
        )
    return ResourceError(f"{target.name} could not be written: {error.strerror}.", file=target.name)
