"""A Piper voice that speaks Kreyòl from our own phonemes.

The phonemes go into the network as symbol ids, so espeak-ng is never asked: its ``ht`` is unusable,
and a missing espeak data folder would end the process.
"""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from kreyol_desktop.core.errors import (
    EmptyInputError,
    InvalidRequestError,
    ModelIncompatibleError,
    SpeechError,
)
from kreyol_desktop.core.speech import Clip, VoiceInfo, VoiceSettings
from kreyol_desktop.engines.speech.clip_check import Expectation, find_fault
from kreyol_desktop.engines.speech.edges import trim
from kreyol_desktop.engines.speech.loudness import Samples, limit_peaks, normalise
from kreyol_desktop.engines.speech.phonemes import Sound, transcribe
from kreyol_desktop.engines.speech.symbols import SymbolRun, symbol_runs
from kreyol_desktop.engines.speech.verbalizer.text import Verbalized
from kreyol_desktop.engines.speech.verbalizer.verbalizer import Verbalizer
from kreyol_desktop.engines.speech.voice_alphabet import VoiceAlphabet
from kreyol_desktop.engines.speech.voice_config import damaged, read_voice_config
from kreyol_desktop.engines.speech.word_times import word_times

SPEED_RANGE = (0.5, 2.0)

INNER_PAUSE_S = 0.25
"""Silence between two sentences of one text, beside what the voice itself gives (a quarter of a second)."""

_FORMAT = "7"
"""Part of every clip key: raise it when the same text, voice and settings begin to sound different."""


@dataclass(frozen=True, slots=True)
class _Plan:
    """A text made ready for the network."""

    text: str
    verbalizer: Verbalizer
    verbalized: Verbalized
    sounds: tuple[Sound, ...]


class PiperVoice:
    """One loaded voice (ports.Voice).

    Threads speak beside one another: who clicks on "listen" does not wait for a job's long sentence.
    ``model`` is the ``.onnx`` file; its configuration lies beside it as ``.onnx.json``. Raises
    ModelMissingError, ModelCorruptError, or ModelIncompatibleError naming the missing phonemes.
    """

    def __init__(
        self,
        model: Path,
        info: VoiceInfo,
        *,
        verbalizer: Verbalizer | None = None,
        threads: int = 1,
    ) -> None:
        config = read_voice_config(model)
        self._info = info
        self._verbalizer = verbalizer or Verbalizer()
        self._rate_hz: int = config["audio"]["sample_rate"]
        self._hop: int = config.get("hop_length", 256)
        inference = config.get("inference", {})
        self._noise = float(inference.get("noise_scale", 0.667))
        self._length = float(inference.get("length_scale", 1.0))
        self._noise_w = float(inference.get("noise_w", 0.8))
        self._speakers: int = config.get("num_speakers", 1)
        self._alphabet = VoiceAlphabet(
            config.get("espeak", {}).get("voice", ""),
            config["phoneme_id_map"],
            config.get("phoneme_map"),
        )
        self._fingerprint = _fingerprint(model)
        self._session = _open_session(model, threads)
        self._last_plan: _Plan | None = None

    @property
    def info(self) -> VoiceInfo:
        return self._info

    def key(self, text: str, settings: VoiceSettings) -> str:
        """A digest of everything that decides how ``text`` sounds; "" when nothing is speakable."""
        plan = self._plan(text)
        if not plan.sounds:
            return ""
        phones = " ".join("".join(s.phones) + "_" * s.leans for s in plan.sounds)
        parts = (_FORMAT, self._fingerprint, text, phones, settings.speed, settings.loudness_lufs)
        return hashlib.sha256("\0".join(map(str, parts)).encode("utf-8", "replace")).hexdigest()

    def use(self, verbalizer: Verbalizer) -> None:
        """Speak with other pronunciations from now on."""
        self._verbalizer = verbalizer

    def fault(self, clip: Clip, text: str, settings: VoiceSettings) -> str:
        """What is wrong with a clip of ``text``: a ClipFault, "" when nothing is."""
        sounds = self._plan(text).sounds
        pauses = sum(sound.is_pause for sound in sounds)
        phones = sum(len(sound.phones) for sound in sounds) - pauses
        return find_fault(clip, Expectation(phones, pauses, settings.speed)) or ""

    def speak(self, text: str, settings: VoiceSettings) -> Clip:
        """Sound of one segment with the times of its words. Speed 0.5..2.0.

        Raises EmptyInputError when nothing in the text can be spoken, InvalidRequestError for a
        speed out of range, SpeechError when the network fails.
        """
        if not SPEED_RANGE[0] <= settings.speed <= SPEED_RANGE[1]:
            raise InvalidRequestError(
                f"Speed {settings.speed} is out of range.", hint="Choose 0.5 to 2.0."
            )
        plan = self._plan(text)
        if not plan.sounds:
            raise EmptyInputError("There is nothing to speak in this text.")
        samples, spans = self._synthesize(plan.sounds, settings.speed)
        level = settings.loudness_lufs
        if level is None:
            samples = limit_peaks(samples, self._rate_hz)
        else:
            samples = normalise(samples, self._rate_hz, level)
        pcm = np.round(np.clip(samples, -1.0, 1.0) * 32767).astype("<i2").tobytes()
        return Clip(pcm, self._rate_hz, word_times(plan.verbalized, plan.sounds, spans))

    def _plan(self, text: str) -> _Plan:
        """The text made ready; the last one is remembered, since key, speech and check all need it."""
        verbalizer = self._verbalizer
        last = self._last_plan
        if last is not None and last.text == text and last.verbalizer is verbalizer:
            return last
        verbalized = verbalizer.verbalize(text)
        sounds = transcribe(verbalized.spoken, verbalizer.lexicon.pronunciations)
        plan = _Plan(text, verbalizer, verbalized, sounds)
        self._last_plan = plan
        return plan

    def _synthesize(
        self, sounds: tuple[Sound, ...], speed: float
    ) -> tuple[Samples, list[tuple[int, int]]]:
        """Samples, and the sample range of each sound."""
        pieces: list[Samples] = []
        spans: list[tuple[int, int]] = []
        offset = 0
        rest = np.zeros(round(INNER_PAUSE_S / speed * self._rate_hz), np.float32)
        for run in symbol_runs(sounds, self._alphabet):
            samples, lengths = self._run(run, speed)
            trimmed = trim(samples, self._rate_hz, speed)
            end = offset + trimmed.samples.size
            spans += [
                (max(offset, min(a - trimmed.cut, end)), max(offset, min(b - trimmed.cut, end)))
                for a, b in run.spans(lengths, samples.size, offset)
            ]
            pieces += (trimmed.samples, rest) if run.ends_sentence else (trimmed.samples,)
            offset = sum(piece.size for piece in pieces)
        if len(pieces) > 1 and pieces[-1] is rest:
            pieces.pop()
        return np.concatenate(pieces), spans

    def _run(self, run: SymbolRun, speed: float) -> tuple[Samples, np.ndarray | None]:
        """One pass through the network: samples, and samples per symbol where the voice tells."""
        inputs: dict[str, Any] = {
            "input": np.array([run.ids], dtype=np.int64),
            "input_lengths": np.array([len(run.ids)], dtype=np.int64),
            "scales": np.array(
                [self._noise, self._length / speed, self._noise_w], dtype=np.float32
            ),
        }
        if self._speakers > 1:
            inputs["sid"] = np.array([0], dtype=np.int64)
        try:
            outputs = self._session.run(None, inputs)
        except Exception as error:
            raise SpeechError("The voice failed on a sentence.", reason=str(error)[:200]) from error
        samples = np.asarray(outputs[0], dtype=np.float32).reshape(-1)
        lengths = np.asarray(outputs[1]).reshape(-1) * self._hop if len(outputs) > 1 else None
        if lengths is not None and lengths.size != len(run.ids):
            lengths = None  # whatever this voice tells, it is not how long each symbol lasts
        return np.nan_to_num(samples), lengths


def _fingerprint(model: Path) -> str:
    """Digest of the voice's files; 9 MB take 10 ms, 60 MB 60 ms. Raises ModelCorruptError."""
    digest = hashlib.sha256()
    for path in (model, model.with_name(model.name + ".json")):
        try:
            with path.open("rb") as file:
                digest.update(hashlib.file_digest(file, "sha256").digest())
        except OSError as error:
            raise damaged(path) from error
    return digest.hexdigest()[:16]


def _open_session(model: Path, threads: int) -> Any:
    import onnxruntime  # heavy; only needed once a voice is really used

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False  # the arena would keep the longest sentence's memory
    try:
        session = onnxruntime.InferenceSession(
            str(model), options, providers=["CPUExecutionProvider"]
        )
    except Exception as error:
        raise damaged(model) from error
    inputs = {value.name for value in session.get_inputs()}
    if not {"input", "input_lengths", "scales"} <= inputs:
        raise ModelIncompatibleError(
            f"{model.name} is not a Piper voice.", hint="Choose a voice made for Piper."
        )
    return session
