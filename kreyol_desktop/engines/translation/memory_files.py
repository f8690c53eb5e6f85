"""Translation memories as TMX 1.4b and CSV."""

import csv
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from lxml import etree

from kreyol_desktop.core.errors import CorruptError, LanguageError, TooLargeError
from kreyol_desktop.core.language import Direction, Language, parse_language
from kreyol_desktop.core.memory_page import Damage
from kreyol_desktop.core.segment import Origin
from kreyol_desktop.core.translation import MemoryEntry, MemoryKey
from kreyol_desktop.engines.translation.import_findings import Findings

MAX_BYTES = 2 * 1024**3
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_INVALID_XML = dict.fromkeys(
    [*range(9), 11, 12, *range(14, 32), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF]
)
_HUMAN = "human"
_TOOL = "Kreyol Desktop"
_ALONE = frozenset({"ph", "it", "ut"})
"""Codes that stand for something, a picture or a line break; others open or close a format."""

Pair = tuple[Direction, str, str, bool]
"""(direction, source, target, whether a person made it)"""


def write_tmx(path: Path, entries: Iterable[MemoryEntry], *, version: str) -> int:
    """Write entries as TMX 1.4b, streaming; return their number.

    ``changeid`` tells a person's entry (``human``) from a model's (its id).
    """
    count = 0
    with path.open("wb") as stream, etree.xmlfile(stream, encoding="utf-8") as xml:
        xml.write_declaration()
        with xml.element("tmx", version="1.4"):
            xml.write(etree.Element("header", _header(version)))
            with xml.element("body"):
                for entry in entries:
                    xml.write(_unit(entry), pretty_print=True)
                    count += 1
    return count


def read_tmx(path: Path, *, findings: Findings | None = None) -> Iterator[Pair]:
    """Yield every usable pair of a TMX file.

    A unit with several languages gives a pair for each language beside its source language. Units
    in languages that the program does not know are passed over. Raise TooLargeError, and CorruptError
    that names the line; with ``findings`` a file that breaks off after its first pair is told there.
    """
    if path.stat().st_size > MAX_BYTES:
        raise TooLargeError(f"{path.name} is too large.", limit=MAX_BYTES)
    source_language: Language | None = None
    ours, is_begun = False, False
    try:
        # no entities, no network: the file comes from anywhere
        events = etree.iterparse(
            str(path), events=("end",), resolve_entities=False, no_network=True, load_dtd=False
        )
        for _, element in events:
            tag = etree.QName(element).localname if isinstance(element.tag, str) else ""
            if tag == "header":
                source_language = _language(element.get("srclang", ""))
                ours = element.get("creationtool") == _TOOL
            elif tag == "tu":
                pairs = list(_pairs(element, source_language, ours=ours))
                _forget(element)
                yield from pairs
                is_begun = is_begun or bool(pairs)
                if findings is not None and not pairs:
                    findings.leave_out()
    except etree.XMLSyntaxError as error:
        line = error.lineno or 1
        if findings is not None and is_begun:
            findings.tell(line, Damage.REST)
            return
        raise CorruptError(
            f"{path.name}, line {line}: not a readable TMX file ({error.msg}).",
            hint="Export it again where it came from.",
            line=line,
        ) from error


def write_csv(path: Path, entries: Iterable[MemoryEntry]) -> int:
    """Write entries as CSV: source language, target language, source, target, origin, confidence."""
    count = 0
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(
            ["source_language", "target_language", "source", "target", "origin", "confidence"]
        )
        for entry in entries:
            direction = entry.key.direction
            writer.writerow(
                [
                    direction.source.value,
                    direction.target.value,
                    _not_a_formula(entry.key.source),
                    _not_a_formula(entry.target),
                    entry.origin.value,
                    "" if entry.confidence is None else f"{entry.confidence:.3f}",
                ]
            )
            count += 1
    return count


def human_entry(direction: Direction, source: str, target: str) -> MemoryEntry:
    """An entry that a person made or took over; ``source`` must be normalised."""
    return MemoryEntry(MemoryKey("", direction, source), target, Origin.HUMAN, 1.0)


def _header(version: str) -> dict[str, str]:
    return {
        "creationtool": _TOOL,
        "creationtoolversion": version,
        "segtype": "sentence",
        "o-tmf": _TOOL,
        "adminlang": "en",
        "srclang": "*all*",
        "datatype": "plaintext",
        "creationdate": datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ"),
    }


def _unit(entry: MemoryEntry) -> etree._Element:
    direction = entry.key.direction
    human = entry.origin is Origin.HUMAN
    unit = etree.Element("tu", srclang=direction.source.value)
    unit.set("changeid", _HUMAN if human else _clean(entry.key.model) or "model")
    pairs = ((direction.source, entry.key.source), (direction.target, entry.target))
    for language, text in pairs:
        variant = etree.SubElement(unit, "tuv", {_XML_LANG: language.value})
        etree.SubElement(variant, "seg").text = _clean(text)
    return unit


def _pairs(unit: etree._Element, default: Language | None, *, ours: bool) -> Iterator[Pair]:
    texts: dict[Language, str] = {}
    for variant in unit.iter("{*}tuv"):
        language = _language(variant.get(_XML_LANG) or variant.get("lang") or "")
        segment = variant.find("{*}seg")
        if language and segment is not None:
            texts.setdefault(language, " ".join(_words_of(segment).split()))
    source = _language(unit.get("srclang", "")) or default
    if source not in texts:
        source = next((language for language in texts if language is not Language.KREYOL), None)
    if source is None or not texts[source]:
        return
    # elsewhere it is the name of whoever changed the unit
    human = not ours or (unit.get("changeid") or _HUMAN) == _HUMAN
    for target, text in texts.items():
        if target is not source and text:
            yield Direction(source, target), texts[source], text, human


def _words_of(segment: etree._Element) -> str:
    """The text of a segment without the codes of the format that it was taken from; what is only
    highlighted counts.
    """
    parts = [segment.text or ""]
    for child in segment:
        tag = etree.QName(child).localname if isinstance(child.tag, str) else ""
        if tag == "hi":
            parts.append(_words_of(child))
        elif tag in _ALONE and parts[-1][-1:].isalnum() and (child.tail or "")[:1].isalnum():
            parts.append(" ")
        parts.append(child.tail or "")
    return "".join(parts)


def _forget(unit: etree._Element) -> None:
    """Let go of a unit and of those before it, so that a large file is never held as a whole."""
    unit.clear()
    parent = unit.getparent()
    while parent is not None and unit.getprevious() is not None:
        del parent[0]


def _language(code: str) -> Language | None:
    try:
        return parse_language(code)
    except LanguageError:
        return None


def _clean(text: str) -> str:
    """Without the characters that XML cannot hold."""
    return text.translate(_INVALID_XML)


def _not_a_formula(text: str) -> str:
    """A cell that a spreadsheet will not run."""
    clean = _clean(text)
    return f"'{clean}" if clean[:1] in "=+-@" and clean[1:2].isalpha() else clean
