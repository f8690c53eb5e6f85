"""Text of files whose encoding nobody wrote down."""

from pathlib import Path

from kreyol_desktop.core.errors import CorruptError, EmptyInputError

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_LATIN = ["utf_8", "cp1252", "latin_1", "mac_roman", "cp850", "utf_16", "utf_16_le", "utf_16_be"]


def text_of(path: Path) -> str:
    """The text of a file, with ``\\n`` line ends. Raises EmptyInputError, CorruptError."""
    text = decoded(path.read_bytes())
    if not text.strip():
        raise EmptyInputError("The file is empty.", hint="Choose another file.")
    return text


def decoded(raw: bytes) -> str:
    """Decode by BOM, else UTF-8, else the most likely Western encoding."""
    for bom, encoding in _BOMS:
        if raw.startswith(bom):
            return _unified(raw.decode(encoding, "replace"))
    try:
        return _unified(raw.decode("utf-8"))
    except UnicodeDecodeError:
        return _unified(_guessed(raw))


def _guessed(raw: bytes) -> str:
    from charset_normalizer import from_bytes  # slow to import, and rarely needed

    best = from_bytes(raw, cp_isolation=_LATIN).best()
    if best is None:
        if b"\x00" in raw:
            raise CorruptError("The file is not text.", hint="Choose a document.")
        return raw.decode("cp1252", "replace")
    return str(best)


def _unified(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "").lstrip("\ufeff")
