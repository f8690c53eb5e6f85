"""What nearly every widget of the window is handed."""

from dataclasses import dataclass

from kreyol_desktop.gui.error_presenter import ErrorPresenter
from kreyol_desktop.gui.icons import IconSet
from kreyol_desktop.gui.lanes import Lanes
from kreyol_desktop.gui.theme import ThemeController
from kreyol_desktop.gui.warning_presenter import WarningPresenter


@dataclass(frozen=True, slots=True)
class WindowTools:
    """Icons, colours, lanes for work, and the presenters of errors and warnings."""

    icons: IconSet
    theme: ThemeController
    lanes: Lanes
    errors: ErrorPresenter
    warnings: WarningPresenter
