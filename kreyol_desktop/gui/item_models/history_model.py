"""The history as a table that loads what is looked at, and no more."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt

from kreyol_desktop.core.excerpt import Excerpt, marks_in
from kreyol_desktop.core.job import ArtifactKind, Task, TaskQuery, TaskState
from kreyol_desktop.core.search_text import SearchTerm, search_terms
from kreyol_desktop.gui.error_presenter import phrase_for
from kreyol_desktop.gui.item_models.excerpt_loader import ExcerptLoader
from kreyol_desktop.gui.item_models.paged_model import PAGE_ROWS, Index, PagedModel
from kreyol_desktop.gui.measures import day_text, size_text
from kreyol_desktop.gui.services import Jobs
from kreyol_desktop.gui.tools import WindowTools
from kreyol_desktop.gui.widgets.found_delegate import FoundLine
from kreyol_desktop.gui.words import state_word, type_word

COLUMNS = ("name", "type", "state", "created", "result")

_STATE_TOKENS = {
    TaskState.COMPLETED: "success",
    TaskState.FAILED: "danger",
    TaskState.RUNNING: "accent",
    TaskState.PAUSED: "warning",
    TaskState.INTERRUPTED: "warning",
}


class HistoryModel(PagedModel):
    """Rows of the query that ``search`` set; pages come from the search lane as they are seen."""

    task_role = Qt.ItemDataRole.UserRole
    lines_role = Qt.ItemDataRole.UserRole + 1
    """Of the names: what FoundDelegate paints while a search is on, else None."""
    _name_roles = (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole, lines_role)

    def __init__(self, jobs: Jobs, tools: WindowTools) -> None:
        super().__init__(tools, len(COLUMNS))
        self._jobs = jobs
        self._query = TaskQuery()
        self._row_fetch = self._page
        self.is_same_query = False
        """Whether the last search asked for the same as the one before: rows keep their places."""
        self._terms: tuple[SearchTerm, ...] = ()
        self._excerpts = ExcerptLoader(jobs, tools, self)
        self._excerpts.loaded.connect(self._on_excerpts)

    def search(self, query: TaskQuery) -> None:
        """Show the rows of ``query``; its paging fields are ours."""
        self.is_same_query = query == self._query
        self._query = query
        self._terms = search_terms(query.text)
        self.show_rows(self._page)

    @property
    def is_searching(self) -> bool:
        """Whether rows may hold a second line with what was found."""
        return bool(self._terms)

    def excerpt_of(self, task: Task) -> Excerpt | None:
        """The sentence in which the search found something; None where there is none, or not yet."""
        return self._excerpts.excerpt(task.id)

    def reload(self) -> None:
        """Ask again; rows on screen stay until the answer is there."""
        self.is_same_query = True
        super().reload()

    def _begin(self) -> None:
        self._excerpts.begin(self._query.text if self._terms else "")
        super()._begin()

    def _page(self, limit: int, offset: int) -> tuple[Sequence[object], int]:
        found = self._jobs.page(replace(self._query, limit=limit, offset=offset, cursor=""))
        return found.items, found.total

    def task(self, row: int) -> Task | None:
        """The job of a row, None while it isn't loaded."""
        task: Any = self.loaded_row(row)
        return task  # type: ignore[no-any-return]  # this model's rows are all of that class

    def row_of(self, task_id: str) -> int | None:
        """The row of a job, None while it isn't loaded."""
        for number, page in self._pages.items():
            for offset, task in enumerate(page):
                if isinstance(task, Task) and task.id == task_id:
                    return number * PAGE_ROWS + offset
        return None

    def update_task(self, task: Task) -> None:
        """Follow a change of a job that is loaded."""
        row = self.row_of(task.id)
        if row is not None:
            number, offset = divmod(row, PAGE_ROWS)
            page = self._pages[number]
            self._pages[number] = (*page[:offset], task, *page[offset + 1 :])
            self.dataChanged.emit(self.index(row, 0), self.index(row, len(COLUMNS) - 1))

    # ------------------------------------------------------------ Qt's methods

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:  # noqa: N802 - Qt's name
        """The words above the columns."""
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (
            self.tr("Name"),
            self.tr("Type"),
            self.tr("State"),
            self.tr("Date"),
            self.tr("Result"),
        )[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A cell; a row that isn't loaded asks for its page and shows an ellipsis."""
        task = self.row(index.row())
        if not isinstance(task, Task):
            return "…" if role == Qt.ItemDataRole.DisplayRole and index.column() == 0 else None
        if index.column() == 0 and role in self._name_roles:
            return self._of_name(task, role)
        is_result = index.column() == len(COLUMNS) - 1
        if role == Qt.ItemDataRole.DisplayRole or (
            role == Qt.ItemDataRole.ToolTipRole and is_result
        ):
            return self._text(task, COLUMNS[index.column()])
        if role == Qt.ItemDataRole.ForegroundRole and COLUMNS[index.column()] == "state":
            return self._tools.theme.tokens.color(_STATE_TOKENS.get(task.state, "muted"))
        if role == self.task_role:
            return task
        return None

    def _of_name(self, task: Task, role: int) -> Any:
        """What the cell of a name is besides its text: the lines to paint, or both in one text."""
        excerpt = self._excerpts.excerpt(task.id) if self._terms else None
        name = task.request.name
        if role == self.lines_role:
            if not self._terms:
                return None
            lines = FoundLine(name, marks_in(name, self._terms))
            return (lines,) if excerpt is None else (lines, FoundLine(excerpt.text, excerpt.marks))
        if excerpt is None:
            return name
        return f"{name}\n" + self.tr("Found: {text}").format(text=_quoted(excerpt))

    # ---------------------------------------------------------------- loading

    def _on_excerpts(self) -> None:
        if self.total:
            self.dataChanged.emit(self.index(0, 0), self.index(self.total - 1, 0))

    def _text(self, task: Task, column: str) -> str:
        match column:
            case "name":
                return task.request.name
            case "type":
                return type_word(task.request.type)
            case "state":
                return state_word(task.state)
            case "created":
                return day_text(task.created_at)
            case _:
                return self._result(task)

    def _result(self, task: Task) -> str:
        if task.failure is not None and task.state is TaskState.FAILED:
            return phrase_for(task.failure.code).problem
        files = [
            a for a in task.artifacts if a.kind not in (ArtifactKind.READALONG, ArtifactKind.REPORT)
        ]
        if not files:
            return ""
        size = size_text(sum(artifact.bytes for artifact in files))
        return self.tr("%n file(s)", "", len(files)) + f", {size}"


def _quoted(excerpt: Excerpt) -> str:
    """An excerpt in which quotes stand around what was found, for ears and plain text."""
    text = excerpt.text
    for start, end in reversed(excerpt.marks):
        text = f"{text[:start]}“{text[start:end]}”{text[end:]}"
    return text
