"""A sliding on/off switch."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from kreyol_desktop.gui.theme import ThemeController


class Switch(QAbstractButton):
    """Checkable like a check box, drawn as a switch; space toggles it."""

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.theme_changed.connect(self.update)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Fixed, with room for the focus ring."""
        return QSize(48, 28)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        """Draw track, knob and focus ring."""
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        track = QRectF(3, 3, 42, 22)
        ground = "accent" if self.isChecked() else "border_strong"
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.color(ground if self.isEnabled() else "border"))
        painter.drawRoundedRect(track, 11, 11)
        painter.setBrush(tokens.color("on_accent" if self.isChecked() else "surface"))
        left = track.right() - 19 if self.isChecked() else track.left() + 3
        painter.drawEllipse(QRectF(left, track.top() + 3, 16, 16))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(tokens.color("accent"), 2))
            painter.drawRoundedRect(QRectF(1, 1, 46, 26), 13, 13)
