"""Reading and writing in worker processes, so that a file that crashes a native library fails only
its own job; see ``isolation_pool``.
"""

import weakref
from collections.abc import Callable, Sequence
from pathlib import Path

from kreyol_desktop.core.document import Chapter, Document
from kreyol_desktop.core.document_io import ReadOptions, WriteOptions
from kreyol_desktop.core.errors import EngineError, TypesettingError, WorkerDiedError
from kreyol_desktop.core.job import ArtifactKind
from kreyol_desktop.core.translated import TranslatedDocument
from kreyol_desktop.engines.documents import sniffing
from kreyol_desktop.engines.documents.isolation_messages import (
    CoverTask,
    packed,
    read_task,
    write_task,
)
from kreyol_desktop.engines.documents.isolation_pool import MEMORY_BYTES, WorkerPool
from kreyol_desktop.engines.documents.library import with_folders
from kreyol_desktop.engines.documents.structure import chapters_of
from kreyol_desktop.engines.documents.writers.failures import typesetting_failures
from kreyol_desktop.engines.documents.writers.press import Press

_SAVING_S = 600.0
"""How long a writer may go without finishing a page: saving thousands of pages takes minutes."""
_IN_WORKER = frozenset(
    {
        ArtifactKind.PDF,
        ArtifactKind.REFLOWED_PDF,
        ArtifactKind.LARGE_PRINT_PDF,
        ArtifactKind.BILINGUAL_PDF,
        ArtifactKind.ALTERNATING_PDF,
        ArtifactKind.DOCX,
        ArtifactKind.BILINGUAL_DOCX,
        ArtifactKind.EPUB,
        ArtifactKind.BILINGUAL_EPUB,
    }
)
"""Kinds whose writers hand the source, or pictures from it, to a native library."""


class IsolatedLibrary:
    """The document library in worker processes; thread-safe, at most two documents at once.

    ``memory_bytes`` bounds a worker of its own ``pool``; ``stall_s`` is how long it may work without
    finishing a page; ``recognition`` gives the folders of the data for recognising text.
    """

    def __init__(
        self,
        pool: WorkerPool | None = None,
        *,
        memory_bytes: int = MEMORY_BYTES,
        stall_s: float = 120.0,
        recognition: Callable[[], Sequence[Path]] = tuple,
    ) -> None:
        self._recognition = recognition
        self._pool = pool or WorkerPool(memory_bytes)
        self._stall_s = stall_s

    def read(self, path: Path, options: ReadOptions) -> Document:
        """Like DocumentLibrary.read; raises WorkerDiedError when the worker crashes or stalls."""
        self.sniff(path)
        task = packed(read_task(path, with_folders(options, self._recognition())))
        document = self._pool.run(task, options.on_page, self._stall_s)
        if not isinstance(document, Document):
            raise EngineError("The document reader gave no document.")
        return document

    def sniff(self, path: Path) -> str:
        """The media type of a file by its content; a few bytes are looked at in this process."""
        return sniffing.sniff(path)

    def chapters(self, document: Document) -> tuple[Chapter, ...]:
        """Chapters from the outline, else from headings, else by length; at least one."""
        return chapters_of(document)

    def close(self) -> None:
        """End the idle workers of the pool."""
        self._pool.close()


class IsolatedPress:
    """The press, with the kinds that need native libraries written in worker processes."""

    def __init__(self, fonts: Path, pool: WorkerPool) -> None:
        self._press = Press(fonts)
        self._fonts = fonts
        self._pool = pool
        self._packed: tuple[weakref.ref[TranslatedDocument], bytes] | None = None

    def formats_for(self, media_type: str) -> frozenset[ArtifactKind]:
        """The document kinds that a source can become."""
        return self._press.formats_for(media_type)

    def suffix(self, kind: ArtifactKind) -> str:
        """The suffix of a kind's file; UnsupportedFormatError for kinds that are no document."""
        return self._press.suffix(kind)

    def write(
        self,
        kind: ArtifactKind,
        translated: TranslatedDocument,
        target: Path,
        options: WriteOptions,
    ) -> None:
        """Like Press.write; TypesettingError also when the worker crashes or stalls."""
        if kind not in _IN_WORKER:
            self._press.write(kind, translated, target, options)
            return
        task = write_task(kind, self._bytes_of(translated), target, options, self._fonts)
        draft = target.with_name(target.name + ".draft")
        try:
            with typesetting_failures(target):
                self._pool.run(packed(task), options.on_page, _SAVING_S)
        except WorkerDiedError as error:
            raise TypesettingError(
                f"{error.message} It was making {kind}.",
                hint="Choose another format for this document.",
                **error.details,
            ) from error
        finally:
            draft.unlink(missing_ok=True)

    def cover(self, title: str, author: str) -> bytes:
        """A cover made of two lines of text, as JPEG. Raise TypesettingError.

        The library for it would stay in this process for good, with 90 MB.
        """
        try:
            made = self._pool.run(packed(CoverTask(title, author, self._fonts)), None, _SAVING_S)
        except WorkerDiedError as error:
            raise TypesettingError(error.message, hint=error.hint, **error.details) from error
        if not isinstance(made, bytes):
            raise TypesettingError("The press gave no cover.")
        return made

    def _bytes_of(self, translated: TranslatedDocument) -> bytes:
        """The packed document, kept while it lives: a job writes several kinds of one document."""
        known = self._packed
        if known is not None and known[0]() is translated:
            return known[1]
        made = packed(translated)
        self._packed = (weakref.ref(translated, self._forget), made)
        return made

    def _forget(self, gone: "weakref.ref[TranslatedDocument]") -> None:
        known = self._packed
        if known is not None and known[0] is gone:
            self._packed = None
