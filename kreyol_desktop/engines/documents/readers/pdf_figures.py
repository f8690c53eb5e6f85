"""Pictures worth keeping: images, and figures that are drawn of many lines or many images."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kreyol_desktop.core.document import Box
from kreyol_desktop.engines.documents.readers.pdf_lines import Line
from kreyol_desktop.engines.documents.readers.pdf_page import PageContent, PlacedImage

_NEAR_PT = 3.0
_MIN_SIDE_PT = 36.0
_MIN_CURVES, _MIN_PIECES, _MIN_PICTURES = 3, 6, 2
_MAX_PIECES = 5_000
_MAX_SHARE = 0.8
_MAX_CHARS, _MAX_LABEL_CHARS = 600, 60
_RULE_SHARE = 0.7
_MIN_IMAGE_PT = 24.0
_MAX_LABELS = 12
_INSET_PT = 8.0


@dataclass(slots=True)
class _Cluster:
    """Pieces that touch; curves and slanted lines are what tables and underlines are not made of."""

    box: Box
    curves: int = 0
    pictures: int = 0
    pieces: int = 1

    def touches(self, other: "_Cluster") -> bool:
        a, b = self.box, other.box
        return (
            a.x0 <= b.x1 + _NEAR_PT
            and b.x0 <= a.x1 + _NEAR_PT
            and a.y0 <= b.y1 + _NEAR_PT
            and b.y0 <= a.y1 + _NEAR_PT
        )

    def take(self, other: "_Cluster") -> None:
        a, b = self.box, other.box
        self.box = Box(min(a.x0, b.x0), min(a.y0, b.y0), max(a.x1, b.x1), max(a.y1, b.y1))
        self.curves += other.curves
        self.pictures += other.pictures
        self.pieces += other.pieces


def with_figures(
    content: PageContent, lines: Sequence[Line], tables: Sequence[Box]
) -> list[PlacedImage]:
    """The images of a page, those that are pieces of a drawn figure replaced by the figure.

    ``lines`` are the texts that may be labels; a drawing with prose in it, or in a table, is none.
    """
    figures = [
        cluster.box
        for cluster in _clusters(content)
        if _is_figure(cluster, content, lines) and not any(_overlap(cluster.box, t) for t in tables)
    ]
    single = [image for image in content.images if not any(_holds(f, image.box) for f in figures)]
    drawn = [PlacedImage(box, 0, 0, 0, drawn_on=content.index) for box in figures]
    return single + drawn


def _clusters(content: PageContent) -> list[_Cluster]:
    """Groups of drawn pieces with the pictures in them, and groups of other pictures that touch.

    Pictures do not widen a drawing: what is clipped away of them counts in their boxes.
    """
    curves = [_Cluster(box, curves=1) for box in content.curves]
    if content.scanned or (len(curves) < _MIN_CURVES and len(content.images) < _MIN_PICTURES):
        return []
    parts = [_Cluster(r.box) for r in content.rules if r.framed and _is_part(r.box, content)]
    drawn = _grouped(curves + parts) if len(curves) >= _MIN_CURVES else []
    drawn = [cluster for cluster in drawn if cluster.curves >= _MIN_CURVES]
    free: list[_Cluster] = []
    for image in content.images:
        holder = next((cluster for cluster in drawn if _holds(cluster.box, image.box)), None)
        if holder is None:
            free.append(_Cluster(image.box, pictures=1))
        else:
            holder.pieces += 1
    return drawn + _grouped(free)


def _grouped(pieces: list[_Cluster]) -> list[_Cluster]:
    """Pieces that touch in one, from the largest down, so that most fall into a group at once."""
    if len(pieces) > _MAX_PIECES:
        return []
    clusters: list[_Cluster] = []
    for piece in sorted(pieces, key=lambda p: -p.box.width * p.box.height):
        clusters = list(_joined(clusters, piece))
    return clusters


def _is_part(box: Box, content: PageContent) -> bool:
    """Bars and axes, but no rule or panel as wide as the page."""
    return box.width < _RULE_SHARE * content.width and box.height < _RULE_SHARE * content.height


def _joined(clusters: Sequence[_Cluster], piece: _Cluster) -> Iterable[_Cluster]:
    """``clusters`` with ``piece``, and with all that it touches in one."""
    for cluster in clusters:
        if piece.touches(cluster):
            piece.take(cluster)
        else:
            yield cluster
    yield piece


def _is_figure(cluster: _Cluster, content: PageContent, lines: Sequence[Line]) -> bool:
    box = cluster.box
    if min(box.width, box.height) < _MIN_SIDE_PT:
        return False
    if box.width * box.height > _MAX_SHARE * content.width * content.height:
        return False
    drawn = cluster.curves >= _MIN_CURVES and cluster.pieces >= _MIN_PIECES
    if not drawn and cluster.pictures < _MIN_PICTURES:
        return False
    labels = [len(line.text) for line in lines if is_label(line, box)]
    return sum(labels) <= _MAX_CHARS and max(labels, default=0) <= _MAX_LABEL_CHARS


def is_picture(image: PlacedImage, lines: Sequence[Line], page: PageContent) -> bool:
    """Neither a speck, nor a background, nor the picture of a scanned page."""
    box = image.box
    if min(box.width, box.height) < _MIN_IMAGE_PT or page.scanned:
        return False
    if box.width * box.height > _MAX_SHARE * page.width * page.height:
        return False
    inside = sum(
        box.x0 <= (line.x0 + line.x1) / 2 <= box.x1 and box.y0 <= line.baseline <= box.y1
        for line in lines
    )
    return inside <= _MAX_LABELS


def inset(box: Box) -> Box:
    """A little narrower: a frame may reach into the white between two columns."""
    narrower = min(_INSET_PT, 0.1 * box.width)
    return Box(box.x0 + narrower, box.y0, box.x1 - narrower, box.y1)


def is_label(line: Line, box: Box) -> bool:
    """Whether a line stands in a figure."""
    x, y = (line.x0 + line.x1) / 2, (line.y0 + line.y1) / 2
    return box.x0 <= x <= box.x1 and box.y0 <= y <= box.y1


def _holds(outer: Box, inner: Box) -> bool:
    x, y = (inner.x0 + inner.x1) / 2, (inner.y0 + inner.y1) / 2
    return outer.x0 <= x <= outer.x1 and outer.y0 <= y <= outer.y1


def _overlap(a: Box, b: Box) -> bool:
    return a.x0 < b.x1 and b.x0 < a.x1 and a.y0 < b.y1 and b.y0 < a.y1
