"""The sheet before the start: what was found in the files, and what is to come out."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from kreyol_desktop.core.errors import KreyolError
from kreyol_desktop.core.job import ArtifactKind
from kreyol_desktop.gui.dialogs.document_panel import DocumentPanel
from kreyol_desktop.gui.dialogs.output_panel import OFFERED_KINDS, OutputPanel
from kreyol_desktop.gui.dialogs.review_draft import ReviewDraft
from kreyol_desktop.gui.lanes import Call
from kreyol_desktop.gui.live_text import LiveText
from kreyol_desktop.gui.measures import duration_text, size_text
from kreyol_desktop.gui.services import Documents, GuiServices
from kreyol_desktop.gui.tools import WindowTools
from kreyol_desktop.gui.widgets.column_area import ColumnArea
from kreyol_desktop.gui.widgets.controls import make_button, make_card, make_label, name_control
from kreyol_desktop.services.document_service import DocumentSummary


class ReviewSheet(LiveText, QDialog):
    """Emits ``started`` with the job requests. Files are looked into on the desk lane."""

    started = Signal(object)

    def __init__(
        self,
        paths: Sequence[Path],
        services: GuiServices,
        tools: WindowTools,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.resize(1080, 660)
        self.say(self.setWindowTitle, lambda: self.tr("Before we start"))
        self._documents: Documents = services.documents
        self._tools = tools
        self.drafts = [ReviewDraft(path) for path in paths]
        self._calls: list[Call] = []
        self.outputs = OutputPanel(services.settings.current, self)
        self.document = DocumentPanel(tools, self)
        self._list = QListWidget()
        name_control(self, self._list, lambda: self.tr("Files"))
        self._estimate = make_label(self, None, "muted")
        self.start = make_button(
            self, tools.icons, lambda: self.tr("Start"), icon="play", kind="primary"
        )
        self._cancel = make_button(self, tools.icons, lambda: self.tr("Cancel"))
        self._lay_out()
        self._connect()
        self._load_choices(services)
        for draft in self.drafts:
            item = QListWidgetItem(draft.path.name)
            item.setToolTip(draft.path.name)
            self._list.addItem(item)
            self._inspect(draft)
        self._list.setCurrentRow(0)

    def retranslate(self) -> None:
        """Say the estimate in the new language."""
        super().retranslate()
        self._show_estimate()

    def done(self, result: int) -> None:
        """Look into no more files when the sheet closes."""
        for call in self._calls:
            call.cancel()
        super().done(result)

    def _lay_out(self) -> None:
        self._list.setMaximumWidth(180)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        found, found_layout = make_card()
        found_layout.addWidget(self.document)
        found_layout.addStretch(1)
        wanted, wanted_layout = make_card()
        wanted_layout.addWidget(self.outputs.caption())
        wanted_layout.addWidget(self.outputs)
        wanted_layout.addStretch(1)
        columns = QHBoxLayout()
        columns.setSpacing(14)
        columns.addWidget(self._list)
        columns.addWidget(ColumnArea(found), 1)
        columns.addWidget(ColumnArea(wanted), 1)
        footer = QHBoxLayout()
        footer.addWidget(self._estimate, 1)
        footer.addWidget(self._cancel)
        footer.addWidget(self.start)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 18)
        layout.setSpacing(14)
        layout.addWidget(make_label(self, lambda: self.tr("Before we start"), "dropTitle"))
        layout.addLayout(columns, 1)
        layout.addLayout(footer)
        # Only now: a list without a parent would open as a window.
        self._list.setVisible(len(self.drafts) > 1)
        self.start.setDefault(True)
        self._cancel.setAutoDefault(False)

    def _connect(self) -> None:
        self._list.currentRowChanged.connect(self._show_draft)
        self.document.password_given.connect(self._unlock)
        self.document.changed.connect(self._show_estimate)
        self.outputs.changed.connect(self._show_estimate)
        self.start.clicked.connect(self._start)
        self._cancel.clicked.connect(self.reject)

    def _load_choices(self, services: GuiServices) -> None:
        desk = self._tools.lanes.desk
        fail = self._tools.errors.present
        desk.submit(services.speech.voices, owner=self, done=self.outputs.offer_voices, failed=fail)
        desk.submit(
            services.glossaries.list, owner=self, done=self.outputs.offer_glossaries, failed=fail
        )
        desk.submit(
            services.translation.directions,
            owner=self,
            done=self.outputs.offer_targets,
            failed=fail,
        )

    def _inspect(self, draft: ReviewDraft) -> None:
        draft.error = None
        call = self._tools.lanes.desk.submit(
            lambda: self._documents.inspect(draft.path, draft.password or None),
            owner=self,
            done=lambda summary: self._on_inspected(draft, summary),
            failed=lambda error: self._on_failed(draft, error),
        )
        self._calls.append(call)
        self._refresh(draft)

    def _on_inspected(self, draft: ReviewDraft, summary: DocumentSummary) -> None:
        draft.summary = summary
        self._refresh(draft)

    def _on_failed(self, draft: ReviewDraft, error: KreyolError) -> None:
        draft.error = error
        self._refresh(draft)

    def _unlock(self, draft: ReviewDraft) -> None:
        self._inspect(draft)

    def _refresh(self, draft: ReviewDraft) -> None:
        row = self.drafts.index(draft)
        if item := self._list.item(row):
            item.setIcon(self._state_icon(draft))
        if max(0, self._list.currentRow()) == row:
            self.document.show_draft(draft)
        self._show_estimate()

    def _state_icon(self, draft: ReviewDraft) -> QIcon:
        icons = self._tools.icons
        if draft.is_pending:
            return icons.icon("clock", "muted")
        if draft.error is not None:
            return icons.icon("circle-alert", "danger")
        return icons.icon("circle-check", "success")

    def _show_draft(self, row: int) -> None:
        if 0 <= row < len(self.drafts):
            self.document.show_draft(self.drafts[row])

    def _ready(self) -> list[ReviewDraft]:
        return [draft for draft in self.drafts if draft.can_start]

    def _show_estimate(self) -> None:
        ready = self._ready()
        self.start.setEnabled(bool(ready) and not any(d.is_pending for d in self.drafts))
        offered: frozenset[ArtifactKind] = frozenset().union(
            *(d.summary.formats for d in ready if d.summary)
        )
        self.outputs.offer_kinds(offered or frozenset(OFFERED_KINDS))
        summaries = [d.summary for d in ready if d.summary]
        if not summaries:
            pending = any(d.is_pending for d in self.drafts)
            self._estimate.setText(self.tr("Looking into the files…") if pending else "")
            return
        work_s = sum(s.estimate_s for s in summaries)
        if self.outputs.audio_is_wanted:
            work_s += sum(s.audio_work_s for s in summaries)
        time = duration_text(work_s or 1)
        text = self.tr("About {time} of work").format(time=time)
        if self.outputs.audio_is_wanted:
            listening = duration_text(sum(s.audio_s for s in summaries))
            size = size_text(sum(s.audio_bytes for s in summaries))
            text += "  ·  " + self.tr("{time} of audio, about {size}").format(
                time=listening, size=size
            )
        self._estimate.setText(text)

    def _start(self) -> None:
        choice = self.outputs.choice()
        self.started.emit([draft.request(choice) for draft in self._ready()])
        self.accept()
