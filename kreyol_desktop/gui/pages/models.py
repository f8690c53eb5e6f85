"""Models and voices: what is installed, what can be had, and what is used for what."""

from collections import deque
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from kreyol_desktop.core.errors import (
    JobCancelled,
    KreyolError,
    ModelError,
    ModelIncompatibleError,
)
from kreyol_desktop.core.language import Direction, Language
from kreyol_desktop.core.model_info import ModelInfo
from kreyol_desktop.gui.dialogs.question import Answer, Question
from kreyol_desktop.gui.lanes import Call
from kreyol_desktop.gui.services import GuiServices
from kreyol_desktop.gui.tools import WindowTools
from kreyol_desktop.gui.widgets.controls import make_button, make_label, set_style
from kreyol_desktop.gui.widgets.direction_card import DirectionCard
from kreyol_desktop.gui.widgets.model_card import ModelCard
from kreyol_desktop.gui.widgets.page import Page


class ModelsPage(Page):
    """Cards for models; downloads and installs go through the transfer lane."""

    def __init__(self, services: GuiServices, tools: WindowTools) -> None:
        super().__init__(
            lambda: self.tr("Models and voices"),
            lambda: self.tr("What translates and what speaks. Everything runs on this computer."),
        )
        self._services = services
        self._tools = tools
        self._downloads: dict[str, Call] = {}
        self.cards: dict[str, ModelCard] = {}
        self._coming: dict[str, ModelCard] = {}
        self._next: deque[tuple[QVBoxLayout, int, ModelInfo]] = deque()
        self._is_loading = self._is_placing = False
        self._cards_timer = QTimer(self, interval=0)
        self._cards_timer.timeout.connect(self._place_next_card)
        self.make_in_parts(self._make_actions, self._make_sections, self.reload)

    def _make_actions(self) -> None:
        icons = self._tools.icons
        install = make_button(
            self, icons, lambda: self.tr("Install from a file…"), icon="plus", kind="primary"
        )
        install.clicked.connect(self._choose_file)
        folder = make_button(
            self, icons, lambda: self.tr("Install from a folder…"), icon="folder-open"
        )
        folder.clicked.connect(self._choose_folder)
        self.header_actions.addWidget(folder)
        self.header_actions.addWidget(install)

    def _make_sections(self) -> None:
        self._notice = make_label(self, None, "success")
        self._notice.hide()
        self._installed = QVBoxLayout()
        self._available = QVBoxLayout()
        self.directions = DirectionCard()
        self.directions.chosen.connect(self._set_default)
        self.body.addWidget(self._notice)
        self.body.addWidget(make_label(self, lambda: self.tr("Installed"), "section"))
        self.body.addLayout(self._installed)
        self.body.addWidget(self.directions)
        self.body.addWidget(make_label(self, lambda: self.tr("Available"), "section"))
        self.body.addLayout(self._available)
        self.body.addStretch(1)

    @property
    def is_awaited(self) -> bool:
        """Until every model has its card."""
        return self._is_loading

    def go_on_unseen(self) -> None:
        """Make the next card."""
        if self._is_placing:
            self._place_next_card()

    def come_forward(self) -> None:
        """Make what is missing while somebody looks on."""
        super().come_forward()
        if self._is_placing:
            self._cards_timer.start()

    def reload(self) -> None:
        """Look again at what is installed."""
        services = self._services
        self._is_loading = True
        self._tools.lanes.desk.submit(
            lambda: (
                services.models.installed(),
                services.models.available(),
                self._defaults(services.models.installed()),
            ),
            owner=self,
            done=self._show,
            failed=self._on_load_failed,
            key="models",
        )

    # ---------------------------------------------------------------- showing

    def _defaults(self, models: Sequence[ModelInfo]) -> dict[Direction, str]:
        """On the desk lane: which model translates what."""
        directions = {
            Direction(Language(a), Language(b))
            for model in models
            for a, _, b in (name.partition("-") for name in model.languages)
            if b in set(Language) and a in set(Language)
        }
        return {d: self._services.models.default_for(d) for d in directions}

    def _show(
        self, found: tuple[Sequence[ModelInfo], Sequence[ModelInfo], dict[Direction, str]]
    ) -> None:
        installed, available, defaults = found
        self._next = deque(
            (layout, place, model)
            for layout, models in ((self._installed, installed), (self._available, available))
            for place, model in enumerate(models)
        )
        self._drop_all_but(self.cards, self._coming)
        self._coming = {}
        self._is_placing = True
        if not self.is_unseen:
            self._cards_timer.start()
        self.directions.show_models(installed, defaults)

    def _on_load_failed(self, error: KreyolError) -> None:
        self._is_loading = False
        self._tools.errors.present(error)

    def _place_next_card(self) -> None:
        """Make a card in one turn of the event loop, place it in the next: each takes long.

        A model that is as it was keeps its card.
        """
        if not self._next:
            self._end_loading()
            return
        layout, place, model = self._next[0]
        known = self._coming.get(model.id)
        if known is not None:
            layout.insertWidget(place, known)
            known.show()
            self._next.popleft()
            return
        card = self.cards.get(model.id)
        if card is not None and card.model != model:
            card.hide()
            card = None
        self._coming[model.id] = card or self._make_card(model, layout.parentWidget())

    def _end_loading(self) -> None:
        self._cards_timer.stop()
        self._drop_all_but(self._coming, self.cards)
        self.cards, self._coming = self._coming, {}
        self._is_loading = self._is_placing = False

    def _make_card(self, model: ModelInfo, parent: QWidget | None) -> ModelCard:
        """A hidden card, made where it will lie: Qt styles a card anew that changes its parent."""
        card = ModelCard(model, self._services.speech, self._tools, parent)
        card.hide()
        card.asked.connect(self._perform)
        return card

    @staticmethod
    def _drop_all_but(kept: Mapping[str, ModelCard], cards: Mapping[str, ModelCard]) -> None:
        for name, card in cards.items():
            if kept.get(name) is not card:
                card.hide()
                card.deleteLater()

    # ---------------------------------------------------------------- actions

    def _perform(self, action: str, model_id: str) -> None:
        models = self._services.models
        work: dict[str, Callable[[], None]] = {
            "verify": lambda: self._run(
                model_id, lambda: models.verify(model_id), self.tr("Every file is as it should be.")
            ),
            "remove": lambda: self._ask_removal(model_id),
            "download": lambda: self._download(model_id),
            "cancel": lambda: self._cancel(model_id),
            "homepage": lambda: self._open_homepage(model_id),
        }
        work[action]()

    def _ask_removal(self, model_id: str) -> None:
        name = self.cards[model_id].model.name
        question = Question(
            self._tools,
            lambda: self.tr("Remove {name}?").format(name=name),
            lambda: self.tr(
                "Its files are deleted. To use it again, you have to install it again."
            ),
            (
                Answer("no", lambda: self.tr("Keep it")),
                Answer("yes", lambda: self.tr("Remove"), "danger"),
            ),
            parent=self.window(),
        )
        question.answered.connect(lambda key, _: self._on_removal(key, model_id))
        question.open()

    def _on_removal(self, key: str, model_id: str) -> None:
        if key == "yes":
            self._run(model_id, lambda: self._services.models.remove(model_id), "", again=True)

    def _run(
        self, model_id: str, work: Callable[[], object], words: str, *, again: bool = False
    ) -> None:
        card = self.cards[model_id]
        card.show_busy(busy=True)

        def done(_: object) -> None:
            card.show_busy(busy=False)
            card.show_notice(words)
            if again:
                self.reload()

        self._tools.lanes.transfer.submit(work, owner=card, done=done, failed=card.show_failure)

    def _download(self, model_id: str) -> None:
        card = self.cards[model_id]
        card.show_progress(0, 0)

        def work(call: Call) -> ModelInfo:
            def on_bytes(done: int, total: int) -> None:
                if call.cancelled:
                    raise JobCancelled
                call.report((done, total))

            return self._services.models.download(model_id, on_bytes)

        self._downloads[model_id] = self._tools.lanes.transfer.submit_stream(
            work,
            owner=card,
            done=lambda _: self.reload(),
            failed=card.show_failure,
            progress=lambda amounts: card.show_progress(*amounts),
        )

    def _cancel(self, model_id: str) -> None:
        if call := self._downloads.pop(model_id, None):
            call.cancel()
        card = self.cards[model_id]
        card.show_busy(busy=False)
        card.show_notice(self.tr("Stopped. What has arrived is kept for the next time."))

    def _open_homepage(self, model_id: str) -> None:
        QDesktopServices.openUrl(QUrl(self.cards[model_id].model.homepage))

    def _choose_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self, self.tr("Install a model or a voice"), "", "*.zip *.onnx *.traineddata"
        )
        if name:
            self.install(Path(name))

    def _choose_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, self.tr("Install a model or a voice"))
        if name:
            self.install(Path(name))

    def install(self, source: Path) -> None:
        """Install a model or a voice from a file or folder."""
        self._say(self.tr("Installing…"))
        self._tools.lanes.transfer.submit(
            lambda: self._services.models.install(source),
            owner=self,
            done=self._on_installed,
            failed=lambda error: self._on_install_failed(error, source),
        )

    def _on_installed(self, model: ModelInfo) -> None:
        self._say(self.tr("{name} is installed.").format(name=model.name))
        self.reload()

    def _on_install_failed(self, error: KreyolError, source: Path) -> None:
        if not isinstance(error, ModelError) or isinstance(error, ModelIncompatibleError):
            self._notice.hide()
            self._tools.errors.present(error)
            return
        # The words for these errors speak of a model that is installed already.
        words = self.tr("There is no whole model or voice in {file}.").format(file=source.name)
        self._say(words, "error")

    def _say(self, words: str, role: str = "success") -> None:
        set_style(self._notice, "role", role)
        self._notice.setText(words)
        self._notice.show()

    def _set_default(self, direction: Direction, model_id: str) -> None:
        self._tools.lanes.desk.submit(
            lambda: self._services.models.set_default(direction, model_id),
            owner=self,
            failed=self._tools.errors.present,
        )
