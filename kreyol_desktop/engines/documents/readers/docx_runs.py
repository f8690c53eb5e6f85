"""The runs of a Word paragraph: text, styles, links, and what hangs on it."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from kreyol_desktop.core.document import Run, Style
from kreyol_desktop.engines.documents.readers.docx_parts import (
    R,
    Relations,
    StyleSheet,
    W,
    is_on,
    local_name,
    value_of,
    with_properties,
)

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_SKIPPED = frozenset(
    {
        "del",
        "moveFrom",
        "pPr",
        "rPr",
        "instrText",
        "delText",
        "Fallback",
        "fldData",
        "annotationRef",
    }
)
_TEXTS = {
    "tab": "\t",
    "ptab": "\t",
    "cr": "\n",
    "noBreakHyphen": "\u2011",
    "softHyphen": "\u00ad",
}


class RunReader:
    """Collects ``runs``, ``images`` (part, alt), text ``boxes`` and ``notes`` (kind, id)."""

    def __init__(
        self,
        relations: Relations,
        base: Style,
        styles: StyleSheet,
        note_number: Callable[[str, str], str],
    ) -> None:
        self._relations = relations
        self._note_number = note_number
        self._base = base
        self._styles = styles
        self.runs: list[Run] = []
        self.images: list[tuple[str, str]] = []
        self.boxes: list[Any] = []
        self.notes: list[tuple[str, str]] = []
        self._in_field_code = False

    def read(self, paragraph: Any) -> None:
        """Collect everything of a ``w:p``."""
        self._children(paragraph, "")

    def _children(self, element: Any, link: str) -> None:
        for child in element:
            name = local_name(child)
            if name in _SKIPPED:
                continue
            if name == "r":
                self._run(child, link)
            elif name == "hyperlink":
                self._children(child, self._address(child) or link)
            elif name == "t":
                self.runs.append(Run(child.text or "", self._base))
            elif name == "txbxContent":
                self.boxes.append(child)
            else:
                self._children(child, link)

    def _address(self, hyperlink: Any) -> str:
        """Where a link leads: outside, or to a bookmark of the document."""
        place = hyperlink.get(f"{W}anchor")
        return self._relations.link(hyperlink.get(f"{R}id") or "") or (f"#{place}" if place else "")

    def _run(self, run: Any, link: str) -> None:
        style = self._style(run, link)
        if style is None:
            return
        for child in run:
            name = local_name(child)
            if name == "fldChar":
                self._field(child)
            elif self._in_field_code or name in _SKIPPED:
                continue
            elif name == "t":
                self.runs.append(Run(child.text or "", style))
            elif name == "br":
                if child.get(f"{W}type") in (None, "textWrapping"):
                    self.runs.append(Run("\n", style))
            elif name in _TEXTS:
                self.runs.append(Run(_TEXTS[name], style))
            elif name in ("footnoteReference", "endnoteReference"):
                self._note(child, name.removesuffix("Reference"), style)
            else:
                self._drawing(child)

    def _style(self, run: Any, link: str) -> Style | None:
        """The style of a run; None for hidden text."""
        properties = run.find(f"{W}rPr")
        style = self._base
        if properties is not None:
            if is_on(properties.find(f"{W}vanish")):
                return None
            named = value_of(properties.find(f"{W}rStyle"))
            if named:
                character = self._styles.named(named).run
                style = replace(
                    style,
                    bold=style.bold or character.bold,
                    italic=style.italic or character.italic,
                    superscript=character.superscript,
                    monospace=style.monospace or character.monospace,
                )
            style = with_properties(style, properties)
        return replace(style, link=link) if link else style

    def _field(self, mark: Any) -> None:
        kind = mark.get(f"{W}fldCharType")
        self._in_field_code = kind == "begin"

    def _note(self, reference: Any, kind: str, style: Style) -> None:
        number = reference.get(f"{W}id") or ""
        self.notes.append((kind, number))
        mark = self._note_number(kind, number)
        self.runs.append(Run(mark, replace(style, superscript=True)))

    def _drawing(self, element: Any) -> None:
        """Images and text boxes anywhere below; the fallback for old programs is passed over."""
        if local_name(element) == "Fallback":
            return
        if local_name(element) == "txbxContent":
            self.boxes.append(element)
            return
        if element.tag == f"{_A}blip":
            self._image(element, element.get(f"{R}embed") or "")
        elif local_name(element) == "imagedata":
            self._image(element, element.get(f"{R}id") or "")
        for child in element:
            self._drawing(child)

    def _image(self, element: Any, number: str) -> None:
        part = self._relations.member(number)
        if part:
            self.images.append((part, _alternative(element)))


def _alternative(element: Any) -> str:
    """The description that the author gave to a drawing."""
    parent = element.getparent()
    while parent is not None and local_name(parent) not in ("inline", "anchor", "p"):
        parent = parent.getparent()
    if parent is None:
        return ""
    for properties in parent.iter():
        if local_name(properties) == "docPr":
            return (properties.get("descr") or "").strip()
    return ""
