"""The keyboard shortcuts of the window, in one list that the help sheet shows too."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from kreyol_desktop.gui.window_pages import PAGE_ICONS, page_word


@dataclass(frozen=True, slots=True)
class ShortcutEntry:
    """A shortcut: its keys, and an English source text of the context ``Shortcuts``."""

    key: str
    keys: str
    words: str


SHORTCUTS = (
    ShortcutEntry("open", "Ctrl+O", str(QT_TRANSLATE_NOOP("Shortcuts", "Choose documents"))),
    ShortcutEntry(
        "paste",
        "Ctrl+Shift+V",
        str(QT_TRANSLATE_NOOP("Shortcuts", "Take files or text from the clipboard")),
    ),
    ShortcutEntry("settings", "Ctrl+,", str(QT_TRANSLATE_NOOP("Shortcuts", "Open the settings"))),
    ShortcutEntry(
        "theme",
        "Ctrl+Shift+D",
        str(QT_TRANSLATE_NOOP("Shortcuts", "Switch between light and dark")),
    ),
    ShortcutEntry("larger", "Ctrl++", str(QT_TRANSLATE_NOOP("Shortcuts", "Larger text"))),
    ShortcutEntry("smaller", "Ctrl+-", str(QT_TRANSLATE_NOOP("Shortcuts", "Smaller text"))),
    ShortcutEntry("help", "F1", str(QT_TRANSLATE_NOOP("Shortcuts", "Help"))),
    ShortcutEntry(
        "shortcuts", "Ctrl+?", str(QT_TRANSLATE_NOOP("Shortcuts", "This list of shortcuts"))
    ),
    ShortcutEntry("quit", "Ctrl+Q", str(QT_TRANSLATE_NOOP("Shortcuts", "Quit"))),
)

DOCUMENT_SHORTCUTS = (
    ShortcutEntry(
        "queue_up",
        "Alt+Up",
        str(QT_TRANSLATE_NOOP("Shortcuts", "Documents: move a waiting job up")),
    ),
    ShortcutEntry(
        "queue_down",
        "Alt+Down",
        str(QT_TRANSLATE_NOOP("Shortcuts", "Documents: move a waiting job down")),
    ),
)
"""What the rows of the queue themselves listen to."""

READER_SHORTCUTS = (
    ShortcutEntry("play", "Space", str(QT_TRANSLATE_NOOP("Shortcuts", "Reader: play or pause"))),
    ShortcutEntry(
        "next", "Alt+Right", str(QT_TRANSLATE_NOOP("Shortcuts", "Reader: next sentence"))
    ),
    ShortcutEntry(
        "previous", "Alt+Left", str(QT_TRANSLATE_NOOP("Shortcuts", "Reader: previous sentence"))
    ),
    ShortcutEntry(
        "next_chapter", "Alt+PgDown", str(QT_TRANSLATE_NOOP("Shortcuts", "Reader: next chapter"))
    ),
    ShortcutEntry(
        "previous_chapter",
        "Alt+PgUp",
        str(QT_TRANSLATE_NOOP("Shortcuts", "Reader: previous chapter")),
    ),
    ShortcutEntry(
        "search", "Ctrl+F", str(QT_TRANSLATE_NOOP("Shortcuts", "Reader: search in both languages"))
    ),
    ShortcutEntry(
        "edit", "F2", str(QT_TRANSLATE_NOOP("Shortcuts", "Reader: correct the sentence"))
    ),
)


def shortcut_word(entry: ShortcutEntry) -> str:
    """What a shortcut does."""
    return QCoreApplication.translate("Shortcuts", entry.words)


def all_shortcuts() -> list[tuple[str, str]]:
    """Keys and words of every shortcut, the pages first."""
    pages = [(f"Ctrl+{n}", page_word(key)) for n, (key, _) in enumerate(PAGE_ICONS, start=1)]
    entries = (*SHORTCUTS, *DOCUMENT_SHORTCUTS, *READER_SHORTCUTS)
    rest = [(entry.keys, shortcut_word(entry)) for entry in entries]
    return pages + rest


def install_shortcuts(
    window: QWidget, show_page: Callable[[str], None], actions: dict[str, Callable[[], None]]
) -> None:
    """Connect the keys of SHORTCUTS to ``actions`` by their names, and Ctrl+1 to Ctrl+8."""
    for number, (key, _) in enumerate(PAGE_ICONS, start=1):
        shortcut = QShortcut(QKeySequence(f"Ctrl+{number}"), window)
        shortcut.activated.connect(lambda k=key: show_page(k))
    for entry in SHORTCUTS:
        shortcut = QShortcut(QKeySequence(entry.keys), window)
        shortcut.activated.connect(actions[entry.key])
