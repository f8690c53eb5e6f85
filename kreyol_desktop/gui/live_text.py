"""Words that change with the language while the window is open."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from shiboken6 import isValid


class LiveText:
    """Mixin for widgets: ``say`` sets a text now and again whenever the language changes.

    Put it before the Qt class: ``class Card(LiveText, QFrame)``.
    """

    def say(self, setter: Callable[[str], object], words: Callable[[], str]) -> None:
        """Call ``setter`` with ``words()``, now and after each change of language."""
        self.__dict__.setdefault("_live_texts", []).append((setter, words))
        setter(words())

    def retranslate(self) -> None:
        """Set every text again; override to add what depends on the language in other ways."""
        living = [pair for pair in self.__dict__.get("_live_texts", ()) if _is_alive(pair[0])]
        self.__dict__["_live_texts"] = living
        for setter, words in living:
            setter(words())

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)  # type: ignore[misc]  # the Qt class comes later in the MRO


def _is_alive(setter: Callable[[str], object]) -> bool:
    """False for the setter of a widget that Qt has deleted meanwhile."""
    owner = getattr(setter, "__self__", None)
    return not isinstance(owner, QObject) or isValid(owner)
