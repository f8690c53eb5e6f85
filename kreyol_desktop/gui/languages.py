"""The language of the window: choosing it and switching it while the window is open."""

import logging
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from kreyol_desktop.core.settings import UiLanguage

logger = logging.getLogger(__name__)


def system_language() -> UiLanguage:
    """The first of the system's languages that the window speaks; English when there is none."""
    spoken = {
        "ht": UiLanguage.KREYOL,
        "hat": UiLanguage.KREYOL,
        "fr": UiLanguage.FRENCH,
        "en": UiLanguage.ENGLISH,
    }
    for name in QLocale.system().uiLanguages():
        primary = name.replace("_", "-").split("-", 1)[0].lower()
        if primary in spoken:
            return spoken[primary]
    return UiLanguage.ENGLISH


class LanguageSwitch:
    """Installs and removes the translators of the application."""

    def __init__(self, application: QApplication, folder: Path) -> None:
        self._application = application
        self._folder = folder
        self._translators: list[QTranslator] = []
        self.current: UiLanguage | None = None

    def apply(self, choice: UiLanguage) -> None:
        """Switch at once; every widget hears of it through its LanguageChange event."""
        language = system_language() if choice is UiLanguage.SYSTEM else choice
        if language is self.current:
            return
        self.current = language
        for translator in self._translators:
            self._application.removeTranslator(translator)
        QLocale.setDefault(QLocale(language.value))
        self._translators = [t for t in self._load(language) if t is not None]
        for translator in self._translators:
            self._application.installTranslator(translator)

    def close(self) -> None:
        """Take the translators out again."""
        for translator in self._translators:
            self._application.removeTranslator(translator)
        self._translators.clear()

    def _load(self, language: UiLanguage) -> list[QTranslator | None]:
        """Qt's own words first, so that ours win where both know a text."""
        qt_folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        qt_words = self._translator(f"qtbase_{language.value}", qt_folder)
        own = self._translator(f"kreyol_{language.value}", str(self._folder))
        if own is None:
            logger.warning("The translation file for %s is missing.", language.value)
        extra = self._translator(f"qt_{language.value}", str(self._folder))
        return [qt_words, extra, own]

    def _translator(self, name: str, folder: str) -> QTranslator | None:
        translator = QTranslator(self._application)
        return translator if translator.load(name, folder) else None
