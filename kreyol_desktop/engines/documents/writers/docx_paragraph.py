"""Replacing the text of one Word paragraph and keeping what hangs on it.

Pictures, notes, bookmarks and comments stay; new runs take the properties of the source run that
had the same style; links keep their targets.
"""

import copy
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from lxml import etree

from kreyol_desktop.core.document import Block, Run, Style
from kreyol_desktop.engines.documents.writers.docx_parts import clean_text

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_TEXT = frozenset(
    {f"{W}{name}" for name in ("t", "tab", "ptab", "cr", "noBreakHyphen", "softHyphen")}
)
_FIELD = frozenset({f"{W}fldChar", f"{W}instrText"})
_NOTES = frozenset({f"{W}footnoteReference", f"{W}endnoteReference"})
_CLOSED = frozenset(
    {f"{W}{name}" for name in ("del", "moveFrom", "txbxContent", "pPr", "rPr")}
    | {"{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
)
_HOLDERS = frozenset({f"{W}hyperlink", f"{W}fldSimple", f"{W}ins", f"{W}moveTo"})
_LONGEST_NUMBER = 12
_CHARACTERS = {"t": None, "tab": "\t", "ptab": "\t", "cr": "\n", "br": "\n"}


@dataclass(frozen=True, slots=True)
class _Template:
    """What a new run copies: the properties of a source run, and the link around it."""

    properties: Any
    link: Any


def replace_text(paragraph: Any, block: Block, runs: Sequence[Run]) -> None:
    """Put ``runs`` in the place of the text of ``paragraph`` (a ``w:p``), which is ``block``'s."""
    sources = list(_runs(paragraph))
    texts = [_text(run) for run in sources]
    if not any(text.strip() for text in texts):
        return
    prefix = _number(block.text, "".join(texts))
    templates = _templates(block, sources, texts, len(prefix))
    notes = [run for run in sources if any(child.tag in _NOTES for child in run)]
    anchor = _anchor(paragraph, sources)
    new = list(_new_runs(_without(runs, prefix), templates, notes))
    _drop_fields(sources)
    for run in sources:
        _empty(run, keep_notes=run in notes)
    for element in new:
        anchor.addprevious(element)
    anchor.getparent().remove(anchor)


def _runs(element: Any) -> Iterator[Any]:
    """The ``w:r`` of a paragraph, those in links and insertions too, not those in text boxes."""
    for child in element:
        if child.tag == f"{W}r":
            yield child
        elif child.tag not in _CLOSED:
            yield from _runs(child)


def _text(run: Any) -> str:
    parts = []
    for child in run:
        name = etree.QName(child).localname if isinstance(child.tag, str) else ""
        if child.tag in _TEXT or child.tag == f"{W}br":
            parts.append(_CHARACTERS.get(name) or child.text or "")
    return "".join(parts)


def _number(text: str, paragraph_text: str) -> str:
    """The automatic number that the reader put before a heading: Word writes it by itself."""
    body = paragraph_text.strip()
    place = text.find(body[:20]) if body else -1
    return text[:place] if 0 < place <= _LONGEST_NUMBER else ""


def _without(runs: Sequence[Run], prefix: str) -> list[Run]:
    """``runs`` without ``prefix``, if they begin with it."""
    wanted = prefix.strip()
    if not wanted or not "".join(run.text for run in runs).lstrip().startswith(wanted):
        return list(runs)
    left = len(wanted)
    kept: list[Run] = []
    for run in runs:
        text = run.text if kept else run.text.lstrip()
        cut = min(left, len(text))
        left -= cut
        text = text[cut:] if kept or left else text[cut:].lstrip()
        if text:
            kept.append(replace(run, text=text))
    return kept


def _templates(
    block: Block, sources: Sequence[Any], texts: Sequence[str], offset: int
) -> dict[Style, _Template]:
    """For each style of the block the source run that first had it."""
    starts: list[tuple[int, Any]] = []
    position = offset
    for run, text in zip(sources, texts, strict=True):
        if text:
            starts.append((position, run))
            position += len(text)
    templates: dict[Style, _Template] = {}
    position = 0
    for styled in block.runs:
        run = _longest(starts, position, position + len(styled.text))
        position += len(styled.text)
        if run is not None and styled.text.strip() and not styled.style.superscript:
            templates.setdefault(styled.style, _template(run))
    if starts:
        templates.setdefault(Style(), _template(starts[0][1]))
    return templates


def _longest(starts: Sequence[tuple[int, Any]], begin: int, end: int) -> Any:
    """The source run that has most of the characters from ``begin`` to ``end``."""
    ends = [*(start for start, _ in starts[1:]), end]
    shares = [
        (min(last, end) - max(start, begin), run)
        for (start, run), last in zip(starts, ends, strict=False)
    ]
    length, longest = max(shares, key=lambda share: share[0], default=(0, None))
    return longest if length > 0 else None


def _template(run: Any) -> _Template:
    parent = run.getparent()
    properties = copy.deepcopy(run.find(f"{W}rPr"))
    if properties is not None:
        for language in properties.findall(f"{W}lang"):
            properties.remove(language)
    return _Template(properties, parent if parent.tag == f"{W}hyperlink" else None)


def _anchor(paragraph: Any, sources: Sequence[Any]) -> Any:
    """A placeholder where the first text stood, as a child of the paragraph itself."""
    first = next(run for run in sources if _text(run).strip())
    while first.getparent() is not paragraph:
        first = first.getparent()
    placeholder = etree.Element(f"{W}r")
    first.addprevious(placeholder)
    return placeholder


def _new_runs(
    runs: Sequence[Run], templates: dict[Style, _Template], notes: Sequence[Any]
) -> Iterator[Any]:
    """New elements: runs, links around runs, and the note references where their marks stand."""
    waiting = list(notes)
    default = next(iter(templates.values()), _Template(None, None))
    link, address = None, ""
    for run in runs:
        if run.style.superscript and run.text.strip().isdigit() and waiting:
            yield _moved_note(waiting.pop(0))
            continue
        template = templates.get(run.style) or _closest(run.style, templates) or default
        element = _new_run(run.text, template.properties)
        if template.link is None or not run.style.link:
            link, address = None, ""
            yield element
        elif link is not None and address == run.style.link:
            link.append(element)
        else:
            link, address = etree.Element(f"{W}hyperlink", template.link.attrib), run.style.link
            link.append(element)
            yield link
    for note in waiting:
        yield _moved_note(note)


def _closest(style: Style, templates: dict[Style, _Template]) -> _Template | None:
    """A template whose style agrees in what the eye sees first."""
    wanted = (style.bold, style.italic, bool(style.link))
    for known, template in templates.items():
        if (known.bold, known.italic, bool(known.link)) == wanted:
            return template
    return None


def _moved_note(run: Any) -> Any:
    """The run with a note reference, without any text of its own."""
    moved = copy.deepcopy(run)
    for child in list(moved):
        if child.tag != f"{W}rPr" and child.tag not in _NOTES:
            moved.remove(child)
    return moved


def _new_run(text: str, properties: Any) -> Any:
    run = etree.Element(f"{W}r")
    if properties is not None:
        run.append(copy.deepcopy(properties))
    for line_number, line in enumerate(clean_text(text).split("\n")):
        if line_number:
            etree.SubElement(run, f"{W}br")
        for tab_number, stretch in enumerate(line.split("\t")):
            if tab_number:
                etree.SubElement(run, f"{W}tab")
            if stretch:
                element = etree.SubElement(run, f"{W}t")
                element.text = stretch
                element.set(_SPACE, "preserve")
    return run


def _drop_fields(sources: Sequence[Any]) -> None:
    """Take field codes out when they begin and end here: their result is now plain text."""
    marks = [child for run in sources for child in run if child.tag in _FIELD]
    kinds = [mark.get(f"{W}fldCharType") for mark in marks]
    if kinds.count("begin") == kinds.count("end"):
        for mark in marks:
            mark.getparent().remove(mark)


def _empty(run: Any, *, keep_notes: bool) -> None:
    """Take the text out of a source run; remove the run when nothing else is in it."""
    for child in list(run):
        is_line = child.tag == f"{W}br" and child.get(f"{W}type") in (None, "textWrapping")
        if child.tag in _TEXT or is_line or (keep_notes and child.tag in _NOTES):
            run.remove(child)
    if all(child.tag == f"{W}rPr" for child in run):
        parent = run.getparent()
        parent.remove(run)
        # an empty field would be filled again by Word
        while parent.tag in _HOLDERS and len(parent) == 0:
            holder, parent = parent, parent.getparent()
            parent.remove(holder)
