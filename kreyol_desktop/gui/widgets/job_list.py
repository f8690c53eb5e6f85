"""The queue and the finished jobs as cards."""

from collections.abc import Iterable

from PySide6.QtCore import QMimeData, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kreyol_desktop.core.job import Task, TaskState
from kreyol_desktop.gui.live_text import LiveText
from kreyol_desktop.gui.tools import WindowTools
from kreyol_desktop.gui.widgets.controls import make_label
from kreyol_desktop.gui.widgets.job_card import JobCard
from kreyol_desktop.gui.widgets.queue_order import (
    LandingLine,
    dragged_job,
    place_at,
    scroll_along,
)

CARD_LIMIT = 40
"""More jobs than this are in the history only: a card is costly to make."""


class JobList(LiveText, QWidget):
    """Emits ``asked(action, task)``; ``moved(task, position)`` for a change of order."""

    asked = Signal(str, object)
    moved = Signal(object, int)
    emptiness_changed = Signal(bool)

    def __init__(self, tools: WindowTools, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tools = tools
        self._cards: dict[str, JobCard] = {}
        self._pending: dict[str, Task] = {}
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._make_next)
        self._queue_title = make_label(self, lambda: self.tr("In progress"), "section")
        self._done_title = make_label(self, lambda: self.tr("Finished lately"), "section")
        self._queue = QVBoxLayout()
        self._done = QVBoxLayout()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._queue_title)
        layout.addLayout(self._queue)
        layout.addSpacing(6)
        layout.addWidget(self._done_title)
        layout.addLayout(self._done)
        self.setAcceptDrops(True)
        self._line = LandingLine(self)
        self._show_titles()

    @property
    def cards(self) -> list[JobCard]:
        """The cards on screen, the queue first."""
        return [*self._in(self._queue), *self._in(self._done)]

    def card(self, task_id: str) -> JobCard | None:
        """The card of a job, if it has one."""
        return self._cards.get(task_id)

    def add_tasks(self, tasks: Iterable[Task]) -> None:
        """Show jobs, one card per turn of the event loop so that the window stays fluid.

        What was read earlier than what is known of a job already is passed over.
        """
        for task in tasks:
            known = self._pending.get(task.id)
            if known is None or task.updated_at >= known.updated_at:
                self._pending[task.id] = task
        self._timer.start()

    def show_task(self, task: Task) -> None:
        """Update the card of a job, or make one."""
        card = self._cards.get(task.id)
        if card is None:
            self.add_tasks([task])
            return
        before = card.task
        card.show_task(task)
        if _place_key(before) != _place_key(task):
            self._place(card)

    def remove_task(self, task: Task) -> None:
        """Drop the card of a deleted job."""
        self._pending.pop(task.id, None)
        if card := self._cards.pop(task.id, None):
            card.hide()
            self._layout_of(card).removeWidget(card)
            card.deleteLater()
        self._show_titles()

    def _make_next(self) -> None:
        if not self._pending:
            return
        task = self._pending.pop(next(iter(self._pending)))
        if known := self._cards.get(task.id):
            if task.updated_at >= known.task.updated_at:
                self.show_task(task)
        elif len(self._cards) < CARD_LIMIT or not task.state.is_final:
            card = JobCard(task, self._tools, self)
            card.asked.connect(self._on_asked)
            self._cards[task.id] = card
            self._place(card)
        if self._pending:
            self._timer.start()

    def _place(self, card: JobCard) -> None:
        for layout in (self._queue, self._done):
            layout.removeWidget(card)
        target = self._layout_of(card)
        target.insertWidget(self._index_for(card, self._in(target)), card)
        card.show()
        self._show_titles()

    @staticmethod
    def _index_for(card: JobCard, others: list[JobCard]) -> int:
        """What runs is first, then the queue by position; finished jobs by time, newest first."""
        task = card.task
        if task.state.is_final:
            return sum(other.task.updated_at > task.updated_at for other in others)
        return sum(_place_key(other.task) < _place_key(task) for other in others)

    def _layout_of(self, card: JobCard) -> QVBoxLayout:
        return self._done if card.task.state.is_final else self._queue

    @staticmethod
    def _in(layout: QVBoxLayout) -> list[JobCard]:
        items = (layout.itemAt(i) for i in range(layout.count()))
        widgets = (item.widget() for item in items if item is not None)
        return [widget for widget in widgets if isinstance(widget, JobCard)]

    def _show_titles(self) -> None:
        self._queue_title.setVisible(self._queue.count() > 0)
        self._done_title.setVisible(self._done.count() > 0)
        self.emptiness_changed.emit(not self._cards)

    def _on_asked(self, action: str, task_id: str) -> None:
        card = self._cards.get(task_id)
        if card is None:
            return
        if action in ("up", "down"):
            self._move(card, -1 if action == "up" else 1)
        else:
            self.asked.emit(action, card.task)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Take a waiting job that is carried to another place."""
        if self._dragged(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:  # noqa: N802 - Qt's name
        """Show where it would land."""
        queue = self._waiting()
        if self._dragged(event.mimeData()) is not None:
            point = event.position().toPoint()
            self._line.show_at(place_at(point.y(), queue), queue)
            scroll_along(self, point)
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        """It is carried elsewhere."""
        self._line.hide()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Ask for its new place."""
        self._line.hide()
        card = self._dragged(event.mimeData())
        if card is not None:
            event.acceptProposedAction()
            others = [other for other in self._waiting() if other is not card]
            self._ask_place(card, place_at(event.position().toPoint().y(), others))

    def _dragged(self, mime: QMimeData) -> JobCard | None:
        """The waiting job that is dragged; it may have begun to run meanwhile."""
        card = self._cards.get(dragged_job(mime))
        return card if card in self._waiting() else None

    def _waiting(self) -> list[JobCard]:
        return [c for c in self._in(self._queue) if c.task.state is TaskState.QUEUED]

    def _move(self, card: JobCard, step: int) -> None:
        queue = self._waiting()
        if card in queue:
            self._ask_place(card, min(max(queue.index(card) + step, 0), len(queue) - 1))

    def _ask_place(self, card: JobCard, place: int) -> None:
        if place != self._waiting().index(card):
            self.moved.emit(card.task, place)


def _place_key(task: Task) -> tuple[bool, bool, int]:
    """Where a job belongs: what runs has left the queue, and another job takes its position."""
    return task.state.is_final, task.state is not TaskState.RUNNING, task.position
