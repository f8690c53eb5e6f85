"""The one place where errors become words on the screen."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from kreyol_desktop.core.errors import KreyolError

if TYPE_CHECKING:
    from kreyol_desktop.core.job import Failure
    from kreyol_desktop.gui.error_phrases import Phrase

logger = logging.getLogger(__name__)


def phrase_for(code: str) -> Phrase:
    """The phrase of ``code`` in the language of the window, else of the nearest code above it."""
    from kreyol_desktop.gui.error_phrases import ERROR_PHRASES, Phrase  # delayed: no error yet

    known = code
    while known not in ERROR_PHRASES:
        known = known.rpartition(".")[0] or "error"
    phrase = ERROR_PHRASES[known]
    return Phrase(
        QCoreApplication.translate("Errors", phrase.problem),
        QCoreApplication.translate("Errors", phrase.remedy),
    )


def failure_of(error: KreyolError) -> Failure:
    """The error as the value that a failed job carries."""
    return _failure(error.code, error.message, error.hint, tuple(sorted(error.details.items())))


def _failure(
    code: str, message: str, hint: str = "", details: tuple[tuple[str, str | int], ...] = ()
) -> Failure:
    from kreyol_desktop.core.job import Failure  # delayed: no error yet

    return Failure(code, message, hint, details)


class ErrorPresenter(QObject):
    """Shows failures as a banner (``presented``) and makes the text for reports."""

    presented = Signal(object)

    def __init__(self, version: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._version = version

    def present(self, error: KreyolError) -> None:
        """Show an error that no row of a list can show itself."""
        logger.warning("%s: %s", error.code, error.message)
        self.presented.emit(failure_of(error))

    def present_bug(self, error: BaseException) -> None:
        """Show an exception that nobody has foreseen."""
        if isinstance(error, KreyolError):
            self.present(error)
        else:
            self.presented.emit(_failure("bug", f"{type(error).__name__}: {error}"))

    def details(self, failure: Failure) -> str:
        """What "copy details" puts on the clipboard; no text of the user's documents."""
        import platform  # delayed: needed for reports alone

        lines = [
            f"Kreyòl Desktop {self._version}",
            f"{platform.platform()}, Python {platform.python_version()}",
            f"{failure.code}: {failure.message}",
        ]
        if failure.hint:
            lines.append(failure.hint)
        lines.extend(f"{name} = {value}" for name, value in failure.details)
        return "\n".join(lines)
