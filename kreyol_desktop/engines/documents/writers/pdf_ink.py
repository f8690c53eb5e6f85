"""Laid-out text as PDF operators: glyph strings, justification, underlines, marked content."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from kreyol_desktop.core.document import Align, Box
from kreyol_desktop.engines.documents.writers.fonts import Face
from kreyol_desktop.engines.documents.writers.line_layout import Layout, Line, Slot
from kreyol_desktop.engines.documents.writers.pdf_frame import Frame
from kreyol_desktop.engines.documents.writers.words import Glyphs, Word

_UNDERLINE_DROP = 0.11
_UNDERLINE_WEIGHT = 0.055
_WIDEST_STRETCH = 1.2
"""A space is stretched by at most this share of the size; looser lines are set ragged."""


@dataclass(frozen=True, slots=True)
class LinkArea:
    """A stretch of linked text on the page."""

    address: str
    box: Box


@dataclass(slots=True)
class Ink:
    """Collects the operators of one page. Coordinates are the page's, y downwards."""

    operators: list[str] = field(default_factory=list)
    faces: dict[str, Face] = field(default_factory=dict)
    links: list[LinkArea] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    """Boxes of all lines set, for those who check the result."""
    marks: list[int] = field(default_factory=list)
    """Block ids of the marked contents, by MCID from ``first_mcid``."""
    first_mcid: int = 0
    """Beyond those of the source, which still stand in its content."""

    def begin(self, tag: str, block: int) -> None:
        """Open marked content that is (a part of) ``block``."""
        self.operators.append(f"/{tag} <</MCID {self.first_mcid + len(self.marks)}>> BDC")
        self.marks.append(block)

    def begin_artifact(self) -> None:
        """Open content that belongs to the page, not to the text."""
        self.operators.append("/Artifact BMC")

    def end(self) -> None:
        """Close marked content."""
        self.operators.append("EMC")

    def fill(self, box: Box, color: int) -> None:
        """Paint a rectangle."""
        self.operators.append(
            f"{_rgb(color)} rg {box.x0:.2f} {box.y0:.2f} {box.width:.2f} {box.height:.2f} re f"
        )

    def text(
        self,
        layout: Layout,
        *,
        page: int = 0,
        frame: Frame | None = None,
        align: Align = Align.LEFT,
    ) -> None:
        """Set the lines that fall on ``page``."""
        frame = frame or Frame()
        for line in layout.lines:
            slot = layout.slots[line.slot]
            if slot.page == page and line.words:
                self._line(line, slot, layout.scale, frame, align)

    def stream(self, matrix: Sequence[float]) -> bytes:
        """The page content; ``matrix`` leads from page coordinates to PDF user space."""
        head = "q " + " ".join(f"{value:.5f}" for value in matrix) + " cm"
        return "\n".join((head, *self.operators, "Q")).encode("ascii")

    def _line(self, line: Line, slot: Slot, scale: float, frame: Frame, align: Align) -> None:
        free = slot.width - line.indent - line.width
        stretch = _stretch(line, free, scale) if align is Align.JUSTIFY else 0.0
        x = slot.x0 + line.indent
        leader = next((i for i, word in enumerate(line.words) if word.is_leader), None)
        if leader is not None and free > 0:
            self._led(line, leader, x, slot.x1, scale, frame)
            return
        x += {Align.RIGHT: free, Align.CENTER: free / 2}.get(align, 0.0)
        self._words(line.words, x, line.baseline, scale, stretch, frame)

    def _led(
        self, line: Line, leader: int, x: float, right: float, scale: float, frame: Frame
    ) -> None:
        """A line with a leader: what is behind it ends at the right edge, dots fill the gap."""
        before, dots, after = line.words[:leader], line.words[leader], line.words[leader + 1 :]
        gap = dots.space_width * scale
        tail = sum(w.width + w.space_width for w in after) * scale
        tail -= after[-1].space_width * scale if after else 0.0
        start = right - tail
        x = self._words((*before, replace(dots, glyphs=())), x, line.baseline, scale, 0.0, frame)
        glyphs = dots.glyphs[0]
        dot = glyphs.width * scale / len(glyphs.text)
        count = max(1, int((start - gap - x) / dot)) if dot else 1
        longer = replace(glyphs, text=glyphs.text[0] * count, width=dot * count / scale)
        row = replace(dots, glyphs=(longer,), width=longer.width, space=None)
        self._words((row,), start - gap - dot * count, line.baseline, scale, 0.0, frame)
        if after:
            self._words(after, start, line.baseline, scale, 0.0, frame)

    def _words(
        self,
        words: Sequence[Word],
        x: float,
        baseline: float,
        scale: float,
        stretch: float,
        frame: Frame,
    ) -> float:
        """Set words in a row; return where they end."""
        start = x
        for parts in _same_style(words):
            x = self._stretch_of_style(parts, x, baseline, scale, stretch, frame)
        size = max(word.size for word in words) * scale
        self.boxes.append(
            frame.box_to_page(Box(start, baseline - 0.75 * size, x, baseline + 0.22 * size))
        )
        return x

    def _stretch_of_style(
        self,
        parts: Sequence[tuple[Glyphs, bool]],
        x: float,
        baseline: float,
        scale: float,
        stretch: float,
        frame: Frame,
    ) -> float:
        first = parts[0][0]
        size = first.size * scale
        self.faces[first.face.name] = first.face
        width = sum(g.width * scale + (stretch if is_space else 0.0) for g, is_space in parts)
        px, py = frame.to_page(x, baseline - first.rise * scale)
        self.operators.append(
            f"BT /{first.face.name} {size:.3f} Tf {_rgb(first.style.color)} rg "
            f"{frame.dx:.4f} {frame.dy:.4f} {frame.dy:.4f} {-frame.dx:.4f} {px:.2f} {py:.2f} Tm "
            f"{_narrowed(first.condense)}{_show(parts, stretch, size, first.condense)} ET"
        )
        if first.style.underline:
            drop = _UNDERLINE_DROP * size
            line = Box(x, baseline + drop, x + width, baseline + drop + _UNDERLINE_WEIGHT * size)
            self.fill(frame.box_to_page(line), first.style.color)
        if first.style.link:
            area = Box(x, baseline - 0.8 * size, x + width, baseline + 0.25 * size)
            self.links.append(LinkArea(first.style.link, frame.box_to_page(area)))
        return x + width


def _stretch(line: Line, free: float, scale: float) -> float:
    gaps = len(line.words) - 1
    if line.last or gaps < 1 or free <= 0:
        return 0.0
    each = free / gaps
    return each if each <= line.words[0].size * scale * _WIDEST_STRETCH else 0.0


def _same_style(words: Sequence[Word]) -> Iterator[list[tuple[Glyphs, bool]]]:
    """The glyphs of words, gathered while face, size and style stay the same."""
    gathered: list[tuple[Glyphs, bool]] = []
    for glyphs, is_space in _glyphs(words):
        if gathered and not _look_alike(gathered[0][0], glyphs):
            yield gathered
            gathered = []
        gathered.append((glyphs, is_space))
    if gathered:
        yield gathered


def _look_alike(a: Glyphs, b: Glyphs) -> bool:
    same_style = a.style is b.style or a.style == b.style
    return same_style and a.face is b.face and a.size == b.size


def _glyphs(words: Sequence[Word]) -> Iterator[tuple[Glyphs, bool]]:
    last = len(words) - 1
    for index, word in enumerate(words):
        for glyphs in word.glyphs:
            yield glyphs, False
        if index < last and word.space is not None:
            yield word.space, True


def _narrowed(condense: float) -> str:
    """The horizontal scaling of the text object; always stated, since it outlives the object."""
    return f"{100 * condense:.1f} Tz "


def _show(
    parts: Sequence[tuple[Glyphs, bool]], stretch: float, size: float, condense: float
) -> str:
    if stretch == 0.0 or size == 0.0:
        return f"<{''.join(g.face.encode(g.text) for g, _ in parts)}> Tj"
    shift = -1000.0 * stretch / (size * condense)
    shown = "".join(
        f"<{g.face.encode(g.text)}>{f' {shift:.1f} ' if is_space else ''}" for g, is_space in parts
    )
    return f"[{shown}] TJ"


def _rgb(color: int) -> str:
    return " ".join(f"{(color >> shift & 255) / 255:.3f}" for shift in (16, 8, 0))
