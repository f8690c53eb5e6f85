"""Speech of the teacher: SVOX Pico, its French female voice, driven phoneme by phoneme.

Needs the program ``pico2wave`` (Debian and Ubuntu: package ``libttspico-utils``, component
non-free). Engine and language data are under the Apache licence 2.0 by the statement of their
package. Facts found by listening with a recogniser: nasal vowels are ``A~ E~ O~`` (``a~`` silently
loses the nasal); ``R H J N S Z`` work; ``x G r h`` are dropped.
"""

import json
import shutil
import subprocess
import tempfile
import wave
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np

from kreyol_desktop.engines.speech.phonemes import INVENTORY
from models.training.voice.prompts import WORD_GAP, Prompt

RATE_HZ = 16_000
"""What the teacher speaks at, and so what the voice learns."""

_LANGUAGE = "fr-FR"
_X_SAMPA: Mapping[str, str] = {
    "ɑ̃": "A~",
    "ɛ̃": "E~",
    "ɔ̃": "O~",
    "ɛ": "E",
    "ɔ": "O",
    "ʃ": "S",
    "ʒ": "Z",
    "ɡ": "g",
    "ɣ": "R",
    "ɥ": "H",
    "ɲ": "J",
    "ŋ": "N",
}
_PHONE_SECONDS = (0.03, 0.4)
"""Speech outside these bounds for its number of phones is not what was asked for."""

_CHUNK = 64

Pcm = np.ndarray
Speak = Callable[[str], Pcm]
"""Sound (16-bit) of a text with Pico's markup."""


class TeacherMissingError(RuntimeError):
    """The teacher is not installed."""


@dataclass(frozen=True, slots=True)
class Recording:
    """Where the teacher's speech of one prompt lies in the audio file, in samples."""

    name: str
    start: int
    samples: int


def phoneme_markup(symbols: Sequence[str]) -> str:
    """The symbols of a prompt as text with a ``phoneme`` tag for each word."""
    pieces: list[str] = []
    word = ""
    for symbol in (*symbols, WORD_GAP):
        if symbol in INVENTORY:
            word += _X_SAMPA.get(symbol, symbol)
            continue
        if word:
            pieces.append(f' <phoneme alphabet="xsampa" ph="{word}"/>')
            word = ""
        if symbol != WORD_GAP:
            pieces.append(symbol)
    return "".join(pieces).strip()


def pico(text: str) -> Pcm:
    """Speech of ``text``, French or markup. Raises TeacherMissingError."""
    if not (program := shutil.which("pico2wave")):
        raise TeacherMissingError("Install pico2wave (Debian: libttspico-utils, non-free).")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "speech.wav"
        subprocess.run([program, "-l", _LANGUAGE, "-w", str(file), text], check=True)
        with wave.open(str(file)) as audio:
            return np.frombuffer(audio.readframes(audio.getnframes()), "<i2")


class SpeechStore:
    """Recordings in one file of 16-bit samples, ``audio.pcm``, with an index beside it."""

    def __init__(self, folder: Path) -> None:
        self._audio, self._index = folder / "audio.pcm", folder / "audio.jsonl"

    def recordings(self) -> list[Recording]:
        """What is stored whole."""
        if not self._index.exists():
            return []
        lines = self._index.read_text(encoding="utf-8").splitlines()
        return [Recording(**json.loads(line)) for line in lines]

    def samples(self) -> Pcm:
        """All samples, read from the disk as they are used."""
        return np.memmap(self._audio, dtype="<i2", mode="r")

    def record(
        self, prompts: Iterable[Prompt], speak: Speak = pico, *, workers: int = 2
    ) -> list[str]:
        """Have every prompt spoken that is not stored yet; the names of those that went wrong."""
        known = self.recordings()
        end = known[-1].start + known[-1].samples if known else 0
        done = {recording.name for recording in known}
        missing = [prompt for prompt in prompts if prompt.name not in done]
        if not missing:
            return []
        self._audio.parent.mkdir(parents=True, exist_ok=True)
        self._audio.touch()
        with self._audio.open("r+b") as audio, ThreadPoolExecutor(workers) as pool:
            audio.truncate(end * 2)
            audio.seek(end * 2)
            bad: list[str] = []
            for first in range(0, len(missing), _CHUNK):
                chunk = missing[first : first + _CHUNK]
                texts = [phoneme_markup(prompt.symbols) for prompt in chunk]
                spoken = list(zip(chunk, pool.map(speak, texts), strict=True))
                good = [(prompt.name, pcm) for prompt, pcm in spoken if _is_plausible(prompt, pcm)]
                bad += [prompt.name for prompt, pcm in spoken if not _is_plausible(prompt, pcm)]
                for _, pcm in good:
                    audio.write(pcm.tobytes())
                audio.flush()
                end = self._note(good, end)
        return bad

    def _note(self, good: Sequence[tuple[str, Pcm]], end: int) -> int:
        with self._index.open("a", encoding="utf-8") as index:
            for name, pcm in good:
                index.write(json.dumps(asdict(Recording(name, end, len(pcm)))) + "\n")
                end += len(pcm)
        return end


def _is_plausible(prompt: Prompt, pcm: Pcm) -> bool:
    shortest, longest = (len(prompt.phones) * seconds * RATE_HZ for seconds in _PHONE_SECONDS)
    return shortest <= len(pcm) <= longest + RATE_HZ and bool(np.abs(pcm).max() > 500)
