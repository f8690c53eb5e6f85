"""The kinds of results."""

from enum import StrEnum


class ArtifactKind(StrEnum):
    """A result of a job; the value is also the ``type`` of a download address."""

    PDF = "pdf"
    """The original layout with the text replaced in place."""
    REFLOWED_PDF = "reflowed-pdf"
    LARGE_PRINT_PDF = "large-print-pdf"
    BILINGUAL_PDF = "bilingual-pdf"
    """Source and target side by side on wide sheets."""
    ALTERNATING_PDF = "alternating-pdf"
    """Each page of a source PDF followed by its translation, for printing on two sides."""
    DOCX = "docx"
    BILINGUAL_DOCX = "bilingual-docx"
    EPUB = "epub"
    BILINGUAL_EPUB = "bilingual-epub"
    HTML = "html"
    """One self-contained file that reads along offline."""
    BILINGUAL_HTML = "bilingual-html"
    MARKDOWN = "md"
    TEXT = "txt"
    SUBTITLES = "subtitles"
    """The source's own cues translated, or SRT from the timeline."""
    VTT = "vtt"
    LRC = "lrc"
    AUDIO = "audio"
    READALONG = "readalong"
    """JSON with blocks, segments and times, from which the reader page works."""
    REPORT = "report"
    """JSON: coverage, flagged segments, warnings."""
