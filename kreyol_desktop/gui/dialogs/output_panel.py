"""What is to come out: formats, audio, voice, speed, glossaries, note."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QGridLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from kreyol_desktop.core.glossary import GlossaryInfo
from kreyol_desktop.core.job import ArtifactKind
from kreyol_desktop.core.language import Direction, Language
from kreyol_desktop.core.settings import Settings
from kreyol_desktop.core.speech import AudioFormat, VoiceInfo, VoiceSettings
from kreyol_desktop.gui.dialogs.review_draft import OutputChoice
from kreyol_desktop.gui.live_text import LiveText
from kreyol_desktop.gui.widgets.controls import (
    indent_number,
    make_label,
    make_row,
    make_tick,
    name_control,
)
from kreyol_desktop.gui.words import audio_word, glossary_word, kind_word, language_word, voice_word

OFFERED_KINDS = (
    ArtifactKind.PDF,
    ArtifactKind.DOCX,
    ArtifactKind.EPUB,
    ArtifactKind.HTML,
    ArtifactKind.BILINGUAL_PDF,
    ArtifactKind.ALTERNATING_PDF,
    ArtifactKind.BILINGUAL_DOCX,
    ArtifactKind.BILINGUAL_EPUB,
    ArtifactKind.BILINGUAL_HTML,
    ArtifactKind.REFLOWED_PDF,
    ArtifactKind.LARGE_PRINT_PDF,
    ArtifactKind.TEXT,
    ArtifactKind.MARKDOWN,
    ArtifactKind.SUBTITLES,
    ArtifactKind.VTT,
)
COLUMNS = 2
MESSAGE_LIMIT_BYTES = 16_000_000
"""What the common phone messengers take as one file."""


class OutputPanel(LiveText, QWidget):
    """Tick boxes and lists; ``choice`` reads them, ``changed`` tells of any change."""

    changed = Signal()

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._kinds: dict[ArtifactKind, QCheckBox] = {}
        self._glossaries: dict[str, QCheckBox] = {}
        self._format_grid = QGridLayout()
        self._format_grid.setVerticalSpacing(4)
        for position, kind in enumerate(OFFERED_KINDS):
            box = make_tick(self, partial(kind_word, kind), checked=kind in settings.formats)
            box.toggled.connect(self.changed)
            self._kinds[kind] = box
            self._format_grid.addWidget(box, position // COLUMNS, position % COLUMNS)
        self._make_audio_controls()
        self._target = QComboBox()
        name_control(self, self._target, _target_words)
        self._target_title = make_label(self, _target_words, "section")
        self.offer_targets(())
        self._note = make_tick(
            self,
            lambda: self.tr("Add a note that a machine translated it"),
            checked=settings.add_note,
        )
        self._memory = make_tick(
            self, lambda: self.tr("Use the translation memory"), checked=settings.use_memory
        )
        self._glossary_box = QVBoxLayout()
        self._glossary_title = make_label(self, lambda: self.tr("Glossaries"), "section")
        self._glossary_title.hide()
        self._lay_out()
        self._on_audio_toggled()

    def offer_kinds(self, kinds: frozenset[ArtifactKind]) -> None:
        """Show only the formats that can be made."""
        for kind, box in self._kinds.items():
            box.setVisible(kind in kinds)

    def offer_voices(self, voices: Sequence[VoiceInfo]) -> None:
        """Fill the list of voices; the default one is kept if it is there."""
        self._voice.clear()
        for voice in voices:
            self._voice.addItem(voice_word(voice.name), voice.id)
        found = self._voice.findData(self._settings.voice.voice)
        self._voice.setCurrentIndex(max(0, found))

    def offer_glossaries(self, glossaries: Sequence[GlossaryInfo]) -> None:
        """Show a tick box per glossary."""
        for glossary in glossaries:
            chosen = glossary.id in self._settings.glossaries
            box = make_tick(self, partial(glossary_word, glossary), checked=chosen)
            self._glossaries[glossary.id] = box
            self._glossary_box.addWidget(box)
        self._glossary_title.setVisible(bool(self._glossaries))

    @property
    def audio_is_wanted(self) -> bool:
        return bool(self._audio.isChecked())

    def offer_targets(self, directions: Iterable[Direction]) -> None:
        """Fill the list of languages to translate into; it shows only where there is a choice."""
        targets = sorted({direction.target for direction in directions})
        chosen = self.target
        self._target.clear()
        for language in targets or [Language.KREYOL]:
            self._target.addItem(language_word(language), language.value)
        self._target.setCurrentIndex(max(0, self._target.findData(chosen.value)))
        for widget in (self._target_title, self._target):
            widget.setVisible(len(targets) > 1)

    @property
    def target(self) -> Language:
        """The language to translate into."""
        return Language(self._target.currentData() or Language.KREYOL)

    def choice(self) -> OutputChoice:
        """What is chosen now."""
        small = self._small_files.isChecked()
        limit = self._settings.audio.part_limit_bytes or (MESSAGE_LIMIT_BYTES if small else 0)
        audio = replace(
            self._settings.audio,
            format=AudioFormat(self._audio_format.currentData()),
            per_chapter=self._per_chapter.isChecked(),
            low_bitrate=small,
            part_limit_bytes=limit,
        )
        return OutputChoice(
            formats=tuple(k for k, box in self._kinds.items() if box.isChecked()),
            audio=audio if self._audio.isChecked() else None,
            voice=self._voice_settings(),
            glossaries=tuple(i for i, box in self._glossaries.items() if box.isChecked()),
            add_note=self._note.isChecked(),
            result_name=self._settings.result_name,
            use_memory=self._memory.isChecked(),
            output_dir=Path(self._settings.output_dir) if self._settings.output_dir else None,
            target=self.target,
        )

    def _voice_settings(self) -> VoiceSettings:
        voice = self._voice.currentData() or self._settings.voice.voice
        return replace(self._settings.voice, voice=voice, speed=self._speed.value())

    def _make_audio_controls(self) -> None:
        settings = self._settings
        self._audio = make_tick(
            self, lambda: self.tr("Make an audiobook"), checked=settings.make_audio
        )
        self._audio.toggled.connect(self._on_audio_toggled)
        self._audio.toggled.connect(self.changed)
        self._audio_format = QComboBox()
        for audio in AudioFormat:
            self._audio_format.addItem(audio_word(audio), audio.value)
        self._audio_format.setCurrentIndex(self._audio_format.findData(settings.audio.format.value))
        name_control(self, self._audio_format, lambda: self.tr("Audio format"))
        self._per_chapter = make_tick(
            self, lambda: self.tr("One file per chapter"), checked=settings.audio.per_chapter
        )
        self._small_files = make_tick(
            self,
            lambda: self.tr("Small files, for sending by phone"),
            checked=settings.audio.low_bitrate,
        )
        self._voice = QComboBox()
        name_control(self, self._voice, lambda: self.tr("Voice"))
        self._speed = QDoubleSpinBox(
            minimum=0.5, maximum=2.0, singleStep=0.05, decimals=2, value=settings.voice.speed
        )
        self._speed.setSuffix(" ×")
        indent_number(self._speed)
        for signal in (
            self._audio_format.activated,
            self._small_files.toggled,
            self._speed.valueChanged,
        ):
            signal.connect(self.changed)
        name_control(self, self._speed, lambda: self.tr("Speed of speech"))

    def retranslate(self) -> None:
        """Name languages and audio formats in the new language."""
        super().retranslate()
        for index in range(self._target.count()):
            language = Language(self._target.itemData(index))
            self._target.setItemText(index, language_word(language))
        for index in range(self._audio_format.count()):
            audio = AudioFormat(self._audio_format.itemData(index))
            self._audio_format.setItemText(index, audio_word(audio))

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._target_title)
        layout.addWidget(self._target)
        layout.addWidget(make_label(self, lambda: self.tr("Documents"), "section"))
        layout.addLayout(self._format_grid)
        layout.addSpacing(6)
        layout.addWidget(make_label(self, lambda: self.tr("Sound"), "section"))
        layout.addWidget(self._audio)
        layout.addWidget(self._audio_format)
        voice_row = make_row(spacing=8)
        voice_row.addWidget(self._voice, 1)
        voice_row.addWidget(self._speed)
        layout.addLayout(voice_row)
        layout.addWidget(self._per_chapter)
        layout.addWidget(self._small_files)
        layout.addSpacing(6)
        layout.addWidget(self._glossary_title)
        layout.addLayout(self._glossary_box)
        layout.addWidget(self._note)
        layout.addWidget(self._memory)

    def _on_audio_toggled(self) -> None:
        for control in (
            self._audio_format,
            self._voice,
            self._speed,
            self._per_chapter,
            self._small_files,
        ):
            control.setEnabled(self._audio.isChecked())

    def caption(self) -> QLabel:
        """A heading for the panel."""
        return make_label(self, lambda: self.tr("What you get"), "cardTitle")


def _target_words() -> str:
    return QCoreApplication.translate("LanguageBar", "Language of the translation")
