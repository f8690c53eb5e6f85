"""The number before a heading or an entry of a list of contents: it stays where it stands.

Set anew with the text it would lose its distance, and stand beside untouched ones in another font.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from kreyol_desktop.core.document import Block, Box, Role, Run
from kreyol_desktop.engines.documents.writers.pdf_page_text import HORIZONTAL, TextPiece
from kreyol_desktop.engines.documents.writers.pdf_setting import Part

_NUMBER = re.compile(r"^(?:\d{1,3}(?:\.\d{1,3})*\.?|[IVX]{1,5}\.|[A-Z]\.)(?=\s)")
_ROLES = frozenset({Role.TITLE, Role.HEADING, Role.PARAGRAPH})
_MIN_GAP_EM = 0.5


def without_number(
    block: Block, runs: tuple[Run, ...], parts: Sequence[Part]
) -> tuple[tuple[Run, ...], list[Part]]:
    """``runs`` and ``parts`` of a block without a number that is set apart and stays the same."""
    unchanged = runs, list(parts)
    found = _NUMBER.match(block.text) if block.role in _ROLES else None
    if found is None or not "".join(run.text for run in runs).startswith(f"{found.group()} "):
        return unchanged
    pieces = _rest(parts[0].pieces, found.group())
    if not pieces:
        return unchanged
    box = parts[0].box
    left = min(piece.box.x0 for piece in pieces)
    first = replace(parts[0], pieces=pieces, box=Box(max(left, box.x0), box.y0, box.x1, box.y1))
    return _cut(runs, len(found.group())), [first, *parts[1:]]


def _rest(pieces: Sequence[TextPiece], number: str) -> tuple[TextPiece, ...]:
    """The pieces without the first one, if that is the number alone and white follows it."""
    if any(piece.direction != HORIZONTAL for piece in pieces):
        return ()
    ordered = sorted(pieces, key=lambda piece: (round(piece.origin[1]), piece.box.x0))
    if not ordered[1:]:
        return ()
    first, following = ordered[0], ordered[1]
    on_one_line = abs(first.origin[1] - following.origin[1]) < 1.0
    apart = following.box.x0 - first.box.x1 > _MIN_GAP_EM * first.size
    if first.text.strip() != number or not on_one_line or not apart:
        return ()
    return tuple(piece for piece in pieces if piece is not first)


def _cut(runs: Sequence[Run], count: int) -> tuple[Run, ...]:
    """``runs`` without their first ``count`` characters and the white after them."""
    kept: list[Run] = []
    for run in runs:
        text, count = run.text[count:], max(0, count - len(run.text))
        text = text if kept else text.lstrip()
        if text:
            kept.append(replace(run, text=text))
    return tuple(kept)
