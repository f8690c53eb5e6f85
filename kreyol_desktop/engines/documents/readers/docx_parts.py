"""The parts of a DOCX beside its text: styles, numbering, relations, properties."""

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import Any

from kreyol_desktop.core.document import PLAIN, Role, Style
from kreyol_desktop.core.language import Language
from kreyol_desktop.engines.documents.readers.archives import Archive, resolved
from kreyol_desktop.engines.documents.readers.markup_context import language_of

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_HEADING = re.compile(r"^(?:heading|titre|título|tit)\s*([1-9])$")
_ROLES = {
    "title": Role.TITLE,
    "subtitle": Role.PARAGRAPH,
    "caption": Role.CAPTION,
    "quote": Role.QUOTE,
    "intense quote": Role.QUOTE,
    "block text": Role.QUOTE,
    "footnote text": Role.NOTE,
    "endnote text": Role.NOTE,
    "html preformatted": Role.CODE,
    "source code": Role.CODE,
    "code": Role.CODE,
}
_MAX_LEVEL = 6
_MAX_CHAIN = 20
_MONOSPACE = re.compile(r"courier|mono|consol|menlo", re.IGNORECASE)


def local_name(element: Any) -> str:
    """The tag without its namespace; nothing for comments."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def value_of(element: Any) -> str:
    """The ``w:val`` of an element, or nothing."""
    return "" if element is None else element.get(f"{W}val") or ""


def is_on(element: Any) -> bool | None:
    """A toggle such as ``w:b``: None where it is not given."""
    if element is None:
        return None
    return value_of(element) not in ("0", "false", "off", "none")


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """What a paragraph inherits from its style."""

    role: Role = Role.PARAGRAPH
    level: int = 0
    run: Style = PLAIN
    align: str = ""
    numbering: tuple[str, int] | None = None


class StyleSheet:
    """The styles of a document, with inheritance."""

    def __init__(self, archive: Archive) -> None:
        self._elements: dict[str, Any] = {}
        self._known: dict[str, ParagraphStyle] = {}
        self._default = ""
        self._base = PLAIN
        self.language: Language | None = None
        if "word/styles.xml" in archive.names:
            self._load(archive.xml("word/styles.xml"))

    def _load(self, root: Any) -> None:
        defaults = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        if defaults is not None:
            self._base = with_properties(PLAIN, defaults)
            self.language = language_of(value_of(defaults.find(f"{W}lang")))
        for style in root.iterchildren(f"{W}style"):
            name = style.get(f"{W}styleId") or ""
            self._elements[name] = style
            if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") == "1":
                self._default = name
        normal = self._elements.get(self._default)
        tag = None if normal is None else normal.find(f"{W}rPr/{W}lang")
        self.language = language_of(value_of(tag)) or self.language

    def of(self, paragraph: Any) -> ParagraphStyle:
        """The style of a ``w:p``, with the outline level that it may set itself."""
        name = value_of(paragraph.find(f"{W}pPr/{W}pStyle")) or self._default
        style = self.named(name)
        own = value_of(paragraph.find(f"{W}pPr/{W}outlineLvl"))
        if own.isdigit() and int(own) < _MAX_LEVEL and style.role is Role.PARAGRAPH:
            return replace(style, role=Role.HEADING, level=int(own) + 1)
        return style

    def named(self, name: str) -> ParagraphStyle:
        """The style with the id ``name``, with all that it is based on."""
        if name not in self._known:
            self._known[name] = self._built(name)
        return self._known[name]

    def _built(self, name: str) -> ParagraphStyle:
        chain: list[Any] = []
        seen: set[str] = set()
        while name in self._elements and name not in seen and len(chain) < _MAX_CHAIN:
            seen.add(name)
            chain.append(self._elements[name])
            name = value_of(self._elements[name].find(f"{W}basedOn"))
        style = ParagraphStyle(run=self._base)
        for element in reversed(chain):
            style = _refined(style, element)
        return style


def _refined(style: ParagraphStyle, element: Any) -> ParagraphStyle:
    name = value_of(element.find(f"{W}name")).lower()
    role, level = style.role, style.level
    heading = _HEADING.match(name)
    if heading:
        role, level = Role.HEADING, min(int(heading.group(1)), _MAX_LEVEL)
    elif name in _ROLES:
        role, level = _ROLES[name], 0
    outline = value_of(element.find(f"{W}pPr/{W}outlineLvl"))
    if not heading and outline.isdigit() and int(outline) < _MAX_LEVEL and role is not Role.TITLE:
        role, level = Role.HEADING, int(outline) + 1
    properties = element.find(f"{W}rPr")
    return ParagraphStyle(
        role,
        level,
        style.run if properties is None else with_properties(style.run, properties),
        value_of(element.find(f"{W}pPr/{W}jc")) or style.align,
        numbering_of(element) or style.numbering,
    )


def with_properties(style: Style, properties: Any) -> Style:
    """``style`` changed by a ``w:rPr``."""
    changes: dict[str, Any] = {}
    for name in ("b", "i"):
        state = is_on(properties.find(f"{W}{name}"))
        if state is not None:
            changes["bold" if name == "b" else "italic"] = state
    underline = properties.find(f"{W}u")
    if underline is not None:
        changes["underline"] = value_of(underline) not in ("", "none")
    raised = properties.find(f"{W}vertAlign")
    if raised is not None:
        changes["superscript"] = value_of(raised) == "superscript"
        changes["subscript"] = value_of(raised) == "subscript"
    for name in ("strike", "dstrike"):
        state = is_on(properties.find(f"{W}{name}"))
        if state is not None:
            changes["struck"] = state
    size = value_of(properties.find(f"{W}sz"))
    if size.replace(".", "", 1).isdigit():
        changes["size_pt"] = float(size) / 2
    color = value_of(properties.find(f"{W}color"))
    if re.fullmatch(r"[0-9A-Fa-f]{6}", color):
        changes["color"] = int(color, 16)
    fonts = properties.find(f"{W}rFonts")
    font = "" if fonts is None else fonts.get(f"{W}ascii") or ""
    if font:
        changes["font"] = font
        changes["monospace"] = bool(_MONOSPACE.search(font))
    return replace(style, **changes) if changes else style


def numbering_of(element: Any) -> tuple[str, int] | None:
    """The list (id, level) that a paragraph or style belongs to."""
    properties = element.find(f"{W}pPr/{W}numPr")
    if properties is None:
        return None
    level = value_of(properties.find(f"{W}ilvl"))
    return value_of(properties.find(f"{W}numId")), int(level) if level.isdigit() else 0


class Numbering:
    """Counts list items and says their markers."""

    def __init__(self, archive: Archive) -> None:
        self._levels: dict[str, dict[int, tuple[str, str, int]]] = {}
        self._abstract: dict[str, str] = {}
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        if "word/numbering.xml" in archive.names:
            self._load(archive.xml("word/numbering.xml"))

    def _load(self, root: Any) -> None:
        for abstract in root.iterchildren(f"{W}abstractNum"):
            levels = self._levels.setdefault(abstract.get(f"{W}abstractNumId") or "", {})
            for level in abstract.iterchildren(f"{W}lvl"):
                start = value_of(level.find(f"{W}start"))
                levels[int(level.get(f"{W}ilvl") or 0)] = (
                    value_of(level.find(f"{W}numFmt")),
                    value_of(level.find(f"{W}lvlText")),
                    int(start) if start.isdigit() else 1,
                )
        for number in root.iterchildren(f"{W}num"):
            self._abstract[number.get(f"{W}numId") or ""] = value_of(
                number.find(f"{W}abstractNumId")
            )

    def marker(self, paragraph: Any, inherited: tuple[str, int] | None) -> tuple[str, int] | None:
        """Marker and depth (from 1) of a list item; None for what is none."""
        own = numbering_of(paragraph)
        number, level = own or inherited or ("", 0)
        if own and not own[0] and inherited:
            number = inherited[0]
        if number in ("", "0"):
            return None
        levels = self._levels.get(self._abstract.get(number, ""), {})
        kind, pattern, start = levels.get(level, ("bullet", "", 1))
        counts = self._counts[self._abstract.get(number, number)]
        counts[level] = counts.get(level, start - 1) + 1
        for deeper in [depth for depth in counts if depth > level]:
            del counts[deeper]
        if kind in ("bullet", "none", ""):
            return "" if kind == "none" else "•", level + 1
        return _filled(pattern, counts, levels) or f"{counts[level]}.", level + 1


def _filled(pattern: str, counts: dict[int, int], levels: dict[int, tuple[str, str, int]]) -> str:
    """``%1.%2`` with the numbers of the levels put in."""

    def number(match: re.Match[str]) -> str:
        level = int(match.group(1)) - 1
        kind, _text, start = levels.get(level, ("decimal", "", 1))
        return formatted(counts.get(level, start), kind)

    return re.sub(r"%([1-9])", number, pattern)


_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def formatted(number: int, kind: str) -> str:
    """A list number in the form that Word calls ``kind``."""
    if kind in ("lowerLetter", "upperLetter") and number > 0:
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter.upper() if kind == "upperLetter" else letter
    if kind in ("lowerRoman", "upperRoman") and 0 < number < 4000:
        text = ""
        for value, letters in _ROMAN:
            text += letters * (number // value)
            number %= value
        return text.upper() if kind == "upperRoman" else text
    return f"{number:02d}" if kind == "decimalZero" else str(number)


class Relations:
    """What a part refers to: links outside, images and other parts inside."""

    def __init__(self, archive: Archive, part: str) -> None:
        self._targets: dict[str, tuple[str, str, bool]] = {}
        folder, _slash, name = part.rpartition("/")
        rels = f"{folder}/_rels/{name}.rels"
        if rels not in archive.names:
            return
        for relation in archive.xml(rels):
            kind = (relation.get("Type") or "").rpartition("/")[2]
            outside = relation.get("TargetMode") == "External"
            target = relation.get("Target") or ""
            if not outside:
                target = (
                    target.lstrip("/") if target.startswith("/") else resolved(part, target) or ""
                )
            self._targets[relation.get("Id") or ""] = (kind, target, outside)

    def link(self, number: str) -> str:
        """The address of an external link, or nothing."""
        _kind, target, outside = self._targets.get(number, ("", "", False))
        return target if outside and target.lower().startswith(("http", "mailto:")) else ""

    def member(self, number: str) -> str:
        """The part that a relation leads to, or nothing."""
        _kind, target, outside = self._targets.get(number, ("", "", True))
        return "" if outside else target

    def parts(self, kind: str) -> list[str]:
        """The parts of one kind (``header``, ``footer``), in order."""
        found = [
            target for k, target, outside in self._targets.values() if k == kind and not outside
        ]
        return sorted(found)


def read_properties(archive: Archive) -> dict[str, str]:
    """The core properties: title, creator, subject, created, ..."""
    if "docProps/core.xml" not in archive.names:
        return {}
    root = archive.xml("docProps/core.xml")
    return {local_name(child): child.text.strip() for child in root if (child.text or "").strip()}
