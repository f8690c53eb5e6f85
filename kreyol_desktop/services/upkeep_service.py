"""Housekeeping that people ask for: sizes, clearing, backup, restore, delete everything."""

import logging
import shutil
import zipfile
import zlib
from pathlib import Path
from typing import Protocol

from kreyol_desktop.core.errors import AccessDeniedError, CorruptError
from kreyol_desktop.core.paths import RESTORE_NAME, AppPaths
from kreyol_desktop.services.data_erasure import DataErasure
from kreyol_desktop.services.ports import ClipCache, TranslationMemory

logger = logging.getLogger(__name__)

ARCHIVE_MARK = "kreyol-desktop-backup"
DATABASE_NAME = "kreyol.db"
MAX_ARCHIVE_BYTES = 20 * 1024**3


class DatabaseCopier(Protocol):
    """Writes one consistent copy of the database."""

    def __call__(self, target: Path) -> None: ...


class UpkeepService:
    """Every method may take long; faces call it off their own thread."""

    def __init__(
        self,
        paths: AppPaths,
        memory: TranslationMemory,
        clips: ClipCache,
        copy_database: DatabaseCopier,
        erasure: DataErasure,
    ) -> None:
        self._paths = paths
        self._memory = memory
        self._clips = clips
        self._copy_database = copy_database
        self._erasure = erasure

    def memory_bytes(self) -> int:
        """Size of the translation memory in bytes."""
        return self._memory.size_bytes()

    def clip_cache_bytes(self) -> int:
        """Size of the spoken sentences kept on disk in bytes."""
        return self._clips.size_bytes()

    def clear_memory(self) -> int:
        """Forget the machine's translations, keep the people's; return how many went."""
        return self._memory.clear(keep_human=True)

    def clear_clip_cache(self) -> None:
        """Forget every spoken sentence."""
        self._clips.clear()

    def back_up(self, target: Path) -> Path:
        """Write history, memory, corrections, glossaries and settings into one zip file.

        Results are left out: they are files of their own. Raise AccessDeniedError.
        """
        copy = self._paths.data / f"{DATABASE_NAME}.backup"
        temporary = target.with_name(f"{target.name}.part")
        try:
            self._copy_database(copy)
            with zipfile.ZipFile(temporary, "w", zipfile.ZIP_DEFLATED) as archive:
                archive.comment = ARCHIVE_MARK.encode()
                archive.write(copy, DATABASE_NAME)
                for file in self._small_files():
                    archive.write(file, file.relative_to(self._paths.data).as_posix())
            temporary.replace(target)
        except OSError as error:
            raise AccessDeniedError(
                f"The backup cannot be written: {error.strerror}.", hint="Choose another place."
            ) from error
        finally:
            copy.unlink(missing_ok=True)
            temporary.unlink(missing_ok=True)
        return target

    def restore(self, source: Path) -> None:
        """Check a backup and lay it ready: it takes effect at the next start.

        Raise CorruptError for a file that is no backup of this program.
        """
        check_archive(source)
        temporary = self._paths.data / f"{RESTORE_NAME}.part"
        shutil.copyfile(source, temporary)
        temporary.replace(self._paths.data / RESTORE_NAME)

    def delete_everything(self) -> None:
        """Delete all texts, jobs, results, memories, clips and settings. Raise ResourceError."""
        self._erasure.erase_everything()

    def _small_files(self) -> list[Path]:
        folder = self._paths.glossaries
        glossaries = sorted(folder.glob("*.csv")) if folder.is_dir() else []
        return [f for f in (self._paths.settings, *glossaries) if f.is_file()]


def check_archive(source: Path) -> None:
    """Raise CorruptError unless ``source`` is a whole backup made by this program."""
    hint = "Choose a backup that this program made."
    try:
        with zipfile.ZipFile(source) as archive:
            if archive.comment != ARCHIVE_MARK.encode() or archive.testzip() is not None:
                raise CorruptError("This is not a backup of this program.", hint=hint)
            _check_names(archive)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError) as error:
        raise CorruptError("The backup cannot be read.", hint=hint) from error


def _check_names(archive: zipfile.ZipFile) -> None:
    size = 0
    for entry in archive.infolist():
        size += entry.file_size
        parts = Path(entry.filename).parts
        if ".." in parts or Path(entry.filename).is_absolute() or size > MAX_ARCHIVE_BYTES:
            raise CorruptError("The backup holds what no backup holds.")


def apply_pending_restore(data: Path) -> bool:
    """Put a restore that was laid ready into place, before the database is opened.

    The files it replaces are kept beside them as ``*.before-restore``. Return whether there was one.
    """
    pending = data / RESTORE_NAME
    if not pending.is_file():
        return False
    try:
        check_archive(pending)
    except CorruptError:
        # It was whole when it was laid ready; the program must start all the same.
        logger.exception("The backup to restore is damaged and was set aside")
        pending.replace(pending.with_suffix(".damaged"))
        return False
    with zipfile.ZipFile(pending) as archive:
        for entry in archive.infolist():
            _replace(archive, entry, data)
    for log in (f"{DATABASE_NAME}-wal", f"{DATABASE_NAME}-shm"):
        (data / log).unlink(missing_ok=True)
    pending.unlink()
    logger.info("A backup was restored")
    return True


def _replace(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, data: Path) -> None:
    target = data / entry.filename
    target.parent.mkdir(parents=True, exist_ok=True)
    temporary = target.with_name(f"{target.name}.restoring")
    with archive.open(entry) as source, temporary.open("wb") as copy:
        shutil.copyfileobj(source, copy)
    if target.exists():
        target.replace(target.with_name(f"{target.name}.before-restore"))
    temporary.replace(target)
