"""A table of any length that loads what is looked at, and no more."""

from collections import OrderedDict
from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QTimer, Signal

from kreyol_desktop.gui.tools import WindowTools

PAGE_ROWS = 100
PAGES_KEPT = 40
FETCH_PAUSE_MS = 30

Index = QModelIndex | QPersistentModelIndex
Fetch = Callable[[int, int], tuple[Sequence[object], int]]
"""(number of rows, number of the first) -> those rows, and how many there are in all."""


class PagedModel(QAbstractTableModel):
    """Rows that ``show_rows`` fetches, page by page as they are seen, on the search lane."""

    loaded = Signal(int)

    def __init__(self, tools: WindowTools, columns: int) -> None:
        super().__init__()
        self._tools = tools
        self._columns = columns
        self._row_fetch: Fetch = _nothing
        self._row_count = 0
        self._row_generation = 0
        self._pages: OrderedDict[int, tuple[object, ...]] = OrderedDict()
        self._pages_wanted: list[int] = []
        self._pages_asked: set[int] = set()
        self._page_timer = QTimer(self, singleShot=True, interval=FETCH_PAUSE_MS)
        self._page_timer.timeout.connect(self._fetch_wanted)

    @property
    def total(self) -> int:
        return self._row_count

    def show_rows(self, fetch: Fetch) -> None:
        """Show what ``fetch`` brings; it is called away from the main thread."""
        self._row_fetch = fetch
        self._begin()

    def reload(self) -> None:
        """Ask again; rows on screen stay until the answer is there."""
        self._begin()

    def _begin(self) -> None:
        self._row_generation += 1
        self._pages_asked.clear()
        self._pages_wanted.clear()
        self._fetch(0, first=True)

    def row(self, number: int) -> object | None:
        """A row; None while it is not loaded: then its page is fetched."""
        found = self.loaded_row(number)
        if found is None and 0 <= number < self._row_count:
            self._want(number // PAGE_ROWS)
        return found

    def loaded_row(self, number: int) -> object | None:
        """A row, None while it is not loaded."""
        page = self._pages.get(number // PAGE_ROWS)
        offset = number % PAGE_ROWS
        return page[offset] if page is not None and offset < len(page) else None

    # ------------------------------------------------------------ Qt's methods

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's signature
        """All rows, loaded or not."""
        return 0 if parent.isValid() else self._row_count

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's signature
        """As many as the model was made with."""
        return 0 if parent.isValid() else self._columns

    # ---------------------------------------------------------------- loading

    def _want(self, page: int) -> None:
        if page not in self._pages_asked:
            self._pages_asked.add(page)
            self._pages_wanted.append(page)
            self._page_timer.start()

    def _fetch_wanted(self) -> None:
        """Only what was wanted last: a fast scroll passes over thousands of pages."""
        for page in self._pages_wanted[:-3]:
            self._pages_asked.discard(page)
        wanted, self._pages_wanted = self._pages_wanted[-3:], []
        for page in wanted:
            self._fetch(page)

    def _fetch(self, page: int, *, first: bool = False) -> None:
        fetch, generation = self._row_fetch, self._row_generation
        self._pages_asked.add(page)
        self._tools.lanes.search.submit(
            lambda: fetch(PAGE_ROWS, page * PAGE_ROWS),
            owner=self,
            done=lambda result: self._on_page(page, result, generation, first=first),
            failed=self._tools.errors.present,
            key=f"rows-{id(self)}" if first else "",
        )

    def _on_page(
        self, page: int, result: tuple[Sequence[object], int], generation: int, *, first: bool
    ) -> None:
        if generation != self._row_generation:
            return
        rows, total = result
        if first or total != self._row_count:
            self.beginResetModel()
            if first:
                self._pages.clear()
            self._row_count = total
            self._pages[page] = tuple(rows)
            self.endResetModel()
        else:
            self._pages[page] = tuple(rows)
            last = min(total, (page + 1) * PAGE_ROWS) - 1
            self.dataChanged.emit(
                self.index(page * PAGE_ROWS, 0), self.index(last, self._columns - 1)
            )
        while len(self._pages) > PAGES_KEPT:
            dropped, _ = self._pages.popitem(last=False)
            self._pages_asked.discard(dropped)
        self.loaded.emit(total)


def _nothing(_limit: int, _offset: int) -> tuple[Sequence[object], int]:
    return (), 0
