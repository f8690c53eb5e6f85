"""Catalogues of user-facing phrases in TOML, for the parts of the program that have no Qt."""

import locale
import logging
import os
import tomllib
from collections.abc import Mapping
from pathlib import Path

from kreyol_desktop.core.errors import KreyolError

logger = logging.getLogger(__name__)

UI_LANGUAGES = ("ht", "fr", "en")


class Phrases:
    """Phrases of one language; English stands in where a phrase is missing."""

    def __init__(self, language: str, texts: Mapping[str, Mapping[str, str]]) -> None:
        self.language = language
        self._own = texts.get(language, {})
        self._english = texts["en"]

    def __call__(self, key: str, **values: object) -> str:
        """The phrase ``key`` with its placeholders filled. Raise KeyError for an unknown key."""
        return self._own.get(key, self._english[key]).format(**values)


class ErrorPhrases:
    """What to tell a person about an error, by its code; a parent's phrase serves its children."""

    def __init__(self, language: str, texts: Mapping[str, Mapping[str, str]]) -> None:
        self._language = language
        self._texts = texts

    def of_code(self, code: str, details: Mapping[str, str | int]) -> str:
        """The phrase of an error code, its placeholders filled from ``details``."""
        while code not in self._texts:
            code = code.rpartition(".")[0] or "error"
        phrase = self._texts[code].get(self._language) or self._texts[code]["en"]
        try:
            return phrase.format(**details)
        except KeyError:
            logger.warning("Error %s lacks details for its phrase", code)
            return self._texts["error"][self._language]

    def of_error(self, error: KreyolError) -> str:
        """The phrase of an error."""
        return self.of_code(error.code, error.details)


def load_texts(path: Path) -> Mapping[str, Mapping[str, str]]:
    """Read a catalogue: a table of strings for every language or code."""
    with path.open("rb") as file:
        return tomllib.load(file)


def system_ui_language() -> str:
    """The UI language that the system asks for: ``ht``, ``fr``, or else ``en``."""
    code = os.environ.get("LC_ALL") or os.environ.get("LANG") or locale.getlocale()[0] or ""
    language = code.split("_")[0].split(".")[0].lower()
    return language if language in UI_LANGUAGES else "en"
