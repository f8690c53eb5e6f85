"""Punctuation and white space between words of different styles."""

from collections.abc import Sequence

from kreyol_desktop.core.document import Style
from kreyol_desktop.engines.translation.word_alignment import Span

_KINDS = {c: kind for kind, signs in (('"', "«»“”„"), ("'", "‘’"), ("-", "–—")) for c in signs}


class EdgeSigns:
    """Knows from a source which signs at the edges of marked phrases are marked themselves."""

    def __init__(self, source: str, characters: Sequence[Style], words: Sequence[Span]) -> None:
        self._closing: set[tuple[Style, str]] = set()
        self._opening: set[tuple[Style, str]] = set()
        for start, end, left, right in _gaps(len(source), words):
            before = characters[words[left][1] - 1] if left is not None else None
            behind = characters[words[right][0]] if right is not None else None
            if all(style == before == behind for style in characters[start:end]):
                continue  # within a phrase
            for place in range(start, end):
                sign, style = _kind(source[place]), characters[place]
                if style == before:
                    self._closing.add((style, sign))
                if style == behind:
                    self._opening.add((style, sign))

    def paint(
        self, painted: list[Style], target: str, words: Sequence[Span], styles: Sequence[Style]
    ) -> None:
        """Give signs of ``target`` the styles of the words that they close or open.

        ``painted`` is the style of each character; ``styles`` those of the ``words``.
        """
        for start, end, left, right in _gaps(len(target), words):
            if left is not None:
                self._close(painted, target, (start, end), styles[left])
            if right is not None:
                self._open(painted, target, (start, end), styles[right])

    def _close(self, painted: list[Style], target: str, gap: Span, style: Style) -> None:
        closed = gap[0]
        for place in range(*gap):
            # French sets a space before some signs: they close the word all the same
            if target[place].isspace():
                continue
            if (style, _kind(target[place])) not in self._closing:
                break
            painted[closed : place + 1] = [style] * (place + 1 - closed)
            closed = place + 1

    def _open(self, painted: list[Style], target: str, gap: Span, style: Style) -> None:
        for place in range(gap[1] - 1, gap[0] - 1, -1):
            if target[place].isspace() or (style, _kind(target[place])) not in self._opening:
                break
            painted[place] = style


def _gaps(length: int, words: Sequence[Span]) -> list[tuple[int, int, int | None, int | None]]:
    """Stretches between words, with the numbers of the words around them."""
    gaps: list[tuple[int, int, int | None, int | None]] = []
    position = 0
    for number, (start, end) in enumerate(words):
        gaps.append((position, start, number - 1 if number else None, number))
        position = end
    gaps.append((position, length, len(words) - 1 if words else None, None))
    return gaps


def _kind(sign: str) -> str:
    return _KINDS.get(sign, sign)
