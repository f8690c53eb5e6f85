"""The emblem of the program, drawn: a speech bubble with an open book in it."""

from functools import cache

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

BLUE = QColor("#2743D2")
RED = QColor("#D7263D")
WHITE = QColor("#FFFFFF")


def paint_emblem(painter: QPainter, size: float) -> None:
    """Draw the emblem into a square of ``size`` pixels at the origin."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(size / 64, size / 64)
    painter.setPen(Qt.PenStyle.NoPen)
    bubble, lower = _bubble()
    painter.fillPath(bubble, BLUE)
    painter.fillPath(lower, RED)
    painter.setPen(
        QPen(WHITE, 4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    )
    painter.setBrush(Qt.BrushStyle.NoBrush)
    book = QPainterPath(QPointF(32, 20))
    book.cubicTo(26, 14, 19, 14, 13, 16)
    book.lineTo(13, 36)
    book.cubicTo(19, 34, 26, 34, 32, 39)
    book.cubicTo(38, 34, 45, 34, 51, 36)
    book.lineTo(51, 16)
    book.cubicTo(45, 14, 38, 14, 32, 20)
    book.lineTo(32, 38)
    painter.drawPath(book)


@cache
def _bubble() -> tuple[QPainterPath, QPainterPath]:
    """The speech bubble and the part of it that is red; joining paths is what takes long."""
    bubble = QPainterPath()
    bubble.addRoundedRect(QRectF(2, 4, 60, 48), 15, 15)
    tail = QPainterPath(QPointF(16, 46))
    tail.lineTo(14, 63)
    tail.lineTo(34, 50)
    tail.closeSubpath()
    whole = bubble.united(tail)
    lower = QPainterPath()
    lower.addRect(QRectF(0, 39, 64, 30))
    return whole, whole.intersected(lower)


def emblem_icon(progress: float | None = None) -> QIcon:
    """The emblem for windows and the tray; ``progress`` 0..1 draws a bar along its foot."""
    icon = QIcon()
    for pixels in (16, 24, 32, 48, 64, 128, 256):
        image = QImage(pixels, pixels, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        paint_emblem(painter, pixels)
        if progress is not None:
            painter.fillRect(QRectF(0, 56, 64, 8), QColor("#101828"))
            painter.fillRect(QRectF(0, 56, 64 * progress, 8), QColor("#5BD6A0"))
        painter.end()
        icon.addPixmap(QPixmap.fromImage(image))
    return icon


class Emblem(QWidget):
    """The emblem as a widget."""

    def __init__(self, size: int = 36, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size = size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """A square."""
        return QSize(self._size, self._size)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        """Draw it."""
        painter = QPainter(self)
        paint_emblem(painter, self._size)
