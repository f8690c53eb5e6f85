"""The first step of the composition: what the window's first frame needs, and nothing else.

``bootstrap`` is the second step. It sees every engine, and importing it alone takes longer than the
first frame may.
"""

from kreyol_desktop.core.paths import AppPaths
from kreyol_desktop.services.settings_service import SettingsService
from kreyol_desktop.storage.settings_store import SettingsStore


def open_settings(paths: AppPaths) -> SettingsService:
    """The settings, read from their file; nothing is written."""
    return SettingsService(SettingsStore(paths.settings))
