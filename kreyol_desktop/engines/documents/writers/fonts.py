"""The bundled fonts, and which of them stands in for a font of the source."""

import re
from enum import StrEnum
from pathlib import Path
from typing import Any

from kreyol_desktop.core.document import Style

_MONO = re.compile(r"mono|courier|consol|typewriter|menlo|cmtt|sftt|lmtt|fixed|code", re.IGNORECASE)
_SANS = re.compile(
    r"sans|arial|helvet|verdana|tahoma|calibri|segoe|roboto|univers|gothic|frutiger|myriad|futura"
    r"|cmss|sfss|lmss|lato|inter|ubuntu|franklin|trebuchet|avenir|optima|display",
    re.IGNORECASE,
)
_SERIF = re.compile(
    r"times|serif|roman|georgia|garamond|palatino|bookman|cambria|minion|schoolbook|charter|caslon"
    r"|baskerville|melior|utopia|century|bodoni|didot|tinos|cmr|cmbx|cmti|cmsl|sfrm|sfbx|sfti|lmr"
    r"|rmtmi|nimbusrom|libertine|antiqua|ionic",
    re.IGNORECASE,
)
_COMPLEX = re.compile(
    "[\u0590-\u08ff\u0900-\u0dff\u0e00-\u0eff\u0f00-\u109f\u1780-\u17ff\ufb1d-\ufdff\ufe70-\ufeff"
    "\U0001f000-\U0001faff]"
)


_NO_GLYPH = "0000"


class Family(StrEnum):
    SERIF = "Serif"
    SANS = "Sans"
    MONO = "Mono"


def needs_shaping(text: str) -> bool:
    """Whether glyphs must be joined, reordered or run from right to left (Arabic, Hindi ...)."""
    return _COMPLEX.search(text) is not None


def family_of(style: Style, *, serif_hint: bool = True) -> Family:
    """The family that looks most like the font of ``style``; the hint decides for unknown names."""
    if style.monospace or _MONO.search(style.font):
        return Family.MONO
    if _SANS.search(style.font):
        return Family.SANS
    if _SERIF.search(style.font):
        return Family.SERIF
    return Family.SERIF if serif_hint else Family.SANS


class Face:
    """One font file: glyphs and advances. ``name`` is its name in page resources."""

    def __init__(self, name: str, font: Any, buffer: bytes) -> None:
        self.name = name
        self.buffer = buffer
        self._font = font
        self.ascender: float = font.ascender
        self.descender: float = font.descender
        self._glyphs: dict[str, tuple[str, float]] = {}
        self._covered: set[str] = set()

    def covers(self, character: str) -> bool:
        """Whether the font has a glyph of its own for ``character``."""
        return self._glyph(character)[0] != _NO_GLYPH

    def covers_all(self, text: str) -> bool:
        """Whether the font has a glyph for every character of ``text`` that can be seen."""
        for character in set(text) - self._covered:
            if not (self.covers(character) or character.isspace()):
                return False
            self._covered.add(character)
        return True

    def width(self, text: str) -> float:
        """Advance of ``text`` at size 1."""
        glyphs = self._glyphs
        try:
            return sum([glyphs[character][1] for character in text])
        except KeyError:  # a character not met before
            return sum([self._glyph(character)[1] for character in text])

    def encode(self, text: str) -> str:
        """The glyph ids of ``text`` in hexadecimal, as a Type 0 font with Identity-H wants them."""
        glyphs = self._glyphs
        try:
            return "".join([glyphs[character][0] for character in text])
        except KeyError:  # a character not met before
            return "".join([self._glyph(character)[0] for character in text])

    def _glyph(self, character: str) -> tuple[str, float]:
        known = self._glyphs.get(character)
        if known is None:
            code = ord(character)
            known = (f"{self._font.has_glyph(code):04x}", float(self._font.glyph_advance(code)))
            self._glyphs[character] = known
        return known


class FontShelf:
    """Opens the bundled fonts on demand and keeps them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._faces: dict[str, Face] = {}

    def face(self, style: Style, *, serif_hint: bool = True) -> Face:
        """The face that stands in for the font of ``style``."""
        family = family_of(style, serif_hint=serif_hint)
        return self._open(family, _STYLE_NAMES[(style.bold, style.italic)])

    def fallback(self) -> Face:
        """A face with Chinese, Japanese and Korean glyphs (comes with PyMuPDF)."""
        face = self._faces.get("KDx")
        if face is None:
            import pymupdf  # heavy: only when something is typeset

            font = pymupdf.Font(ordering=0)
            face = self._faces["KDx"] = Face("KDx", font, font.buffer)
        return face

    def _open(self, family: Family, style: str) -> Face:
        name = f"KD{family[:2]}{style}"
        face = self._faces.get(name)
        if face is None:
            import pymupdf  # heavy: only when something is typeset

            buffer = (self.folder / f"Kreyol{family}-{style}.ttf").read_bytes()
            face = self._faces[name] = Face(name, pymupdf.Font(fontbuffer=buffer), buffer)
        return face


_STYLE_NAMES = {
    (False, False): "Regular",
    (True, False): "Bold",
    (False, True): "Italic",
    (True, True): "BoldItalic",
}
