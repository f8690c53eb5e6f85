"""Colours and the style sheet: tokens from ``resources/styles``, for light and dark."""

import json
import re
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from kreyol_desktop.core.settings import Theme
from kreyol_desktop.gui.icons import IconSet

CONTRAST_PAIRS = (
    ("text", "window"),
    ("text", "surface"),
    ("text", "side"),
    ("text", "raised"),
    ("text", "hover"),
    ("text", "accent_soft"),
    ("text", "selection"),
    ("muted", "window"),
    ("muted", "surface"),
    ("muted", "side"),
    ("muted", "raised"),
    ("accent", "surface"),
    ("accent", "window"),
    ("accent", "accent_soft"),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("on_accent", "accent_pressed"),
    ("success", "surface"),
    ("success", "success_soft"),
    ("warning", "surface"),
    ("warning", "warning_soft"),
    ("danger", "surface"),
    ("danger", "danger_soft"),
    ("text", "warning_soft"),
    ("text", "danger_soft"),
    ("text", "success_soft"),
    ("on_danger", "danger"),
    ("on_highlight", "highlight"),
    ("on_tooltip", "tooltip"),
)
"""Text colour on ground colour, wherever the style sheet puts one on the other."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """The named colours of one theme, as ``#RRGGBB``."""

    name: str
    colors: dict[str, str]

    def __getitem__(self, token: str) -> str:
        return self.colors[token]

    def color(self, token: str) -> QColor:
        """The colour of a token, for painting."""
        return QColor(self.colors[token])


def load_tokens(styles: Path, name: str) -> Tokens:
    """Read ``light.json`` or ``dark.json``."""
    return Tokens(name, json.loads((styles / f"{name}.json").read_text(encoding="utf-8")))


def contrast(first: str, second: str) -> float:
    """Contrast ratio of two ``#RRGGBB`` colours, 1 to 21 (WCAG 2.2, 1.4.3)."""
    brighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def _luminance(color: str) -> float:
    """Relative luminance (WCAG 2.2, definition)."""
    linear_below = 0.04045
    channels = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= linear_below else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def render_style_sheet(template: str, tokens: Tokens, font_percent: int, icons: IconSet) -> str:
    """Fill ``$token``, ``$pxN`` (scaled by ``font_percent``) and ``$icon_*`` in the template."""
    files = {
        "icon_down": icons.file("chevron-down", tokens["muted"]),
        "icon_up": icons.file("chevron-up", tokens["muted"]),
        "icon_check": icons.file("check", tokens["on_accent"]),
    }

    def fill(match: re.Match[str]) -> str:
        name = match.group(1)
        if name.startswith("px"):
            return f"{round(int(name[2:]) * font_percent / 100)}px"
        return files.get(name) or tokens[name]

    return re.sub(r"\$([a-z_]+\d*)", fill, template)


class ThemeController(QObject):
    """Applies theme and font size to the application, and follows the system when asked to."""

    theme_changed = Signal()

    def __init__(self, application: QApplication, styles: Path, icons: IconSet) -> None:
        super().__init__(application)
        self._application = application
        self._icons = icons
        self._template = (styles / "app.qss").read_text(encoding="utf-8")
        self._tokens = {name: load_tokens(styles, name) for name in ("light", "dark")}
        self._choice = Theme.SYSTEM
        self._font_percent = 100
        self._applied: tuple[str, int] | None = None
        for font in sorted((styles / "fonts").glob("*.ttf")):
            QFontDatabase.addApplicationFont(str(font))
        application.styleHints().colorSchemeChanged.connect(self._on_scheme_changed)

    @property
    def tokens(self) -> Tokens:
        """The colours in force."""
        return self._tokens["dark" if self.is_dark else "light"]

    @property
    def is_dark(self) -> bool:
        if self._choice is Theme.SYSTEM:
            scheme = self._application.styleHints().colorScheme()
            return scheme == Qt.ColorScheme.Dark
        return self._choice is Theme.DARK

    @property
    def font_percent(self) -> int:
        """The size of the type in percent of the usual one."""
        return self._font_percent

    def apply(self, choice: Theme, font_percent: int = 100) -> None:
        """Switch theme and font size (75 to 200 percent) at once."""
        self._choice = choice
        self._font_percent = min(200, max(75, font_percent))
        self._refresh()

    def _on_scheme_changed(self) -> None:
        if self._choice is Theme.SYSTEM:
            self._refresh()

    def _refresh(self) -> None:
        wanted = (self.tokens.name, self._font_percent)
        if wanted == self._applied:
            return
        self._applied = wanted
        tokens = self.tokens
        self._icons.use(tokens.colors)
        self._application.setPalette(_palette(tokens))
        self._application.setStyleSheet(
            render_style_sheet(self._template, tokens, self._font_percent, self._icons)
        )
        self._icons.refresh(self._application)
        self.theme_changed.emit()


def _palette(tokens: Tokens) -> QPalette:
    """The Qt palette for what the style sheet doesn't reach (charts, native bits, placeholders)."""
    palette = QPalette()
    roles = {
        QPalette.ColorRole.Window: "window",
        QPalette.ColorRole.WindowText: "text",
        QPalette.ColorRole.Base: "surface",
        QPalette.ColorRole.AlternateBase: "raised",
        QPalette.ColorRole.Text: "text",
        QPalette.ColorRole.Button: "surface",
        QPalette.ColorRole.ButtonText: "text",
        QPalette.ColorRole.Highlight: "selection",
        QPalette.ColorRole.HighlightedText: "text",
        QPalette.ColorRole.PlaceholderText: "muted",
        QPalette.ColorRole.Link: "accent",
        QPalette.ColorRole.ToolTipBase: "tooltip",
        QPalette.ColorRole.ToolTipText: "on_tooltip",
        QPalette.ColorRole.Mid: "border",
    }
    for role, token in roles.items():
        palette.setColor(role, tokens.color(token))
    return palette
