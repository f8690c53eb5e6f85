"""Text whose letters must be joined or run from right to left: set by MuPDF's HTML engine."""

from collections.abc import Sequence
from typing import Any

from kreyol_desktop.core.document import Block, Box, Run
from kreyol_desktop.engines.documents.writers.line_layout import READABLE_SCALE
from kreyol_desktop.engines.documents.writers.markup import runs_markup

_DEFAULT_SIZE = 11.0


def put_shaped(page: Any, block: Block, box: Box, runs: Sequence[Run]) -> None:
    """Set ``runs`` into ``box`` of a PyMuPDF page with shaping and bidirectional order."""
    size = max((run.style.size_pt for run in runs), default=0.0) or _DEFAULT_SIZE
    html = f'<p style="margin:0;text-align:{block.align}">' + runs_markup(runs) + "</p>"
    css = f"* {{font-size: {size:.1f}pt; line-height: 1.15;}}"
    rect = (box.x0, box.y0, box.x1 + 1, box.y1 + size * 0.4)
    room, _ = page.insert_htmlbox(rect, html, css=css, scale_low=READABLE_SCALE)
    if room < 0:  # nothing was written: rather small than lost
        page.insert_htmlbox(rect, html, css=css, scale_low=0)
