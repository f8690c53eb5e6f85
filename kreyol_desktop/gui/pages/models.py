"""Models and voices: what is installed, what can be had, and what is used for what."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QVBoxLayout

from kreyol_desktop.core.errors import JobCancelled, KreyolError
from kreyol_desktop.core.language import Direction, Language
from kreyol_desktop.core.model_info import ModelInfo
from kreyol_desktop.gui.lanes import Call
from kreyol_desktop.gui.services import GuiServices
from kreyol_desktop.gui.tools import WindowTools
from kreyol_desktop.gui.widgets.controls import make_button, make_label
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
        self._coming: list[tuple[QVBoxLayout, ModelCard]] = []
        self._next: list[tuple[QVBoxLayout, ModelInfo]] = []
        self._cards_timer = QTimer(self, interval=0)
        self._cards_timer.timeout.connect(self._make_next_card)
        install = make_button(
            self, tools.icons, lambda: self.tr("Install from a file…"), icon="plus", kind="primary"
        )
        install.clicked.connect(self._choose_file)
        folder = make_button(
            self, tools.icons, lambda: self.tr("Install from a folder…"), icon="folder-open"
        )
        folder.clicked.connect(self._choose_folder)
        self.header_actions.addWidget(folder)
        self.header_actions.addWidget(install)
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
        self.reload()

    def reload(self) -> None:
        """Look again at what is installed."""
        services = self._services
        self._tools.lanes.desk.submit(
            lambda: (
                services.models.installed(),
                services.models.available(),
                self._defaults(services.models.installed()),
            ),
            owner=self,
            done=self._show,
            failed=self._tools.errors.present,
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
        self._next = [
            *((self._installed, model) for model in installed),
            *((self._available, model) for model in available),
        ]
        self._drop([card for _, card in self._coming])
        self._coming = []
        self._cards_timer.start()
        self.directions.show_models(installed, defaults)

    def _make_next_card(self) -> None:
        """One at each turn of the event loop: a card takes long. Those on the page stay till then."""
        if self._next:
            layout, model = self._next.pop(0)
            self._coming.append((layout, self._make_card(model)))
            return
        self._cards_timer.stop()
        self._drop(self.cards.values())
        for layout, card in self._coming:
            layout.addWidget(card)
            card.show()
        self.cards = {card.model.id: card for _, card in self._coming}
        self._coming = []

    def _make_card(self, model: ModelInfo) -> ModelCard:
        card = ModelCard(model, self._services.speech, self._tools, self)
        card.hide()
        card.asked.connect(self._perform)
        return card

    @staticmethod
    def _drop(cards: Iterable[ModelCard]) -> None:
        for card in cards:
            card.hide()
            card.deleteLater()

    # ---------------------------------------------------------------- actions

    def _perform(self, action: str, model_id: str) -> None:
        models = self._services.models
        work: dict[str, Callable[[], None]] = {
            "verify": lambda: self._run(
                model_id, lambda: models.verify(model_id), self.tr("Every file is as it should be.")
            ),
            "remove": lambda: self._run(model_id, lambda: models.remove(model_id), "", again=True),
            "download": lambda: self._download(model_id),
            "cancel": lambda: self._cancel(model_id),
            "homepage": lambda: self._open_homepage(model_id),
        }
        work[action]()

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
        self.cards[model_id].show_busy(busy=False)

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
            failed=self._on_install_failed,
        )

    def _on_installed(self, model: ModelInfo) -> None:
        self._say(self.tr("{name} is installed.").format(name=model.name))
        self.reload()

    def _on_install_failed(self, error: KreyolError) -> None:
        self._notice.hide()
        self._tools.errors.present(error)

    def _say(self, words: str) -> None:
        self._notice.setText(words)
        self._notice.show()

    def _set_default(self, direction: Direction, model_id: str) -> None:
        self._tools.lanes.desk.submit(
            lambda: self._services.models.set_default(direction, model_id),
            owner=self,
            failed=self._tools.errors.present,
        )
