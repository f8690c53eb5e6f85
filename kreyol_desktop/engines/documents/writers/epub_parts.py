"""The fixed files of an EPUB 3 book: container, package, navigation, cover, media overlays."""

from collections.abc import Sequence
from dataclasses import dataclass

from kreyol_desktop.engines.documents.writers.contents_list import ContentsEntry
from kreyol_desktop.engines.documents.writers.markup import escape
from kreyol_desktop.engines.documents.writers.times import SpokenSegment

CONTAINER = """<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""
_XHTML = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="{language}" xml:lang="{language}">
<head><meta charset="utf-8"/><title>{title}</title><link rel="stylesheet" type="text/css" href="style.css"/></head>
<body id="top"{attributes}>
{body}
</body>
</html>
"""
_SMIL = """<?xml version="1.0" encoding="UTF-8"?>
<smil xmlns="http://www.w3.org/ns/SMIL" xmlns:epub="http://www.idpf.org/2007/ops" version="3.0">
<body><seq id="seq" epub:textref="{page}#top" epub:type="bodymatter">
{pars}
</seq></body>
</smil>
"""
_ACCESS = """<meta property="schema:accessMode">textual</meta>
<meta property="schema:accessModeSufficient">textual</meta>
<meta property="schema:accessibilityFeature">structuralNavigation</meta>
<meta property="schema:accessibilityFeature">tableOfContents</meta>
<meta property="schema:accessibilityHazard">none</meta>
<meta property="schema:accessibilitySummary">Headings, lists and tables are marked up; the reading order is that of the source.</meta>"""
_AUDIO_ACCESS = """
<meta property="schema:accessMode">auditory</meta>
<meta property="schema:accessibilityFeature">synchronizedAudioText</meta>"""


@dataclass(frozen=True, slots=True)
class ManifestItem:
    """A file of the book; ``overlay`` is the id of its media overlay, ``linear`` puts it in the spine."""

    id: str
    href: str
    media_type: str
    properties: str = ""
    overlay: str = ""
    in_spine: bool = False


@dataclass(frozen=True, slots=True)
class BookLabel:
    """What the package says of the book; ``modified`` is UTC as ``2026-01-31T12:00:00Z``."""

    identifier: str
    title: str
    author: str
    language: str
    modified: str
    durations_ms: tuple[tuple[str, int], ...] = ()
    """Media overlay ids and how long they are heard."""


def xhtml(title: str, body: str, language: str, *, kind: str = "") -> str:
    """A content document."""
    attributes = f' epub:type="{kind}"' if kind else ""
    return _XHTML.format(language=language, title=escape(title), body=body, attributes=attributes)


def package(label: BookLabel, items: Sequence[ManifestItem]) -> str:
    """The package document."""
    spine = "".join(f'<itemref idref="{item.id}"/>' for item in items if item.in_spine)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" '
        f'xml:lang="{label.language}" prefix="schema: http://schema.org/">\n'
        f'<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">\n{_metadata(label)}\n</metadata>\n'
        f"<manifest>\n{chr(10).join(_manifest_item(item) for item in items)}\n</manifest>\n"
        f"<spine>{spine}</spine>\n</package>\n"
    )


def _metadata(label: BookLabel) -> str:
    lines = [
        f'<dc:identifier id="id">{escape(label.identifier)}</dc:identifier>',
        f"<dc:title>{escape(label.title)}</dc:title>",
        f"<dc:language>{label.language}</dc:language>",
        f'<meta property="dcterms:modified">{label.modified}</meta>',
        '<meta name="cover" content="cover-image"/>',
        _ACCESS + (_AUDIO_ACCESS if label.durations_ms else ""),
    ]
    if label.author.strip():
        lines.append(f"<dc:creator>{escape(label.author.strip())}</dc:creator>")
    if label.durations_ms:
        total = sum(ms for _, ms in label.durations_ms)
        lines.append(f'<meta property="media:duration">{clock(total)}</meta>')
        lines.append('<meta property="media:active-class">now</meta>')
    lines += [
        f'<meta property="media:duration" refines="#{overlay}">{clock(ms)}</meta>'
        for overlay, ms in label.durations_ms
    ]
    return "\n".join(lines)


def _manifest_item(item: ManifestItem) -> str:
    properties = f' properties="{item.properties}"' if item.properties else ""
    overlay = f' media-overlay="{item.overlay}"' if item.overlay else ""
    return (
        f'<item id="{item.id}" href="{escape(item.href)}" media-type="{item.media_type}"'
        f"{properties}{overlay}/>"
    )


def navigation(heading: str, entries: Sequence[tuple[ContentsEntry, str]], language: str) -> str:
    """The navigation document; each entry comes with the address it leads to."""
    nested = _nested(entries)
    body = f'<nav epub:type="toc" id="toc"><h1>{escape(heading)}</h1>{nested}</nav>'
    return xhtml(heading, body, language)


def _nested(entries: Sequence[tuple[ContentsEntry, str]]) -> str:
    """Entries as nested lists; a level that the source skips is not invented."""
    parts: list[str] = []
    levels: list[int] = []
    for entry, address in entries:
        while len(levels) > 1 and entry.level <= levels[-2]:
            parts.append("</li></ol>")
            levels.pop()
        if not levels or entry.level > levels[-1]:
            parts.append("<ol>")
            levels.append(entry.level)
        else:
            parts.append("</li>")
            levels[-1] = entry.level
        parts.append(f'<li><a href="{escape(address)}">{escape(entry.title) or "…"}</a>')
    return "".join(parts) + "</li></ol>" * len(levels)


def overlay(page: str, audio: str, times: Sequence[SpokenSegment]) -> str:
    """A media overlay: each sentence with its stretch of the audio."""
    pars = "\n".join(
        f'<par id="p{t.segment}"><text src="{page}#s{t.segment}"/>'
        f'<audio src="{escape(audio)}" clipBegin="{clock(t.start_ms)}" clipEnd="{clock(t.end_ms)}"/>'
        "</par>"
        for t in times
    )
    return _SMIL.format(page=page, pars=pars)


def clock(ms: int) -> str:
    """A SMIL clock value."""
    hours, rest = divmod(ms, 3_600_000)
    minutes, rest = divmod(rest, 60_000)
    return f"{hours}:{minutes:02d}:{rest // 1000:02d}.{rest % 1000:03d}"
