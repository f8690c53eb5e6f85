"""Looks into the files of the review sheet, one after the other, away from the main thread."""

from PySide6.QtCore import QObject, Signal

from kreyol_desktop.core.errors import JobCancelled, KreyolError, ScannedError
from kreyol_desktop.gui.dialogs.review_draft import ReviewDraft
from kreyol_desktop.gui.lanes import Call
from kreyol_desktop.gui.services import Documents
from kreyol_desktop.gui.tools import WindowTools
from kreyol_desktop.services.document_service import DocumentSummary


class Inspection(QObject):
    """Writes what it finds into the drafts; ``changed(draft)`` tells of every step.

    A document that is nothing but pictures is read once more with its text recognised.
    """

    changed = Signal(object)

    def __init__(self, documents: Documents, tools: WindowTools, parent: QObject) -> None:
        super().__init__(parent)
        self._documents = documents
        self._tools = tools
        self._calls: list[Call] = []

    def look_into(self, draft: ReviewDraft) -> None:
        """Read the file of ``draft``, with the password and the recognition it is set to."""
        draft.error = draft.summary = None
        draft.pages_read = (0, 0)

        def work(call: Call) -> DocumentSummary:
            return self._documents.inspect(
                draft.path,
                draft.password or None,
                ocr=draft.recognises,
                on_page=lambda done, total: _report(call, done, total),
            )

        self._calls.append(
            self._tools.lanes.reading.submit_stream(
                work,
                owner=self,
                done=lambda summary: self._on_found(draft, summary),
                failed=lambda error: self._on_failed(draft, error),
                progress=lambda pages: self._on_pages(draft, pages),
            )
        )
        self.changed.emit(draft)

    def stop(self) -> None:
        """Look into nothing more; what is being read is left at the next page."""
        for call in self._calls:
            call.cancel()

    def _on_found(self, draft: ReviewDraft, summary: DocumentSummary) -> None:
        draft.summary = summary
        self.changed.emit(draft)

    def _on_failed(self, draft: ReviewDraft, error: KreyolError) -> None:
        if isinstance(error, ScannedError) and not draft.recognises:
            draft.recognises = True
            self.look_into(draft)
            return
        draft.error = error
        self.changed.emit(draft)

    def _on_pages(self, draft: ReviewDraft, pages: tuple[int, int]) -> None:
        if draft.recognises and draft.pages_read != pages:
            draft.pages_read = pages
            self.changed.emit(draft)


def _report(call: Call, done: int, total: int) -> None:
    if call.cancelled:
        raise JobCancelled
    call.report((done, total))
