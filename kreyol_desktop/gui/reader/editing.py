"""Correcting a sentence in the reader: remember it, speak it, rebuild the results."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kreyol_desktop.core.errors import KreyolError
from kreyol_desktop.core.job import Task
from kreyol_desktop.core.readalong import ReadAlongSegment
from kreyol_desktop.core.segment import Segment
from kreyol_desktop.core.speech import Utterance
from kreyol_desktop.gui.services import GuiServices
from kreyol_desktop.gui.tools import WindowTools
from kreyol_desktop.gui.widgets.sentence_panel import SentencePanel


class SentenceEditor(SentencePanel):
    """``saved(text)`` once the job service has taken the correction."""

    saved = Signal(str)

    def __init__(
        self, services: GuiServices, tools: WindowTools, parent: QWidget | None = None
    ) -> None:
        super().__init__(tools, parent)
        self._services = services
        self._lanes = tools.lanes
        self._errors = tools.errors
        self._voice = tools.voice
        self._task: Task | None = None
        self.corrected.connect(self._correct)
        self._voice.failed.connect(self._on_voice_failed)

    def edit_segment(self, task: Task, segment: ReadAlongSegment) -> None:
        """Begin to correct a sentence of a finished job."""
        self._task = task
        self.show_segment(
            segment.id,
            Segment(
                id=segment.id,
                block=0,
                source=segment.source,
                target=segment.target,
                origin=segment.origin,
                confidence=segment.confidence,
                flags=segment.flags,
            ),
        )
        self.edit()

    def _correct(self, segment: int, text: str) -> None:
        task = self._task
        if task is None:
            return
        self._lanes.desk.submit(
            lambda: self._services.jobs.correct(task.id, segment, text),
            owner=self,
            done=lambda _: self.saved.emit(text),
            failed=self._errors.present,
        )
        self._voice.load(self, (Utterance(segment, text),), task.request.voice)
        self._voice.player().play()

    def _on_voice_failed(self, owner: object, error: KreyolError) -> None:
        if owner is self:
            self._errors.present(error)
