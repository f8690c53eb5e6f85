"""What parent and worker say to each other, and how it is packed.

The worker handles files that nobody vouches for, so what comes back from it is unpacked with only
the program's own value classes allowed.
"""

import io
import pickle
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from kreyol_desktop.core.document_io import ReadOptions, WriteOptions
from kreyol_desktop.core.errors import EngineError, KreyolError, error_classes
from kreyol_desktop.core.job import ArtifactKind

_SAFE_MODULES = ("kreyol_desktop.core.", "kreyol_desktop.engines.documents.isolation_messages")
_SAFE_NAMES = frozenset(
    {
        ("pathlib", "PosixPath"),
        ("pathlib", "WindowsPath"),
        ("pathlib", "Path"),
        ("pathlib._local", "PosixPath"),
        ("pathlib._local", "WindowsPath"),
        ("builtins", "frozenset"),
        ("builtins", "set"),
    }
)


@dataclass(frozen=True, slots=True)
class ReadTask:
    """Read ``path``; the options travel without their callback."""

    path: Path
    options: ReadOptions


@dataclass(frozen=True, slots=True)
class WriteTask:
    """Write ``kind`` to ``target``; ``document`` is a packed TranslatedDocument."""

    kind: ArtifactKind
    document: bytes
    target: Path
    options: WriteOptions
    fonts: Path


@dataclass(frozen=True, slots=True)
class CoverTask:
    """Make a cover of a title and an author."""

    title: str
    author: str
    fonts: Path


@dataclass(frozen=True, slots=True)
class Progress:
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Finished:
    result: Any


@dataclass(frozen=True, slots=True)
class Failed:
    """A KreyolError by its parts; an unknown ``code`` is a bug, ``message`` its traceback."""

    code: str
    message: str
    hint: str = ""
    details: tuple[tuple[str, str | int], ...] = ()


def read_task(path: Path, options: ReadOptions) -> ReadTask:
    """A task that can travel to another process."""
    return ReadTask(path, replace(options, on_page=None))


def write_task(
    kind: ArtifactKind, document: bytes, target: Path, options: WriteOptions, fonts: Path
) -> WriteTask:
    """A task that can travel to another process."""
    return WriteTask(kind, document, target, replace(options, on_page=None), fonts)


def failure(error: KreyolError) -> Failed:
    """The parts of an error; MappingProxyType and keyword arguments cannot be pickled."""
    return Failed(error.code, error.message, error.hint, tuple(error.details.items()))


def as_error(failed: Failed) -> KreyolError:
    """The error that ``failed`` stands for."""
    for cls in error_classes(KreyolError):
        if cls.code == failed.code:
            return cls(failed.message, hint=failed.hint, **dict(failed.details))
    return EngineError(failed.message, hint=failed.hint)


def packed(message: object) -> bytes:
    """Bytes of a message."""
    return pickle.dumps(message, protocol=pickle.HIGHEST_PROTOCOL)


def unpacked(raw: bytes) -> object:
    """The message in ``raw``. Raises pickle.UnpicklingError for anything but plain values."""
    return _SafeUnpickler(io.BytesIO(raw)).load()


class _SafeUnpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        """Refuse every class and function that is not one of the program's values."""
        known = module.startswith(_SAFE_MODULES) or (module, name) in _SAFE_NAMES
        if not known or "." in name or name.startswith("_"):
            raise pickle.UnpicklingError(f"{module}.{name} is not allowed")
        found = super().find_class(module, name)
        if not isinstance(found, type):
            raise pickle.UnpicklingError(f"{module}.{name} is not a class")
        return found
