"""The translation memory among the settings: how much it holds, how often it helps, and its sheet."""

from kreyol_desktop.gui.measures import percent_text, size_text
from kreyol_desktop.gui.services import GuiServices
from kreyol_desktop.gui.tools import WindowTools
from kreyol_desktop.gui.widgets.controls import make_button, make_label
from kreyol_desktop.gui.widgets.setting_card import SettingCard


class MemoryCard(SettingCard):
    """Opens the sheet in which remembered translations are searched, corrected and exchanged."""

    def __init__(self, services: GuiServices, tools: WindowTools) -> None:
        super().__init__(lambda: self.tr("Translation memory"), services.settings, tools)
        self._services = services
        self._figures: tuple[int, int, float] | None = None
        self.add_widget(
            make_label(
                self,
                lambda: self.tr(
                    "What was translated or corrected once is not translated again. Here it can be searched, corrected, and exchanged with other programs."
                ),
                "muted",
            )
        )
        self.open = make_button(
            self, tools.icons, lambda: self.tr("Open…"), icon="text-search", kind="primary"
        )
        self.open.clicked.connect(self.open_sheet)
        self.add_row(lambda: self.tr("Remembered translations"), self.open)
        self.figures = make_label(self, None, "muted")
        self.add_widget(self.figures)

    def show_settings(self) -> None:
        """Measure again, too."""
        super().show_settings()
        self._tools.lanes.desk.submit(
            self._measure,
            owner=self,
            done=self._on_measured,
            failed=self._tools.errors.present,
            key=f"memory-figures-{id(self)}",
        )

    def retranslate(self) -> None:
        """Say the figures in the new language."""
        super().retranslate()
        if self.__dict__.get("_figures") is None:
            return
        count, size, share = self._figures or (0, 0, 0.0)
        self.figures.setText(
            self.tr(
                "%Ln translation(s), {size}; {share} of the texts were found in it", "", count
            ).format(size=size_text(size), share=percent_text(share))
        )

    def open_sheet(self) -> None:
        """Show the sheet over the window; measure again when it closes."""
        # delayed: rarely needed
        from kreyol_desktop.gui.dialogs.memory_sheet import MemorySheet

        sheet = MemorySheet(self._services, self._tools, self.window())
        sheet.finished.connect(lambda _: self.show_settings())
        sheet.open()

    def _measure(self) -> tuple[int, int, float]:
        """(number of pairs, bytes, share of the texts that came from the memory)"""
        from kreyol_desktop.core.memory_page import MemoryQuery  # delayed: not in the first frame

        memories = self._services.memories
        share = self._services.monitor.get_summary().get("cache_hit_rate")
        total = memories.page(MemoryQuery(limit=1)).total
        return total, memories.size_bytes(), share if isinstance(share, float) else 0.0

    def _on_measured(self, figures: tuple[int, int, float]) -> None:
        self._figures = figures
        self.retranslate()
