"""History: every job there ever was, searched, filtered, paged."""

from functools import partial

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QVBoxLayout

from kreyol_desktop.core.job import ArtifactKind, Task, TaskQuery, TaskState
from kreyol_desktop.gui.dialogs.cleanup_dialog import CleanupDialog
from kreyol_desktop.gui.item_models.history_model import HistoryModel
from kreyol_desktop.gui.job_actions import JobActions
from kreyol_desktop.gui.job_bridge import JobBridge
from kreyol_desktop.gui.measures import number_text
from kreyol_desktop.gui.pages.history_filters import HistoryFilters
from kreyol_desktop.gui.services import GuiServices
from kreyol_desktop.gui.tools import WindowTools
from kreyol_desktop.gui.widgets.controls import make_button, make_label, make_row, name_control
from kreyol_desktop.gui.widgets.fitting_table import FittingTable
from kreyol_desktop.gui.widgets.found_delegate import FoundDelegate
from kreyol_desktop.gui.widgets.job_card import JobCard
from kreyol_desktop.gui.widgets.page import Page

NEWS_PAUSE_MS = 200
"""Jobs that come and go at once are one piece of news."""
NAME_LINES = 12
FOUND_LINES = 22
"""The width of names, and of what a search found in the texts, in heights of a line."""
COLUMN_LINES = {2: 6, 3: 9, 1: 6, 4: 10}
"""The widths of the columns in heights of a line, the most important first; names take the rest."""


class HistoryPage(Page):
    """A search line, three filters, a table, actions for the chosen row."""

    def __init__(
        self, services: GuiServices, tools: WindowTools, bridge: JobBridge, actions: JobActions
    ) -> None:
        super().__init__(
            lambda: self.tr("History"),
            lambda: self.tr("Everything that was translated and spoken on this computer."),
            scrolls=False,
        )
        self._services = services
        self._tools = tools
        self._actions = actions
        self._cleaned: int | None = None
        """How many jobs the last clean-up deleted, until something else is asked for."""
        self.model = HistoryModel(services.jobs, tools)
        self.model.setParent(self)
        self._news = QTimer(self, singleShot=True, interval=NEWS_PAUSE_MS)
        self._chosen: tuple[int, str] | None = None
        """Row and id of the job that was last chosen, to choose it again when rows come anew."""
        self.make_in_parts(
            self._make_search,
            self._make_filters,
            self._make_table,
            self._make_buttons,
            partial(self._finish, bridge),
        )

    def _finish(self, bridge: JobBridge) -> None:
        self._connect(bridge)
        self.retranslate()
        self.search_now()

    def search_now(self) -> None:
        """Ask for what the search line and the filters say."""
        self._cleaned = None
        self.model.search(self.filters.query())

    def retranslate(self) -> None:
        """Say everything in the new language."""
        super().retranslate()
        if not self.is_complete:
            return
        self.filters.retranslate()
        self.model.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, 4)
        self._on_loaded()

    def page_shown(self) -> None:
        """Look again: jobs may have come while another page was in front."""
        self.search.setFocus()
        self.model.reload()

    def chosen_task(self) -> Task | None:
        """The job of the current row."""
        return self.model.task(self.table.currentIndex().row())

    # ---------------------------------------------------------------- layout

    def _make_search(self) -> None:
        icons = self._tools.icons
        self.clean_up = make_button(
            self, icons, lambda: self.tr("Clean up…"), icon="eraser", kind="ghost"
        )
        self.header_actions.addWidget(self.clean_up)
        self.filters = HistoryFilters(self._tools, self)
        self.search = self.filters.search
        self.body.addWidget(self.filters)

    def _make_filters(self) -> None:
        self.filters.add_boxes()
        self.state, self.type = self.filters.state, self.filters.type
        self.period = self.filters.period

    def _make_table(self) -> None:
        table = self.table = FittingTable()
        table.setModel(self.model)
        theme, role = self._tools.theme, self.model.lines_role
        table.setItemDelegateForColumn(0, FoundDelegate(theme, role, table))
        name_control(self, table, lambda: self.tr("Jobs"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.body.addWidget(table, 1)
        self._empty = make_label(self, None, "muted")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.hide()
        QVBoxLayout(table).addWidget(self._empty)
        table.width_changed.connect(self._fit_table)
        self.fit_width()

    def fit_width(self) -> None:
        """Columns as wide as their words; where names would get too little room, fewer of them."""
        super().fit_width()
        if "table" not in self.__dict__:
            return
        self.filters.fit_width()
        self._fit_table()

    def _fit_table(self) -> None:
        """While a search is on, rows and names have room for what it found."""
        line, is_searching = self.fontMetrics().height(), self.model.is_searching
        lines = line * (2 if is_searching else 1)
        self.table.verticalHeader().setDefaultSectionSize(lines + 24)
        names = FOUND_LINES if is_searching else NAME_LINES
        room = self.table.viewport().width() - names * line
        for column, lines in COLUMN_LINES.items():
            self.table.setColumnWidth(column, lines * line)
            room -= lines * line
            self.table.setColumnHidden(column, room < 0)

    def _make_buttons(self) -> None:
        icons = self._tools.icons
        self.read = make_button(
            self, icons, lambda: self.tr("Read and listen"), icon="book-open", kind="primary"
        )
        self.details = make_button(self, icons, lambda: self.tr("Details"), icon="info")
        self.again = make_button(self, icons, lambda: self.tr("Run again"), icon="rotate-ccw")
        self.delete = make_button(self, icons, lambda: self.tr("Delete…"), icon="trash-2")
        self._count = make_label(self, None, "muted")
        footer = make_row(spacing=8)
        footer.addWidget(self._count, 1)
        for button in (self.details, self.again, self.delete, self.read):
            footer.addWidget(button)
        self.body.addLayout(footer)
        self._show_buttons()

    def _connect(self, bridge: JobBridge) -> None:
        self.filters.changed.connect(self.search_now)
        self.filters.left.connect(self._enter_table)
        self.table.activated.connect(self._on_activated)
        delete = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self.table)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(lambda: self._perform("delete"))
        self.table.customContextMenuRequested.connect(self._show_menu)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._on_chosen())
        self.model.loaded.connect(lambda _: self._on_loaded())
        self.model.modelReset.connect(self._choose_again)
        bridge.job_changed.connect(self._on_changed)
        self._news.timeout.connect(self.model.reload)
        bridge.job_added.connect(lambda _: self.isVisible() and self._news.start())
        bridge.job_deleted.connect(lambda _: self.isVisible() and self._news.start())
        buttons = {"read": self.read, "details": self.details, "delete": self.delete}
        for action, button in buttons.items():
            button.clicked.connect(lambda _=False, a=action: self._perform(a))
        self.again.clicked.connect(self._run_again)
        self.clean_up.clicked.connect(self._clean_up)

    # ---------------------------------------------------------------- events

    def _enter_table(self) -> None:
        """From the search line to the results."""
        if self.model.total:
            self.table.setFocus()
            if not self.table.currentIndex().isValid():
                self.table.selectRow(0)

    def _on_changed(self, task: Task) -> None:
        """A job that has ended may be one that is asked for only now, or no longer."""
        self.model.update_task(task)
        if task.state.is_final and self.isVisible() and self.filters.query() != TaskQuery():
            self._news.start()

    def _on_chosen(self) -> None:
        if task := self.chosen_task():
            self._chosen = (self.table.currentIndex().row(), task.id)
        self._show_buttons()

    def _choose_again(self) -> None:
        """Rows came anew: choose the job that was chosen, or the one that took a deleted one's place."""
        if self._chosen is None:
            return
        row, task_id = self._chosen
        found = self.model.row_of(task_id)
        if found is None and self.model.is_same_query:
            found = min(row, self.model.total - 1)
        if found is not None and self.model.task(found) is not None:
            self.table.selectRow(found)

    def _perform(self, action: str) -> None:
        if task := self.chosen_task():
            self._do(action, task)

    def _do(self, action: str, task: Task) -> None:
        """Reading begins where the search found something."""
        place = self.model.excerpt_of(task)
        if action == "read" and place is not None:
            self._actions.place_wanted.emit(task, place)
        else:
            self._actions.perform(action, task)

    def _run_again(self) -> None:
        if task := self.chosen_task():
            done = task.state is TaskState.COMPLETED
            self._actions.perform("again" if done else "retry", task)

    def _on_activated(self, index: QModelIndex) -> None:
        """A double click, or Enter."""
        task = self.model.task(index.row())
        if task is not None:
            self._do("read" if _is_readable(task) else "details", task)

    def _show_menu(self, point: QPoint) -> None:
        """The same menu as on a card, made by a card that is never shown."""
        if task := self.chosen_task():
            card = JobCard(task, self._tools, self)
            card.hide()
            card.asked.connect(lambda action, _: self._do(action, task))
            menu = card.make_menu()
            menu.aboutToHide.connect(card.deleteLater, Qt.ConnectionType.QueuedConnection)
            # By the keyboard it is asked for at no row in particular.
            row = self.table.visualRect(self.table.currentIndex())
            place = point if row.top() <= point.y() <= row.bottom() else row.center()
            menu.popup(self.table.viewport().mapToGlobal(place))

    def _clean_up(self) -> None:
        dialog = CleanupDialog(self._services.jobs, self._tools, self)
        dialog.cleaned.connect(self._on_cleaned)
        dialog.open()

    def _on_cleaned(self, count: int) -> None:
        self._cleaned = count
        self.model.reload()

    def _on_loaded(self) -> None:
        self._fit_table()
        self._show_count()
        self._empty.setText(
            self.tr("What you translate and speak is listed here.")
            if self.filters.query() == TaskQuery()
            else self.tr("No job is like this.")
        )
        self._empty.setVisible(self.model.total == 0)
        self._show_buttons()

    def _show_count(self) -> None:
        total = self.model.total
        words = self.tr("{count} jobs").format(count=number_text(total))
        if self._cleaned is not None:
            words += "  ·  " + self.tr("%n job(s) deleted", "", self._cleaned)
        self._count.setText(words)

    def _show_buttons(self) -> None:
        task = self.chosen_task()
        self.read.setEnabled(task is not None and _is_readable(task))
        for button in (self.details, self.delete):
            button.setEnabled(task is not None)
        self.again.setEnabled(task is not None and task.state.is_final)


def _is_readable(task: Task) -> bool:
    return task.artifact(ArtifactKind.READALONG) is not None
