"""Mending figures that the model garbled, when it is certain what they should be."""

from kreyol_desktop.core.language import Direction
from kreyol_desktop.engines.translation import numbers


def repair_numbers(source: str, target: str, direction: Direction) -> str | None:
    """``target`` with its wrong figures replaced by those of ``source``; None when unsure.

    Sure means: as many figures are missing as are new, and they stand in the same order among
    the figures that are right, so that each wrong one has one right one in its place.
    """
    gap = numbers.difference(source, target, direction.source, direction.target)
    if not gap.missing or len(gap.missing) != len(gap.extra):
        return None
    wanted = _places(source, direction, for_source=True)
    found = _places(target, direction, for_source=False)
    if len(wanted) != len(found):
        return None
    parts: list[str] = []
    position = 0
    for (value, text, _, _), (got, _, start, end) in zip(wanted, found, strict=True):
        if value == got:
            continue
        if value not in gap.missing or got not in gap.extra:
            return None
        parts += [target[position:start], text]
        position = end
    return "".join(parts) + target[position:]


def _places(
    text: str, direction: Direction, *, for_source: bool
) -> list[tuple[str, str, int, int]]:
    """(value, as the target writes it, start, end) of every figure."""
    language = direction.source if for_source else direction.target
    found = []
    for match in numbers.number_pattern(language).finditer(text):
        written = match.group()
        if for_source:
            written = numbers.rewrite(written, direction.source, direction.target)
        found.append((numbers.value_of(match.group(), language), written, *match.span()))
    return found
