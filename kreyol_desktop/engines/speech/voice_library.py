"""The installed voices and the one that is loaded."""

import re
import threading
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from kreyol_desktop.core.errors import ModelCorruptError, ModelMissingError
from kreyol_desktop.core.model_info import ModelInfo, ModelKind
from kreyol_desktop.core.speech import LexiconEntry, VoiceInfo
from kreyol_desktop.engines.speech.lexicon import Lexicon, read_lexicon, write_lexicon
from kreyol_desktop.engines.speech.verbalizer.verbalizer import Verbalizer
from kreyol_desktop.engines.speech.verbalizer.words import load_tables
from kreyol_desktop.engines.speech.voice_config import read_voice_config

if TYPE_CHECKING:
    from kreyol_desktop.engines.speech.voice import PiperVoice

_VERSION = re.compile(r"-v\d+(?=-|$)")


class VoiceFolders(Protocol):
    """Where voices are installed."""

    def installed(self, kind: ModelKind | None = None) -> list[ModelInfo]: ...

    def folder(self, model_id: str) -> Path: ...


class VoiceLibrary:
    """Lists voices and opens them; keeps the opened ones, since faces switch between few.

    ``resources`` is the folder of the acronym and name tables, ``lexicon_path`` the user's CSV file.
    """

    def __init__(
        self, folders: VoiceFolders, resources: Path, lexicon_path: Path, *, threads: int = 1
    ) -> None:
        self._folders = folders
        self._lexicon_path = lexicon_path
        self._resources = resources
        self._threads = threads
        self._lock = threading.RLock()
        self._verbalizer: Verbalizer | None = None
        self._open: dict[str, PiperVoice] = {}

    def installed(self) -> tuple[VoiceInfo, ...]:
        """Every voice that can be opened, Kreyòl ones first; damaged ones are left out."""
        voices = []
        for info in self._folders.installed(ModelKind.VOICE):
            try:
                voices.append(_voice_info(info, model_file(self._folders.folder(info.id))))
            except (ModelMissingError, ModelCorruptError):
                continue
        return tuple(sorted(voices, key=lambda v: (not v.language.startswith("ht"), not v.bundled)))

    def open(self, voice_id: str = "") -> "PiperVoice":
        """The voice of that id, "" for the first. Raises ModelError's subclasses.

        A version that was replaced (*x-v1-low* by *x-v2-low*) is spoken by the one that is there.
        """
        with self._lock:
            chosen = self._present(voice_id) if voice_id else self._first()
            if chosen not in self._open:
                self._open[chosen] = self._load(chosen)
            return self._open[chosen]

    def lexicon(self) -> tuple[LexiconEntry, ...]:
        """The user's own pronunciations. Raises InvalidRequestError when the file is damaged."""
        return read_lexicon(self._lexicon_path)

    def save_lexicon(self, entries: Iterable[LexiconEntry]) -> None:
        """Replace the user's pronunciations; voices use them from the next sentence on."""
        write_lexicon(self._lexicon_path, entries)
        with self._lock:
            self._verbalizer = None
            for voice in self._open.values():
                voice.use(self._current_verbalizer())

    def close(self) -> None:
        """Let go of every loaded voice."""
        with self._lock:
            self._open.clear()

    def _first(self) -> str:
        voices = self.installed()
        if voices:
            return voices[0].id
        for info in self._folders.installed(ModelKind.VOICE):
            self._load(info.id)  # says what is wrong with it
        raise ModelMissingError("No voice is installed.", hint="Install a voice.")

    def _present(self, voice_id: str) -> str:
        """The id itself, or that of another version of the voice: settings outlive versions."""
        ids = [info.id for info in self._folders.installed(ModelKind.VOICE)]
        nameless = _VERSION.sub("", voice_id)
        others = [one for one in ids if _VERSION.sub("", one) == nameless != voice_id]
        return others[0] if others and voice_id not in ids else voice_id

    def _load(self, voice_id: str) -> "PiperVoice":
        from kreyol_desktop.engines.speech.voice import PiperVoice  # numpy: only when really spoken

        known = [v for v in self._folders.installed(ModelKind.VOICE) if v.id == voice_id]
        if not known:
            raise ModelMissingError(
                f"The voice {voice_id[:60]!r} is not installed.",
                hint="Choose another voice or install this one.",
                model=voice_id[:60],
            )
        model = model_file(self._folders.folder(voice_id))
        return PiperVoice(
            model,
            _voice_info(known[0], model),
            verbalizer=self._current_verbalizer(),
            threads=self._threads,
        )

    def _current_verbalizer(self) -> Verbalizer:
        if self._verbalizer is None:
            self._verbalizer = Verbalizer(
                load_tables(self._resources), Lexicon(read_lexicon(self._lexicon_path))
            )
        return self._verbalizer


def model_file(folder: Path) -> Path:
    """The ``.onnx`` file of a voice's folder. Raises ModelMissingError."""
    found = sorted(folder.glob("*.onnx"))
    if not found:
        raise ModelMissingError(
            "The voice's folder has no .onnx file.", hint="Install the voice again."
        )
    return found[0]


def _voice_info(info: ModelInfo, model: Path) -> VoiceInfo:
    config = read_voice_config(model)
    return VoiceInfo(
        id=info.id,
        name=info.name,
        language=info.languages[0] if info.languages else "",
        rate_hz=config["audio"]["sample_rate"],
        licence=info.licence,
        size_bytes=info.size_bytes,
        bundled=info.bundled,
    )
