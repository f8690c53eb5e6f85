"""Quotations inside quotations: which mark opens or closes at which depth."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

Span = tuple[int, int]
_CLOSED_BY = {"«": "»", "“": "”", "„": "“", '"': '"', "‘": "’", "'": "'"}


@dataclass(frozen=True, slots=True)
class Mark:
    """A quotation mark from ``start`` to ``end``; ``sign`` is the mark without its space."""

    start: int
    end: int
    sign: str
    opens: bool


@dataclass(frozen=True, slots=True)
class Pair:
    """The marks around a quotation as they are written, a guillemet with its space."""

    opening: str
    closing: str


def placed(marks: Sequence[Mark]) -> list[tuple[Mark, int]]:
    """Each mark with its depth, 1 the outermost; one that closes what was never opened has 1."""
    open_: list[str] = []
    found: list[tuple[Mark, int]] = []
    for mark in marks:
        # „so“: the mark that opens in English closes in German
        if mark.opens and not (mark.sign == "“" and open_[-1:] == ["„"]):
            open_.append(mark.sign)
            found.append((mark, len(open_)))
        else:
            found.append((replace(mark, opens=False), max(len(open_), 1)))
            del open_[-1:]
    return found


def levels(text: str, marks: Sequence[Mark]) -> tuple[Pair, Pair] | None:
    """The pairs around the outer and the inner quotations; None where none stands in another."""
    found = placed(marks)
    outer, inner = (_pair(text, found, depth) for depth in (1, 2))
    return (outer, inner) if outer is not None and inner is not None else None


def with_levels(target: str, marks: Sequence[Mark], outer: Pair, inner: Pair) -> str:
    """``target`` with ``outer`` around its outer quotations and ``inner`` around those inside."""
    parts: list[str] = []
    position = 0
    for mark, depth in placed(marks):
        pair = outer if depth == 1 else inner
        parts += [target[position : mark.start], pair.opening if mark.opens else pair.closing]
        position = mark.end
    return "".join(parts) + target[position:]


def _pair(text: str, found: Sequence[tuple[Mark, int]], depth: int) -> Pair | None:
    """The first pair at a depth."""
    here = [mark for mark, at in found if at == depth]
    opening = next((mark for mark in here if mark.opens), None)
    if opening is None:
        return None
    written = text[opening.start : opening.end]
    closing = next((m for m in here if m.start > opening.start and not m.opens), None)
    if closing is not None:
        return Pair(written, text[closing.start : closing.end])
    gap = written[len(opening.sign) :]
    return Pair(written, gap + _end(opening))


def _end(opening: Mark) -> str:
    return _CLOSED_BY[opening.sign]
