"""Everything that is known of one job."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QFormLayout, QLabel, QSpacerItem, QVBoxLayout, QWidget

from kreyol_desktop.core.job import Task
from kreyol_desktop.core.segment import Flag
from kreyol_desktop.gui.error_presenter import phrase_for
from kreyol_desktop.gui.live_text import LiveText
from kreyol_desktop.gui.measures import moment_text, number_text, size_text
from kreyol_desktop.gui.tools import WindowTools
from kreyol_desktop.gui.widgets.column_area import LEAST_HEIGHT, ColumnArea
from kreyol_desktop.gui.widgets.controls import (
    DIALOG_PX,
    copy_text,
    make_button,
    make_label,
    make_row,
)
from kreyol_desktop.gui.widgets.job_card import INTERNAL_KINDS
from kreyol_desktop.gui.words import flag_word, kind_word, language_word, state_word

WIDTH_LINES = 34
SCREEN_SHARE = 0.8


class JobDetails(LiveText, QDialog):
    """State, languages, files, coverage, and the failure with its details."""

    def __init__(self, task: Task, tools: WindowTools, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._task = task
        self._tools = tools
        self.say(self.setWindowTitle, lambda: self.tr("Details"))
        name = make_label(self, lambda: task.request.name, "dropTitle")
        name.setTextFormat(Qt.TextFormat.PlainText)
        rows = QWidget()
        self._form = QFormLayout(rows)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setHorizontalSpacing(18)
        self._form.setVerticalSpacing(8)
        copy = make_button(self, tools.icons, lambda: self.tr("Copy details"), icon="copy")
        copy.setVisible(task.failure is not None)
        if task.failure is not None:
            failure = task.failure
            copy.clicked.connect(lambda: copy_text(tools.errors.details(failure)))
        close = make_button(self, tools.icons, lambda: self.tr("Close"))
        close.clicked.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.addSpacerItem(QSpacerItem(DIALOG_PX, 0))
        layout.setContentsMargins(24, 22, 24, 20)
        layout.setSpacing(14)
        layout.addWidget(name)
        layout.addWidget(ColumnArea(rows), 1)
        layout.addLayout(make_row(copy, None, close))
        self.retranslate()
        self.resize(self._wanted_size(rows, layout))

    def _wanted_size(self, rows: QWidget, layout: QVBoxLayout) -> QSize:
        """All rows, as far as the screen has room for them: what is more is scrolled."""
        width = WIDTH_LINES * self.fontMetrics().height()
        inside = width - layout.contentsMargins().left() - layout.contentsMargins().right()
        height = layout.sizeHint().height() + rows.heightForWidth(inside) - LEAST_HEIGHT
        room = self.screen().availableSize() * SCREEN_SHARE
        return QSize(width, height).boundedTo(room)

    def retranslate(self) -> None:
        """Fill the rows in the new language."""
        super().retranslate()
        while self._form.rowCount():
            self._form.removeRow(0)
        for caption, words in self._rows():
            title, value = QLabel(caption), QLabel(words, wordWrap=True)
            title.setProperty("role", "muted")
            value.setTextFormat(Qt.TextFormat.PlainText)
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._form.addRow(title, value)

    def _rows(self) -> list[tuple[str, str]]:
        task, request = self._task, self._task.request
        rows = [
            (self.tr("State"), state_word(task.state)),
            (self.tr("Added"), moment_text(task.created_at)),
            (self.tr("Changed"), moment_text(task.updated_at)),
            (self.tr("Languages"), self._languages()),
        ]
        if request.input_path is not None:
            rows.append((self.tr("File"), str(request.input_path)))
        if task.failure is not None:
            phrase = phrase_for(task.failure.code)
            rows.append((self.tr("Why it failed"), f"{phrase.problem} {phrase.remedy}"))
        rows.extend(self._coverage_rows())
        files = [
            f"{kind_word(a.kind)}: {a.path.name}, {size_text(a.bytes)}"
            for a in task.artifacts
            if a.kind not in INTERNAL_KINDS
        ]
        if files:
            rows.append((self.tr("Results"), "\n".join(files)))
        if task.warnings:
            rows.append((self.tr("Warnings"), "\n".join(self._tools.warnings.lines(task.warnings))))
        return rows

    def _languages(self) -> str:
        source = self._task.request.source
        name = language_word(source) if source else self.tr("recognised")
        return f"{name} → {language_word(self._task.request.target)}"

    def _coverage_rows(self) -> list[tuple[str, str]]:
        coverage = self._task.coverage
        if coverage is None:
            return []
        text = self.tr("{checked} of {total} sentences checked, {flagged} need a look").format(
            checked=number_text(coverage.checked),
            total=number_text(coverage.segments),
            flagged=number_text(coverage.flagged),
        )
        rows = [(self.tr("Sentences"), text)]
        flags = [f"{flag_word(Flag(name))}: {count}" for name, count in coverage.by_flag]
        if flags:
            rows.append((self.tr("To look at"), "\n".join(flags)))
        terms = [f"{term}: {count}" for term, count in coverage.terms]
        if terms:
            rows.append((self.tr("Glossary terms"), ", ".join(terms)))
        return rows
