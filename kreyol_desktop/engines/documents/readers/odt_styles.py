"""Styles, list markers, page heads and metadata of an ODT."""

import re
from dataclasses import dataclass, replace
from typing import Any

from kreyol_desktop.core.document import PLAIN, Align, Role, Style
from kreyol_desktop.core.language import Language
from kreyol_desktop.engines.documents.readers.archives import Archive
from kreyol_desktop.engines.documents.readers.docx_parts import formatted
from kreyol_desktop.engines.documents.readers.markup_context import language_of

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_ALIGNS = {
    "center": Align.CENTER,
    "end": Align.RIGHT,
    "right": Align.RIGHT,
    "justify": Align.JUSTIFY,
}
_ROLES = {"Title": Role.TITLE, "Quotations": Role.QUOTE, "Preformatted_20_Text": Role.CODE}
_CAPTIONS = frozenset({"Caption", "Illustration", "Table", "Figure", "Drawing"})
_FORMATS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_MAX_CHAIN = 20
_MONOSPACE = re.compile(r"courier|mono|consol|menlo", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class OdtStyle:
    role: Role = Role.PARAGRAPH
    run: Style = PLAIN
    align: Align = Align.LEFT
    list_style: str = ""


class OdtStyles:
    """The named and the automatic styles, with inheritance."""

    def __init__(self, archive: Archive, content: Any) -> None:
        self._elements: dict[tuple[str, str], Any] = {}
        self._lists: dict[str, Any] = {}
        self._known: dict[tuple[str, str], OdtStyle] = {}
        self._sheet = archive.xml("styles.xml") if "styles.xml" in archive.names else None
        self.language: Language | None = None
        for root in (self._sheet, content):
            if root is not None:
                self._load(root)

    def _load(self, root: Any) -> None:
        for style in root.iter(f"{_STYLE}style"):
            key = (style.get(f"{_STYLE}family") or "", style.get(f"{_STYLE}name") or "")
            self._elements[key] = style
        for style in root.iter(f"{TEXT}list-style"):
            self._lists[style.get(f"{_STYLE}name") or ""] = style
        for default in root.iter(f"{_STYLE}default-style"):
            text = default.find(f"{_STYLE}text-properties")
            if text is not None and self.language is None:
                self.language = language_of(text.get(f"{_FO}language"))

    def of(self, paragraph: Any) -> OdtStyle:
        """The style of a paragraph or heading."""
        return self._named("paragraph", paragraph.get(f"{TEXT}style-name") or "")

    def span(self, span: Any, style: Style) -> Style:
        """``style`` changed by a span's character style."""
        name = span.get(f"{TEXT}style-name")
        return self._changed(style, "text", name) if name else style

    def _named(self, family: str, name: str) -> OdtStyle:
        key = (family, name)
        if key not in self._known:
            style = OdtStyle()
            for element in self._chain(family, name):
                style = _refined(style, element)
            self._known[key] = style
        return self._known[key]

    def _changed(self, style: Style, family: str, name: str) -> Style:
        for element in self._chain(family, name):
            properties = element.find(f"{_STYLE}text-properties")
            if properties is not None:
                style = _with_properties(style, properties)
        return style

    def _chain(self, family: str, name: str) -> list[Any]:
        """A style and all that it is based on, the base first."""
        chain: list[Any] = []
        while (family, name) in self._elements and len(chain) < _MAX_CHAIN:
            element = self._elements[family, name]
            chain.append(element)
            name = element.get(f"{_STYLE}parent-style-name") or ""
        return chain[::-1]

    def list_style(self, items: Any) -> str:
        """The name of a list's style, its own or that of the list around it."""
        while items is not None:
            name = items.get(f"{TEXT}style-name") if items.tag == f"{TEXT}list" else None
            if name:
                return str(name)
            items = items.getparent()
        return ""

    def marker(self, name: str, depth: int, number: int) -> str:
        """The marker of the ``number``-th item at ``depth`` (from 1)."""
        style = self._lists.get(name)
        if style is None:
            return "•"
        for level in style:
            if level.get(f"{TEXT}level") != str(depth):
                continue
            if level.tag != f"{TEXT}list-level-style-number":
                return "•"
            kind = _FORMATS.get(level.get(f"{_STYLE}num-format") or "", "decimal")
            prefix = level.get(f"{_STYLE}num-prefix") or ""
            return f"{prefix}{formatted(number, kind)}{level.get(f'{_STYLE}num-suffix') or '.'}"
        return "•"

    def running(self) -> tuple[list[str], list[str]]:
        """The texts of page heads and feet."""
        if self._sheet is None:
            return [], []
        found: list[list[str]] = []
        for name in ("header", "footer"):
            texts = [
                " ".join("".join(p.itertext()).split())
                for part in self._sheet.iter(f"{_STYLE}{name}")
                for p in part.iter(f"{TEXT}p")
            ]
            found.append(list(dict.fromkeys(text for text in texts if text)))
        return found[0], found[1]

    def metadata(self, archive: Archive) -> dict[str, str]:
        """Title, creator, language and the like."""
        if "meta.xml" not in archive.names:
            return {}
        found: dict[str, str] = {}
        for element in archive.xml("meta.xml").iter():
            text = (element.text or "").strip() if isinstance(element.tag, str) else ""
            if text:
                found.setdefault(element.tag.rpartition("}")[2], text)
        return found


def _refined(style: OdtStyle, element: Any) -> OdtStyle:
    name = element.get(f"{_STYLE}name") or ""
    role = Role.CAPTION if name in _CAPTIONS else _ROLES.get(name, style.role)
    paragraph = element.find(f"{_STYLE}paragraph-properties")
    align = style.align
    if paragraph is not None:
        align = _ALIGNS.get(paragraph.get(f"{_FO}text-align") or "", align)
    text = element.find(f"{_STYLE}text-properties")
    run = style.run if text is None else _with_properties(style.run, text)
    return OdtStyle(role, run, align)


def _with_properties(style: Style, properties: Any) -> Style:
    changes: dict[str, Any] = {}
    weight = properties.get(f"{_FO}font-weight")
    if weight:
        changes["bold"] = weight in ("bold", "600", "700", "800", "900")
    slant = properties.get(f"{_FO}font-style")
    if slant:
        changes["italic"] = slant in ("italic", "oblique")
    underline = properties.get(f"{_STYLE}text-underline-style")
    if underline:
        changes["underline"] = underline != "none"
    position = properties.get(f"{_STYLE}text-position")
    if position:
        changes["superscript"] = position.startswith("super")
        changes["subscript"] = position.startswith("sub")
    through = properties.get(f"{_STYLE}text-line-through-style")
    if through:
        changes["struck"] = through != "none"
    size = re.fullmatch(r"([\d.]+)pt", properties.get(f"{_FO}font-size") or "")
    if size:
        changes["size_pt"] = float(size.group(1))
    color = re.fullmatch(r"#([0-9a-fA-F]{6})", properties.get(f"{_FO}color") or "")
    if color:
        changes["color"] = int(color.group(1), 16)
    font = properties.get(f"{_STYLE}font-name") or properties.get(f"{_FO}font-family")
    if font:
        changes["font"] = font.strip("'")
        changes["monospace"] = bool(_MONOSPACE.search(font))
    return replace(style, **changes) if changes else style
