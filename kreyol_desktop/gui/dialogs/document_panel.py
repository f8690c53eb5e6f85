"""What was found in one file: language, pages, chapters, parts that won't be spoken."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from kreyol_desktop.core.document import Role
from kreyol_desktop.core.errors import KreyolError
from kreyol_desktop.core.language import Language
from kreyol_desktop.gui.dialogs.chapter_table import ChapterTable
from kreyol_desktop.gui.dialogs.review_draft import ReviewDraft
from kreyol_desktop.gui.error_presenter import phrase_for
from kreyol_desktop.gui.live_text import LiveText
from kreyol_desktop.gui.measures import number_text
from kreyol_desktop.gui.tools import WindowTools
from kreyol_desktop.gui.widgets.controls import (
    make_button,
    make_column,
    make_label,
    make_row,
    name_control,
    set_style,
)
from kreyol_desktop.gui.words import language_word, role_word

SOURCES = (None, Language.ENGLISH, Language.FRENCH, Language.SPANISH, Language.KREYOL)


class DocumentPanel(LiveText, QWidget):
    """Shows a draft and writes the user's choices into it."""

    changed = Signal()
    password_given = Signal(object)

    def __init__(self, tools: WindowTools, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tools = tools
        self._draft: ReviewDraft | None = None
        self._title = make_label(self, None, "cardTitle")
        self._facts = make_label(self, None, "muted")
        self._problem = make_label(self, None, "error")
        self._scanned = QLabel(wordWrap=True)
        set_style(self._scanned, "badge", "warning")
        self._ocr = QCheckBox()
        self.say(self._ocr.setText, lambda: self.tr("Recognise the text of scanned pages"))
        self._language = QComboBox()
        name_control(self, self._language, lambda: self.tr("Language of the document"))
        self._language_row = QWidget()
        caption = make_label(self, lambda: self.tr("Language of the document"), "section")
        self._language_row.setLayout(make_column(caption, self._language))
        self._make_password()
        self.chapters = ChapterTable(tools, self)
        self._chapter_title = make_label(self, lambda: self.tr("Chapters"), "section")
        self._silent_title = make_label(self, lambda: self.tr("Read aloud too"), "section")
        self._silent = QVBoxLayout()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for widget in (
            self._title,
            self._facts,
            self._problem,
            self._password_row,
            self._language_row,
            self._scanned,
            self._ocr,
            self._chapter_title,
            self.chapters,
            self._silent_title,
        ):
            layout.addWidget(widget)
        layout.addLayout(self._silent)
        self._language.activated.connect(self._on_language)
        self._ocr.toggled.connect(self._on_ocr)
        self.chapters.edited.connect(self.changed)

    def show_draft(self, draft: ReviewDraft) -> None:
        """Show what is known of ``draft``."""
        self._draft = draft
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything again."""
        super().retranslate()
        draft = self._draft
        if draft is None:
            return
        summary = draft.summary
        self._title.setText(draft.path.name)
        self._facts.setText(self._fact_line(draft))
        self._problem.setVisible(draft.error is not None)
        if draft.error is not None:
            self._problem.setText(self._problem_words(draft, draft.error))
        asked_again = draft.is_pending and bool(draft.password)
        # Hidden only when it is not needed any more: hiding it would take the focus out of it.
        self._password_row.setVisible(draft.wants_password or asked_again)
        scanned = summary.scanned_pages if summary else ()
        self._scanned.setVisible(bool(scanned))
        self._ocr.setVisible(bool(scanned))
        self._ocr.setChecked(draft.ocr)
        self._scanned.setText(self.tr("%n page(s) are pictures without text", "", len(scanned)))
        for widget in (self._language_row, self._chapter_title, self.chapters):
            widget.setVisible(summary is not None)
        self._fill_languages(draft)
        self.chapters.show_draft(draft)
        self._fill_silent(draft)

    def _fact_line(self, draft: ReviewDraft) -> str:
        summary = draft.summary
        if summary is None:
            return self._pending_words(draft) if draft.is_pending else ""
        parts = [summary.title] if summary.title and summary.title != draft.path.stem else []
        if summary.pages:
            parts.append(self.tr("%n page(s)", "", summary.pages))
        parts.append(self.tr("{count} words").format(count=number_text(summary.words)))
        parts.append(self.tr("%n chapter(s)", "", len(summary.chapters)))
        return "  ·  ".join(parts)

    def _pending_words(self, draft: ReviewDraft) -> str:
        done, total = draft.pages_read
        if not draft.recognises or not total:
            return self.tr("Looking into it…")
        return self.tr("Recognising the text of the pages: {done} of {total}…").format(
            done=number_text(done), total=number_text(total)
        )

    def _problem_words(self, draft: ReviewDraft, error: KreyolError) -> str:
        if draft.wants_password and draft.password:
            return self.tr("This password does not open the document. Try again.")
        phrase = phrase_for(error.code)
        return f"{phrase.problem} {phrase.remedy}"

    def _fill_languages(self, draft: ReviewDraft) -> None:
        self._language.clear()
        for language in SOURCES:
            self._language.addItem(self._source_word(draft, language), language)
        self._language.setCurrentIndex(SOURCES.index(draft.source))

    def _source_word(self, draft: ReviewDraft, language: Language | None) -> str:
        if language is not None:
            return language_word(language)
        if draft.summary is None:
            return self.tr("Recognise it")
        found = language_word(draft.summary.language.language)
        return self.tr("Recognised: {language}").format(language=found)

    def _fill_silent(self, draft: ReviewDraft) -> None:
        while item := self._silent.takeAt(0):
            if widget := item.widget():
                widget.deleteLater()
        choices = draft.spoken_roles_choice()
        self._silent_title.setVisible(bool(choices))
        for role, count in choices:
            box = QCheckBox(f"{role_word(role)} ({count})")
            box.setChecked(role not in draft.unspoken)
            box.toggled.connect(partial(self._on_role, role))
            self._silent.addWidget(box)

    def _on_role(self, role: Role, spoken: bool) -> None:
        if self._draft is not None:
            (self._draft.unspoken.discard if spoken else self._draft.unspoken.add)(role)
            self.changed.emit()

    def _on_language(self, index: int) -> None:
        if self._draft is not None:
            self._draft.source = SOURCES[index]
            self.changed.emit()

    def _on_ocr(self, on: bool) -> None:
        if self._draft is not None:
            self._draft.ocr = on

    def _make_password(self) -> None:
        self._password = QLineEdit(echoMode=QLineEdit.EchoMode.Password)
        self.say(self._password.setPlaceholderText, lambda: self.tr("Password of the document"))
        name_control(self, self._password, lambda: self.tr("Password of the document"))
        unlock = make_button(self, self._tools.icons, lambda: self.tr("Open"), icon="key-round")
        unlock.setAutoDefault(False)
        self._password_row = QWidget()
        row = make_row(spacing=8)
        row.addWidget(self._password, 1)
        row.addWidget(unlock)
        self._password_row.setLayout(row)
        unlock.clicked.connect(self._give_password)
        self._password.returnPressed.connect(self._give_password)

    def _give_password(self) -> None:
        if self._draft is not None and self._password.text():
            self._draft.password = self._password.text()
            self._password.selectAll()
            self.password_given.emit(self._draft)
