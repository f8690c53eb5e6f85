"""Fetches the sentences in which a search found something, for the rows that are looked at."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from kreyol_desktop.core.excerpt import Excerpt
from kreyol_desktop.gui.lanes import Call
from kreyol_desktop.gui.services import Jobs
from kreyol_desktop.gui.tools import WindowTools

AT_ONCE = 8
"""So many tasks are asked for in one call: the first rows are not to wait for the last."""
WANTED_KEPT = 64
"""Rows that were painted before so many others are not on the screen any more."""
PAUSE_MS = 10


class ExcerptLoader(QObject):
    """Emits ``loaded`` when ``excerpt`` has more to tell. Works on the search lane."""

    loaded = Signal()

    def __init__(self, jobs: Jobs, tools: WindowTools, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._tools = tools
        self._text = ""
        self._known: dict[str, Excerpt | None] = {}
        self._wanted: dict[str, None] = {}
        self._call: Call | None = None
        self._timer = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._timer.timeout.connect(self._fetch)

    def begin(self, text: str) -> None:
        """From now on look for ``text``; "" looks for nothing."""
        if self._call is not None:
            self._call.cancel()
            self._call = None
        self._wanted.clear()
        # What was found stays on the screen; where nothing was, there may be something by now.
        kept = self._known if text == self._text else {}
        self._known = {key: excerpt for key, excerpt in kept.items() if excerpt is not None}
        self._text = text

    def excerpt(self, task_id: str) -> Excerpt | None:
        """What is known; a task that is not known yet is asked for."""
        if self._text and task_id not in self._known:
            self._wanted[task_id] = None
            if self._call is None:
                self._timer.start()
        return self._known.get(task_id)

    def _fetch(self) -> None:
        # The rows that were painted last are those on the screen.
        self._wanted = dict.fromkeys(list(self._wanted)[-WANTED_KEPT:])
        ids = list(self._wanted)[-AT_ONCE:]
        if self._call is not None or not ids:
            return
        text = self._text
        self._call = self._tools.lanes.search.submit_stream(
            lambda call: self._look(call, ids, text),
            owner=self,
            done=lambda found: self._on_found(ids, found),
            failed=lambda _: self._on_found(ids, {}),
        )

    def _look(self, call: Call, ids: Sequence[str], text: str) -> dict[str, Excerpt]:
        """One task after the other, so that a newer search need not wait for all of them."""
        found: dict[str, Excerpt] = {}
        for task_id in ids:
            if call.cancelled:
                break
            found.update(self._jobs.excerpts([task_id], text))
        return found

    def _on_found(self, ids: Sequence[str], found: dict[str, Excerpt]) -> None:
        self._call = None
        for task_id in ids:
            self._wanted.pop(task_id, None)
            self._known[task_id] = found.get(task_id)
        self.loaded.emit()
        if self._wanted:
            self._timer.start()
