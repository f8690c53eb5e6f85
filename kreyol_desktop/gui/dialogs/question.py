"""A question with named answers; asked without stopping the event loop."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QSpacerItem, QVBoxLayout, QWidget

from kreyol_desktop.gui.live_text import LiveText
from kreyol_desktop.gui.tools import WindowTools
from kreyol_desktop.gui.widgets.controls import (
    DIALOG_PX,
    Words,
    make_button,
    make_label,
    make_row,
    make_tick,
)


@dataclass(frozen=True, slots=True)
class Answer:
    """A button of the question; ``kind`` is its style."""

    key: str
    words: Words
    kind: str = "secondary"


class Question(LiveText, QDialog):
    """Emits ``answered`` with the key of the button (never for Escape) and the tick box."""

    answered = Signal(str, bool)

    def __init__(
        self,
        tools: WindowTools,
        title: Words,
        text: Words,
        answers: Sequence[Answer],
        *,
        option: Words | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.say(self.setWindowTitle, title)
        self._option = make_tick(self, option or str, checked=True)
        layout = QVBoxLayout(self)
        layout.addSpacerItem(QSpacerItem(DIALOG_PX, 0))
        layout.setContentsMargins(24, 22, 24, 20)
        layout.setSpacing(12)
        layout.addWidget(make_label(self, title, "dropTitle"))
        layout.addWidget(make_label(self, text))
        layout.addWidget(self._option)
        self._option.setVisible(option is not None)
        layout.addSpacing(6)
        row = make_row(None)
        for answer in answers:
            button = make_button(self, tools.icons, answer.words, kind=answer.kind)
            button.clicked.connect(lambda _=False, key=answer.key: self._answer(key))
            row.addWidget(button)
        layout.addLayout(row)

    def _answer(self, key: str) -> None:
        self.answered.emit(key, self._option.isChecked())
        self.accept()
