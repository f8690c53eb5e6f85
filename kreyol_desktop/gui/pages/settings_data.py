"""Settings of what is stored: sizes, privacy, backup."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFileDialog, QLabel

from kreyol_desktop.core.errors import CorruptError, KreyolError
from kreyol_desktop.gui.dialogs.question import Answer, Question
from kreyol_desktop.gui.measures import size_text
from kreyol_desktop.gui.pages.settings_updates import UpdatesCard
from kreyol_desktop.gui.services import GuiServices
from kreyol_desktop.gui.tools import WindowTools
from kreyol_desktop.gui.widgets.controls import make_button, make_label, set_style
from kreyol_desktop.gui.widgets.setting_card import SettingCard


def data_cards(
    services: GuiServices, tools: WindowTools, erased: Callable[[], None]
) -> list[Callable[[], SettingCard]]:
    """What makes the cards, in their order."""
    return [
        partial(StorageCard, services, tools),
        partial(BackupCard, services, tools),
        partial(PrivacyCard, services, tools, erased),
        partial(UpdatesCard, services, tools),
    ]


class StorageCard(SettingCard):
    """Limits of memory and cache, with what they hold now."""

    def __init__(self, services: GuiServices, tools: WindowTools) -> None:
        super().__init__(lambda: self.tr("Storage"), services.settings, tools)
        self._upkeep = services.upkeep
        self._sizes: dict[str, int] = {}
        self.add_number(
            lambda: self.tr("Limit of the translation memory"),
            (16, 65_536, 64),
            lambda s: s.memory_limit_mb,
            lambda value: self.change(memory_limit_mb=value),
            unit=lambda: self.tr("MB"),
            hint=lambda: self.tr("Your corrections are never dropped"),
        )
        self.add_number(
            lambda: self.tr("Limit of the sound cache"),
            (16, 65_536, 128),
            lambda s: s.clip_cache_limit_mb,
            lambda value: self.change(clip_cache_limit_mb=value),
            unit=lambda: self.tr("MB"),
        )
        self.add_number(
            lambda: self.tr("Delete jobs from the history after"),
            (0, 3650, 30),
            lambda s: s.history_days,
            lambda value: self.change(history_days=value),
            unit=lambda: self.tr("days"),
            hint=lambda: self.tr("0 keeps them all"),
        )
        self._memory = make_label(self, None, "muted")
        self._clips = make_label(self, None, "muted")
        clear_memory = make_button(self, tools.icons, lambda: self.tr("Clear…"), icon="eraser")
        clear_clips = make_button(self, tools.icons, lambda: self.tr("Clear"), icon="eraser")
        self.add_row(lambda: self.tr("Translation memory"), clear_memory)
        self.add_widget(self._memory)
        self.add_row(lambda: self.tr("Sound cache"), clear_clips)
        self.add_widget(self._clips)
        for button in (clear_memory, clear_clips):
            button.setEnabled(self._upkeep is not None)
        clear_memory.clicked.connect(self._ask)
        clear_clips.clicked.connect(lambda: self._clear("clips"))

    def show_settings(self) -> None:
        """Measure again, too."""
        super().show_settings()
        self._measure()

    def retranslate(self) -> None:
        """Say the sizes in the new language."""
        super().retranslate()
        for name, label in (("memory", self._memory), ("clips", self._clips)):
            size = self._sizes.get(name)
            text = "" if size is None else self.tr("{size} now").format(size=size_text(size))
            label.setText(text)
            label.setVisible(bool(text))

    def _measure(self) -> None:
        upkeep = self._upkeep
        if upkeep is not None:
            self._tools.lanes.desk.submit(
                lambda: {"memory": upkeep.memory_bytes(), "clips": upkeep.clip_cache_bytes()},
                owner=self,
                done=self._on_sizes,
                failed=self._tools.errors.present,
                key="storage-sizes",
            )

    def _on_sizes(self, sizes: dict[str, int]) -> None:
        self._sizes = sizes
        self.retranslate()

    def _ask(self) -> None:
        question = Question(
            self._tools,
            lambda: self.tr("Clear the translation memory?"),
            lambda: self.tr(
                "What the machine has translated is forgotten, and is translated anew when it is needed. Your corrections stay."
            ),
            (
                Answer("no", lambda: self.tr("Keep it")),
                Answer("yes", lambda: self.tr("Clear"), "danger"),
            ),
            parent=self.window(),
        )
        question.answered.connect(self._on_answer)
        question.open()

    def _on_answer(self, key: str) -> None:
        if key == "yes":
            self._clear("memory")

    def _clear(self, what: str) -> None:
        upkeep = self._upkeep
        if upkeep is not None:
            work: Callable[[], Any] = (
                upkeep.clear_memory if what == "memory" else upkeep.clear_clip_cache
            )
            self._tools.lanes.desk.submit(
                work,
                owner=self,
                done=lambda _: self._measure(),
                failed=self._tools.errors.present,
            )


def backup_name(day: date) -> str:
    """What a backup made on ``day`` is called: the next one does not take its place."""
    return f"kreyol-backup-{day.isoformat()}.zip"


class BackupCard(SettingCard):
    """Backup and restore of memory, glossaries and history."""

    def __init__(self, services: GuiServices, tools: WindowTools) -> None:
        super().__init__(lambda: self.tr("Backup"), services.settings, tools)
        self._upkeep = services.upkeep
        self._done = QLabel(wordWrap=True)
        self._done.setProperty("role", "success")
        self._done.hide()
        backup = make_button(self, tools.icons, lambda: self.tr("Back up…"), icon="save")
        restore = make_button(self, tools.icons, lambda: self.tr("Restore…"), icon="rotate-ccw")
        self.add_row(
            lambda: self.tr("Save a backup"),
            backup,
            lambda: self.tr("Memory, glossaries, settings and history in one file"),
        )
        self.add_row(
            lambda: self.tr("Restore a backup"),
            restore,
            lambda: self.tr("Takes the place of what is there now, at the next start"),
        )
        self.add_widget(self._done)
        for button in (backup, restore):
            button.setEnabled(self._upkeep is not None)
        backup.clicked.connect(self._back_up)
        restore.clicked.connect(self._restore)

    def _back_up(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save a backup"), str(Path.home() / backup_name(date.today())), "*.zip"
        )
        upkeep = self._upkeep
        if name and upkeep is not None:
            target = Path(name)
            self._run(
                lambda: upkeep.back_up(target),
                self.tr("The backup is saved: {file}").format(file=target),
            )

    def _restore(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self, self.tr("Restore a backup"), str(Path.home()), "*.zip"
        )
        upkeep = self._upkeep
        if name and upkeep is not None:
            self._run(
                lambda: upkeep.restore(Path(name)),
                self.tr("The backup is checked. It takes effect at the next start."),
            )

    def _say_done(self, words: str, role: str = "success") -> None:
        set_style(self._done, "role", role)
        self._done.setText(words)
        self._done.show()

    def _run(self, work: Callable[[], Any], words: str) -> None:
        self._done.hide()
        self._tools.lanes.desk.submit(
            work,
            owner=self,
            done=lambda _: self._say_done(words),
            failed=self._on_failed,
        )

    def _on_failed(self, error: KreyolError) -> None:
        if isinstance(error, CorruptError):
            # The words for it speak of documents, which other programs can mend.
            words = self.tr("This is not a whole backup made by this program. Choose another file.")
            self._say_done(words, "error")
        else:
            self._tools.errors.present(error)


class PrivacyCard(SettingCard):
    """What is stored, and the way to delete all of it."""

    def __init__(
        self, services: GuiServices, tools: WindowTools, erased: Callable[[], None]
    ) -> None:
        super().__init__(lambda: self.tr("Privacy"), services.settings, tools)
        self._upkeep = services.upkeep
        self._erased = erased
        self.add_widget(
            make_label(
                self,
                lambda: self.tr(
                    "Your documents, their translations and your corrections are stored on this computer only. The program never connects to the internet by itself: a model is downloaded only when you ask for it, and there are no automatic updates."
                ),
            )
        )
        folder = make_label(self, lambda: str(services.paths.data), "muted")
        self.add_widget(folder)
        erase = make_button(
            self, tools.icons, lambda: self.tr("Delete all my data…"), icon="trash-2", kind="danger"
        )
        erase.setEnabled(self._upkeep is not None)
        erase.clicked.connect(self._ask)
        self.add_row(
            lambda: self.tr("Delete all my data"),
            erase,
            lambda: self.tr("History, results kept by the program, memory, cache and settings"),
        )

    def _ask(self) -> None:
        question = Question(
            self._tools,
            lambda: self.tr("Delete all my data?"),
            lambda: self.tr(
                "Everything that the program has stored is destroyed and can't be brought back. Files in your own folders stay."
            ),
            (
                Answer("no", lambda: self.tr("Keep everything"), "primary"),
                Answer("yes", lambda: self.tr("Delete everything"), "danger"),
            ),
            parent=self.window(),
        )
        question.answered.connect(self._on_answer)
        question.open()

    def _on_answer(self, key: str) -> None:
        if key == "yes" and self._upkeep is not None:
            self._tools.lanes.desk.submit(
                self._upkeep.delete_everything,
                owner=self,
                done=lambda _: self._erased(),
                failed=self._tools.errors.present,
            )
