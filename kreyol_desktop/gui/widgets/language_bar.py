"""From which language, to which, and a way to turn them round."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from kreyol_desktop.core.language import Direction, Language
from kreyol_desktop.gui.live_text import LiveText
from kreyol_desktop.gui.tools import WindowTools
from kreyol_desktop.gui.widgets.controls import make_icon_button, make_row, name_control
from kreyol_desktop.gui.words import language_word

ORDER = (Language.ENGLISH, Language.FRENCH, Language.SPANISH, Language.KREYOL)


class LanguageBar(LiveText, QWidget):
    """``changed`` when either language is; ``swapped`` after turning them round."""

    changed = Signal()
    swapped = Signal()

    def __init__(self, tools: WindowTools, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._directions: frozenset[Direction] = frozenset()
        self._recognised: Language | None = None
        self._source = QComboBox()
        self._target = QComboBox()
        name_control(self, self._source, lambda: self.tr("Language of the text"))
        name_control(self, self._target, lambda: self.tr("Language of the translation"))
        self.swap = make_icon_button(
            self, tools.icons, lambda: self.tr("Swap the languages"), "arrow-left-right"
        )
        row = make_row(spacing=14)
        row.addWidget(self._source, 1)
        row.addWidget(self.swap)
        row.addWidget(self._target, 1)
        self.setLayout(row)
        self.offer(
            Direction(source, Language.KREYOL) for source in (Language.ENGLISH, Language.FRENCH)
        )
        self._source.activated.connect(self._on_source)
        self._target.activated.connect(lambda _: self.changed.emit())
        self.swap.clicked.connect(self._swap)

    @property
    def source(self) -> Language | None:
        """None means: recognise it."""
        data = self._source.currentData()
        return Language(data) if data else None

    @property
    def target(self) -> Language:
        return Language(self._target.currentData())

    def offer(self, directions: Iterable[Direction]) -> None:
        """Offer what the installed models can do."""
        self._directions = frozenset(directions)
        self._fill(self.source, Language.KREYOL if not self._target.count() else self.target)

    def show_recognised(self, language: Language | None) -> None:
        """Say which language was recognised."""
        self._recognised = language
        self._source.setItemText(0, self._auto_words())
        self._enable_swap()

    def retranslate(self) -> None:
        """Name the languages in the new language."""
        super().retranslate()
        if self._target.count():
            self._fill(self.source, self.target)

    def _fill(self, source: Language | None, target: Language) -> None:
        targets = [lang for lang in ORDER if lang in {d.target for d in self._directions}]
        sources = [lang for lang in ORDER if lang in {d.source for d in self._directions}]
        self._target.clear()
        for language in targets or [Language.KREYOL]:
            self._target.addItem(language_word(language), language.value)
        self._source.clear()
        self._source.addItem(self._auto_words(), "")
        for language in sources:
            self._source.addItem(language_word(language), language.value)
        self._source.setCurrentIndex(max(0, self._source.findData(source.value if source else "")))
        self._target.setCurrentIndex(max(0, self._target.findData(target.value)))
        self._enable_swap()

    def _auto_words(self) -> str:
        if self.source is None and self._recognised is not None:
            return self.tr("Recognised: {language}").format(
                language=language_word(self._recognised)
            )
        return self.tr("Recognise the language")

    def _on_source(self) -> None:
        self._source.setItemText(0, self._auto_words())
        self._enable_swap()
        self.changed.emit()

    def _reverse(self) -> Direction | None:
        source = self.source or self._recognised
        return Direction(self.target, source) if source else None

    def _enable_swap(self) -> None:
        reverse = self._reverse()
        self.swap.setEnabled(reverse in self._directions)
        missing = reverse is not None and reverse not in self._directions
        self.swap.setToolTip(
            self.tr("No installed model translates in the other direction")
            if missing
            else self.swap.accessibleName()
        )

    def _swap(self) -> None:
        reverse = self._reverse()
        if reverse is None:
            return
        self._recognised = None
        self._fill(reverse.source, reverse.target)
        self.swapped.emit()
