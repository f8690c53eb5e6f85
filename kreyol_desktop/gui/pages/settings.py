"""Settings: every change takes effect and is kept at once."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal

from kreyol_desktop.gui.pages.settings_data import data_cards
from kreyol_desktop.gui.pages.settings_output import output_cards
from kreyol_desktop.gui.pages.settings_program import program_cards
from kreyol_desktop.gui.pages.settings_words import words_cards
from kreyol_desktop.gui.services import GuiServices
from kreyol_desktop.gui.tools import WindowTools
from kreyol_desktop.gui.widgets.controls import make_button
from kreyol_desktop.gui.widgets.page import Page
from kreyol_desktop.gui.widgets.setting_card import SettingCard


class SettingsPage(Page):
    """One card per subject."""

    about_wanted = Signal()
    tour_wanted = Signal()
    shortcuts_wanted = Signal()
    erased = Signal()

    def __init__(self, services: GuiServices, tools: WindowTools) -> None:
        super().__init__(
            lambda: self.tr("Settings"),
            lambda: self.tr(
                "Changes take effect at once. Jobs that wait keep what they were started with."
            ),
        )
        self._tools = tools
        self.cards: list[SettingCard] = []
        makers = (
            *program_cards(services.settings, tools),
            *output_cards(services, tools),
            *words_cards(services, tools),
            *data_cards(services, tools, self.erased.emit),
        )
        self.make_in_parts(self._make_actions)
        for make in makers:
            self.make_in_parts(partial(self._make_card, make), self._place_card)
        self.make_in_parts(partial(self.body.addStretch, 1))

    def _make_actions(self) -> None:
        icons = self._tools.icons
        about = make_button(self, icons, lambda: self.tr("About"), icon="info", kind="ghost")
        tour = make_button(self, icons, lambda: self.tr("Tour"), icon="star", kind="ghost")
        keys = make_button(
            self, icons, lambda: self.tr("Shortcuts"), icon="circle-help", kind="ghost"
        )
        about.clicked.connect(self.about_wanted)
        tour.clicked.connect(self.tour_wanted)
        keys.clicked.connect(self.shortcuts_wanted)
        for button in (keys, tour, about):
            self.header_actions.addWidget(button)

    def _make_card(self, make: Callable[[], SettingCard]) -> None:
        self.cards.append(make())

    def _place_card(self) -> None:
        self.body.addWidget(self.cards[-1])

    def page_shown(self) -> None:
        """Show what is stored now."""
        for card in self.cards:
            card.show_settings()
