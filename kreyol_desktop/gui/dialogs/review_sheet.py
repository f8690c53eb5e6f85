"""The sheet before the start: what was found in the files, and what is to come out."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from kreyol_desktop.core.job import ArtifactKind
from kreyol_desktop.gui.dialogs.document_panel import DocumentPanel
from kreyol_desktop.gui.dialogs.file_list import FileList
from kreyol_desktop.gui.dialogs.inspection import Inspection
from kreyol_desktop.gui.dialogs.output_panel import OFFERED_KINDS, OutputPanel
from kreyol_desktop.gui.dialogs.review_draft import ReviewDraft
from kreyol_desktop.gui.live_text import LiveText
from kreyol_desktop.gui.measures import duration_text, size_text
from kreyol_desktop.gui.services import GuiServices
from kreyol_desktop.gui.tools import WindowTools
from kreyol_desktop.gui.widgets.column_area import ColumnArea
from kreyol_desktop.gui.widgets.controls import make_button, make_card, make_label
from kreyol_desktop.services.document_service import DocumentSummary

SIZE_PX = QSize(1080, 660)
FRAME_PX = QSize(16, 60)
"""What the system draws around a window, and leaves for its task bar."""


class ReviewSheet(LiveText, QDialog):
    """Emits ``started`` with the job requests. Files are looked into meanwhile."""

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
        self.resize(SIZE_PX.boundedTo(self.screen().availableSize() - FRAME_PX))
        self.say(self.setWindowTitle, lambda: self.tr("Before we start"))
        self._tools = tools
        self.drafts = [ReviewDraft(path) for path in paths]
        self._inspection = Inspection(services.documents, tools, self)
        self.outputs = OutputPanel(services.settings.current, self)
        self.document = DocumentPanel(tools, self)
        self._list = FileList(self.drafts, tools, self)
        self._estimate = make_label(self, None, "muted")
        self.start = make_button(
            self, tools.icons, lambda: self.tr("Start"), icon="play", kind="primary"
        )
        self._cancel = make_button(self, tools.icons, lambda: self.tr("Cancel"))
        self._lay_out()
        self._connect()
        self._load_choices(services)
        for draft in self.drafts:
            self._inspection.look_into(draft)
        self._list.setCurrentRow(0)

    def retranslate(self) -> None:
        """Say the estimate in the new language."""
        super().retranslate()
        self._show_estimate()

    def done(self, result: int) -> None:
        """Look into no more files when the sheet closes."""
        self._inspection.stop()
        super().done(result)

    def _lay_out(self) -> None:
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
        self._list.setVisible(len(self.drafts) > 1)
        self.start.setDefault(True)
        self._cancel.setAutoDefault(False)

    def _connect(self) -> None:
        self._list.chosen.connect(self._show_draft)
        self._list.changed.connect(self._show_estimate)
        self._inspection.changed.connect(self._refresh)
        self.document.password_given.connect(self._inspection.look_into)
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

    def _refresh(self, draft: ReviewDraft) -> None:
        row = self.drafts.index(draft)
        self._list.show_state(row)
        if max(0, self._list.currentRow()) == row:
            self.document.show_draft(draft)
        self._show_estimate()

    def _show_draft(self, row: int) -> None:
        if 0 <= row < len(self.drafts):
            self.document.show_draft(self.drafts[row])

    def _ready(self) -> list[ReviewDraft]:
        return [draft for draft in self.drafts if draft.can_start]

    def _show_estimate(self) -> None:
        ready = self._ready()
        wanted = [draft for draft in self.drafts if draft.is_wanted]
        pending = any(draft.is_pending for draft in wanted)
        self.start.setEnabled(bool(ready) and not pending)
        offered: frozenset[ArtifactKind] = frozenset().union(
            *(d.summary.formats for d in ready if d.summary)
        )
        self.outputs.offer_kinds(offered or frozenset(OFFERED_KINDS))
        parts = self._estimates([d.summary for d in ready if d.summary])
        if pending:
            parts.append(self.tr("Looking into the files…"))
        elif missing := len(wanted) - len(ready):
            parts.append(self.tr("without %n file(s) that can't be read", "", missing))
        self._estimate.setText("  ·  ".join(parts))

    def _estimates(self, summaries: list[DocumentSummary]) -> list[str]:
        if not summaries:
            return []
        audio = self.outputs.audio_is_wanted
        work_s = sum(s.estimate_s + (s.audio_work_s if audio else 0) for s in summaries)
        parts = [self.tr("About {time} of work").format(time=duration_text(work_s or 1))]
        if audio:
            listening = duration_text(sum(s.audio_s for s in summaries))
            size = size_text(sum(s.audio_bytes for s in summaries))
            parts.append(self.tr("{time} of audio, about {size}").format(time=listening, size=size))
        return parts

    def _start(self) -> None:
        choice = self.outputs.choice()
        self.started.emit([draft.request(choice) for draft in self._ready()])
        self.accept()
