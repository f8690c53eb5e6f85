"""The exception tree of the program.

KreyolError
  InputError             the user's file or text cannot be used
    EmptyInputError  EncryptedError  ScannedError  CorruptError
    UnsupportedFormatError  TooLargeError  LanguageError  InvalidRequestError  NotFoundError
  ModelError             a translation model or a voice cannot be used
    ModelMissingError  ModelCorruptError  ModelIncompatibleError
  ResourceError          the computer lacks something
    DiskFullError  AccessDeniedError  FolderMissingError  MemoryLimitError
    DatabaseError  DatabaseTooNewError  PortInUseError  NetworkError  AudioDeviceError  AlreadyRunningError
  EngineError            valid input, and yet an engine failed
    TranslationError  SpeechError  TypesettingError  EncodingError  WorkerDiedError

JobCancelled and JobParked stand outside the tree: ``except KreyolError`` must not swallow them.
Anything else that is raised is a bug.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType


class KreyolError(Exception):
    """A failure that a person can understand.

    ``code`` is stable and names the phrase in the translation catalogues; ``message`` and ``hint``
    are English and end up in logs and in faces that have no catalogue; ``details`` fills the
    placeholders of the phrase (never the user's text).
    """

    code = "error"

    def __init__(self, message: str, *, hint: str = "", **details: str | int) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.details: Mapping[str, str | int] = MappingProxyType(dict(details))

    def __str__(self) -> str:
        return self.message


class InputError(KreyolError):
    code = "input"


class EmptyInputError(InputError):
    code = "input.empty"


class EncryptedError(InputError):
    code = "input.encrypted"


class ScannedError(InputError):
    code = "input.scanned"


class CorruptError(InputError):
    code = "input.corrupt"


class UnsupportedFormatError(InputError):
    code = "input.unsupported"


class TooLargeError(InputError):
    code = "input.too_large"


class LanguageError(InputError):
    code = "input.language"


class InvalidRequestError(InputError):
    code = "input.invalid"


class NotFoundError(InputError):
    code = "input.not_found"


class ModelError(KreyolError):
    code = "model"


class ModelMissingError(ModelError):
    code = "model.missing"


class ModelCorruptError(ModelError):
    code = "model.corrupt"


class ModelIncompatibleError(ModelError):
    code = "model.incompatible"


class ResourceError(KreyolError):
    code = "resource"


class DiskFullError(ResourceError):
    code = "resource.disk_full"


class AccessDeniedError(ResourceError):
    code = "resource.permission"


class FolderMissingError(ResourceError):
    """A folder or drive that was there is gone."""

    code = "resource.folder_missing"


class MemoryLimitError(ResourceError):
    code = "resource.memory"


class DatabaseError(ResourceError):
    code = "resource.database"


class DatabaseTooNewError(DatabaseError):
    code = "resource.database_too_new"


class PortInUseError(ResourceError):
    code = "resource.port_in_use"


class NetworkError(ResourceError):
    code = "resource.network"


class AudioDeviceError(ResourceError):
    code = "resource.audio_device"


class AlreadyRunningError(ResourceError):
    code = "resource.already_running"


class EngineError(KreyolError):
    code = "engine"


class TranslationError(EngineError):
    code = "engine.translation"


class SpeechError(EngineError):
    code = "engine.speech"


class TypesettingError(EngineError):
    code = "engine.typesetting"


class EncodingError(EngineError):
    code = "engine.encoding"


class WorkerDiedError(EngineError):
    code = "engine.worker_died"


class JobCancelled(Exception):  # noqa: N818 - cancelling is not an error
    """The user cancelled the job; nobody may treat it as a failure."""


class JobParked(Exception):  # noqa: N818 - parking is not an error
    """The program is closing: the running job stops at a checkpoint and resumes at next start."""


def error_classes(root: type[KreyolError] = KreyolError) -> Iterator[type[KreyolError]]:
    """Yield ``root`` and every subclass below it, depth first."""
    yield root
    for subclass in root.__subclasses__():
        yield from error_classes(subclass)
