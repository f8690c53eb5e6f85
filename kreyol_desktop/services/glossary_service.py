"""Glossaries: the packs that come with the program and the user's own."""

import logging
import re
import threading
import unicodedata
from collections.abc import Callable, Sequence
from pathlib import Path

from kreyol_desktop.core.errors import (
    AccessDeniedError,
    InputError,
    InvalidRequestError,
    NotFoundError,
)
from kreyol_desktop.core.glossary import GlossaryInfo, Term
from kreyol_desktop.core.language import Direction
from kreyol_desktop.engines.translation.glossary import ActiveGlossary
from kreyol_desktop.engines.translation.glossary_files import (
    read_csv,
    read_tbx,
    write_csv,
    write_tbx,
)
from kreyol_desktop.engines.translation.lexicon import Lexicon

logger = logging.getLogger(__name__)

PACK_NAMES = {
    "health": "Health",
    "school": "School",
    "law": "Law and immigration",
    "agriculture": "Agriculture",
    "disasters": "Disasters",
}


class GlossaryService:
    """One CSV file per glossary; the id is the file's name. Thread-safe.

    A user glossary hides a pack of the same id. ``phrases`` holds ``short.csv``, ``names.csv`` and
    ``openers.csv``, which are always in force; by default it stands beside the packs.
    """

    def __init__(self, *, packs: Path, user_folder: Path, phrases: Path | None = None) -> None:
        self._packs = packs
        self._phrases = phrases or packs.parent / "phrases"
        self._lexicons: dict[Direction, Lexicon] = {}
        self._user_folder = user_folder
        self._lock = threading.Lock()
        self._read: dict[Path, tuple[int, tuple[Term, ...]]] = {}
        self._active: dict[tuple[object, ...], ActiveGlossary] = {}

    def list(self) -> tuple[GlossaryInfo, ...]:
        """Every glossary, packs first; one that cannot be read has no terms, and says why when used."""
        found = [
            GlossaryInfo(path.stem, self._name(path), self._size(path), bundled)
            for folder, bundled in ((self._packs, True), (self._user_folder, False))
            for path in sorted(folder.glob("*.csv"))
        ]
        own = {info.id for info in found if not info.bundled}
        return tuple(info for info in found if not info.bundled or info.id not in own)

    def terms(self, glossary_id: str) -> tuple[Term, ...]:
        """The terms of a glossary. Raise NotFoundError or CorruptError."""
        return self._load(self._path(glossary_id))

    def active(self, glossary_ids: Sequence[str], direction: Direction) -> ActiveGlossary:
        """The glossaries in force for ``direction``; where two disagree the earlier one counts.

        Raise NotFoundError.
        """
        paths = [self._path(glossary_id) for glossary_id in glossary_ids]
        key = (direction, *((path, path.stat().st_mtime_ns) for path in paths))
        with self._lock:
            known = self._active.get(key)
        if known is None:
            terms = [term for path in paths for term in self._load(path)]
            known = ActiveGlossary(terms, direction)
            with self._lock:
                self._active[key] = known
        return known

    def lexicon(self, direction: Direction) -> Lexicon:
        """Short phrases and place names for ``direction``."""
        with self._lock:
            known = self._lexicons.get(direction)
        if known is None:
            phrases, names, openers = (
                self._load(self._phrases / f"{name}.csv") for name in ("short", "names", "openers")
            )
            known = Lexicon(phrases, names, direction, openers)
            with self._lock:
                self._lexicons[direction] = known
        return known

    def save_user_glossary(self, name: str, terms: Sequence[Term]) -> GlossaryInfo:
        """Store a user glossary under ``name``, replacing one of that name."""
        if not terms:
            raise InvalidRequestError("A glossary needs at least one term.")
        path = self._user_folder / f"{_slug(name)}.csv"
        temporary = path.with_suffix(".part")
        try:
            self._user_folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            temporary.touch(0o600)
            write_csv(temporary, terms)
            temporary.replace(path)
        except OSError as error:
            raise AccessDeniedError("The glossary cannot be stored.") from error
        return GlossaryInfo(path.stem, self._name(path), len(terms), bundled=False)

    def import_csv(self, source: Path, name: str = "") -> GlossaryInfo:
        """Take over a CSV file as a user glossary.

        Raise NotFoundError, TooLargeError, and CorruptError that names the line.
        """
        return self.save_user_glossary(name or source.stem, _read(source, read_csv))

    def import_tbx(self, source: Path, name: str = "") -> GlossaryInfo:
        """Take over a TBX file as a user glossary. Raise what import_csv raises."""
        return self.save_user_glossary(name or source.stem, _read(source, read_tbx))

    def export(self, glossary_id: str, target: Path) -> None:
        """Write a glossary to ``target``: TBX by the suffix ``.tbx``, CSV otherwise.

        Raise NotFoundError, AccessDeniedError.
        """
        write = write_tbx if target.suffix.lower() == ".tbx" else write_csv
        terms = self.terms(glossary_id)
        try:
            write(target, terms)
        except OSError as error:
            raise AccessDeniedError(f"{target.name} cannot be written.") from error

    def delete(self, glossary_id: str) -> None:
        """Delete a user glossary. Raise NotFoundError; a pack cannot be deleted."""
        path = self._user_folder / f"{_checked(glossary_id)}.csv"
        if not path.is_file():
            if (self._packs / path.name).is_file():
                raise InvalidRequestError("A glossary that came with the program stays.")
            raise _unknown(glossary_id)
        path.unlink()

    def _path(self, glossary_id: str) -> Path:
        name = f"{_checked(glossary_id)}.csv"
        for folder in (self._user_folder, self._packs):
            if (folder / name).is_file():
                return folder / name
        raise _unknown(glossary_id)

    def _load(self, path: Path) -> tuple[Term, ...]:
        changed = path.stat().st_mtime_ns
        with self._lock:
            known = self._read.get(path)
        if known is not None and known[0] == changed:
            return known[1]
        terms = read_csv(path)
        with self._lock:
            self._read[path] = (changed, terms)
        return terms

    def _size(self, path: Path) -> int:
        try:
            return len(self._load(path))
        except InputError as error:
            logger.warning("A glossary cannot be read: %s", error.code)
            return 0

    def _name(self, path: Path) -> str:
        if path.parent == self._packs:
            return PACK_NAMES.get(path.stem, path.stem)
        return path.stem.replace("-", " ")


def _read(source: Path, read: Callable[[Path], tuple[Term, ...]]) -> tuple[Term, ...]:
    if not source.is_file():
        raise NotFoundError(f"There is no file {source.name}.")
    try:
        return read(source)
    except OSError as error:
        raise AccessDeniedError(f"{source.name} cannot be read.") from error


def _slug(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60]
    if not slug:
        raise InvalidRequestError("A glossary needs a name with letters.")
    return slug


def _checked(glossary_id: str) -> str:
    """Refuse an id that could lead out of the folder."""
    if not re.fullmatch(r"[\w-]{1,80}", glossary_id):
        raise _unknown(glossary_id)
    return glossary_id


def _unknown(glossary_id: str) -> NotFoundError:
    return NotFoundError(f"There is no glossary {glossary_id[:40]!r}.", glossary=glossary_id[:40])
