"""DOCX edited in place: the source with the text of its paragraphs replaced, all else kept."""

import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path, PurePosixPath
from typing import Any

from lxml import etree

from kreyol_desktop.core.document import Block
from kreyol_desktop.core.document_io import WriteOptions
from kreyol_desktop.core.language import Language
from kreyol_desktop.core.translated import TranslatedDocument, TranslationNote
from kreyol_desktop.engines.documents.writers.content import (
    is_translated,
    target_runs,
    title_of,
)
from kreyol_desktop.engines.documents.writers.docx_build import build_docx
from kreyol_desktop.engines.documents.writers.docx_paragraph import W, replace_text
from kreyol_desktop.engines.documents.writers.docx_parts import clean_text
from kreyol_desktop.engines.documents.writers.docx_relations import (
    has_programs,
    is_relations,
    without_outside,
)

_BODY = "word/document.xml"
_STYLES = "word/styles.xml"
_CORE = "docProps/core.xml"
_CONTENT_TYPES = "[Content_Types].xml"
_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_DC = "{http://purl.org/dc/elements/1.1/}"


def write_docx(translated: TranslatedDocument, target: Path, options: WriteOptions) -> None:
    """Edit the source where its blocks have anchors; else build a new DOCX.

    A source with macros is rebuilt: its code does not travel. What lies outside is not linked to.
    """
    if not _is_editable(translated):
        build_docx(translated, target, options)
        return
    edits = _by_part(translated)
    with (
        zipfile.ZipFile(translated.document.path) as source,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as result,
    ):
        names = source.infolist()
        for done, info in enumerate(names, start=1):
            data = source.read(info)
            result.writestr(info.filename, _edited(info.filename, data, edits, translated))
            if options.on_page is not None:
                options.on_page(done, len(names))


def _is_editable(translated: TranslatedDocument) -> bool:
    document = translated.document
    texts = [block for block in document.blocks if block.text.strip()]
    if not texts or not all(_anchor(block) for block in texts):
        return False
    if not zipfile.is_zipfile(document.path):
        return False
    with zipfile.ZipFile(document.path) as archive:
        names = set(archive.namelist())
        types = archive.read(_CONTENT_TYPES) if _CONTENT_TYPES in names else b""
    return _BODY in names and not has_programs(names, types)


def _anchor(block: Block) -> tuple[str, int] | None:
    part, mark, number = block.anchor.partition("#")
    if not mark or not number.isdigit() or PurePosixPath(part).suffix != ".xml":
        return None
    return part, int(number)


def _by_part(translated: TranslatedDocument) -> dict[str, list[tuple[int, Block]]]:
    edits: dict[str, list[tuple[int, Block]]] = {}
    for block in translated.document.blocks:
        anchor = _anchor(block)
        if anchor is not None and block.text.strip() and is_translated(translated, block):
            edits.setdefault(anchor[0], []).append((anchor[1], block))
    return edits


def _edited(
    name: str,
    data: bytes,
    edits: dict[str, list[tuple[int, Block]]],
    translated: TranslatedDocument,
) -> bytes:
    """The bytes of a part after editing."""
    if is_relations(name):
        return without_outside(data, _parser())
    if name not in edits and name not in (_BODY, _STYLES, _CORE):
        return data
    root = etree.fromstring(data, _parser())
    _replace_paragraphs(root, edits.get(name, ()), translated)
    if name == _BODY:
        _append_note(root, translated.note)
    elif name == _STYLES:
        _set_language(root, translated.target)
    elif name == _CORE:
        _label(root, translated)
    edited: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return edited


def _parser() -> Any:
    """No entities, no network: the source may be hostile."""
    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)


def _replace_paragraphs(
    root: Any, edits: Iterable[tuple[int, Block]], translated: TranslatedDocument
) -> None:
    paragraphs = list(root.iter(f"{W}p"))
    for number, block in edits:
        if number < len(paragraphs):
            replace_text(paragraphs[number], block, target_runs(translated, block))
    _drop_fallbacks(root)


def _drop_fallbacks(root: Any) -> None:
    """What programs before 2010 show instead of a drawing with text holds the text of the source."""
    for fallback in list(root.iter(f"{_COMPATIBILITY}Fallback")):
        if next(fallback.iter(f"{W}txbxContent"), None) is not None:
            fallback.getparent().remove(fallback)


def _append_note(root: Any, note: TranslationNote | None) -> None:
    body = root.find(f"{W}body")
    if note is None or body is None:
        return
    section = body.find(f"{W}sectPr")
    place = len(body) if section is None else body.index(section)
    for offset, element in enumerate(_note_paragraphs(note)):
        body.insert(place + offset, element)


def _note_paragraphs(note: TranslationNote) -> Sequence[Any]:
    paragraphs = []
    for index, text in enumerate((note.title, *note.lines)):
        paragraph = etree.Element(f"{W}p")
        if index == 0:
            borders = etree.SubElement(etree.SubElement(paragraph, f"{W}pPr"), f"{W}pBdr")
            top = {"val": "single", "sz": "6", "space": "6", "color": "808080"}
            etree.SubElement(borders, f"{W}top", {f"{W}{k}": v for k, v in top.items()})
        run = etree.SubElement(paragraph, f"{W}r")
        if index == 0:
            etree.SubElement(etree.SubElement(run, f"{W}rPr"), f"{W}b")
        etree.SubElement(run, f"{W}t").text = clean_text(text)
        paragraphs.append(paragraph)
    return paragraphs


def _set_language(root: Any, language: Language) -> None:
    defaults = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
    tags = list(root.iter(f"{W}lang"))
    if defaults is not None and defaults.find(f"{W}lang") is None:
        tags.append(etree.SubElement(defaults, f"{W}lang"))
    for tag in tags:
        tag.set(f"{W}val", "ht-HT" if language is Language.KREYOL else language.bcp47)


def _label(root: Any, translated: TranslatedDocument) -> None:
    for name, value in (("title", title_of(translated)), ("language", translated.target.bcp47)):
        element = root.find(f"{_DC}{name}")
        if element is None:
            element = etree.SubElement(root, f"{_DC}{name}")
        element.text = clean_text(value)
