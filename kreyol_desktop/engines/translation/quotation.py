"""Quotation marks: the models know the straight double ones, the reader gets those of the source."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise

from kreyol_desktop.engines.translation.protection import VERBATIM
from kreyol_desktop.engines.translation.quotation_levels import (
    Mark,
    Pair,
    Span,
    levels,
    with_levels,
)

_OPENS_SINGLE = re.compile(r"(?<![^\s(\[—–/“«„\"])[‘'](?=[^\W\d_]|[¿¡(])")
_CLOSES_SINGLE = re.compile(r"(?<=[\w.,!?…)])['’](?!\w)")
_NO_QUOTATION = re.compile(r"['’‘](?:tis|twas|til|till|em|cause|bout|round|cos|n)\b", re.IGNORECASE)
"""Words whose first letters were left out."""
_ENDS_SENTENCE = ".,!?…"
_DOUBLE = re.compile('["“”„«»]')
_QUOTATION = re.compile('"[^"]*"|“[^”]*”|«[^»]*»|„[^“”]*[“”]')
_MARK = re.compile(r"«\s?|\s?»|[\"“”„]")
_GUILLEMET_SPACE = re.compile(r"«(\s?)")
_OPENING_AFTER = re.compile(r"(?:\A|[\s(\[—–/¿¡-])\Z")
_INCHES = re.compile(r"\d\"")


def double_quotes(text: str) -> str:
    """``text`` with straight double marks around what single ones quote, sign for sign.

    A model takes ``'Hello,' he said`` for a slip of the pen and leaves the marks out. Between double
    marks the single ones quote inside a quotation, and stay; double ones between single marks change
    places with them.
    """
    signs = list(text)
    quoted = [match.span() for match in _QUOTATION.finditer(text)]
    if not quoted and _DOUBLE.search(text):
        return text
    for pair in _single_quotations(text):
        places = [at for at in pair if at is not None]
        # inside a double quotation: behind its first mark and before its second
        before = bisect_right(quoted, (places[0], len(text))) - 1
        if before >= 0 and places[0] < quoted[before][1]:
            continue
        for at in places:
            signs[at] = '"'
        if len(places) > 1:
            _make_single(signs, _inside(quoted, places[0], places[1]))
    return "".join(signs)


def _inside(quoted: Sequence[Span], start: int, end: int) -> Sequence[Span]:
    """The quotations between two places."""
    first = bisect_left(quoted, (start, start))
    return quoted[first : bisect_left(quoted, (end, end), first)]


def _make_single(signs: list[str], quoted: Sequence[Span]) -> None:
    for start, end in quoted:
        if signs[start] != "«":
            signs[start] = signs[end - 1] = "'"


def quotes_as_in(source: str, target: str) -> str:
    """``target`` with the quotation marks that ``source`` uses; untouched where it uses none."""
    pair = _pair_of(source)
    if pair is None:
        return target
    inches = _INCHES.search(source) is not None
    nested = levels(source, _marks(source, inches=inches, single=True))
    if nested is not None:
        return with_levels(target, _marks(target, inches=inches, single=True), *nested)
    return with_levels(target, _marks(target, inches=inches, single=False), pair, pair)


def _marks(text: str, *, inches: bool, single: bool) -> list[Mark]:
    """The quotation marks of a text in their order, without those of code and of lengths."""
    kept = [match.span() for match in VERBATIM.finditer(text)]
    found = [
        Mark(*match.span(), match.group().strip(), _is_opening(match, text))
        for match in _MARK.finditer(text)
        if not (
            inches and match.group() == '"' and text[match.start() - 1 : match.start()].isdigit()
        )
    ]
    if single:
        for pair in _single_quotations(text):
            for at, opens in zip(pair, (True, False), strict=True):
                if at is not None:
                    found.append(Mark(at, at + 1, text[at], opens))
        found.sort(key=lambda mark: mark.start)
    return [mark for mark in found if not _is_within(mark.start, kept)]


def _is_within(at: int, spans: Sequence[Span]) -> bool:
    before = bisect_right(spans, (at, at + 1)) - 1
    return before >= 0 and at < spans[before][1]


def _is_opening(match: re.Match[str], text: str) -> bool:
    sign = match.group().strip()
    if sign != '"':
        return sign in "«“„"
    return _OPENING_AFTER.search(text[max(match.start() - 1, 0) : match.start()]) is not None


def _pair_of(source: str) -> Pair | None:
    if space := _GUILLEMET_SPACE.search(source):
        return Pair(f"«{space[1]}", f"{space[1]}»")
    if "»" in source:
        gap = source[: source.index("»")][-1:]
        return Pair("«", f"{gap if gap.isspace() else ''}»")
    if "„" in source:
        return Pair("„", "”" if "”" in source else "“")
    if "“" in source or "”" in source:
        return Pair("“", "”")
    if '"' in source:
        return Pair('"', '"')
    return _single_pair_of(source)


def _single_pair_of(source: str) -> Pair | None:
    for start, end in _single_quotations(source):
        opening = source[start] if start is not None else None
        closing = source[end] if end is not None else None
        curly = "‘" in (opening, closing) or "’" in (opening, closing)
        return Pair(opening or ("‘" if curly else "'"), closing or ("’" if curly else "'"))
    return None


def _single_quotations(text: str) -> list[tuple[int | None, int | None]]:
    """Places of opening and closing single marks. A sentence may hold only one of the two: the first
    or the last of a longer quotation.
    """
    if "'" not in text and "’" not in text and "‘" not in text:
        return []
    closings = [match.start() for match in _CLOSES_SINGLE.finditer(text)]
    found: list[tuple[int | None, int | None]] = []
    position = 0
    openings = [
        match.start()
        for match in _OPENS_SINGLE.finditer(text)
        if not _NO_QUOTATION.match(text, match.start())
    ]
    for at, following in pairwise([*openings, len(text)]):
        if at < position:
            continue
        between = closings[bisect_right(closings, at) : bisect_left(closings, following)]
        end = _closing(text, between)
        if end is None and text[at] != "‘" and (at or not text[1:2].isupper()):
            continue
        found.append((at, end))
        position = end if end is not None else len(text)
    if (
        not found
        and closings
        and closings[-1] >= len(text) - 2
        and _ends_quotation(text, closings[-1])
    ):
        found.append((None, closings[-1]))
    return found


def _ends_quotation(text: str, at: int) -> bool:
    return text[at - 1] in _ENDS_SENTENCE


def _closing(text: str, places: list[int]) -> int | None:
    """The first mark that is no plural's (*the drivers' club*), else the last of all."""
    sure = [at for at in places if text[at - 1] != "s"]
    if sure:
        return sure[0]
    return places[-1] if places else None
