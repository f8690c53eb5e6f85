"""The user's settings for everybody who needs them."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

from kreyol_desktop.core.errors import InvalidRequestError
from kreyol_desktop.core.setting_limits import within_limits
from kreyol_desktop.core.settings import Settings

if TYPE_CHECKING:  # the window's first frame needs the settings and nothing else of the ports
    from kreyol_desktop.services.ports import SettingsStore

logger = logging.getLogger(__name__)

Listener = Callable[[Settings], None]


class SettingsService:
    """Thread-safe; what is current was stored before anybody is told."""

    def __init__(self, store: SettingsStore) -> None:
        self._store = store
        self._lock = threading.Lock()
        self._listeners: list[Listener] = []
        self._current = store.load()

    @property
    def current(self) -> Settings:
        return self._current

    def update(self, **changes: Any) -> Settings:
        """Change fields of Settings by name and store them; return the new settings.

        Raise InvalidRequestError for an unknown name or a value out of range (nothing is changed
        then), ResourceError where the settings cannot be stored.
        """
        unknown = changes.keys() - {field.name for field in fields(Settings)}
        if unknown:
            raise InvalidRequestError(f"There is no setting {min(unknown)!r}.", field=min(unknown))
        with self._lock:
            changed = replace(self._current, **changes)
            within_limits(changed, _refuse)
            if changed == self._current:
                return changed
            self._store.save(changed)
            self._current = changed
            listeners = tuple(self._listeners)
        for listener in listeners:
            self._tell(listener, changed)
        return changed

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call ``listener`` after each change until the returned function is called."""
        with self._lock:
            self._listeners.append(listener)

        def unsubscribe() -> None:
            with self._lock:
                if listener in self._listeners:
                    self._listeners.remove(listener)

        return unsubscribe

    def _tell(self, listener: Listener, settings: Settings) -> None:
        try:
            listener(settings)
        except Exception:
            # A broken listener must not undo the change nor hurt the others.
            logger.exception("A settings listener failed")


def _refuse(name: str, fault: str) -> None:
    raise InvalidRequestError(f"The setting {name} {fault}.", field=name)
