"""The settings in a JSON file of their own, so that they outlive the database."""

import json
import logging
import threading
from pathlib import Path

from kreyol_desktop.core.setting_limits import within_limits
from kreyol_desktop.core.settings import Settings
from kreyol_desktop.storage.file_errors import as_resource_errors
from kreyol_desktop.storage.file_operations import FileOperations
from kreyol_desktop.storage.value_codec import decode, encode

logger = logging.getLogger(__name__)


class SettingsStore:
    """Implements the services' port of the same name; thread-safe."""

    def __init__(self, path: Path, *, files: FileOperations | None = None) -> None:
        self._path = path
        self._files = files or FileOperations()
        self._lock = threading.Lock()

    def load(self) -> Settings:
        """The stored settings; what is unknown, invalid or out of range takes its default.

        Each such fault is a line in the log; a file that is no JSON at all is kept aside as
        ``<name>.damaged`` and the defaults are used.
        """
        with self._lock:
            try:
                text = self._path.read_text("utf-8")
            except FileNotFoundError:
                return Settings()
            except (OSError, UnicodeDecodeError) as error:
                logger.warning("The settings cannot be read, defaults are used: %s", error)
                self._set_aside()
                return Settings()
            return self._parse(text)

    def save(self, settings: Settings) -> None:
        """Replace the file atomically. Raise ResourceError; the old settings stay then."""
        # Delayed, with OpenSSL behind it: the window's first frame reads the settings only.
        from kreyol_desktop.storage.atomic_file import write_atomically

        text = json.dumps(encode(settings), ensure_ascii=False, indent=2)
        with self._lock, as_resource_errors(self._path.parent):
            self._files.make_folder(self._path.parent)
            write_atomically(self._files, self._path, text.encode("utf-8", "replace"))

    def _parse(self, text: str) -> Settings:
        try:
            settings = decode(Settings, json.loads(text), _log_fault)
        except (ValueError, RecursionError) as error:
            logger.warning("The settings are damaged, defaults are used: %s", error)
            self._set_aside()
            return Settings()
        return within_limits(settings, _log_fault)

    def _set_aside(self) -> None:
        aside = self._path.with_name(f"{self._path.name}.damaged")
        try:
            self._files.replace(self._path, aside)
        except OSError as error:
            logger.warning("The damaged settings cannot be set aside: %s", error)


def _log_fault(name: str, fault: str) -> None:
    logger.warning("Setting %s %s; its default is used", name, fault)
