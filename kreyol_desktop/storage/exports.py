"""Copies of results in the user's own folder, and the memory of which copies are ours.

Each job's folder holds ``exports.json``: result name -> the copy's path and the hashes it may have.
A copy is written down before it is made. So a job that runs again, after a power cut or because a
sentence was corrected, renews its own copy in place instead of leaving a second one; and a file
that the user has put there or has changed is never overwritten.
"""

import json
import logging
from dataclasses import dataclass
from pathlib import Path

from kreyol_desktop.core.job import Artifact
from kreyol_desktop.storage.atomic_file import (
    chunks_of,
    discard,
    sha256_of,
    temporary_beside,
    write_atomically,
    write_durably,
)
from kreyol_desktop.storage.file_errors import disk_full
from kreyol_desktop.storage.file_names import name_candidates
from kreyol_desktop.storage.file_operations import FileOperations
from kreyol_desktop.storage.value_codec import decode, encode

logger = logging.getLogger(__name__)

LEDGER = "exports.json"
USERS_FILE = 0o666
"""Copies get the permissions that the user's own new files get (less the umask)."""


@dataclass(frozen=True, slots=True)
class ExportedCopy:
    """Where a copy is, and the hashes of what we put or were about to put there."""

    path: Path
    hashes: tuple[str, ...]


def export_copy(files: FileOperations, job_folder: Path, artifact: Artifact, folder: Path) -> Path:
    """Copy ``artifact`` into ``folder``; return the copy. Raise OSError or DiskFullError."""
    _make_folder(folder)
    ledger = _read_ledger(job_folder)
    earlier = ledger.get(artifact.path.name)
    ours = earlier if earlier is not None and _is_ours(files, earlier, folder) else None
    if ours is not None and sha256_of(files, ours.path) == artifact.sha256:
        return ours.path
    if files.free_bytes(folder) < artifact.bytes:
        raise disk_full(folder, artifact.bytes)
    temporary = temporary_beside(folder / artifact.path.name)
    try:
        write_durably(files, temporary, chunks_of(files, artifact.path), mode=USERS_FILE)
        if ours is not None:
            _note(files, job_folder, ledger, artifact, ours)
            files.replace(temporary, ours.path)
            exported = ours.path
        else:
            exported = _rename_to_free_name(files, job_folder, ledger, artifact, temporary)
    finally:
        discard(files, temporary)
    files.fsync_folder(folder)
    return exported


def _make_folder(folder: Path) -> None:
    # Below a mount point that is gone, making all parents would quietly fill the system's disk in
    # the place of the user's stick; the user's home is always there.
    folder.mkdir(parents=folder.is_relative_to(Path.home()), exist_ok=True)


def _is_ours(files: FileOperations, copy: ExportedCopy, folder: Path) -> bool:
    return (
        copy.path.parent == folder
        and copy.path.is_file()
        and sha256_of(files, copy.path) in copy.hashes
    )


def _rename_to_free_name(
    files: FileOperations,
    job_folder: Path,
    ledger: dict[str, ExportedCopy],
    artifact: Artifact,
    temporary: Path,
) -> Path:
    for candidate in name_candidates(artifact.path.name):
        target = temporary.with_name(candidate)
        if target.exists():
            continue
        _note(files, job_folder, ledger, artifact, ExportedCopy(target, ()))
        try:
            files.rename_new(temporary, target)
        except FileExistsError:
            continue
        return target
    raise FileExistsError(f"No free name for {artifact.path.name}")


def _note(
    files: FileOperations,
    job_folder: Path,
    ledger: dict[str, ExportedCopy],
    artifact: Artifact,
    copy: ExportedCopy,
) -> None:
    hashes = (*(h for h in copy.hashes[-1:] if h != artifact.sha256), artifact.sha256)
    ledger[artifact.path.name] = ExportedCopy(copy.path, hashes)
    data = json.dumps({name: encode(entry) for name, entry in ledger.items()})
    write_atomically(files, job_folder / LEDGER, data.encode())


def _read_ledger(job_folder: Path) -> dict[str, ExportedCopy]:
    try:
        data = json.loads((job_folder / LEDGER).read_text("utf-8"))
        return {name: decode(ExportedCopy, entry, _log_fault) for name, entry in data.items()}
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, AttributeError) as error:
        logger.warning("The list of exported copies cannot be read: %s", error)
        return {}


def _log_fault(name: str, fault: str) -> None:
    logger.warning("List of exported copies: %s %s", name, fault)
