"""The visible note in every document: that a machine translated it, when, with what, how surely."""

from collections.abc import Mapping
from datetime import date

from kreyol_desktop.core.language import Language
from kreyol_desktop.core.segment import Coverage
from kreyol_desktop.core.translated import TranslationNote

NoteTexts = Mapping[str, Mapping[str, str]]
"""Language code -> phrase name -> phrase with ``{placeholders}``; from resources/texts/note.toml."""


def translation_note(
    texts: NoteTexts, target: Language, coverage: Coverage, model: str, today: date
) -> TranslationNote:
    """Build the note in the target language (English where the catalogue lacks it)."""
    phrases = texts.get(target.value) or texts["en"]
    share = 100.0 * coverage.flagged / coverage.segments if coverage.segments else 0.0
    values = {
        "date": today.strftime(phrases["date_format"]),
        "model": model,
        "segments": coverage.segments,
        "flagged": coverage.flagged,
        "share": f"{share:.0f}",
    }
    lines = [phrases["machine"], phrases["made"], phrases["check" if coverage.flagged else "clean"]]
    return TranslationNote(phrases["title"], tuple(line.format(**values) for line in lines))
