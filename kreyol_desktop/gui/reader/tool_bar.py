"""The reader's tools: back, languages, search, type, print, correct."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from kreyol_desktop.gui.live_text import LiveText
from kreyol_desktop.gui.reader.look import ReaderLook, ReaderMode
from kreyol_desktop.gui.tools import WindowTools
from kreyol_desktop.gui.widgets.controls import (
    make_button,
    make_icon_button,
    make_row,
    name_control,
)

SIZE_STEP_PX = 2
SEARCH_SHARE = 8
"""The line takes the room there is, up to its greatest width, before any stays empty."""


class ReaderToolBar(LiveText, QFrame):
    """Emits what is asked for; knows nothing of the text."""

    closed = Signal()
    mode_chosen = Signal(object)
    size_changed = Signal(int)
    spacing_toggled = Signal(bool)
    search_changed = Signal(str)
    next_match = Signal(int)
    print_wanted = Signal()
    edit_wanted = Signal()
    chapters_toggled = Signal(bool)

    def __init__(self, tools: WindowTools, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        icons = tools.icons
        self._title = QLabel()
        self._title.setProperty("role", "cardTitle")
        self._title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._state = QLabel()
        self._state.setProperty("role", "muted")
        back = make_button(
            self, icons, lambda: self.tr("All documents"), icon="book-open", kind="ghost"
        )
        self.mode = QComboBox()
        name_control(self, self.mode, lambda: self.tr("Languages shown"))
        self.search = QLineEdit(clearButtonEnabled=True)
        self.search.setMinimumWidth(120)
        self.search.setMaximumWidth(300)
        self.say(self.search.setPlaceholderText, lambda: self.tr("Search in both languages"))
        name_control(self, self.search, lambda: self.tr("Search in both languages"))
        self._count = QLabel()
        self._count.setProperty("role", "muted")
        self.chapters = make_icon_button(self, icons, lambda: self.tr("Chapter list"), "list")
        self.chapters.setCheckable(True)
        self.chapters.setChecked(True)
        smaller = make_icon_button(self, icons, lambda: self.tr("Smaller type"), "a-arrow-down")
        larger = make_icon_button(self, icons, lambda: self.tr("Larger type"), "a-arrow-up")
        self.spacing = make_icon_button(
            self,
            icons,
            lambda: self.tr("Wide spacing, easier for dyslexic readers"),
            "move-horizontal",
        )
        self.spacing.setCheckable(True)
        printer = make_icon_button(self, icons, lambda: self.tr("Print"), "printer")
        edit = make_button(
            self,
            icons,
            lambda: self.tr("Correct"),
            icon="pencil",
            tip=lambda: self.tr("Correct the current sentence (F2)"),
        )
        self._lay_out((back, edit), (smaller, larger, self.spacing, printer))
        back.clicked.connect(self.closed)
        edit.clicked.connect(self.edit_wanted)
        printer.clicked.connect(self.print_wanted)
        self._connect()
        smaller.clicked.connect(lambda: self.size_changed.emit(-SIZE_STEP_PX))
        larger.clicked.connect(lambda: self.size_changed.emit(SIZE_STEP_PX))
        self._is_rebuilding = False
        self._is_printing = False
        self.retranslate()

    def _connect(self) -> None:
        self.spacing.toggled.connect(self.spacing_toggled)
        self.chapters.toggled.connect(self.chapters_toggled)
        self.search.textChanged.connect(self.search_changed)
        self.search.returnPressed.connect(lambda: self.next_match.emit(1))
        self.mode.activated.connect(
            lambda _: self.mode_chosen.emit(ReaderMode(self.mode.currentData()))
        )

    def _lay_out(self, ends: tuple[QWidget, QWidget], at_right: tuple[QWidget, ...]) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        top = make_row(ends[0], spacing=8)
        top.addWidget(self._title, 1)
        top.addWidget(self._state)
        top.addWidget(ends[1])
        layout.addLayout(top)
        lower = make_row(self.chapters, self.mode, spacing=4)
        lower.addWidget(self.search, SEARCH_SHARE)
        lower.addWidget(self._count)
        lower.addStretch(1)
        for widget in at_right:
            lower.addWidget(widget)
        for button in (self.chapters, *at_right):
            # Else the row would never be higher than they are, however large the type is.
            lower.setAlignment(button, Qt.AlignmentFlag.AlignVCenter)
        layout.addLayout(lower)

    def retranslate(self) -> None:
        """Name the modes."""
        super().retranslate()
        if not hasattr(self, "_is_printing"):
            return
        chosen = max(0, self.mode.currentIndex())
        self.mode.clear()
        for mode, words in (
            (ReaderMode.BOTH, self.tr("Both languages")),
            (ReaderMode.TARGET, self.tr("Translation only")),
            (ReaderMode.SOURCE, self.tr("Source only")),
        ):
            self.mode.addItem(words, mode.value)
        self.mode.setCurrentIndex(chosen)
        rebuilding = self.tr("Rebuilding the results…") if self._is_rebuilding else ""
        self._state.setText(self.tr("Printing…") if self._is_printing else rebuilding)

    def show_look(self, look: ReaderLook) -> None:
        """Show what the text is set to."""
        self.mode.setCurrentIndex(max(0, self.mode.findData(look.mode.value)))
        self.spacing.setChecked(look.wide_spacing)

    def set_title(self, title: str) -> None:
        """The title of the document."""
        self._title.setText(title)
        self._title.setToolTip(title)

    def choose_mode(self, mode: ReaderMode) -> None:
        """Show other languages than those that were chosen by hand."""
        self.mode.setCurrentIndex(self.mode.findData(mode.value))
        self.mode_chosen.emit(mode)

    def show_match_count(self, current: int, total: int) -> None:
        """``3 / 17``; nothing when nothing is searched for."""
        self._count.setText(f"{current} / {total}" if self.search.text() else "")

    def show_rebuilding(self, *, rebuilding: bool) -> None:
        """The results are being made again after a correction."""
        self._is_rebuilding = rebuilding
        self.retranslate()

    def show_printing(self, *, printing: bool) -> None:
        """The text is on its way to the printer."""
        self._is_printing = printing
        self.retranslate()

    def focus_search(self) -> None:
        """Ready to type what is searched for."""
        self.search.setFocus()
        self.search.selectAll()
