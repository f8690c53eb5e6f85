"""The trained network and the vocoder as one Piper voice: an ONNX graph and its configuration."""

import json
import warnings
from pathlib import Path
from typing import Any

import torch
import torch.nn.functional as F  # noqa: N812 - its usual name
from torch import Tensor, nn

from models.training.voice.acoustics import HOP
from models.training.voice.alphabet import SYMBOL_COUNT, SYMBOL_IDS
from models.training.voice.brightness import brightness, shelf
from models.training.voice.network import AcousticModel, owners
from models.training.voice.teacher import RATE_HZ
from models.training.voice.vocoder import Vocoder

NATURAL_NOISE = 0.667
"""Piper's usual ``noise_scale``: with it the noise is as loud as in the teacher's speech."""

_LONGEST_SYMBOL = 120.0
_OPSET = 17


class PiperVoiceGraph(nn.Module):
    """Piper's inputs and outputs around the network.

    ``scales`` are the loudness of the noise, the length (2: half as fast), and one that is not used.
    The second output holds the frames of every id, for the times of the words. The weak consonants
    are made ``brighter_db`` stronger than the network says.
    """

    gains: Tensor
    shelf: Tensor

    def __init__(self, acoustic: AcousticModel, *, brighter_db: float = 0.0) -> None:
        super().__init__()
        self.acoustic = acoustic
        self.vocoder = Vocoder()
        self._is_brighter = brighter_db != 0
        self.register_buffer("gains", brightness(brighter_db), persistent=False)
        self.register_buffer("shelf", shelf(), persistent=False)

    def forward(self, ids: Tensor, lengths: Tensor, scales: Tensor) -> tuple[Tensor, Tensor]:
        """Sound [1, 1, 1, samples] and frames [1, ids]."""
        symbols = ids[:, 0::2]  # between any two symbols stands a padding symbol
        known = torch.ones_like(symbols).to(torch.float32)[:, None]
        known = known * (lengths[0] > 0).to(torch.float32)
        states = self.acoustic.encoder(symbols, known)
        predicted = torch.exp(self.acoustic.log_durations(states)) - 1.0
        frames = torch.clamp(predicted, min=0.0, max=_LONGEST_SYMBOL) * scales[1]
        frames = torch.floor(frames + 0.5)
        x = self.acoustic.expand(states, frames, frames.sum().to(torch.int64))
        features = self.acoustic.decode(x)
        envelope = features.envelope
        if self._is_brighter:
            envelope = envelope + self._gain(symbols, frames, x.shape[1])[..., None] * self.shelf
        pitch = torch.exp(features.pitch)
        sound = self.vocoder(envelope, pitch, features.noise, scales[0] / NATURAL_NOISE)
        alignment = torch.stack([frames, torch.zeros_like(frames)], 2).flatten(1)[:, :-1]
        return torch.clamp(sound, -1, 1)[:, None, None], alignment

    def _gain(self, symbols: Tensor, frames: Tensor, total: int | Tensor) -> Tensor:
        """What is added to the log envelope of each frame, softened at the borders."""
        gains = torch.gather(self.gains[symbols], 1, owners(frames, total))
        around = F.pad(gains[:, None], (1, 1))[:, 0]
        return 0.25 * around[:, :-2] + 0.5 * gains + 0.25 * around[:, 2:]


def export_voice(model: AcousticModel, file: Path, *, brighter_db: float = 0.0) -> None:
    """Write ``file`` (``.onnx``) and its ``.onnx.json``."""
    file.parent.mkdir(parents=True, exist_ok=True)
    graph = PiperVoiceGraph(model.eval(), brighter_db=brighter_db).eval()
    ids = torch.randint(14, 30, (1, 41))
    example = (ids, torch.tensor([41]), torch.tensor([NATURAL_NOISE, 1.0, 0.8]))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the exporter warns of constants that are meant to be so
        torch.onnx.export(
            graph,
            example,
            str(file),
            input_names=["input", "input_lengths", "scales"],
            output_names=["output", "durations"],
            dynamic_axes={"input": {1: "ids"}, "output": {3: "time"}, "durations": {1: "ids"}},
            opset_version=_OPSET,
            dynamo=False,
        )
    text = json.dumps(voice_configuration(), ensure_ascii=False, indent=1)
    file.with_name(file.name + ".json").write_text(text + "\n", encoding="utf-8")


def voice_configuration() -> dict[str, Any]:
    """What Piper's runtime, and ours, must know. ``phoneme_map`` says that /ŋ/ was learnt."""
    return {
        "audio": {"sample_rate": RATE_HZ, "quality": "low"},
        "espeak": {"voice": "ht"},
        "phoneme_type": "text",
        "language": {
            "code": "ht_HT",
            "family": "ht",
            "region": "HT",
            "name_native": "Kreyòl ayisyen",
            "name_english": "Haitian Creole",
            "country_english": "Haiti",
        },
        "inference": {"noise_scale": NATURAL_NOISE, "length_scale": 1.0, "noise_w": 0.8},
        "phoneme_map": {"ŋ": ["ŋ"]},
        "phoneme_id_map": {symbol: [number] for symbol, number in SYMBOL_IDS.items()},
        "num_symbols": SYMBOL_COUNT,
        "num_speakers": 1,
        "speaker_id_map": {},
        "piper_version": "1.8.0",
        "hop_length": HOP,
    }
