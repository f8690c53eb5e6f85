"""Pieces of WordprocessingML that python-docx has no word for."""

import re
from pathlib import Path
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.run import Run as DocxRun

from kreyol_desktop.core.language import Language
from kreyol_desktop.core.translated import TranslationNote

_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def clean_text(text: str) -> str:
    """Text without the characters that XML forbids."""
    return _NOT_XML.sub("", text)


def set_language(document: Any, language: Language) -> None:
    """Make ``language`` the proofing language of the document's default style."""
    properties = document.styles.element.find(qn("w:docDefaults"))
    run = None if properties is None else properties.find(f"{qn('w:rPrDefault')}/{qn('w:rPr')}")
    if run is None:
        run = document.styles["Normal"].element.get_or_add_rPr()
    tag = run.find(qn("w:lang"))
    if tag is None:
        tag = OxmlElement("w:lang")
        run.append(tag)
    tag.set(qn("w:val"), f"{language.bcp47}-HT" if language is Language.KREYOL else language.bcp47)


def add_hyperlink(paragraph: Any, address: str, text: str) -> DocxRun:
    """Append a link to ``paragraph``, or go on with the one that ends it; return its run."""
    relation = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link: Any = paragraph._p[-1] if len(paragraph._p) else None
    if link is None or link.tag != qn("w:hyperlink") or link.get(qn("r:id")) != relation:
        link = OxmlElement("w:hyperlink")
        link.set(qn("r:id"), relation)
        paragraph._p.append(link)
    element: Any = OxmlElement("w:r")
    link.append(element)
    run = DocxRun(element, paragraph)
    run.text = text
    return run


def write_note(document: Any, note: TranslationNote | None) -> None:
    """Append the machine-translation note, set apart by a rule above it."""
    if note is None:
        return
    title = document.add_paragraph()
    title.add_run(clean_text(note.title)).bold = True
    _rule_above(title)
    for line in note.lines:
        document.add_paragraph(clean_text(line))


def _rule_above(paragraph: Any) -> None:
    borders = OxmlElement("w:pBdr")
    top = OxmlElement("w:top")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "6"), ("color", "808080")):
        top.set(qn(f"w:{name}"), value)
    borders.append(top)
    paragraph._p.get_or_add_pPr().append(borders)


def save_docx(document: Any, target: Path) -> None:
    """Write the package."""
    with target.open("wb") as stream:
        document.save(stream)
