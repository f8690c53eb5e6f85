"""The frame of every page: a title, a line below it, actions at the right, a body."""

from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from kreyol_desktop.gui.live_text import LiveText
from kreyol_desktop.gui.widgets.controls import Words, make_label

MARGIN = 28
ACTIONS_SHARE = 0.65
"""Of the width: actions that take more of it lie below the title, not beside it."""
NO_LIMIT_PX = 2**24 - 1
"""Qt's QWIDGETSIZE_MAX, which PySide6 lacks."""


class Page(LiveText, QWidget):
    """A page; fill ``body``. ``scrolls`` puts the body into a scroll area.

    What takes long to make is made in parts, so that the window can do something else in between.
    """

    def __init__(self, title: Words, subtitle: Words, *, scrolls: bool = True) -> None:
        super().__init__()
        self._parts: deque[Callable[[], object]] = deque()
        self._awaiting: list[Callable[[], object]] = []
        self._growth = QTimer(self, interval=0)
        self._growth.timeout.connect(self.make_part)
        self.is_unseen = False
        """Whether it lies beside the present page, to be laid out before it is wanted."""
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._title = make_label(self, title, "pageTitle")
        self._subtitle = make_label(self, subtitle, "pageSubtitle")
        # The page takes the focus when it is shown: screen readers say its name, and the first Tab
        # goes to its first control.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.say(self.setAccessibleName, title)
        self.header_actions = QHBoxLayout()
        self.header_actions.setSpacing(8)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(self._title)
        texts.addWidget(self._subtitle)
        self._header = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._header.addLayout(texts, 1)
        self._header.addLayout(self.header_actions)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        inner = QWidget()
        inner.setObjectName("pageBody")
        layout = self._inner_layout = QVBoxLayout(inner)
        layout.setContentsMargins(MARGIN, 22, MARGIN, 22)
        layout.setSpacing(16)
        layout.addLayout(self._header)
        self.body = QVBoxLayout()
        self.body.setSpacing(14)
        layout.addLayout(self.body, 1)
        self._area = _scrolling(inner) if scrolls else None
        outer.addWidget(self._area or inner)

    def _adopt(self) -> None:
        """Take in what has no place yet, so that it ends with the page.

        Python would end it instead, whenever and in whichever thread its collector runs.
        """
        for part in self.__dict__.values():
            if isinstance(part, QWidget) and part.parent() is None:
                part.setParent(self)

    def bring_into_sight(self, part: QWidget) -> None:
        """Scroll until ``part`` is seen, as far as it fits."""
        if self._area is not None:
            # What was shown a moment ago has its place only once the layouts are asked.
            self._inner_layout.activate()
            self._area.ensureWidgetVisible(part)

    def show_header(self, *, shown: bool) -> None:
        """Show or hide title and subtitle, to make room for what matters."""
        self._title.setVisible(shown)
        self._subtitle.setVisible(shown)

    @property
    def is_complete(self) -> bool:
        """Whether every part is made; nothing else of an incomplete page may be used."""
        return not self._parts

    def make_in_parts(self, *parts: Callable[[], object]) -> None:
        """Leave these for later; each should take less than 16 ms."""
        self._parts.extend(parts)
        self._adopt()

    def make_part(self) -> None:
        """Make the next part; after the last one, do what waits for it."""
        if self._parts:
            self._parts.popleft()()
            self._adopt()
        if not self._parts:
            self._growth.stop()
            acts, self._awaiting = self._awaiting, []
            for act in acts:
                act()

    def when_complete(self, act: Callable[[], object]) -> None:
        """Call ``act`` now, or when every part is made: one in each turn of the event loop."""
        if self.is_complete:
            act()
        else:
            self._awaiting.append(act)
            self._growth.start()

    def rest(self) -> None:
        """Make no more parts by itself, until somebody waits for them again."""
        self._growth.stop()

    def complete(self) -> None:
        """Make every part that is left."""
        while self._parts:
            self.make_part()

    @property
    def is_awaited(self) -> bool:
        """Whether a complete page still waits for something that it shows from the beginning."""
        return False

    def go_on_unseen(self) -> None:
        """Take the next step towards what is awaited, if there is one to take."""

    def lay_out_unseen(self) -> None:
        """Be shown where nobody sees it, beside what the window shows: Qt lays out what is shown.

        A fixed size keeps what is laid out here from making the window lay out itself too.
        """
        stack = self.parentWidget()
        assert stack is not None
        self.is_unseen = True
        self.setFixedSize(stack.size())
        self.move(-2 * stack.width(), 0)
        self.show()

    def put_away(self) -> None:
        """Hide what was laid out unseen, until it is wanted."""
        self.hide()
        self.come_forward()

    def come_forward(self) -> None:
        """Take the place that the window gives it."""
        if self.is_unseen:
            self.is_unseen = False
            self.setMinimumSize(0, 0)
            self.setMaximumSize(NO_LIMIT_PX, NO_LIMIT_PX)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Follow a change of language; of an incomplete page only what it has yet."""
        if event.type() == QEvent.Type.LanguageChange and self.__dict__.get("_parts"):
            LiveText.retranslate(self)
        else:
            super().changeEvent(event)
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.StyleChange):
            self.fit_width()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Use the width there is."""
        super().resizeEvent(event)
        self.fit_width()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Words and type may have changed while the page was hidden."""
        super().showEvent(event)
        self.fit_width()

    def fit_width(self) -> None:
        """Arrange what depends on the width and on the size of the type; override to add to it."""
        if "_header" not in self.__dict__:
            return
        self.header_actions.invalidate()
        wanted = self.header_actions.sizeHint().width()
        below = wanted > ACTIONS_SHARE * (self.width() - 2 * MARGIN)
        direction = QBoxLayout.Direction
        self._header.setDirection(direction.TopToBottom if below else direction.LeftToRight)
        left = Qt.AlignmentFlag.AlignLeft
        self._header.setAlignment(self.header_actions, left if below else Qt.AlignmentFlag(0))

    def page_shown(self) -> None:
        """Called each time the page comes to the front."""

    def page_hidden(self) -> None:
        """Called when another page takes its place."""


def _scrolling(inner: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setObjectName("pageScroll")
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inner)
    return area
