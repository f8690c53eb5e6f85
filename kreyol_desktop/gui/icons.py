"""SVG icons in the colours of the theme."""

import math
import tempfile
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget


class IconSet:
    """Renders ``resources/icons``; widgets that were given an icon follow the theme."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._colors: dict[str, str] = {}
        self._icons: dict[tuple[str, str, int], QIcon] = {}
        self._shapes: dict[tuple[str, int], QImage] = {}
        self._scales: tuple[int, ...] = ()
        self._files = tempfile.TemporaryDirectory(
            prefix="kreyol-icons-", ignore_cleanup_errors=True
        )

    def use(self, colors: dict[str, str]) -> None:
        """Take the colours of a theme; ``refresh`` repaints what is on screen."""
        self._colors = colors

    def icon(self, name: str, color: str = "text", size: int = 20) -> QIcon:
        """An icon in ``color``, a token of the theme; the disabled state is grey."""
        scales = _scales()
        if scales != self._scales:  # a screen of another density was plugged in
            self._scales = scales
            self._icons.clear()
        key = (name, self._colors[color], size)
        if key not in self._icons:
            icon = QIcon()
            for scale in scales:
                icon.addPixmap(self._pixmap(name, self._colors[color], size, scale))
                icon.addPixmap(
                    self._pixmap(name, self._colors["disabled"], size, scale), QIcon.Mode.Disabled
                )
            self._icons[key] = icon
        return self._icons[key]

    def set_icon(self, widget: QWidget, name: str, color: str = "text", size: int = 20) -> None:
        """Give a button or label an icon that follows the theme."""
        widget.setProperty("icon_name", name)
        widget.setProperty("icon_color", color)
        widget.setProperty("icon_size", size)
        self._paint(widget)

    def file(self, name: str, color: str) -> str:
        """The path of a coloured SVG file, for style sheets, with forward slashes."""
        target = Path(self._files.name) / f"{name}-{color[1:]}.svg"
        if not target.exists():
            target.write_text(self._svg(name, color), encoding="utf-8")
        return target.as_posix()

    def close(self) -> None:
        """Delete the coloured files that style sheets used."""
        self._files.cleanup()

    def refresh(self, application: QApplication) -> None:
        """Repaint every icon on screen in the present colours."""
        for widget in application.allWidgets():
            if widget.property("icon_name"):
                self._paint(widget)

    def _paint(self, widget: QWidget) -> None:
        size = int(widget.property("icon_size"))
        icon = self.icon(widget.property("icon_name"), widget.property("icon_color"), size)
        if isinstance(widget, QAbstractButton):
            widget.setIconSize(QSize(size, size))
            widget.setIcon(icon)
        elif isinstance(widget, QLabel):
            widget.setPixmap(icon.pixmap(QSize(size, size), widget.devicePixelRatioF()))

    def _svg(self, name: str, color: str) -> str:
        source = (self._folder / f"{name}.svg").read_text(encoding="utf-8")
        return source.replace("currentColor", color)

    def _pixmap(self, name: str, color: str, size: int, scale: int) -> QPixmap:
        """The shape of an icon, filled with a colour."""
        image = self._shape(name, size * scale).copy()
        painter = QPainter(image)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
        painter.fillRect(image.rect(), QColor(color))
        painter.end()
        image.setDevicePixelRatio(scale)
        return QPixmap.fromImage(image)

    def _shape(self, name: str, pixels: int) -> QImage:
        """An icon in black: its file is read and drawn once, whatever its colours."""
        if (name, pixels) not in self._shapes:
            # Imported here: QtSvg costs start-up time until the first icon is painted.
            from PySide6.QtSvg import QSvgRenderer

            image = QImage(pixels, pixels, QImage.Format.Format_ARGB32_Premultiplied)
            image.fill(Qt.GlobalColor.transparent)
            painter = QPainter(image)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            renderer = QSvgRenderer(QByteArray(self._svg(name, "#000000").encode()))
            renderer.render(painter, QRectF(0, 0, pixels, pixels))
            painter.end()
            self._shapes[name, pixels] = image
        return self._shapes[name, pixels]


def _scales() -> tuple[int, ...]:
    """The densities of the screens, rounded up: an icon is drawn for these alone."""
    found = {math.ceil(screen.devicePixelRatio()) for screen in QGuiApplication.screens()}
    return tuple(sorted(found)) or (1,)
