"""Words for the values of the core: languages, states, stages, formats, flags, roles."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from kreyol_desktop.core.document import Role
from kreyol_desktop.core.glossary import GlossaryInfo
from kreyol_desktop.core.job import ArtifactKind, TaskState, TaskType
from kreyol_desktop.core.language import Language
from kreyol_desktop.core.progress import Stage
from kreyol_desktop.core.segment import Flag, Origin
from kreyol_desktop.core.speech import AudioFormat

_LANGUAGES = {
    Language.ENGLISH: QT_TRANSLATE_NOOP("Words", "English"),
    Language.FRENCH: QT_TRANSLATE_NOOP("Words", "French"),
    Language.SPANISH: QT_TRANSLATE_NOOP("Words", "Spanish"),
    Language.KREYOL: QT_TRANSLATE_NOOP("Words", "Haitian Creole"),
    Language.OTHER: QT_TRANSLATE_NOOP("Words", "Another language"),
}
_STATES = {
    TaskState.QUEUED: QT_TRANSLATE_NOOP("Words", "Waiting"),
    TaskState.RUNNING: QT_TRANSLATE_NOOP("Words", "Working"),
    TaskState.PAUSED: QT_TRANSLATE_NOOP("Words", "Paused"),
    TaskState.INTERRUPTED: QT_TRANSLATE_NOOP("Words", "Interrupted"),
    TaskState.COMPLETED: QT_TRANSLATE_NOOP("Words", "Done"),
    TaskState.FAILED: QT_TRANSLATE_NOOP("Words", "Failed"),
    TaskState.CANCELLED: QT_TRANSLATE_NOOP("Words", "Cancelled"),
}
_STAGES = {
    Stage.READ: QT_TRANSLATE_NOOP("Words", "Reading the document"),
    Stage.SEGMENT: QT_TRANSLATE_NOOP("Words", "Finding the sentences"),
    Stage.TRANSLATE: QT_TRANSLATE_NOOP("Words", "Translating"),
    Stage.TYPESET: QT_TRANSLATE_NOOP("Words", "Writing the documents"),
    Stage.SPEAK: QT_TRANSLATE_NOOP("Words", "Speaking"),
    Stage.ENCODE: QT_TRANSLATE_NOOP("Words", "Making the audio file"),
    Stage.PUBLISH: QT_TRANSLATE_NOOP("Words", "Saving the results"),
}
_TYPES = {
    TaskType.DOCUMENT: QT_TRANSLATE_NOOP("Words", "Document"),
    TaskType.AUDIO: QT_TRANSLATE_NOOP("Words", "Audio"),
}
_KINDS = {
    ArtifactKind.PDF: QT_TRANSLATE_NOOP("Words", "PDF, same layout"),
    ArtifactKind.REFLOWED_PDF: QT_TRANSLATE_NOOP("Words", "PDF, clean layout"),
    ArtifactKind.LARGE_PRINT_PDF: QT_TRANSLATE_NOOP("Words", "PDF, large print"),
    ArtifactKind.BILINGUAL_PDF: QT_TRANSLATE_NOOP("Words", "PDF, two languages"),
    ArtifactKind.ALTERNATING_PDF: QT_TRANSLATE_NOOP("Words", "PDF, two languages in turn"),
    ArtifactKind.DOCX: QT_TRANSLATE_NOOP("Words", "Word"),
    ArtifactKind.BILINGUAL_DOCX: QT_TRANSLATE_NOOP("Words", "Word, two languages"),
    ArtifactKind.EPUB: QT_TRANSLATE_NOOP("Words", "E-book (EPUB)"),
    ArtifactKind.BILINGUAL_EPUB: QT_TRANSLATE_NOOP("Words", "E-book, two languages"),
    ArtifactKind.HTML: QT_TRANSLATE_NOOP("Words", "Web page with sound"),
    ArtifactKind.BILINGUAL_HTML: QT_TRANSLATE_NOOP("Words", "Web page, two languages"),
    ArtifactKind.MARKDOWN: QT_TRANSLATE_NOOP("Words", "Markdown"),
    ArtifactKind.TEXT: QT_TRANSLATE_NOOP("Words", "Plain text"),
    ArtifactKind.SUBTITLES: QT_TRANSLATE_NOOP("Words", "Subtitles (SRT)"),
    ArtifactKind.VTT: QT_TRANSLATE_NOOP("Words", "Subtitles (VTT)"),
    ArtifactKind.LRC: QT_TRANSLATE_NOOP("Words", "Timed lines (LRC)"),
    ArtifactKind.AUDIO: QT_TRANSLATE_NOOP("Words", "Audio"),
    ArtifactKind.READALONG: QT_TRANSLATE_NOOP("Words", "Reading data"),
    ArtifactKind.REPORT: QT_TRANSLATE_NOOP("Words", "Report"),
}
_AUDIO = {
    AudioFormat.MP3: QT_TRANSLATE_NOOP("Words", "MP3, plays everywhere"),
    AudioFormat.M4B: QT_TRANSLATE_NOOP("Words", "M4B, audiobook with chapters"),
    AudioFormat.OPUS: QT_TRANSLATE_NOOP("Words", "Opus, smallest"),
    AudioFormat.FLAC: QT_TRANSLATE_NOOP("Words", "FLAC, lossless"),
    AudioFormat.WAV: QT_TRANSLATE_NOOP("Words", "WAV, uncompressed"),
}
_FLAGS = {
    Flag.REPETITION: QT_TRANSLATE_NOOP("Words", "words repeat"),
    Flag.EMPTY: QT_TRANSLATE_NOOP("Words", "nothing came out"),
    Flag.RUNAWAY: QT_TRANSLATE_NOOP("Words", "far too long"),
    Flag.UNTRANSLATED: QT_TRANSLATE_NOOP("Words", "not translated"),
    Flag.NUMBERS: QT_TRANSLATE_NOOP("Words", "numbers differ"),
    Flag.NEGATION: QT_TRANSLATE_NOOP("Words", "a “not” may be lost"),
    Flag.NAMES: QT_TRANSLATE_NOOP("Words", "a name may be lost"),
    Flag.OMISSION: QT_TRANSLATE_NOOP("Words", "a word may be missing"),
    Flag.PLACEHOLDERS: QT_TRANSLATE_NOOP("Words", "a placeholder may be lost"),
    Flag.LANGUAGE: QT_TRANSLATE_NOOP("Words", "unknown language"),
    Flag.LOW_CONFIDENCE: QT_TRANSLATE_NOOP("Words", "the program is unsure"),
    Flag.TIMEOUT: QT_TRANSLATE_NOOP("Words", "took too long"),
    Flag.GLOSSARY: QT_TRANSLATE_NOOP("Words", "a glossary term is missing"),
}
_ORIGINS = {
    Origin.MODEL: QT_TRANSLATE_NOOP("Words", "translated by the model"),
    Origin.MEMORY: QT_TRANSLATE_NOOP("Words", "from the memory"),
    Origin.HUMAN: QT_TRANSLATE_NOOP("Words", "corrected by you"),
    Origin.COPIED: QT_TRANSLATE_NOOP("Words", "left as it is"),
}
_GLOSSARIES = {
    "health": QT_TRANSLATE_NOOP("Words", "Health"),
    "school": QT_TRANSLATE_NOOP("Words", "School"),
    "law": QT_TRANSLATE_NOOP("Words", "Law and immigration"),
    "agriculture": QT_TRANSLATE_NOOP("Words", "Agriculture"),
    "disasters": QT_TRANSLATE_NOOP("Words", "Disasters"),
}
_VOICES = {"Kreyòl voice": QT_TRANSLATE_NOOP("Words", "Kreyòl voice")}
_ROLES = {
    Role.TITLE: QT_TRANSLATE_NOOP("Words", "Titles"),
    Role.HEADING: QT_TRANSLATE_NOOP("Words", "Headings"),
    Role.PARAGRAPH: QT_TRANSLATE_NOOP("Words", "Paragraphs"),
    Role.LIST_ITEM: QT_TRANSLATE_NOOP("Words", "Lists"),
    Role.TABLE_CELL: QT_TRANSLATE_NOOP("Words", "Tables"),
    Role.CAPTION: QT_TRANSLATE_NOOP("Words", "Captions"),
    Role.NOTE: QT_TRANSLATE_NOOP("Words", "Notes"),
    Role.QUOTE: QT_TRANSLATE_NOOP("Words", "Quotations"),
    Role.CODE: QT_TRANSLATE_NOOP("Words", "Program code"),
    Role.CUE: QT_TRANSLATE_NOOP("Words", "Subtitles"),
    Role.FORM_FIELD: QT_TRANSLATE_NOOP("Words", "Form fields"),
    Role.RUNNING_HEAD: QT_TRANSLATE_NOOP("Words", "Running heads"),
    Role.RUNNING_FOOT: QT_TRANSLATE_NOOP("Words", "Running feet"),
    Role.PAGE_NUMBER: QT_TRANSLATE_NOOP("Words", "Page numbers"),
    Role.IMAGE: QT_TRANSLATE_NOOP("Words", "Pictures"),
}


def _word(source: object) -> str:
    return QCoreApplication.translate("Words", str(source))


def language_word(language: Language) -> str:
    """The name of a language."""
    return _word(_LANGUAGES[language])


def state_word(state: TaskState) -> str:
    """The state of a job."""
    return _word(_STATES[state])


def stage_word(stage: Stage) -> str:
    """What a running job is doing."""
    return _word(_STAGES[stage])


def type_word(kind: TaskType) -> str:
    """The type of a job."""
    return _word(_TYPES[kind])


def kind_word(kind: ArtifactKind) -> str:
    """The name of an output format."""
    return _word(_KINDS[kind])


def audio_word(audio: AudioFormat) -> str:
    """The name of an audio format with what it is good for."""
    return _word(_AUDIO[audio])


def flag_word(flag: Flag) -> str:
    """Why a sentence needs a look."""
    return _word(_FLAGS[flag])


def origin_word(origin: Origin) -> str:
    """Where a translation comes from."""
    return _word(_ORIGINS[origin])


def glossary_word(glossary: GlossaryInfo) -> str:
    """The name of a glossary; the user's own keep the names they were given."""
    known = _GLOSSARIES.get(glossary.id) if glossary.bundled else None
    return glossary.name if known is None else _word(known)


def voice_word(name: str) -> str:
    """The name of a voice; those that come from elsewhere keep the names they have."""
    known = _VOICES.get(name)
    return name if known is None else _word(known)


def role_word(role: Role) -> str:
    """The name of a part of a document, in the plural."""
    return _word(_ROLES[role])
