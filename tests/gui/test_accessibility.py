"""Everything can be reached and named, on every page and in every dialog, whatever the look."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QHeaderView,
    QLineEdit,
    QMainWindow,
    QMenu,
    QProgressBar,
    QScrollArea,
    QScrollBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from kreyol_desktop.core.language import Direction, Language
from kreyol_desktop.core.memory_page import MemoryRow
from kreyol_desktop.core.segment import Origin
from kreyol_desktop.core.settings import UiLanguage
from kreyol_desktop.core.translation import MemoryEntry, MemoryKey
from kreyol_desktop.gui.application import DesktopApplication
from kreyol_desktop.gui.dialogs.about import AboutDialog
from kreyol_desktop.gui.dialogs.cleanup_dialog import CleanupDialog
from kreyol_desktop.gui.dialogs.help_sheet import HelpSheet
from kreyol_desktop.gui.dialogs.memory_editor import MemoryEditor
from kreyol_desktop.gui.dialogs.memory_sheet import MemorySheet
from kreyol_desktop.gui.dialogs.password_dialog import PasswordDialog
from kreyol_desktop.gui.dialogs.review_sheet import ReviewSheet
from kreyol_desktop.gui.dialogs.shortcut_sheet import ShortcutSheet
from kreyol_desktop.gui.dialogs.tour import Tour
from kreyol_desktop.gui.found_files import FoundFiles
from kreyol_desktop.gui.window_pages import PAGE_ICONS

CONTROLS = (
    QAbstractButton,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QAbstractScrollArea,
    QProgressBar,
)
PAGES = [key for key, _ in PAGE_ICONS]
EN_HT = Direction(Language.ENGLISH, Language.KREYOL)
PAIR = MemoryEntry(MemoryKey("", EN_HT, "Water."), "Dlo.", Origin.HUMAN, 1.0)


def controls(root: QWidget) -> Iterator[QWidget]:
    """What a person can operate or a screen reader would read out; not Qt's inner parts."""
    for widget in root.findChildren(QWidget):
        inner = widget.objectName().startswith("qt_") or isinstance(
            widget, QScrollBar | QScrollArea | QHeaderView
        )
        parent = widget.parent()
        inside = isinstance(parent, QAbstractSpinBox | QComboBox | QLineEdit)
        popup = widget.window() is not root.window()
        corner = type(widget).__name__ in ("QTableCornerButton", "QAbstractButton")
        if isinstance(widget, CONTROLS) and not (inner or inside or popup or corner):
            yield widget


def name_of(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    return widget.accessibleName() or text


def assert_all_named(root: QWidget) -> None:
    nameless = [widget for widget in controls(root) if not name_of(widget).strip()]
    assert nameless == []


def make_dialogs(desktop: DesktopApplication, sample: Path) -> list[QDialog]:
    tools, services, window = desktop.tools, desktop.services, desktop.window
    return [
        AboutDialog(services, tools, window),
        CleanupDialog(services.jobs, tools, window),
        HelpSheet(services.paths.resources, tools, window),
        MemorySheet(services, tools, window),
        MemoryEditor(MemoryRow(1, PAIR), tools, window),
        PasswordDialog("a.pdf", tools, window),
        ReviewSheet(FoundFiles((sample, sample)), services, tools, window),
        ShortcutSheet(tools, window),
        Tour(services.settings, tools, window),
    ]


@pytest.mark.parametrize("key", PAGES)
def test_every_control_of_a_page_has_a_name(desktop: DesktopApplication, key: str) -> None:
    desktop.window.show_page(key)
    assert_all_named(desktop.window)


def test_every_control_of_a_dialog_has_a_name(
    desktop: DesktopApplication, leaflet: Path, qtbot: QtBot
) -> None:
    for dialog in make_dialogs(desktop, leaflet):
        dialog.show()
        assert_all_named(dialog)
        assert dialog.windowTitle()
        dialog.close()


@pytest.mark.parametrize("key", PAGES)
def test_the_tab_key_reaches_the_page_and_the_side_bar(
    desktop: DesktopApplication, key: str, qtbot: QtBot
) -> None:
    desktop.window.show_page(key)
    page = desktop.window.page(key)
    first = page.focusWidget() or page
    seen, widget = set(), first
    for _ in range(2000):
        widget = widget.nextInFocusChain()
        if widget is first:
            break
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
            seen.add(widget)
    wanted = {w for w in controls(page) if w.isVisible() and w.isEnabled()}
    wanted = {w for w in wanted if w.focusPolicy() & Qt.FocusPolicy.TabFocus}
    assert wanted <= seen | {first}
    assert any(desktop.window.side_bar.isAncestorOf(w) for w in seen)


def test_arrow_keys_walk_through_the_side_bar(desktop: DesktopApplication, qtbot: QtBot) -> None:
    bar = desktop.window.side_bar
    buttons = bar.findChildren(QAbstractButton)
    buttons[0].setFocus()
    desktop.window.activateWindow()
    qtbot.waitUntil(buttons[0].hasFocus)
    qtbot.keyClick(buttons[0], Qt.Key.Key_Down)
    assert buttons[1].hasFocus()
    qtbot.keyClick(buttons[1], Qt.Key.Key_Space)
    assert desktop.window.current_page == PAGES[1]


class ShowWatch(QObject):
    """Notes every widget that appears as a window although it is neither window nor dialog."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self.strays: list[str] = []
        application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        appears = event.type() == QEvent.Type.Show and isinstance(watched, QWidget)
        if (
            appears
            and watched.isWindow()
            and not isinstance(watched, QDialog | QMainWindow | QMenu)
        ):
            self.strays.append(f"{type(watched).__name__} {watched.accessibleName()}")
        return False


def test_no_widget_opens_as_a_window_of_its_own(
    desktop: DesktopApplication, qapp: QApplication, leaflet: Path, qtbot: QtBot
) -> None:
    watch = ShowWatch(qapp)
    for key in PAGES:
        desktop.window.show_page(key)
        qtbot.wait(30)
    desktop.attendants.guard._ask()
    for dialog in make_dialogs(desktop, leaflet):
        dialog.show()
        qtbot.wait(30)
        dialog.close()
    qapp.removeEventFilter(watch)
    assert watch.strays == []


@pytest.mark.parametrize("language", [UiLanguage.KREYOL, UiLanguage.FRENCH, UiLanguage.ENGLISH])
@pytest.mark.parametrize("percent", [100, 150])
def test_every_page_fits_a_small_screen(
    desktop: DesktopApplication, language: UiLanguage, percent: int, qtbot: QtBot
) -> None:
    """At 1024x640 no page asks for more width than there is; height may scroll."""
    desktop.languages.apply(language)
    desktop.theme.apply(desktop.services.settings.current.theme, percent)
    desktop.window.resize(1024, 640)
    for key in PAGES:
        desktop.window.show_page(key)
        qtbot.wait(20)
        assert desktop.window.width() <= 1024, key
        page = desktop.window.page(key)
        areas = page.findChildren(QScrollArea, "pageScroll")
        for area in areas:
            inner = area.widget()
            assert inner is not None
            assert inner.minimumSizeHint().width() <= area.viewport().width(), key
        if not areas:
            assert page.minimumSizeHint().width() <= desktop.window.stack.width(), key


@pytest.mark.parametrize("language", [UiLanguage.KREYOL, UiLanguage.FRENCH, UiLanguage.ENGLISH])
def test_no_button_of_a_dialog_is_cut_off(
    desktop: DesktopApplication, leaflet: Path, language: UiLanguage, qtbot: QtBot
) -> None:
    desktop.languages.apply(language)
    desktop.attendants.guard._ask()
    assert desktop.attendants.guard.question is not None
    for dialog in [desktop.attendants.guard.question, *make_dialogs(desktop, leaflet)]:
        dialog.show()
        qtbot.wait(10)
        for button in dialog.findChildren(QAbstractButton):
            if button.isVisible() and button.text():
                assert button.width() >= button.minimumSizeHint().width(), button.text()
        dialog.close()
