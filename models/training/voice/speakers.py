"""Who is compared in the evaluation: the teacher, voices, and two measures of what is bad."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from kreyol_desktop.engines.speech.voice_alphabet import VoiceAlphabet
from kreyol_desktop.engines.speech.voice_config import read_voice_config
from models.training.voice.acoustics import HOP, Floats
from models.training.voice.alignment import BEGIN, END
from models.training.voice.dataset import Example
from models.training.voice.teacher import pico

_WRONG_STEP = 7


@dataclass(frozen=True, slots=True)
class Spoken:
    """Sound (16 kHz, -1 to 1) of a sentence; ``symbols`` and their ``samples`` where they are known."""

    sound: Floats
    symbols: Sequence[str] = ()
    samples: Sequence[float] = ()


Speaker = Callable[[Example], Spoken]


def teacher(example: Example) -> Spoken:
    """The recording that the sentence was taken from."""
    samples = [HOP * count for count in example.aligned.frames]
    return Spoken(example.pcm / np.float32(32768), example.aligned.symbols, samples)


def french_reading(example: Example) -> Spoken:
    """The teacher's engine reading the Kreyòl spelling as if it were French."""
    return Spoken(pico(example.prompt.text) / np.float32(32768))


def wrong_sentence(examples: Sequence[Example]) -> Speaker:
    """The teacher saying another of the sentences: what chance gives."""
    other = {
        one.prompt.name: examples[(index + _WRONG_STEP) % len(examples)]
        for index, one in enumerate(examples)
    }
    return lambda example: teacher(other[example.prompt.name])


class VoiceSpeaker:
    """A Piper voice, spoken straight from the symbols, without the program's levelling."""

    def __init__(self, file: Path) -> None:
        import onnxruntime  # the product's own runtime

        config = read_voice_config(file)
        self._alphabet = VoiceAlphabet(
            config["espeak"]["voice"], config["phoneme_id_map"], config["phoneme_map"]
        )
        inference = config["inference"]
        self._scales = np.array(
            [inference[name] for name in ("noise_scale", "length_scale", "noise_w")], np.float32
        )
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(
            str(file), options, providers=["CPUExecutionProvider"]
        )

    def __call__(self, example: Example) -> Spoken:
        """Sound of the example's symbols."""
        symbols = [one for one in example.aligned.symbols if one not in (BEGIN, END)]
        ids = [*self._alphabet.begin, *self._alphabet.pad]
        sizes = [len(ids)]
        for symbol in symbols:
            for number in self._alphabet.ids(symbol):
                ids += [number, *self._alphabet.pad]
            sizes.append(len(ids) - sum(sizes))
        ids += self._alphabet.end
        lengths = np.array([len(ids)])
        inputs = {"input": np.array([ids]), "input_lengths": lengths, "scales": self._scales}
        sound, frames = self._session.run(None, inputs)
        owners = np.repeat(np.arange(len(sizes)), sizes)
        counts = np.bincount(owners, frames.reshape(-1)[: len(owners)], minlength=len(sizes))
        return Spoken(sound.reshape(-1), (BEGIN, *symbols), [HOP * float(n) for n in counts])
