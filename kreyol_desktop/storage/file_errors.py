"""What the operating system says about files, in the program's own errors."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kreyol_desktop.core.errors import (
    AccessDeniedError,
    DiskFullError,
    FolderMissingError,
    MemoryLimitError,
    ResourceError,
)

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_DENIED = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
_GONE = frozenset({errno.ENOENT, errno.ENOTDIR, errno.ENODEV, errno.ENXIO, errno.ESTALE})


def resource_error(error: OSError, place: Path) -> ResourceError:
    """The error to raise for an OSError at ``place``; only the folder's name is shown."""
    name = place.name or str(place)
    if error.errno in _FULL:
        return disk_full(place)
    if error.errno in _DENIED:
        return AccessDeniedError(
            f"The program may not use “{name}”.",
            hint="Check the permissions, or choose another folder.",
            name=name,
        )
    if error.errno in _GONE:
        return FolderMissingError(
            f"“{name}” is gone.",
            hint="Plug the drive in again or choose another folder, then resume the task.",
            name=name,
        )
    if error.errno == errno.ENOMEM:
        return MemoryLimitError("The computer has no memory left.", hint="Close other programs.")
    return ResourceError(
        f"The disk reported an error at “{name}”.",
        hint="Check the drive, then try again.",
        name=name,
        errno=error.errno or 0,
    )


def disk_full(place: Path, missing_bytes: int = 0) -> DiskFullError:
    """The error for a full disk; ``missing_bytes`` is how much is lacking, where known."""
    lacking = f" {missing_bytes // (1024 * 1024) + 1} MB more are needed." if missing_bytes else ""
    return DiskFullError(
        f"The disk is full.{lacking}",
        hint="Free some space, then resume the task.",
        name=place.name,
        missing_bytes=missing_bytes,
    )


@contextmanager
def as_resource_errors(place: Path) -> Iterator[None]:
    """Raise ResourceError's subclasses for any OSError inside the block."""
    try:
        yield
    except OSError as error:
        raise resource_error(error, place) from error
