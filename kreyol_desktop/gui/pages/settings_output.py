"""Settings of what comes out: folder, formats, audio, voice."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from tempfile import TemporaryFile

from PySide6.QtWidgets import QCheckBox, QDoubleSpinBox, QFileDialog, QGridLayout, QLabel, QWidget

from kreyol_desktop.core.errors import AccessDeniedError, KreyolError
from kreyol_desktop.core.job import ArtifactKind
from kreyol_desktop.core.result_name import ResultName
from kreyol_desktop.core.settings import Settings
from kreyol_desktop.core.speech import AudioFormat, VoiceInfo
from kreyol_desktop.gui.dialogs.output_panel import OFFERED_KINDS
from kreyol_desktop.gui.error_presenter import phrase_for
from kreyol_desktop.gui.services import GuiServices
from kreyol_desktop.gui.tools import WindowTools
from kreyol_desktop.gui.widgets.controls import (
    indent_number,
    make_button,
    make_label,
    make_row,
    make_tick,
)
from kreyol_desktop.gui.widgets.setting_card import SettingCard
from kreyol_desktop.gui.words import audio_word, kind_word, voice_word


def output_cards(services: GuiServices, tools: WindowTools) -> list[Callable[[], SettingCard]]:
    """What makes the cards, in their order."""
    return [partial(OutputCard, services, tools), partial(VoiceCard, services, tools)]


class OutputCard(SettingCard):
    """Where results go, and which are made unless a job says otherwise."""

    def __init__(self, services: GuiServices, tools: WindowTools) -> None:
        super().__init__(lambda: self.tr("Results"), services.settings, tools)
        self._default = services.paths.output
        self._folder = QLabel()
        self._folder.setProperty("role", "muted")
        choose = make_button(self, tools.icons, lambda: self.tr("Choose…"), icon="folder-open")
        choose.clicked.connect(self._choose_folder)
        self.usual = make_button(self, tools.icons, lambda: self.tr("The usual one"), kind="ghost")
        self.usual.clicked.connect(self._use_usual)
        buttons = QWidget()
        buttons.setLayout(make_row(self.usual, choose))
        self.add_row(lambda: self.tr("Folder for the results"), buttons)
        self._fault = make_label(self, None, "error")
        self._fault.hide()
        self.add_widget(self._folder)
        self.add_widget(self._fault)
        self._fill(self._show_folder)
        self.add_choice(
            lambda: self.tr("Names of the results"),
            lambda: [(pattern.value, self._example(pattern)) for pattern in ResultName],
            lambda s: s.result_name.value,
            lambda value: self.change(result_name=ResultName(value)),
        )
        self._kinds: dict[ArtifactKind, QCheckBox] = {}
        self.add_row(lambda: self.tr("Documents to make"), QLabel())
        self.add_widget(self._kind_grid())
        self.add_switch(lambda: self.tr("Make an audiobook"), lambda s: s.make_audio, "make_audio")
        self.add_choice(
            lambda: self.tr("Audio format"),
            lambda: [(audio.value, audio_word(audio)) for audio in AudioFormat],
            lambda s: s.audio.format.value,
            lambda value: self.change(audio=replace(self.current.audio, format=AudioFormat(value))),
        )
        self.add_switch(
            lambda: self.tr("Add a note that a machine translated it"),
            lambda s: s.add_note,
            "add_note",
        )
        self.add_switch(
            lambda: self.tr("Use the translation memory"), lambda s: s.use_memory, "use_memory"
        )

    def _example(self, pattern: ResultName) -> str:
        """What a file would be called today."""
        return pattern.stem(self.tr("leaflet"), "ht", date.today()) + ".pdf"

    def _kind_grid(self) -> QWidget:
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        for position, kind in enumerate(OFFERED_KINDS):
            box = make_tick(self, partial(kind_word, kind))
            box.clicked.connect(self._on_kinds)
            self._kinds[kind] = box
            grid.addWidget(box, position // 2, position % 2)
        self._fill(self._show_kinds)
        return holder

    def _show_kinds(self) -> None:
        for kind, box in self._kinds.items():
            box.setChecked(kind in self.current.formats)

    def _on_kinds(self) -> None:
        self.change(formats=tuple(k for k, box in self._kinds.items() if box.isChecked()))

    def _show_folder(self) -> None:
        self._folder.setText(self.current.output_dir or str(self._default))
        self.usual.setVisible(bool(self.current.output_dir))

    def _choose_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.tr("Folder for the results"))
        if folder:
            self.use_folder(Path(folder))

    def use_folder(self, folder: Path) -> None:
        """Take ``folder`` for the results, if a file can be written there."""
        self._fault.hide()
        self._tools.lanes.desk.submit(
            lambda: self._take(folder),
            owner=self,
            done=lambda _: self.show_settings(),
            failed=self._on_no_folder,
        )

    def _use_usual(self) -> None:
        self._fault.hide()
        self.change(output_dir="")

    def _take(self, folder: Path) -> None:
        """On the desk lane. Only writing shows whether it may be written to."""
        try:
            with TemporaryFile(dir=folder):
                pass
        except OSError as error:
            raise AccessDeniedError(f"Nothing can be written there: {error.strerror}.") from error
        self._settings.update(output_dir=str(folder))

    def _on_no_folder(self, error: KreyolError) -> None:
        phrase = phrase_for(error.code)
        self._fault.setText(f"{phrase.problem} {phrase.remedy}")
        self._fault.show()


class VoiceCard(SettingCard):
    """The default voice, its speed and its pauses."""

    def __init__(self, services: GuiServices, tools: WindowTools) -> None:
        super().__init__(lambda: self.tr("Voice"), services.settings, tools)
        self._voices: Sequence[VoiceInfo] = ()
        self.voice = self.add_choice(
            lambda: self.tr("Voice"),
            lambda: (
                [("", self.tr("The best one installed"))]
                + [(voice.id, voice_word(voice.name)) for voice in self._voices]
            ),
            lambda s: s.voice.voice,
            lambda value: self.change(voice=replace(self.current.voice, voice=value)),
        )
        self.speed = QDoubleSpinBox(minimum=0.5, maximum=2.0, singleStep=0.05, decimals=2)
        self.speed.setSuffix(" ×")
        self.speed.setMinimumWidth(130)
        indent_number(self.speed)
        self._fill(lambda: self.speed.setValue(self.current.voice.speed))
        self.speed.editingFinished.connect(self._on_speed)
        self.add_row(lambda: self.tr("Speed of speech"), self.speed)
        self._add_pauses()
        tools.lanes.desk.submit(
            services.speech.voices, owner=self, done=self._on_voices, failed=tools.errors.present
        )

    def _add_pauses(self) -> None:
        pauses = (
            (lambda: self.tr("Pause after a sentence"), "sentence_pause_ms", 3000),
            (lambda: self.tr("Pause after a paragraph"), "paragraph_pause_ms", 5000),
            (lambda: self.tr("Pause after a heading"), "heading_pause_ms", 5000),
            (lambda: self.tr("Pause after a chapter"), "chapter_pause_ms", 10000),
        )
        for words, name, longest in pauses:
            self.add_number(
                words,
                (0, longest, 50),
                partial(_pause_of, name),
                partial(self._on_pause, name),
                unit=lambda: "ms",
            )

    def _on_voices(self, voices: Sequence[VoiceInfo]) -> None:
        self._voices = voices
        self.retranslate()

    def _on_speed(self) -> None:
        if self.speed.value() != self.current.voice.speed:
            self.change(voice=replace(self.current.voice, speed=self.speed.value()))

    def _on_pause(self, name: str, value: int) -> None:
        self.change(voice=replace(self.current.voice, **{name: value}))  # type: ignore[arg-type]  # names from the list above


def _pause_of(name: str, settings: Settings) -> int:
    return int(getattr(settings.voice, name))
