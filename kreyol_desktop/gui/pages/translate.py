"""Translate: two panes, live while one types."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from kreyol_desktop.core.errors import KreyolError
from kreyol_desktop.core.glossary import source_name
from kreyol_desktop.core.language import Direction, Language
from kreyol_desktop.gui.error_presenter import phrase_for
from kreyol_desktop.gui.measures import number_text
from kreyol_desktop.gui.services import GuiServices
from kreyol_desktop.gui.tools import WindowTools
from kreyol_desktop.gui.widgets.controls import (
    copy_text,
    make_button,
    make_card,
    make_icon_button,
    make_label,
    make_row,
    name_control,
    set_style,
)
from kreyol_desktop.gui.widgets.language_bar import LanguageBar
from kreyol_desktop.gui.widgets.listen_button import ListenButton
from kreyol_desktop.gui.widgets.page import Page
from kreyol_desktop.gui.widgets.segment_view import SegmentView, is_doubtful
from kreyol_desktop.gui.widgets.sentence_panel import SentencePanel
from kreyol_desktop.gui.widgets.source_box import CHARACTER_LIMIT, SourceBox
from kreyol_desktop.gui.widgets.term_marks import TermMarks
from kreyol_desktop.services.translation_service import TextTranslation, TranslationOptions

TYPING_PAUSE_MS = 250
NARROW_BELOW_LINES = 40
PANE_PX = 170
"""The least height of a pane."""
ALTERNATIVES = 3


class TranslatePage(Page):
    """Translates on the quick lane; only the latest text counts."""

    translated = Signal(object)

    def __init__(self, services: GuiServices, tools: WindowTools) -> None:
        super().__init__(
            lambda: self.tr("Translate"),
            lambda: self.tr("Type or paste a text: the translation follows as you write."),
        )
        self._services = services
        self._tools = tools
        self.result: TextTranslation | None = None
        self._error: KreyolError | None = None
        self._timer = QTimer(self, singleShot=True, interval=TYPING_PAUSE_MS)
        self._timer.timeout.connect(self.translate_now)
        self._panes = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._panes.setSpacing(14)
        self.make_in_parts(
            self._make_languages,
            self._make_source,
            self._make_target,
            self._make_sentence,
            self._finish,
        )

    def _finish(self) -> None:
        self._connect()
        self._load_directions()
        self.retranslate()

    def set_text(self, text: str) -> None:
        """Put a whole text into the box, and translate it at once: nobody is typing."""
        self.source.setPlainText(text)
        self.translate_now()

    def translate_now(self) -> None:
        """Translate what is in the box."""
        self._timer.stop()
        text = self.source.toPlainText()
        if not text.strip():
            self._clear_result()
            return
        source, target = self.languages.source, self.languages.target
        options = TranslationOptions(
            use_memory=self._services.settings.current.use_memory,
            glossaries=self._services.settings.current.glossaries,
            alternatives=ALTERNATIVES,
        )
        self._say_notice(self.tr("Translating…"))
        self._tools.lanes.quick.submit(
            lambda: self._services.translation.translate_text(
                text, source=source, target=target, options=options
            ),
            owner=self,
            done=self._show_result,
            failed=self._show_error,
            key="translate",
        )

    def retranslate(self) -> None:
        """Say count and notice in the new language."""
        super().retranslate()
        self._show_count()
        self._show_notice()

    def page_shown(self) -> None:
        """Ready to type."""
        self.source.setFocus()

    def page_hidden(self) -> None:
        """Don't go on talking behind another page."""
        self.listen.stop()

    def fit_width(self) -> None:
        """One pane above the other when the window is narrow."""
        super().fit_width()
        if "_panes" not in self.__dict__:
            return
        narrow = self.width() < self.fontMetrics().height() * NARROW_BELOW_LINES
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._panes.setDirection(direction)

    # ------------------------------------------------------------------ layout

    def _make_languages(self) -> None:
        self.languages = LanguageBar(self._tools)
        self.body.addWidget(self.languages)
        self.body.addLayout(self._panes, 1)

    def _make_source(self) -> None:
        self.source = SourceBox()
        self.source.setMinimumHeight(PANE_PX)
        self.say(self.source.setPlaceholderText, lambda: self.tr("Write here…"))
        name_control(self, self.source, lambda: self.tr("Text to translate"))
        self.terms = TermMarks(self.source, self._tools.theme)
        self._count = make_label(self, None, "muted")
        self._count.setWordWrap(False)
        self._add_pane(self.source, self._source_actions())

    def _make_target(self) -> None:
        self.target = SegmentView(self._tools.theme)
        self.target.setProperty("flat", True)
        self.target.setTabChangesFocus(True)
        self.target.setMinimumHeight(PANE_PX)
        name_control(self, self.target, lambda: self.tr("Translation"))
        services = self._services
        self.listen = ListenButton(
            services.speech,
            self._tools,
            self._text_to_speak,
            lambda: services.settings.current.voice,
        )
        self._add_pane(self.target, self._target_actions())

    def _make_sentence(self) -> None:
        self._notice = make_label(self, None, "muted")
        self.sentence = SentencePanel(self._tools, self)
        self.body.addWidget(self._notice)
        self.body.addWidget(self.sentence)

    def _add_pane(self, text: QWidget, actions: QHBoxLayout) -> None:
        pane, layout = make_card(8, margin=10)
        layout.addWidget(text, 1)
        layout.addLayout(actions)
        self._panes.addWidget(pane, 1)

    def _source_actions(self) -> QHBoxLayout:
        icons = self._tools.icons
        self.paste = make_icon_button(self, icons, lambda: self.tr("Paste"), "clipboard-paste")
        self.clear = make_icon_button(self, icons, lambda: self.tr("Clear"), "eraser")
        return make_row(self.paste, self.clear, None, self._count, spacing=4)

    def _target_actions(self) -> QHBoxLayout:
        icons = self._tools.icons
        self.copy = make_button(self, icons, lambda: self.tr("Copy"), icon="copy", kind="ghost")
        self.correct = make_button(
            self,
            icons,
            lambda: self.tr("Correct"),
            icon="pencil",
            kind="ghost",
            tip=lambda: self.tr("Correct a sentence; the program remembers it"),
        )
        return make_row(self.listen, self.copy, self.correct, None, spacing=4)

    def _connect(self) -> None:
        self.source.changed.connect(self._on_text_changed)
        self.languages.changed.connect(self.translate_now)
        self.languages.swapped.connect(self._swap_texts)
        self.paste.clicked.connect(self.source.paste)
        self.clear.clicked.connect(self.source.clear)
        self.copy.clicked.connect(lambda: copy_text(self.target.toPlainText()))
        self.correct.clicked.connect(self._correct_sentence)
        self.target.segment_chosen.connect(self._choose)
        self.sentence.corrected.connect(self._remember)
        self.sentence.closed.connect(lambda: self.target.choose(-1))

    def _load_directions(self) -> None:
        self._tools.lanes.quick.submit(
            self._services.translation.directions,
            owner=self,
            done=self.languages.offer,
            failed=self._tools.errors.present,
        )

    # ---------------------------------------------------------------- events

    def _on_text_changed(self) -> None:
        self._show_count()
        self._timer.start()

    def _show_result(self, result: TextTranslation) -> None:
        self.result, self._error = result, None
        self.target.show_translation(result.text, result.segments)
        fired = {term for segment in result.segments for term in segment.terms}
        self.terms.mark({source_name(term) for term in fired})
        self.sentence.hide()
        self.languages.show_recognised(result.source)
        self._show_notice()
        self._enable_actions()
        if self.listen.isEnabled():
            self.listen.prepare()
        self.translated.emit(result)

    def _show_error(self, error: KreyolError) -> None:
        self._error = error
        self._show_notice()

    def _clear_result(self) -> None:
        self.result = self._error = None
        self.listen.stop()
        self.target.show_translation("", ())
        self.sentence.hide()
        self.languages.show_recognised(None)
        self._show_notice()
        self._enable_actions()

    def _swap_texts(self) -> None:
        text = self.target.toPlainText()
        if text:
            self.source.setPlainText(text)
        self.translate_now()

    def _choose(self, index: int) -> None:
        if self.result is not None:
            self.sentence.show_segment(index, self.target.segments[index])
            QTimer.singleShot(0, self, lambda: self.bring_into_sight(self.sentence))

    def _correct_sentence(self) -> None:
        if self.result is None:
            return
        position = self.target.textCursor().position()
        index = max(0, self.target.index_at(position))
        doubtful = [i for i, s in enumerate(self.target.segments) if is_doubtful(s)]
        if not self.target.hasFocus() and doubtful:
            index = doubtful[0]
        self.target.choose(index)
        self._choose(index)
        self.sentence.edit()

    def _remember(self, index: int, text: str) -> None:
        if self.result is None:
            return
        segment = self.target.segments[index]
        direction = Direction(self.result.source, self.result.target)
        self._tools.lanes.quick.submit(
            lambda: self._services.translation.correct(segment.source, text, direction),
            owner=self,
            done=lambda _: self.translate_now(),
            failed=self._tools.errors.present,
        )

    # ---------------------------------------------------------------- showing

    def _text_to_speak(self) -> str:
        speaks = self.result is not None and self.result.target is Language.KREYOL
        return self.target.toPlainText() if speaks else ""

    def _enable_actions(self) -> None:
        has_text = self.result is not None and bool(self.result.text)
        speaks = self.result is not None and self.result.target is Language.KREYOL
        self.copy.setEnabled(has_text)
        self.correct.setEnabled(has_text)
        self.listen.setEnabled(has_text and speaks)

    def _show_count(self) -> None:
        count = len(self.source.toPlainText())
        self._count.setText(f"{number_text(count)} / {number_text(CHARACTER_LIMIT)}")
        self._count.setAccessibleName(self.tr("%n character(s)", "", count))
        self._enable_actions()

    def _show_notice(self) -> None:
        if self._error is not None:
            phrase = phrase_for(self._error.code)
            self._say_notice(f"{phrase.problem} {phrase.remedy}", "error")
            return
        doubtful = sum(is_doubtful(segment) for segment in self.target.segments)
        if doubtful:
            self._say_notice(
                self.tr("%n sentence(s) need a look: they are underlined.", "", doubtful), "warning"
            )
        elif self.result is not None:
            self._say_notice(
                self.tr("Click a sentence to see other ways to say it, or to correct it.")
            )
        else:
            self._say_notice("")

    def _say_notice(self, words: str, role: str = "muted") -> None:
        self._notice.setText(words)
        set_style(self._notice, "role", role)
