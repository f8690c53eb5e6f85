"""Changing the order of waiting jobs with the mouse: what is dragged, and where it would land."""

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QDrag
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

JOB_MIME = "application/x-kreyol-desktop-job"
"""The id of a waiting job; nothing outside this window takes it."""
LINE_PX = 3
EDGE_PX = 48
"""So near to the edge of what is seen, dragging scrolls."""


def drag_job(card: QWidget, job_id: str, grip: QPoint) -> None:
    """Let the user carry a card about until it is let go; ``grip`` is where it was taken."""
    mime = QMimeData()
    mime.setData(JOB_MIME, job_id.encode())
    drag = QDrag(card)
    drag.setMimeData(mime)
    drag.setPixmap(card.grab())
    drag.setHotSpot(grip)
    drag.exec(Qt.DropAction.MoveAction)


def dragged_job(mime: QMimeData) -> str:
    """The id of the job that is dragged, empty for anything else."""
    return bytes(mime.data(JOB_MIME).data()).decode("utf-8", "replace")


def place_at(y: int, cards: Sequence[QWidget]) -> int:
    """How many of ``cards``, from above to below, have their middle above ``y``."""
    return sum(card.geometry().center().y() < y for card in cards)


def scroll_along(widget: QWidget, point: QPoint) -> None:
    """Bring what is near ``point`` into sight, where ``widget`` lies in a scroll area."""
    above = widget.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    content = above.widget() if isinstance(above, QScrollArea) else None
    if isinstance(above, QScrollArea) and content is not None:
        inside = widget.mapTo(content, point)
        above.ensureVisible(inside.x(), inside.y(), 0, EDGE_PX)


class LandingLine(QFrame):
    """A line between the cards where the dragged one would land."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("landingLine")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_at(self, place: int, cards: Sequence[QWidget]) -> None:
        """Lie above the card at ``place``, or below the last one."""
        below = place >= len(cards)
        card = cards[-1] if below else cards[place]
        box = card.geometry()
        y = box.bottom() + LINE_PX if below else box.top() - 2 * LINE_PX
        self.setGeometry(box.x(), max(0, y), box.width(), LINE_PX)
        self.raise_()
        self.show()
