"""Glossaries as CSV and TBX files."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from lxml import etree

from kreyol_desktop.core.errors import CorruptError, LanguageError, TooLargeError
from kreyol_desktop.core.glossary import Term
from kreyol_desktop.core.language import Language, parse_language
from kreyol_desktop.engines.translation.table_files import read_table

MAX_BYTES = 64 * 1024 * 1024
_SEPARATOR = "|"
_LANGUAGES = (Language.ENGLISH, Language.FRENCH, Language.SPANISH, Language.KREYOL)
_POS, _NOTES = "part_of_speech", "notes"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_PARTS_OF_SPEECH = frozenset({"noun", "verb", "adjective", "adverb", "phrase"})


def read_csv(path: Path) -> tuple[Term, ...]:
    """Read a table whose head names ``en``, ``fr``, ``ht`` (two of them or more), ``part_of_speech``,
    ``notes``.

    Several names in a cell are parted by ``|``, the preferred one first. Comma, semicolon and tab
    separate. Raise TooLargeError, and CorruptError that names the line.
    """
    head, rows = read_table(path, max_bytes=MAX_BYTES)
    if len({language for name in head if (language := _language(name))}) < 2:  # noqa: PLR2004 - a pair
        raise CorruptError(
            f"{path.name}, line 1: the head names no two languages.",
            hint="The first line must name the columns en, fr and ht.",
            line=1,
        )
    terms = tuple(term for _, cells in rows if (term := _term(cells)).names)
    if not terms:
        raise CorruptError(
            f"{path.name} holds no terms.", hint="Only its first line says anything."
        )
    return terms


def write_csv(path: Path, terms: Iterable[Term]) -> None:
    """Write terms as CSV with a head line, UTF-8."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        columns = _columns(terms := tuple(terms))
        writer.writerow([*(column.value for column in columns), _POS, _NOTES])
        for term in terms:
            names = (_SEPARATOR.join(term.names.get(column, ())) for column in columns)
            writer.writerow([*names, term.part_of_speech, term.notes])


def read_tbx(path: Path) -> tuple[Term, ...]:
    """Read TBX (ISO 30042), the 2008 form (martif, termEntry) and the 2019 form (tbx, conceptEntry).

    Raise CorruptError or TooLargeError.
    """
    if path.stat().st_size > MAX_BYTES:
        raise TooLargeError(f"{path.name} is too large for a glossary.")
    # no entities, no network: the file comes from anywhere
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.parse(str(path), parser).getroot()
    except etree.XMLSyntaxError as error:
        line = error.lineno or 1
        raise CorruptError(
            f"{path.name}, line {line}: not a readable TBX file ({error.msg}).",
            hint="Export it again where it came from.",
            line=line,
        ) from error
    entries = [e for e in root.iter() if _tag(e) in ("termEntry", "conceptEntry")]
    terms = tuple(term for entry in entries if (term := _concept(entry)).names)
    if not terms:
        raise CorruptError(f"{path.name} holds no terms.")
    return terms


def write_tbx(path: Path, terms: Iterable[Term]) -> None:
    """Write terms as TBX-Basic of 2019 (DCA style)."""
    root = etree.Element("tbx", {"style": "dca", "type": "TBX-Basic", _XML_LANG: "ht"})
    root.set("xmlns", "urn:iso:std:iso:30042:ed-2")
    head = etree.SubElement(etree.SubElement(root, "tbxHeader"), "fileDesc")
    source = etree.SubElement(etree.SubElement(head, "sourceDesc"), "p")
    source.text = "Kreyòl Desktop"
    body = etree.SubElement(etree.SubElement(root, "text"), "body")
    for number, term in enumerate(terms, start=1):
        entry = etree.SubElement(body, "conceptEntry", id=f"c{number}")
        if term.notes:
            etree.SubElement(entry, "note").text = term.notes
        for language, names in term.names.items():
            section = etree.SubElement(entry, "langSec", {_XML_LANG: language.value})
            _write_names(section, names, term.part_of_speech)
    path.write_bytes(
        etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    )


def _write_names(section: etree._Element, names: Sequence[str], part_of_speech: str) -> None:
    for name in names:
        term = etree.SubElement(section, "termSec")
        etree.SubElement(term, "term").text = name
        if part_of_speech:
            etree.SubElement(term, "termNote", type="partOfSpeech").text = part_of_speech


def _term(cells: Mapping[str, str]) -> Term:
    names: dict[Language, tuple[str, ...]] = {}
    for column, cell in cells.items():
        language = _language(column)
        values = tuple(part.strip() for part in cell.split(_SEPARATOR) if part.strip())
        if language and values:
            names[language] = values
    kind = cells.get(_POS, cells.get("pos", "")).lower()
    return Term(names, kind if kind in _PARTS_OF_SPEECH else "", cells.get(_NOTES, ""))


def _language(code: str) -> Language | None:
    try:
        return parse_language(code)
    except LanguageError:
        return None


def _concept(entry: etree._Element) -> Term:
    names: dict[Language, tuple[str, ...]] = {}
    kind, notes = "", ""
    for section in entry:
        if _tag(section) in ("note", "descrip") and section.text:
            notes = notes or section.text.strip()
        if _tag(section) not in ("langSet", "langSec"):
            continue
        language = _language(section.get(_XML_LANG) or section.get("lang") or "")
        if language is None:
            continue
        values = [e.text.strip() for e in section.iter() if _tag(e) == "term" and e.text]
        if values:
            names[language] = tuple(dict.fromkeys(values))
        for note in section.iter():
            if note.get("type") == "partOfSpeech" and (note.text or "") in _PARTS_OF_SPEECH:
                kind = note.text or ""
    return Term(names, kind, notes)


def _tag(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _columns(terms: Sequence[Term]) -> tuple[Language, ...]:
    used = {language for term in terms for language in term.names}
    return tuple(language for language in _LANGUAGES if language in used)
