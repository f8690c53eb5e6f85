"""The sheet before the start: what was found in the files, and what is to come out."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from kreyol_desktop.core.job import ArtifactKind
from kreyol_desktop.gui.dialogs.document_panel import DocumentPanel
from kreyol_desktop.gui.dialogs.file_list import FileList
from kreyol_desktop.gui.dialogs.inspection import Inspection
from kreyol_desktop.gui.dialogs.output_panel import OFFERED_KINDS, OutputPanel
from kreyol_desktop.gui.dialogs.review_draft import ReviewDraft
from kreyol_desktop.gui.found_files import FoundFiles, find_files
from kreyol_desktop.gui.live_text import LiveText
from kreyol_desktop.gui.measures import duration_text, size_text
from kreyol_desktop.gui.services import GuiServices
from kreyol_desktop.gui.tools import WindowTools
from kreyol_desktop.gui.widgets.column_area import ColumnArea
from kreyol_desktop.gui.widgets.controls import make_button, make_card, make_label
from kreyol_desktop.gui.widgets.drop_zone import paths_of

SIZE_PX = QSize(1080, 660)
FRAME_PX = QSize(16, 60)
"""What the system draws around a window, and leaves for its task bar."""


class ReviewSheet(LiveText, QDialog):
    """Emits ``started`` with the job requests. Files are looked into meanwhile, and more may come."""

    started = Signal(object)

    def __init__(
        self,
        found: FoundFiles,
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
        self.drafts: list[ReviewDraft] = []
        self._others = 0
        self._is_cut = False
        self._inspection = Inspection(services.documents, tools, self)
        self.outputs = OutputPanel(services.settings.current, self)
        self.document = DocumentPanel(tools, self)
        self._list = FileList(tools, self)
        self._estimate = make_label(self, None, "muted")
        self.start = make_button(
            self, tools.icons, lambda: self.tr("Start"), icon="play", kind="primary"
        )
        self._cancel = make_button(self, tools.icons, lambda: self.tr("Cancel"))
        self._lay_out()
        self._connect()
        self._load_choices(services)
        self.setAcceptDrops(True)
        self.add_files(found)

    def add_files(self, found: FoundFiles) -> None:
        """Take files in, look into them, and show the first; those that are there are passed over."""
        known = {draft.path for draft in self.drafts}
        new = [ReviewDraft(path) for path in found.files if path not in known]
        self._others += found.others
        self._is_cut |= found.is_cut
        first = len(self.drafts)
        self.drafts.extend(new)
        for draft in new:
            self._list.add_draft(draft)
        for draft in new:
            self._inspection.look_into(draft)
        if new:
            self._list.setCurrentRow(first)
        self._show_estimate()

    def retranslate(self) -> None:
        """Say the estimate in the new language."""
        super().retranslate()
        self._show_estimate()

    def done(self, result: int) -> None:
        """Look into no more files when the sheet closes."""
        self._inspection.stop()
        super().done(result)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """More files may be dropped on the sheet."""
        if paths_of(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Take them in."""
        event.acceptProposedAction()
        paths = paths_of(event.mimeData())
        self._tools.lanes.desk.submit(
            lambda: find_files(paths),
            owner=self,
            done=self.add_files,
            failed=self._tools.errors.present,
        )

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
        parts = self._estimates(ready)
        if pending:
            parts.append(self.tr("Looking into the files…"))
        elif missing := len(wanted) - len(ready):
            parts.append(self.tr("without %n file(s) that can't be read", "", missing))
        self._estimate.setText("  ·  ".join(parts + self._left_out()))

    def _left_out(self) -> list[str]:
        """What was given and is not in the list."""
        parts = []
        if self._is_cut:
            parts.append(self.tr("only the first %n file(s) of many", "", len(self.drafts)))
        if self._others:
            parts.append(self.tr("%n file(s) of other kinds are left out", "", self._others))
        return parts

    def _estimates(self, drafts: list[ReviewDraft]) -> list[str]:
        if not drafts:
            return []
        choice = self.outputs.choice()
        speeches = [draft.speech(choice) for draft in drafts]
        work_s = sum(draft.summary.estimate_s for draft in drafts if draft.summary)
        work_s += sum(speech.work_s for speech in speeches)
        parts = [self.tr("About {time} of work").format(time=duration_text(work_s or 1))]
        if choice.audio is not None:
            listening = duration_text(sum(speech.audio_s for speech in speeches))
            size = size_text(sum(speech.audio_bytes for speech in speeches))
            parts.append(self.tr("{time} of audio, about {size}").format(time=listening, size=size))
        return parts

    def _start(self) -> None:
        choice = self.outputs.choice()
        self.started.emit([draft.request(choice) for draft in self._ready()])
        self.accept()
