"""How results are named."""

from datetime import date
from enum import StrEnum


class ResultName(StrEnum):
    """Patterns for the file name of a result, without its suffix."""

    NAME_LANGUAGE = "{name}.{language}"
    LANGUAGE_NAME = "{language}-{name}"
    DATE_NAME_LANGUAGE = "{date}-{name}.{language}"
    NAME = "{name}"

    def stem(self, name: str, language: str, made: date) -> str:
        """``leaflet``, ``ht`` and a day become for example ``2026-11-27-leaflet.ht``."""
        parts = {"{name}": name, "{language}": language, "{date}": made.isoformat()}
        stem = self.value
        for place in sorted(parts, key=stem.find, reverse=True):
            start = stem.find(place)
            if start >= 0:  # by position: a name may itself hold "{date}"
                stem = stem[:start] + parts[place] + stem[start + len(place) :]
        return stem
