"""Running heads and feet and page numbers: lines in the margins that come back page after page."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import zip_longest

from kreyol_desktop.core.document import Role
from kreyol_desktop.engines.documents.readers.pdf_lines import Line, rows_of
from kreyol_desktop.engines.documents.readers.pdf_page import PageContent

_ZONE = 0.14
_NUMBER_ZONE = 0.22
_ROWS = 3
_DIGITS = re.compile(r"\d+")
_ROMAN = r"[ivxlc]{1,7}|[IVXLC]{1,7}"
_PAGE_NUMBER = re.compile(
    r"^[\s\-–—|•.\[(]*(?:page|p\.|paj|página|pág\.?|seite)?\s*"
    rf"(?:\d{{1,5}}|[A-Z0-9]{{1,3}}[-–.]\d{{1,4}}|{_ROMAN})"
    r"(?:\s*(?:of|de|sur|sou|/)\s*\d{1,5})?[\s\-–—|•.\])]*$",
    re.IGNORECASE,
)
_BIG = 1.25


class RunningMatter:
    """Learns which margin lines repeat; knows their role afterwards."""

    def __init__(self, page_count: int) -> None:
        self._page_count = page_count
        self._seen: dict[tuple[str, str], set[int]] = defaultdict(set)
        self._slots: Counter[tuple[str, int]] = Counter()
        self._pages = 0
        self._margins: dict[int, list[tuple[str, Line]]] = {}

    def learn(self, pages: list[PageContent], body_size: float) -> None:
        """Count the margin lines of ``pages``."""
        self._margins = {page.index: _margin_lines(page, body_size) for page in pages}
        for page in pages:
            self._pages += 1
            for zone, line in self._margins[page.index]:
                self._seen[zone, _key(line)].add(page.index)
        for page in pages:
            slots = {
                (zone, round(line.baseline / 2))
                for zone, line in self._margins[page.index]
                if self._repeats(zone, line)
            }
            self._slots.update(slots)

    def roles(self, page: PageContent) -> dict[int, Role]:
        """``id(line)`` -> role of each running line of ``page``, which was learnt last."""
        found: dict[int, Role] = {}
        zones = {id(line): zone for zone, line in self._margins[page.index]}
        if not zones:
            return found
        rows = rows_of(page.lines)
        for ordered, zone in ((rows, "head"), (rows[::-1], "foot")):
            for group in _groups(ordered, zones, zone):
                roles = {id(ln): self._role(zone, ln, page) for ln in group}
                if None in roles.values():
                    break
                found.update({key: role for key, role in roles.items() if role is not None})
        for lines in page.turned.values():
            sides = [ln for ln in lines if zones.get(id(ln)) and self._repeats("side", ln)]
            found.update({id(line): Role.RUNNING_FOOT for line in sides})
        return found

    def _role(self, zone: str, line: Line, page: PageContent) -> Role | None:
        number = _PAGE_NUMBER.match(line.text)
        if self._repeats(zone, line) or (not number and self._in_slot(zone, line)):
            return Role.PAGE_NUMBER if number else _ROLES[zone]
        if number and self._is_lonely_number(line, page):
            return Role.PAGE_NUMBER
        return None

    def _repeats(self, zone: str, line: Line) -> bool:
        needed = 2 if self._page_count <= 5 else 3
        return len(self._seen.get((zone, _key(line)), ())) >= needed

    def _in_slot(self, zone: str, line: Line) -> bool:
        """In the place where at least half of the pages have a running line."""
        slot = round(line.baseline / 2)
        count = max(self._slots[zone, s] for s in (slot - 1, slot, slot + 1))
        return count >= 3 and count >= 0.5 * self._pages and len(line.text) < 120

    def _is_lonely_number(self, line: Line, page: PageContent) -> bool:
        """A number alone at the very top or bottom of the page."""
        if re.fullmatch(r"\W*[A-Za-z]\W*", line.text):
            return False
        others = [other for other in page.lines if other is not line]
        if not others:
            return self._page_count > 1
        gap = 0.6 * line.size
        return all(other.y0 > line.y1 + gap for other in others) or all(
            other.y1 < line.y0 - gap or abs(other.baseline - line.baseline) < 1 for other in others
        )


def _groups(rows: list[list[Line]], zones: dict[int, str], zone: str) -> Iterator[list[Line]]:
    """Groups of rows from the edge inwards, parted by white; those that reach the body end it.

    A row of other type than the row behind it is a group of its own.
    """
    group: list[Line] = []
    for row, behind in zip_longest(rows, rows[1:]):
        if any(zones.get(id(line)) != zone for line in row):
            return
        group.extend(row)
        if behind is None or _is_apart(row, behind):
            yield group
            group = []


def _is_apart(row: list[Line], behind: list[Line]) -> bool:
    here, there = row[0], behind[0]
    if abs(here.baseline - there.baseline) > 1.6 * max(here.size, there.size):
        return True
    return abs(here.size - there.size) > 0.4 or (here.bold, here.italic) != (
        there.bold,
        there.italic,
    )


_ROLES = {"head": Role.RUNNING_HEAD, "foot": Role.RUNNING_FOOT, "side": Role.RUNNING_FOOT}


def _key(line: Line) -> str:
    text = _DIGITS.sub("#", line.text.casefold())
    return re.sub(rf"^({_ROMAN})$", "#", text).replace(" ", "")


def _margin_lines(page: PageContent, body_size: float) -> list[tuple[str, Line]]:
    """The outermost rows at the top and bottom, and turned lines along the edges."""
    found: list[tuple[str, Line]] = []
    top, bottom = _ZONE * page.height, (1 - _ZONE) * page.height
    heads = [line for line in page.lines if line.y1 <= top]
    feet = [line for line in page.lines if line.y0 >= bottom]
    for row in rows_of(heads)[:_ROWS]:
        found.extend(("head", line) for line in row)
    for row in rows_of(feet)[-_ROWS:]:
        found.extend(("foot", line) for line in row)
    if not feet and page.lines:
        last = max(page.lines, key=lambda line: line.baseline)
        if last.y0 > (1 - _NUMBER_ZONE) * page.height and _PAGE_NUMBER.match(last.text):
            found.append(("foot", last))
    for turn, lines in page.turned.items():
        depth = page.width if turn in (90, 270) else page.height
        found.extend(
            ("side", line)
            for line in lines
            if line.y1 < _ZONE * depth or line.y0 > (1 - _ZONE) * depth
        )
    return [(zone, line) for zone, line in found if line.size <= _BIG * body_size]
