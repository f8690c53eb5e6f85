"""Job folders and the publication of results.

``jobs/<id>/`` holds ``task.json`` (what was asked, in case the database is lost), ``input/`` (the
copied source), ``work/`` (emptied when the job ends) and ``output/`` (published results). Nothing
in ``input`` or ``output`` is ever half-written: files come there by rename after an fsync.
"""

import logging
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from kreyol_desktop.core.errors import DatabaseError, NotFoundError
from kreyol_desktop.core.job import Artifact, ArtifactKind, JobRequest
from kreyol_desktop.storage.atomic_file import (
    chunks_of,
    discard,
    is_temporary,
    sha256_of,
    temporary_beside,
    write_atomically,
    write_durably,
)
from kreyol_desktop.storage.exports import export_copy
from kreyol_desktop.storage.file_errors import as_resource_errors, disk_full
from kreyol_desktop.storage.file_names import safe_name
from kreyol_desktop.storage.file_operations import FileOperations
from kreyol_desktop.storage.task_codec import request_from_json, whole_request_to_json

logger = logging.getLogger(__name__)

RESERVE_BYTES = 64 * 1024 * 1024
"""Room that a job leaves on the disk, so that the database and the system can go on."""

_TASK_ID = re.compile(r"[0-9A-Za-z-]{1,64}\Z")
_RECORD = "task.json"
_KEPT = ".kept"
_DELETED_PREFIX = ".deleted-"


class ArtifactStore:
    """Implements the services' port of the same name. Every method may raise ResourceError."""

    def __init__(
        self,
        jobs: Path,
        *,
        files: FileOperations | None = None,
        reserve_bytes: int = RESERVE_BYTES,
    ) -> None:
        self._jobs = jobs
        self._files = files or FileOperations()
        self._reserve_bytes = reserve_bytes

    def job_dir(self, task_id: str) -> Path:
        """The job's folder, made on demand, for the user alone. NotFoundError for a foreign id."""
        return self._folder(task_id)

    def keep_input(self, task_id: str, source: Path) -> tuple[Path, str]:
        """Copy an input into the job's folder; return the copy and its SHA-256.

        A copy that is already there is kept: a resumed job works on what it began with, even when
        the source has changed or its drive is gone.
        """
        target = self._folder(task_id, "input") / safe_name(source.name)
        with as_resource_errors(source):
            if target.exists():
                return target, sha256_of(self._files, target)
            self.ensure_room(source.stat().st_size)
            temporary = temporary_beside(target)
            try:
                digest = write_durably(self._files, temporary, chunks_of(self._files, source))
                self._files.replace(temporary, target)
                self._files.fsync_folder(target.parent)
            finally:
                discard(self._files, temporary)
        return target, digest

    def publish(self, task_id: str, kind: ArtifactKind, temporary: Path, name: str) -> Artifact:
        """fsync and rename ``temporary`` into the job's ``output`` folder under ``name``.

        A result of the same name is replaced.
        """
        folder = self._folder(task_id, "output")
        target = folder / safe_name(name)
        with as_resource_errors(folder):
            digest = sha256_of(self._files, temporary)
            with temporary.open("rb+") as stream:
                self._files.fsync(stream)
            size = temporary.stat().st_size
            temporary.chmod(0o600)
            self._files.replace(temporary, target)
            self._files.fsync_folder(folder)
        return Artifact(kind, target, size, digest)

    def export(self, artifact: Artifact, folder: Path) -> Path:
        """Copy a result to the user's folder under a free name, atomically; return the copy.

        A copy that this job made before, and that nobody changed, is renewed in place. Raise
        FolderMissingError when the folder's drive is gone, AccessDeniedError when it is read-only,
        DiskFullError.
        """
        with as_resource_errors(folder):
            return export_copy(self._files, artifact.path.parent.parent, artifact, folder)

    def record(self, task_id: str, request: JobRequest) -> None:
        """Keep what was asked beside the job's files, so that a lost database loses no job."""
        folder = self._folder(task_id)
        with as_resource_errors(folder):
            data = whole_request_to_json(request).encode("utf-8", "replace")
            write_atomically(self._files, folder / _RECORD, data)

    def recorded(self) -> Iterator[tuple[str, JobRequest]]:
        """(task id, request) of every job folder whose record can be read."""
        for folder in self._job_folders():
            try:
                text = (folder / _RECORD).read_text("utf-8")
                yield folder.name, request_from_json(text)
            except (OSError, UnicodeDecodeError, DatabaseError) as error:
                logger.warning("Job folder %s has no usable record: %s", folder.name, error)

    def keep(self, task_id: str) -> None:
        """Keep the folder of a task that was forgotten: the start-up pass leaves it alone."""
        folder = self._path(task_id)
        if folder.exists():
            with as_resource_errors(folder):
                self._files.open_new(folder / _KEPT).close()

    def clear_work(self, task_id: str) -> None:
        """Remove what only the running job needed."""
        folder = self._path(task_id) / "work"
        with as_resource_errors(folder):
            self._files.remove_tree(folder)

    def delete(self, task_id: str) -> None:
        """Remove the job's folder with all its files; one that is gone already is fine.

        It is renamed first, so that a power cut in the middle leaves no half job behind.
        """
        folder = self._path(task_id)
        with as_resource_errors(folder):
            if folder.exists():
                doomed = folder.with_name(f"{_DELETED_PREFIX}{folder.name}")
                self._files.remove_tree(doomed)
                self._files.replace(folder, doomed)
                self._files.remove_tree(doomed)

    def remove_orphans(self, known: Callable[[], frozenset[str]]) -> list[str]:
        """Remove job folders of no known task and half-removed ones; return the names removed.

        ``known`` is asked after the folders are listed, so that a task which another process adds
        meanwhile (its row first, then its folder) cannot look like an orphan.
        """
        folders = [p for p in self._listing() if p.is_dir() and not (p / _KEPT).exists()]
        task_ids = known()
        removed: list[str] = []
        for folder in folders:
            if folder.name not in task_ids:
                with as_resource_errors(folder):
                    self._files.remove_tree(folder)
                removed.append(folder.name)
        return removed

    def remove_temporary(self, folders: Iterable[Path] = ()) -> int:
        """Remove what a crash left in the middle of writing; return how many files it was.

        Looks into the folders of all jobs and into ``folders``, where results are exported.
        """
        inside = [p for job in self._job_folders() for p in (job, job / "input", job / "output")]
        count = 0
        for folder in {*inside, *folders}:
            if folder.is_dir():
                for path in [p for p in folder.iterdir() if is_temporary(p.name)]:
                    discard(self._files, path)
                    count += 1
        return count

    def erase_all(self) -> None:
        """Remove every job folder."""
        with as_resource_errors(self._jobs):
            self._files.remove_tree(self._jobs)

    def free_bytes(self) -> int:
        """Bytes free on the disk of the job folders."""
        with as_resource_errors(self._jobs):
            self._files.make_folder(self._jobs)
            return self._files.free_bytes(self._jobs)

    def ensure_room(self, needed_bytes: int) -> None:
        """Raise DiskFullError unless ``needed_bytes`` and the reserve are free."""
        missing = needed_bytes + self._reserve_bytes - self.free_bytes()
        if missing > 0:
            raise disk_full(self._jobs, missing)

    def _folder(self, task_id: str, part: str = "") -> Path:
        folder = self._path(task_id) / part
        with as_resource_errors(self._jobs):
            self._files.make_folder(self._jobs)
            self._files.make_folder(self._path(task_id))
            self._files.make_folder(folder)
        return folder

    def _path(self, task_id: str) -> Path:
        if not _TASK_ID.match(task_id):
            raise NotFoundError("There is no such task.")
        return self._jobs / task_id

    def _job_folders(self) -> list[Path]:
        return [p for p in self._listing() if _TASK_ID.match(p.name) and p.is_dir()]

    def _listing(self) -> list[Path]:
        return list(self._jobs.iterdir()) if self._jobs.is_dir() else []
