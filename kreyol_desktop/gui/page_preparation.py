"""Makes the pages that nobody has asked for yet, part by part, so that their first visit is quick."""

from collections.abc import Callable, Mapping

from kreyol_desktop.gui.widgets.page import Page
from kreyol_desktop.gui.window_pages import LIKELY_PAGES


class PagePreparation:
    """``pages`` are the window's; ``begin`` makes one more of them and puts it there.

    Making the widgets of a page is half of the work. The other half, styles and layout, Qt does when
    a page is first shown, all at once: so each page is shown, where nobody sees it, while it grows.
    """

    def __init__(self, pages: Mapping[str, Page], begin: Callable[[str], None]) -> None:
        self._pages = pages
        self._begin = begin
        self._rests = True

    def make_part(self) -> bool:
        """Do the next piece of work, less than 16 ms of it; False when nothing is left.

        Every other call does nothing: Qt lays out then what the call before has made.
        """
        self._rests = not self._rests
        if self._rests:
            return True
        return self._grow() or self._begin_next() or self._end_unseen()

    def _grow(self) -> bool:
        page = next((page for page in self._pages.values() if not page.is_complete), None)
        if page is not None:
            page.make_part()
        return page is not None

    def _begin_next(self) -> bool:
        key = next((key for key in LIKELY_PAGES if key not in self._pages), "")
        if key:
            self._begin(key)
            self._pages[key].lay_out_unseen()
        return bool(key)

    def _end_unseen(self) -> bool:
        """Put the next page away that has everything, then go on with those that do not."""
        unseen = [page for page in self._pages.values() if page.is_unseen]
        page = next((page for page in unseen if not page.is_awaited), None)
        if page is not None:
            page.put_away()
        elif unseen:
            unseen[0].go_on_unseen()
        return bool(unseen)
