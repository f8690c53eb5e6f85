"""What nearly every widget of the window is handed."""

from dataclasses import dataclass

from kreyol_desktop.gui.error_presenter import ErrorPresenter
from kreyol_desktop.gui.icons import IconSet
from kreyol_desktop.gui.kept_places import KeptPlaces
from kreyol_desktop.gui.lanes import Lanes
from kreyol_desktop.gui.theme import ThemeController
from kreyol_desktop.gui.voice_player import VoicePlayer
from kreyol_desktop.gui.warning_presenter import WarningPresenter


@dataclass(frozen=True, slots=True)
class WindowTools:
    """Icons, colours, lanes for work, presenters of errors and warnings, the loudspeaker, and what
    comes back after a restart."""

    icons: IconSet
    theme: ThemeController
    lanes: Lanes
    errors: ErrorPresenter
    warnings: WarningPresenter
    voice: VoicePlayer
    places: KeptPlaces
