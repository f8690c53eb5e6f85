"""The reader: both languages, the voice, search, and corrections in place."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QListWidget, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from kreyol_desktop.core.errors import KreyolError
from kreyol_desktop.core.excerpt import Excerpt
from kreyol_desktop.core.job import ArtifactKind, Task, TaskState
from kreyol_desktop.core.readalong import load_readalong
from kreyol_desktop.gui.job_bridge import JobBridge
from kreyol_desktop.gui.reader.book import Book, Match
from kreyol_desktop.gui.reader.bookmark import Bookmark
from kreyol_desktop.gui.reader.editing import SentenceEditor
from kreyol_desktop.gui.reader.found_place import find_place, prepare
from kreyol_desktop.gui.reader.narrator import FileNarrator, Narrator
from kreyol_desktop.gui.reader.player_bar import PlayerBar
from kreyol_desktop.gui.reader.shelf import Shelf
from kreyol_desktop.gui.reader.tool_bar import ReaderToolBar
from kreyol_desktop.gui.reader.view import ReaderView
from kreyol_desktop.gui.reader.voice_narrator import VoiceNarrator
from kreyol_desktop.gui.services import GuiServices
from kreyol_desktop.gui.tools import WindowTools
from kreyol_desktop.gui.widgets.controls import name_control
from kreyol_desktop.gui.widgets.page import Page


class ReaderPage(Page):
    """Shows a shelf of readable documents until one is opened."""

    opened = Signal(object)
    rebuilt = Signal(object)

    def __init__(self, services: GuiServices, tools: WindowTools, bridge: JobBridge) -> None:
        super().__init__(
            lambda: self.tr("Reader"),
            lambda: self.tr(
                "Read in both languages while the voice speaks; click a sentence to hear it."
            ),
            scrolls=False,
        )
        self._services = services
        self._tools = tools
        self.task: Task | None = None
        self.book: Book | None = None
        self.narrator: Narrator | None = None
        self._bookmark = Bookmark(tools.places, tools.lanes.desk, self)
        self._matches: list[Match] = []
        self._match = 0
        # From the outside in, so that each part is laid out once; in the order of the Tab key.
        self.make_in_parts(
            self._make_frame,
            self._make_tool_bar,
            self._make_chapters,
            lambda: self._splitter.addWidget(self.chapters),
            self._make_view,
            self._place_view,
            self._make_editor,
            self._make_player,
            lambda: self._column.addWidget(self.player),
            self._make_shelf,
            self._place_shelf,
            self._restore_look,
            lambda: self._connect(bridge),
        )

    def open_task(self, task: Task, place: Excerpt | None = None) -> None:
        """Read the job's read-along file on the desk lane, then show it, from ``place`` on."""
        artifact = task.artifact(ArtifactKind.READALONG)
        if artifact is None:
            return
        path = artifact.path
        self._tools.lanes.desk.submit(
            lambda: Book(load_readalong(path.read_text(encoding="utf-8"))),
            owner=self,
            done=lambda book: self._show(task, book, place),
            failed=self._tools.errors.present,
            key="reader-book",
        )

    def page_shown(self) -> None:
        """Offer the newest documents when none is open."""
        if self.book is None:
            self.shelf.reload()

    def page_hidden(self) -> None:
        """Don't go on talking behind another page."""
        if self.narrator is not None:
            self.narrator.pause()

    def close_book(self) -> None:
        """Back to the shelf."""
        self._bookmark.close()
        self._use_narrator(None)
        self.task = self.book = None
        self.view.show_book(None)
        self.editor.hide()
        self._stack.setCurrentWidget(self.shelf)
        self.show_header(shown=True)
        self.shelf.reload()

    # ---------------------------------------------------------------- layout

    def _make_frame(self) -> None:
        self._stack = QStackedWidget()
        self._reading = QWidget()
        self._column = QVBoxLayout(self._reading)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)
        self._splitter = QSplitter()
        self._column.addWidget(self._splitter, 1)
        self._stack.addWidget(self._reading)
        self.body.addWidget(self._stack, 1)

    def _make_tool_bar(self) -> None:
        self.tool_bar = ReaderToolBar(self._tools, self._reading)
        self._column.insertWidget(0, self.tool_bar)

    def _make_chapters(self) -> None:
        self.chapters = QListWidget()
        name_control(self, self.chapters, lambda: self.tr("Chapters"))
        self.chapters.setMaximumWidth(280)
        self.chapters.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.chapters.setTextElideMode(Qt.TextElideMode.ElideRight)

    def _make_view(self) -> None:
        self.view = ReaderView(self._tools.theme)
        name_control(self, self.view, lambda: self.tr("Text of the document"))

    def _place_view(self) -> None:
        self._splitter.addWidget(self.view)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.setSizes([210, 700])
        self._splitter.setCollapsible(1, False)

    def _make_editor(self) -> None:
        self.editor = SentenceEditor(self._services, self._tools, self._reading)
        self._column.addWidget(self.editor)

    def _make_player(self) -> None:
        self.player = PlayerBar(self._tools)

    def _make_shelf(self) -> None:
        self.shelf = Shelf(self._services.jobs, self._tools)

    def _place_shelf(self) -> None:
        self._stack.addWidget(self.shelf)
        self._stack.setCurrentWidget(self.shelf)

    def _restore_look(self) -> None:
        """Set type, languages and speed as they were when the program ended."""
        kept = self._bookmark.look()
        if kept is not None:
            mode, size, wide, rate = kept
            self.view.change_size(size - self.view.look.font_px)
            self.view.set_mode(mode)
            self.view.set_wide_spacing(wide)
            self.tool_bar.show_look(self.view.look)
            self.player.show_rate(rate)

    def _keep_look(self) -> None:
        self._bookmark.keep_look(self.view.look, float(self.player.rate.currentData()))

    def _connect(self, bridge: JobBridge) -> None:
        bar, view = self.tool_bar, self.view
        bar.closed.connect(self.close_book)
        bar.mode_chosen.connect(view.set_mode)
        bar.size_changed.connect(view.change_size)
        bar.spacing_toggled.connect(view.set_wide_spacing)
        for signal in (bar.mode_chosen, bar.size_changed, bar.spacing_toggled):
            signal.connect(lambda _: self._keep_look())
        self.player.rate_changed.connect(lambda _: self._keep_look())
        bar.search_changed.connect(self._search)
        bar.next_match.connect(self._next_match)
        bar.print_wanted.connect(self._print)
        bar.edit_wanted.connect(self._edit_current)
        bar.chapters_toggled.connect(self.chapters.setVisible)
        view.segment_clicked.connect(self._on_clicked)
        view.segment_opened.connect(self._edit)
        self.chapters.itemActivated.connect(lambda _: self._open_chapter())
        self.chapters.itemClicked.connect(lambda _: self._open_chapter())
        self.editor.saved.connect(lambda _: self._on_corrected())
        self.shelf.chosen.connect(self.open_task)
        bridge.job_changed.connect(self._on_job)
        for keys, act in (
            ("Space", self.player.toggle),
            ("Alt+Right", lambda: self.player.step(1)),
            ("Alt+Left", lambda: self.player.step(-1)),
            ("Alt+PgDown", lambda: self.player.step_chapter(1)),
            ("Alt+PgUp", lambda: self.player.step_chapter(-1)),
            ("Ctrl+F", bar.focus_search),
            ("F2", self._edit_current),
        ):
            QShortcut(QKeySequence(keys), self._reading).activated.connect(act)

    # ---------------------------------------------------------------- showing

    def _show(self, task: Task, book: Book, place: Excerpt | None) -> None:
        again = self.task is not None and self.task.id == task.id
        self.task, self.book = task, book
        kept = self._bookmark.open(task.id, book)
        self.view.show_book(book)
        self.tool_bar.set_title(book.title or task.request.name)
        self.chapters.clear()
        for title, _, _ in book.chapters:
            self.chapters.addItem(title)
            self.chapters.item(self.chapters.count() - 1).setToolTip(title)
        self.chapters.setVisible(len(book.chapters) > 1 and self.tool_bar.chapters.isChecked())
        self._use_narrator(self._make_narrator(task, book))
        self._stack.setCurrentWidget(self._reading)
        self.show_header(shown=False)
        if not again:
            self.editor.hide()
            self.view.setFocus()
        if kept is not None and self.narrator is not None:
            self.narrator.show_segment(kept)
        self._show_place(book, place)
        (self.rebuilt if again else self.opened).emit(task)

    def _show_place(self, book: Book, excerpt: Excerpt | None) -> None:
        """Go where a search of the history found something."""
        place = find_place(book, excerpt)
        if excerpt is None or place is None:
            return
        prepare(excerpt, self.tool_bar, self.view)
        if self.narrator is not None and book.is_spoken(place.segment):
            self.narrator.show_segment(place.segment)
        self.view.show_segment(place.segment)
        self._matches, self._match = place.matches, place.current
        self._show_matches()

    def _make_narrator(self, task: Task, book: Book) -> Narrator:
        files = [a.path for a in task.artifacts if a.kind is ArtifactKind.AUDIO]
        if len(files) == 1 and book.is_timed:
            return FileNarrator(book, files[0], self)
        # Several files, or none: the clips come from the cache or are spoken now.
        return VoiceNarrator(book, self._tools.voice, task.request.voice, self)

    def _use_narrator(self, narrator: Narrator | None) -> None:
        if self.narrator is not None:
            self.narrator.pause()
            self.narrator.deleteLater()
        self.narrator = narrator
        self.player.use(narrator)
        if narrator is not None:
            narrator.spoken.connect(self.view.highlight)
            narrator.spoken.connect(self._follow_chapter)
            narrator.spoken.connect(lambda segment, _: self._bookmark.note(segment))
            narrator.failed.connect(self._tools.errors.present)

    # ---------------------------------------------------------------- events

    def _on_clicked(self, segment: int) -> None:
        if self.narrator is not None:
            self.narrator.play_segment(segment)
        if self.editor.isVisible():
            self._edit(segment)

    def _follow_chapter(self, segment: int, _word: object) -> None:
        """Mark the chapter that is heard."""
        row = self.book.chapter_of(segment) if self.book is not None else -1
        if row != self.chapters.currentRow():
            self.chapters.setCurrentRow(row)

    def _open_chapter(self) -> None:
        row = self.chapters.currentRow()
        if self.book is not None and 0 <= row < len(self.book.chapters):
            segment = self.book.chapters[row][2]
            self.view.show_segment(segment)
            if self.narrator is not None:
                playing = self.narrator.is_playing
                (self.narrator.play_segment if playing else self.narrator.show_segment)(segment)

    def _search(self, text: str) -> None:
        self._matches = self.book.search(text) if self.book else []
        self._match = 0
        self._show_matches()

    def _next_match(self, step: int) -> None:
        if self._matches:
            self._match = (self._match + step) % len(self._matches)
            self._show_matches()

    def _show_matches(self) -> None:
        self.view.show_matches(self._matches, self._match)
        self.tool_bar.show_match_count(self._match + 1 if self._matches else 0, len(self._matches))

    def _edit_current(self) -> None:
        if self.narrator is not None:
            self._edit(self.narrator.current)

    def _edit(self, segment: int) -> None:
        if self.book is not None and self.task is not None and segment in self.book.segments:
            if self.narrator is not None:
                self.narrator.pause()
            self.view.highlight(segment)
            self.editor.edit_segment(self.task, self.book.segments[segment])
            self.view.keep_in_sight()

    def _on_corrected(self) -> None:
        """The new sentence is heard at once; the outputs are rebuilt in the background."""
        self.tool_bar.show_rebuilding(rebuilding=True)

    def _on_job(self, task: Task) -> None:
        if self.task is None or task.id != self.task.id or not task.state.is_final:
            return
        self.tool_bar.show_rebuilding(rebuilding=False)
        if task.state is TaskState.COMPLETED and task.artifacts:
            self.open_task(task)

    def _print(self) -> None:
        if self.book is not None:
            from kreyol_desktop.gui.reader.printing import print_book  # QtPrintSupport is heavy

            job = print_book(self.book, self.view.look.mode, self._tools.lanes, self)
            job.began.connect(lambda: self.tool_bar.show_printing(printing=True))
            job.ended.connect(self._on_printed)

    def _on_printed(self, error: KreyolError | None) -> None:
        self.tool_bar.show_printing(printing=False)
        if error is not None:
            self._tools.errors.present(error)
