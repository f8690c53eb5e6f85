"""A job in the making: one file and what the user decides about it before it starts."""

from dataclasses import dataclass, field
from pathlib import Path

from kreyol_desktop.core.document import UNSPOKEN_ROLES, Role
from kreyol_desktop.core.errors import EncryptedError, KreyolError
from kreyol_desktop.core.job import ArtifactKind, ChapterEdit, JobRequest, TaskType
from kreyol_desktop.core.language import Language
from kreyol_desktop.core.result_name import ResultName
from kreyol_desktop.core.speech import AudioOptions, VoiceSettings
from kreyol_desktop.services.document_service import DocumentSummary
from kreyol_desktop.services.work_estimate import (
    SpeechEstimate,
    estimate_speech,
    spoken_chapters,
)


@dataclass(frozen=True, slots=True)
class OutputChoice:
    """What is to come out of every file of the sheet."""

    formats: tuple[ArtifactKind, ...]
    audio: AudioOptions | None
    voice: VoiceSettings
    glossaries: tuple[str, ...]
    add_note: bool
    result_name: ResultName
    use_memory: bool
    output_dir: Path | None
    target: Language = Language.KREYOL


@dataclass(slots=True)
class ReviewDraft:
    """A file, what was found in it (or why it can't be read), and the choices made for it."""

    path: Path
    summary: DocumentSummary | None = None
    error: KreyolError | None = None
    password: str = ""
    source: Language | None = None
    ocr: bool = True
    recognises: bool = False
    """Whether looking into it recognises the text of its pictures: slow, and rarely needed."""
    pages_read: tuple[int, int] = (0, 0)
    """How far that is, and how many pages there are."""
    is_wanted: bool = True
    unspoken: set[Role] = field(default_factory=lambda: set(UNSPOKEN_ROLES))
    chapter_edits: dict[int, ChapterEdit] = field(default_factory=dict)

    @property
    def is_pending(self) -> bool:
        """True while nothing is known of the file yet."""
        return self.summary is None and self.error is None

    @property
    def wants_password(self) -> bool:
        return isinstance(self.error, EncryptedError)

    @property
    def can_start(self) -> bool:
        return self.summary is not None and self.is_wanted

    def spoken_roles_choice(self) -> list[tuple[Role, int]]:
        """The roles that occur in the file and are left out of speech by default, with counts."""
        if self.summary is None:
            return []
        counts = dict(self.summary.blocks_by_role)
        silent = (Role.IMAGE, Role.PAGE_NUMBER)
        return [(r, counts[r]) for r in Role if r in UNSPOKEN_ROLES - set(silent) and r in counts]

    def speech(self, choice: OutputChoice) -> SpeechEstimate:
        """What the audiobook of this file would take and bring with these choices."""
        if self.summary is None or choice.audio is None:
            return SpeechEstimate()
        heard = spoken_chapters(self.summary.chapters, self.chapter_edits.values())
        return estimate_speech(
            self.summary.parts,
            choice.audio,
            speed=choice.voice.speed,
            unspoken=self.unspoken,
            is_heard=heard.__contains__,
        )

    def request(self, choice: OutputChoice) -> JobRequest:
        """The job, with everything copied in."""
        offered = self.summary.formats if self.summary else frozenset(choice.formats)
        kinds = tuple(kind for kind in choice.formats if kind in offered)
        return JobRequest(
            type=TaskType.DOCUMENT,
            name=self.path.name,
            input_path=self.path,
            source=self.source,
            target=choice.target,
            formats=kinds,
            audio=choice.audio,
            voice=choice.voice,
            glossaries=choice.glossaries,
            use_memory=choice.use_memory,
            add_note=choice.add_note,
            ocr=self.ocr,
            unspoken_roles=frozenset(self.unspoken),
            chapter_edits=tuple(self.chapter_edits[i] for i in sorted(self.chapter_edits)),
            output_dir=choice.output_dir,
            result_name=choice.result_name,
            password=self.password or None,
        )
