"""What a file of translations holds, before any of it is taken over."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QListWidget, QSpacerItem, QVBoxLayout, QWidget

from kreyol_desktop.core.errors import KreyolError
from kreyol_desktop.core.language import Direction, parse_language
from kreyol_desktop.core.memory_page import Damage, DamagedLine, ImportReport
from kreyol_desktop.core.translation import USUAL_COLUMNS, PairColumns
from kreyol_desktop.gui.error_presenter import phrase_for
from kreyol_desktop.gui.live_text import LiveText
from kreyol_desktop.gui.measures import number_text
from kreyol_desktop.gui.memories import Memories
from kreyol_desktop.gui.tools import WindowTools
from kreyol_desktop.gui.widgets.controls import (
    DIALOG_PX,
    make_button,
    make_label,
    make_row,
    name_control,
    set_style,
)
from kreyol_desktop.gui.widgets.words_box import WordsBox
from kreyol_desktop.gui.words import language_word

LIST_LINES = 8


class MemoryImport(LiveText, QDialog):
    """Checks a file at once; emits ``taken`` with the report when it was taken over."""

    taken = Signal(object)

    def __init__(
        self,
        source: Path,
        directions: Iterable[Direction],
        memories: Memories,
        tools: WindowTools,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self._source = source
        self._directions = sorted(directions, key=str)
        self._memories = memories
        self._tools = tools
        self._report: ImportReport | None = None
        self.say(self.setWindowTitle, lambda: self.tr("Import translations"))
        self.found = make_label(self, None)
        self._damage = make_label(self, None, "muted")
        self.lines = QListWidget()
        self.lines.setWordWrap(True)
        self.lines.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.lines.setFixedHeight(LIST_LINES * self.fontMetrics().lineSpacing() + 16)
        name_control(self, self.lines, lambda: self.tr("Damaged lines"))
        self.languages = WordsBox()
        name_control(self, self.languages, lambda: self.tr("Languages of the file"))
        self.take = make_button(
            self, tools.icons, lambda: self.tr("Take over"), icon="check", kind="primary"
        )
        self._lay_out()
        self.languages.activated.connect(lambda _: self._check())
        self.take.clicked.connect(self._take)
        self.retranslate()
        self._check()

    def retranslate(self) -> None:
        """Say all of it in the new language."""
        super().retranslate()
        if hasattr(self, "take"):
            self.languages.set_words(
                [
                    (self.tr("As the file says"), ""),
                    *((_direction_word(d), str(d)) for d in self._directions),
                ]
            )
            self._show()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.addSpacerItem(QSpacerItem(DIALOG_PX, 0))
        layout.setContentsMargins(24, 22, 24, 20)
        layout.setSpacing(12)
        layout.addWidget(make_label(self, lambda: self.tr("Import translations"), "dropTitle"))
        name = make_label(self, lambda: self._source.name, "muted")
        name.setTextFormat(Qt.TextFormat.PlainText)
        layout.addWidget(name)
        layout.addLayout(make_row(self.languages, None))
        layout.addWidget(self.found)
        layout.addWidget(self._damage)
        layout.addWidget(self.lines)
        cancel = make_button(self, self._tools.icons, lambda: self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        layout.addLayout(make_row(None, cancel, self.take))

    def _columns(self) -> PairColumns:
        chosen = str(self.languages.currentData() or "")
        if not chosen:
            return USUAL_COLUMNS
        source, target = chosen.split("-", 1)
        return PairColumns(direction=Direction(parse_language(source), parse_language(target)))

    def _check(self) -> None:
        self._report = None
        self._say(self.tr("Looking into the file…"), "muted")
        columns = self._columns()
        self._tools.lanes.transfer.submit(
            lambda: self._memories.check_file(self._source, columns),
            owner=self,
            done=self._on_checked,
            failed=self._on_failed,
            key=f"memory-check-{id(self)}",
        )

    def _take(self) -> None:
        self.take.setEnabled(False)
        self.languages.setEnabled(False)
        columns = self._columns()
        self._tools.lanes.transfer.submit(
            lambda: self._memories.import_readable(self._source, columns),
            owner=self,
            done=self._on_taken,
            failed=self._on_failed,
        )

    def _on_checked(self, report: ImportReport) -> None:
        self._report = report
        self._show()

    def _on_taken(self, report: ImportReport) -> None:
        self.taken.emit(report)
        self.accept()

    def _on_failed(self, error: KreyolError) -> None:
        self.languages.setEnabled(True)
        self._say(f"{phrase_for(error.code).problem} ({error.message})", "error")

    def _say(self, words: str, role: str) -> None:
        set_style(self.found, "role", role)
        self.found.setText(words)
        for widget in (self._damage, self.lines):
            widget.hide()
        self.take.setEnabled(False)

    def _show(self) -> None:
        report = self._report
        if report is None:
            return
        words = [self.tr("%Ln pair(s) can be taken over.", "", report.pairs)]
        if report.left_out:
            words.append(
                self.tr(
                    "Left out, because half empty, in other languages, or made by a machine: {count}."
                ).format(count=number_text(report.left_out))
            )
        self._say(" ".join(words), "")
        self.take.setEnabled(report.pairs > 0)
        if report.damaged:
            self._show_damage(report)

    def _show_damage(self, report: ImportReport) -> None:
        words = self.tr("%Ln damaged line(s) would be passed over:", "", report.damaged_count)
        self._damage.setText(words)
        self.lines.clear()
        self.lines.addItems([self._line(damaged) for damaged in report.damaged])
        if more := report.damaged_count - len(report.damaged):
            self.lines.addItem(self.tr("and {count} more").format(count=number_text(more)))
        self._damage.show()
        self.lines.show()

    def _line(self, damaged: DamagedLine) -> str:
        why = {
            Damage.UNREADABLE: self.tr("a sign stands where none may stand"),
            Damage.REST: self.tr("from here on nothing can be read"),
            Damage.CELLS: self.tr("more cells than the first line names"),
            Damage.LANGUAGES: self.tr("it does not say which languages"),
        }[damaged.damage]
        return self.tr("Line {line}: {why}").format(line=damaged.line, why=why)


def _direction_word(direction: Direction) -> str:
    return f"{language_word(direction.source)} → {language_word(direction.target)}"
