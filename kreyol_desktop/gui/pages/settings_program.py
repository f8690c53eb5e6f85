"""Settings of the program itself: looks, work, power."""

import os
from collections.abc import Callable
from functools import partial

from kreyol_desktop.core.settings import Theme, UiLanguage
from kreyol_desktop.gui.services import SettingsKeeper
from kreyol_desktop.gui.tools import WindowTools
from kreyol_desktop.gui.widgets.setting_card import SettingCard


def program_cards(settings: SettingsKeeper, tools: WindowTools) -> list[Callable[[], SettingCard]]:
    """What makes the cards, in their order."""
    return [partial(LooksCard, settings, tools), partial(WorkCard, settings, tools)]


class LooksCard(SettingCard):
    """Language, theme, size of the text."""

    def __init__(self, settings: SettingsKeeper, tools: WindowTools) -> None:
        super().__init__(lambda: self.tr("Language and looks"), settings, tools)
        self.language = self.add_choice(
            lambda: self.tr("Language of the window"),
            lambda: (
                (UiLanguage.SYSTEM.value, self.tr("Like the system")),
                (UiLanguage.KREYOL.value, "Kreyòl"),
                (UiLanguage.FRENCH.value, "Français"),
                (UiLanguage.ENGLISH.value, "English"),
            ),
            lambda s: s.ui_language.value,
            lambda value: self.change(ui_language=UiLanguage(value)),
        )
        self.theme = self.add_choice(
            lambda: self.tr("Theme"),
            lambda: (
                (Theme.SYSTEM.value, self.tr("Like the system")),
                (Theme.LIGHT.value, self.tr("Light")),
                (Theme.DARK.value, self.tr("Dark")),
            ),
            lambda s: s.theme.value,
            lambda value: self.change(theme=Theme(value)),
        )
        self.text_size = self.add_number(
            lambda: self.tr("Size of the text"),
            (75, 200, 5),
            lambda s: s.font_percent,
            lambda value: self.change(font_percent=value),
            unit=lambda: "%",
        )


class WorkCard(SettingCard):
    """Processor, power, what happens at the start."""

    def __init__(self, settings: SettingsKeeper, tools: WindowTools) -> None:
        super().__init__(lambda: self.tr("Work"), settings, tools)
        self.add_switch(
            lambda: self.tr("Continue unfinished jobs at the start"),
            lambda s: s.resume_at_start,
            "resume_at_start",
        )
        self.add_switch(
            lambda: self.tr("Keep the computer awake while a job runs"),
            lambda s: s.keep_awake,
            "keep_awake",
        )
        self.add_switch(
            lambda: self.tr("Warn when a job runs on the battery"),
            lambda s: s.warn_on_battery,
            "warn_on_battery",
        )
        self.add_number(
            lambda: self.tr("Processor cores to use"),
            (0, os.cpu_count() or 1, 1),
            lambda s: s.threads,
            lambda value: self.change(threads=value),
            hint=lambda: self.tr("0 means all of them"),
        )
