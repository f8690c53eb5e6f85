"""Buttons and labels that carry live words, icons and accessible names."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QBoxLayout,
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from kreyol_desktop.gui.icons import IconSet
from kreyol_desktop.gui.live_text import LiveText

Words = Callable[[], str]
DIALOG_PX = 400
"""Dialogs are at least this wide. A spacer says so: setMinimumWidth would overrule their layout
and let long words be cut off."""


def make_label(owner: LiveText, words: Words | None = None, role: str = "") -> QLabel:
    """A label that wraps; ``role`` names its style (``muted``, ``cardTitle`` ...)."""
    label = QLabel()
    label.setWordWrap(True)
    if role:
        label.setProperty("role", role)
    if words is not None:
        owner.say(label.setText, words)
    return label


def make_button(
    owner: LiveText,
    icons: IconSet,
    words: Words,
    *,
    icon: str = "",
    kind: str = "secondary",
    tip: Words | None = None,
) -> QPushButton:
    """A button with words; ``kind`` is primary, secondary, ghost, danger or link."""
    button = QPushButton()
    button.setProperty("kind", kind)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    # A space before the words keeps them off the icon: the style sheet has no gap for it.
    gap = " " if icon else ""
    owner.say(button.setText, lambda: gap + words())
    owner.say(button.setAccessibleName, lambda: words().replace("&", ""))
    if tip is not None:
        owner.say(button.setToolTip, tip)
        owner.say(button.setAccessibleDescription, tip)
    if icon:
        colors = {"primary": "on_accent", "danger": "danger", "link": "accent", "ghost": "muted"}
        icons.set_icon(button, icon, colors.get(kind, "text"), 18)
    return button


def make_icon_button(
    owner: LiveText,
    icons: IconSet,
    words: Words,
    icon: str,
    *,
    kind: str = "icon",
    color: str = "muted",
    size: int = 20,
) -> QPushButton:
    """A button without words: they are its tooltip and its accessible name."""
    button = QPushButton()
    button.setProperty("kind", kind)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    owner.say(button.setToolTip, words)
    owner.say(button.setAccessibleName, words)
    icons.set_icon(button, icon, color, size)
    return button


def name_control(owner: LiveText, widget: QWidget, words: Words, tip: Words | None = None) -> None:
    """Give a control its accessible name, and a tooltip with description where it helps."""
    owner.say(widget.setAccessibleName, words)
    if tip is not None:
        owner.say(widget.setToolTip, tip)
        owner.say(widget.setAccessibleDescription, tip)


def set_style(widget: QWidget, name: str, value: object) -> None:
    """Set a property on which the style sheet depends, and let the sheet see it."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def make_card(spacing: int = 12, *, margin: int = 18) -> tuple[QFrame, QVBoxLayout]:
    """A rounded panel and its layout."""
    card = QFrame()
    card.setObjectName("card")
    layout = QVBoxLayout(card)
    layout.setContentsMargins(margin, margin, margin, margin)
    layout.setSpacing(spacing)
    return card, layout


def make_line() -> QFrame:
    """A thin line between rows."""
    line = QFrame()
    line.setObjectName("line")
    return line


def make_row(*items: QWidget | int | None, spacing: int = 10) -> QHBoxLayout:
    """A row of widgets; a number is fixed space, None is stretch."""
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(spacing)
    _fill(row, items)
    return row


def make_column(*items: QWidget | int | None, spacing: int = 4) -> QVBoxLayout:
    """A column of widgets; a number is fixed space, None is stretch."""
    column = QVBoxLayout()
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(spacing)
    _fill(column, items)
    return column


def _fill(layout: QBoxLayout, items: tuple[QWidget | int | None, ...]) -> None:
    for item in items:
        if item is None:
            layout.addStretch(1)
        elif isinstance(item, int):
            layout.addSpacing(item)
        else:
            layout.addWidget(item)


def make_tick(owner: LiveText, words: Words, *, checked: bool = False) -> QCheckBox:
    """A tick box with live words."""
    box = QCheckBox()
    box.setChecked(checked)
    owner.say(box.setText, words)
    return box


def indent_number(box: QAbstractSpinBox) -> None:
    """Keep a number off its frame; style sheets do not reach the inner line edit's margin."""
    box.lineEdit().setTextMargins(8, 0, 0, 0)


def copy_text(text: str) -> None:
    """Put ``text`` on the clipboard."""
    QApplication.clipboard().setText(text)
