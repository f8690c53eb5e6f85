"""What a result lacks, in the language of the window."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kreyol_desktop.core.document import ReadWarning
    from kreyol_desktop.core.warning_phrases import WarningPhrases
    from kreyol_desktop.gui.languages import LanguageSwitch


class WarningPresenter:
    """Turns warnings into lines; the catalogue is read when the first one is shown."""

    def __init__(self, resources: Path, languages: LanguageSwitch) -> None:
        self._catalogue = resources / "texts" / "warnings.toml"
        self._languages = languages

    def lines(self, warnings: Iterable[ReadWarning]) -> list[str]:
        """One line for each kind of warning."""
        language = self._languages.current
        return self._phrases.lines(language.value if language else "en", warnings)

    @cached_property
    def _phrases(self) -> WarningPhrases:
        # Delayed with the catalogue: no warning is shown in the first frame.
        from kreyol_desktop.core.phrases import load_texts
        from kreyol_desktop.core.warning_phrases import WarningPhrases

        return WarningPhrases(load_texts(self._catalogue))
