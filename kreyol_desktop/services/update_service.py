"""Looking for a new version, when and only when somebody asks for it."""

from dataclasses import dataclass
from typing import Protocol

from kreyol_desktop.core.errors import InvalidRequestError
from kreyol_desktop.core.release import Release, is_newer
from kreyol_desktop.core.settings import Settings


class ReleaseSource(Protocol):
    """Where the newest release is named."""

    def read(self, address: str) -> Release: ...


class SettingsReader(Protocol):
    """What is needed of the settings service."""

    @property
    def current(self) -> Settings: ...


@dataclass(frozen=True, slots=True)
class UpdateNews:
    """The newest release, and whether it is newer than this program."""

    release: Release
    is_newer: bool


class UpdateService:
    """Asks the address in the settings; nothing calls it but a person's click."""

    def __init__(self, source: ReleaseSource, settings: SettingsReader, version: str) -> None:
        self._source = source
        self._settings = settings
        self._version = version

    def look(self) -> UpdateNews:
        """Read the newest release. Raise InvalidRequestError where the settings hold no address,
        and what the source raises.
        """
        address = self._settings.current.update_address.strip()
        if not address:
            raise InvalidRequestError("There is no address to look at.", field="update_address")
        release = self._source.read(address)
        return UpdateNews(release, is_newer(release.version, self._version))
