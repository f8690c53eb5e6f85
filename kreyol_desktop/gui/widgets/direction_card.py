"""Which model translates which direction."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from kreyol_desktop.core.language import Direction
from kreyol_desktop.core.model_info import ModelInfo
from kreyol_desktop.gui.live_text import LiveText
from kreyol_desktop.gui.widgets.controls import make_label
from kreyol_desktop.gui.words import language_word

NAME_LETTERS = 16


class DirectionCard(LiveText, QFrame):
    """Emits ``chosen(direction, model id)``."""

    chosen = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._models: Sequence[ModelInfo] = ()
        self._defaults: Mapping[Direction, str] = {}
        self._grid = QGridLayout()
        self._grid.setColumnStretch(1, 1)
        self._grid.setHorizontalSpacing(18)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(
            make_label(self, lambda: self.tr("Which model translates what"), "cardTitle")
        )
        layout.addLayout(self._grid)
        self.hide()

    def show_models(self, models: Sequence[ModelInfo], defaults: Mapping[Direction, str]) -> None:
        """Show a list per direction, with the model in force chosen."""
        self._models, self._defaults = models, defaults
        self.setVisible(bool(defaults))
        self.retranslate()

    def retranslate(self) -> None:
        """Name the languages in the new language."""
        super().retranslate()
        while item := self._grid.takeAt(0):
            if widget := item.widget():
                widget.deleteLater()
        for row, direction in enumerate(sorted(self._defaults, key=str)):
            words = f"{language_word(direction.source)} → {language_word(direction.target)}"
            box = QComboBox()
            box.setAccessibleName(words)
            # A long name of a model must not make the page wider than a small screen.
            box.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            box.setMinimumContentsLength(NAME_LETTERS)
            for model in self._models:
                if str(direction) in model.languages:
                    box.addItem(f"{model.name} {model.version}", model.id)
            box.setCurrentIndex(max(0, box.findData(self._defaults[direction])))
            box.activated.connect(
                lambda _, d=direction, b=box: self.chosen.emit(d, str(b.currentData()))
            )
            self._grid.addWidget(QLabel(words), row, 0)
            self._grid.addWidget(box, row, 1)
