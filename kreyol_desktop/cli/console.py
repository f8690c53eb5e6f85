"""Where the command line writes: results on standard output, everything else on standard error."""

import json
from collections.abc import Sequence
from typing import Any

from kreyol_desktop.cli.streams import RemarkConsole, write_result
from kreyol_desktop.core.document import ReadWarning
from kreyol_desktop.core.errors import KreyolError
from kreyol_desktop.core.phrases import ErrorPhrases, Phrases
from kreyol_desktop.core.warning_phrases import WarningPhrases


class CommandConsole:
    """Prints results, remarks and errors, as text or as JSON."""

    def __init__(
        self, phrases: Phrases, errors: ErrorPhrases, warnings: WarningPhrases, *, as_json: bool
    ) -> None:
        self.phrases = phrases
        self.as_json = as_json
        self._errors = errors
        self._warnings = warnings
        self.err = RemarkConsole(stderr=True, highlight=False, soft_wrap=True)

    @property
    def is_terminal(self) -> bool:
        """Whether a person watches the progress."""
        return self.err.is_terminal and not self.as_json

    def result(self, text: str, value: dict[str, Any] | list[Any]) -> None:
        """Print the result of a command: the text for people, the value for machines.

        Raise ReaderGoneError, AccessDeniedError.
        """
        if self.as_json:
            text = json.dumps(value, ensure_ascii=False, indent=2)
        write_result(text if text.endswith("\n") or not text else text + "\n")

    def say(self, key: str, **values: object) -> None:
        """Print a remark; nothing when a machine listens. Raise ReaderGoneError."""
        if not self.as_json:
            self.err.print(self.phrases(key, **values), markup=False)

    def warn(self, warnings: Sequence[ReadWarning]) -> None:
        """Say what a result lacks, one line for each kind of thing."""
        for line in self._warnings.lines(self.phrases.language, warnings):
            self.say("warning", text=line)

    def error(self, error: KreyolError) -> None:
        """Print an error: the phrase in the user's language, then the exact message."""
        self.failure(error.code, error.message, error.hint, dict(error.details))

    def failure(
        self, code: str, message: str, hint: str, details: dict[str, str | int] | None = None
    ) -> None:
        """Print a failure that was stored with a job, in the same form as a fresh error."""
        if self.as_json:
            self.result("", {"error": {"code": code, "message": message, "hint": hint}})
            return
        self.say("error", text=self._errors.of_code(code, details or {}))
        self.say("detail", text=f"{code}: {message}")
