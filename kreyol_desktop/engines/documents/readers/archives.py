"""Zip containers (DOCX, ODT, EPUB), opened with limits against bombs and strange names."""

import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from kreyol_desktop.core.errors import CorruptError, EncryptedError, TooLargeError

_MAX_ENTRIES = 20_000
_MAX_TOTAL_BYTES = 1024 * 2**20
_MAX_MEMBER_BYTES = 256 * 2**20
_MAX_RATIO = 200
_RATIO_FROM_BYTES = 4 * 2**20
_ENCRYPTED_FLAG = 0x1
_CHUNK = 2**20


class Archive:
    """Members of a zip by their names; nothing is ever written to disk under a member's name."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._members: dict[str, zipfile.ZipInfo] = {}
        self._read_bytes = 0
        infos = archive.infolist()
        if len(infos) > _MAX_ENTRIES:
            raise _bomb()
        if sum(info.file_size for info in infos) > _MAX_TOTAL_BYTES:
            raise _bomb()
        for info in infos:
            _check(info)
            self._members.setdefault(info.filename, info)

    @property
    def names(self) -> frozenset[str]:
        return frozenset(self._members)

    def read(self, name: str) -> bytes:
        """The bytes of a member. Raises CorruptError when it is missing or damaged."""
        info = self._members.get(name)
        if info is None:
            raise _damaged()
        try:
            return self._limited(info)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as error:
            raise _damaged() from error

    def _limited(self, info: zipfile.ZipInfo) -> bytes:
        """Read in chunks: the sizes in the directory may be lies."""
        parts: list[bytes] = []
        size = 0
        with self._archive.open(info) as member:
            while chunk := member.read(_CHUNK):
                size += len(chunk)
                self._read_bytes += len(chunk)
                if size > _MAX_MEMBER_BYTES or self._read_bytes > 2 * _MAX_TOTAL_BYTES:
                    raise _bomb()
                parts.append(chunk)
        return b"".join(parts)

    def xml(self, name: str) -> Any:
        """The root element of an XML member. Raises CorruptError."""
        return parsed_xml(self.read(name))


@contextmanager
def open_archive(path: Path) -> Iterator[Archive]:
    """Open a zip. Raises CorruptError, EncryptedError or TooLargeError."""
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise _damaged() from error
    with archive:
        yield Archive(archive)


def parsed_xml(raw: bytes) -> Any:
    """Parse XML without entities, DTDs or network. Raises CorruptError."""
    from lxml import etree  # heavy: only when XML is read

    if b"<!ENTITY" in raw[:65_536].upper() or b"<\x00!\x00E\x00N" in raw[:65_536]:
        raise CorruptError(
            "The document defines entities, as harmful files do.", hint="Choose another file."
        )
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True, recover=False
    )
    try:
        root = etree.fromstring(raw, parser)
    except (etree.LxmlError, ValueError) as error:
        if any(entry.type_name == "ERR_NO_MEMORY" for entry in parser.error_log):
            raise MemoryError from error
        raise _damaged() from error
    if _is_too_deep(root):
        raise _damaged()
    return root


_MAX_DEPTH = 400


def _is_too_deep(root: Any) -> bool:
    """Readers recurse; a tree nested thousands deep is an attack, not a document."""
    from lxml import etree  # heavy: only when XML is read

    depth = 0
    for event, _element in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > _MAX_DEPTH:
            return True
    return False


def resolved(base: str, address: str) -> str | None:
    """The member that ``address`` names relative to member ``base``; None outside the archive."""
    if "://" in address or address.startswith(("/", "\\")):
        return None
    name = posixpath.normpath(posixpath.join(posixpath.dirname(base), address))
    return None if name.startswith("..") else name


def _check(info: zipfile.ZipInfo) -> None:
    if info.flag_bits & _ENCRYPTED_FLAG:
        raise EncryptedError(
            "The document is protected by a password.",
            hint="Save it without a password first.",
            wrong=0,
        )
    if info.file_size > _MAX_MEMBER_BYTES:
        raise _bomb()
    if info.file_size > _RATIO_FROM_BYTES and info.file_size > _MAX_RATIO * info.compress_size:
        raise _bomb()


def _bomb() -> TooLargeError:
    return TooLargeError(
        "The document unpacks to far more than a document should.", hint="Choose another file."
    )


def _damaged() -> CorruptError:
    return CorruptError(
        "The document is damaged and cannot be read.",
        hint="Open it in another program, save it again, and try once more.",
    )
