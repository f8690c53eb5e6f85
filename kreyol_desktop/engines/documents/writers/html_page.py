"""One self-contained HTML file: text, pictures, sound and read-along, nothing loaded from outside."""

import base64
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

from kreyol_desktop.core.document_io import WriteOptions
from kreyol_desktop.core.speech import Timeline
from kreyol_desktop.core.translated import TranslatedDocument, TranslationNote
from kreyol_desktop.engines.documents.writers.content import (
    Item,
    Table,
    flow,
    title_of,
)
from kreyol_desktop.engines.documents.writers.contents_list import contents_entries
from kreyol_desktop.engines.documents.writers.data_uri import audio_type, data_uri, image_data_uri
from kreyol_desktop.engines.documents.writers.markup import Markup, escape
from kreyol_desktop.engines.documents.writers.page_script import READ_ALONG_JS
from kreyol_desktop.engines.documents.writers.page_style import BOOK_CSS, SCREEN_CSS
from kreyol_desktop.engines.documents.writers.times import segment_times

_SPEEDS = ("0.75", "1", "1.25", "1.5", "2")
_MIN_CONTENTS = 3


def write_html(translated: TranslatedDocument, target: Path, options: WriteOptions) -> None:
    """Write the page in the target language."""
    _write(translated, target, options, bilingual=False)


def write_bilingual_html(
    translated: TranslatedDocument, target: Path, options: WriteOptions
) -> None:
    """Write the page with source and target side by side."""
    _write(translated, target, options, bilingual=True)


def _write(
    translated: TranslatedDocument, target: Path, options: WriteOptions, *, bilingual: bool
) -> None:
    with target.open("w", encoding="utf-8", newline="\n") as stream:
        for part in _page(translated, options, bilingual=bilingual):
            stream.write(part)


def _page(
    translated: TranslatedDocument, options: WriteOptions, *, bilingual: bool
) -> Iterator[str]:
    speaks = translated.timeline is not None and translated.audio_path is not None
    yield _head(translated, script=READ_ALONG_JS if speaks else "", bilingual=bilingual)
    yield from _body(translated, options, bilingual=bilingual)
    if translated.note is not None:
        yield note_markup(translated.note)
    yield "</main>\n"
    if speaks:
        yield from _player(translated)
        yield f"<script>{READ_ALONG_JS}</script>\n"
    yield "</body></html>\n"


def _head(translated: TranslatedDocument, *, script: str, bilingual: bool) -> str:
    language = translated.target.bcp47
    title = escape(title_of(translated))
    author = escape(translated.document.author)
    allowed = f"script-src 'sha256-{_digest(script)}'; " if script else ""
    policy = (
        f"default-src 'none'; {allowed}style-src 'unsafe-inline'; img-src data:; "
        "media-src data: blob:; base-uri 'none'; form-action 'none'"
    )
    return (
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f'<meta name="author" content="{author}">\n<title>{title}</title>\n'
        f"<style>{BOOK_CSS}{SCREEN_CSS}</style>\n</head>\n"
        f"<body{' class=' + chr(34) + 'wide' + chr(34) if bilingual else ''}>\n"
    )


def _digest(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode("ascii")


def _body(
    translated: TranslatedDocument, options: WriteOptions, *, bilingual: bool
) -> Iterator[str]:
    yield _navigation(translated)
    yield '<main id="text">\n'
    markup = Markup(translated, image_address=image_data_uri, bilingual=bilingual)
    items = list(flow(translated.document.blocks))
    for done, item in enumerate(items, start=1):
        yield _boxed(item, markup.item(item))
        if options.on_page is not None:
            options.on_page(done, len(items))


def _navigation(translated: TranslatedDocument) -> str:
    """A link past the contents for those who use the keyboard, and the contents."""
    entries = contents_entries(translated)
    if len(entries) < _MIN_CONTENTS:
        return ""
    skip = escape(translated.words["skip"])
    heading = escape(translated.words["contents"])
    links = "".join(f'<li><a href="#b{e.block}">{escape(e.title)}</a></li>' for e in entries)
    return (
        f'<nav class="contents"><a class="skip" href="#text">{skip}</a>'
        f"<details><summary>{heading}</summary><ol>{links}</ol></details></nav>\n"
    )


def _boxed(item: Item, html: str) -> str:
    return f'<div class="table-box">{html}</div>\n' if isinstance(item, Table) else html + "\n"


def note_markup(note: TranslationNote) -> str:
    """The machine-translation note as an aside."""
    lines = "".join(f"<p>{escape(line)}</p>" for line in note.lines)
    title = escape(note.title)
    return f'<aside class="machine-note" id="note"><p><strong>{title}</strong></p>{lines}</aside>\n'


def _player(translated: TranslatedDocument) -> Iterator[str]:
    assert translated.audio_path is not None
    assert translated.timeline is not None
    words = {key: escape(value) for key, value in translated.words.items()}
    speeds = "".join(
        f'<option value="{s}"{" selected" if s == "1" else ""}>{s}×</option>' for s in _SPEEDS
    )
    yield (
        f'<div class="player" role="region" aria-label="{words["player"]}">'
        f'<button id="back" type="button" aria-label="{words["back"]}">⏮</button>'
        f'<button id="play" type="button" aria-label="{words["play"]}">▶</button>'
        f'<button id="next" type="button" aria-label="{words["next"]}">⏭</button>'
        '<output id="clock" aria-live="off">0:00</output>'
        f'<select id="speed" aria-label="{words["speed"]}">{speeds}</select>'
        '<audio id="audio" preload="metadata" src="'
    )
    yield from data_uri(translated.audio_path, audio_type(translated.audio_path))
    yield '"></audio></div>\n'
    labels = {key: translated.words[key] for key in ("play", "pause")}
    yield '<script type="application/json" id="times">{"labels": '
    yield _inert(json.dumps(labels, ensure_ascii=False)) + ', "segments": ['
    yield from _times(translated.timeline)
    yield "]}</script>\n"


def _times(timeline: Timeline) -> Iterator[str]:
    """The times as JSON, segment by segment: those of a long book are many megabytes."""
    comma = ""
    for time in segment_times(timeline):
        row = {
            "id": time.segment,
            "start": time.start_ms,
            "end": time.end_ms,
            "words": time.words,
        }
        yield comma + json.dumps(row)
        comma = ","


def _inert(data: str) -> str:
    """JSON that cannot end the script element around it."""
    return data.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
