"""The report of a job as JSON: coverage, sentences that need a look, what the reader left out.

Format, version 1::

    {"version": 1, "title", "source_language", "target_language", "pages", "characters",
     "coverage": {"segments", "checked", "flagged", "copied", "from_memory",
                  "by_flag": {flag: count}, "terms": {term: count}},
     "flagged": [{"segment", "block", "page", "source", "target", "flags", "confidence"}],
     "warnings": [{"code", "message", "page", "detail"}], "note": {"title", "lines"} or null}
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kreyol_desktop.core.document_io import WriteOptions
from kreyol_desktop.core.translated import TranslatedDocument
from kreyol_desktop.engines.documents.writers.content import title_of

VERSION = 1


def write_report(translated: TranslatedDocument, target: Path, options: WriteOptions) -> None:
    """Write the report, indented for people."""
    if options.on_page is not None:
        options.on_page(1, 1)
    with target.open("w", encoding="utf-8", newline="\n") as stream:
        json.dump(_report(translated), stream, ensure_ascii=False, indent=2)
        stream.write("\n")


def _report(translated: TranslatedDocument) -> dict[str, Any]:
    document, note = translated.document, translated.note
    return {
        "version": VERSION,
        "title": title_of(translated),
        "source_language": document.language.bcp47 if document.language else "",
        "target_language": translated.target.bcp47,
        "pages": len(document.pages),
        "characters": document.character_count,
        "coverage": _coverage(translated),
        "flagged": list(_flagged(translated)),
        "warnings": [
            {
                "code": warning.code,
                "message": warning.message,
                "page": warning.page,
                "detail": warning.detail,
            }
            for warning in document.warnings
        ],
        "note": {"title": note.title, "lines": list(note.lines)} if note is not None else None,
    }


def _coverage(translated: TranslatedDocument) -> dict[str, Any]:
    coverage = translated.coverage
    return {
        "segments": coverage.segments,
        "checked": coverage.checked,
        "flagged": coverage.flagged,
        "copied": coverage.copied,
        "from_memory": coverage.from_memory,
        "by_flag": dict(coverage.by_flag),
        "terms": dict(coverage.terms),
    }


def _flagged(translated: TranslatedDocument) -> Iterator[dict[str, Any]]:
    for block in translated.document.blocks:
        for segment in translated.segments.get(block.id, ()):
            if segment.flags:
                yield {
                    "segment": segment.id,
                    "block": block.id,
                    "page": block.page,
                    "source": segment.source,
                    "target": segment.text,
                    "flags": sorted(flag.value for flag in segment.flags),
                    "confidence": segment.confidence,
                }
