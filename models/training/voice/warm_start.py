"""The weights of an exported voice, back in the network that is trained.

A finished voice is a good start for the next one: the encoder, the durations and the decoder know
the language and the teacher already.
"""

import re
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from models.training.voice.alphabet import SYMBOL_IDS
from models.training.voice.network import AcousticModel, Size

# The first voice was exported with these names.
_FIRST_NAMES = (
    (r"^am\.", ""),
    (r"^acoustic\.", ""),
    (r"^enc\.emb\.", "encoder.embedding."),
    (r"^enc\.conv\.", "encoder.convolutions."),
    (r"^enc\.ln\.(\d)\.n\.", r"encoder.norms.\1.norm."),
    (r"^dur\.(\d)\.n\.", r"durations.\1.norm."),
    (r"^dur\.", "durations."),
    (r"^pos\.", "place."),
    (r"^dec\.(\d+)\.", r"decoder.\1."),
    (r"\.dw\.", ".time."),
    (r"\.ln\.", ".norm."),
    (r"\.a\.", ".widen."),
    (r"\.b\.", ".narrow."),
    (r"\.g$", ".weight"),
    (r"^ln\.", "norm."),
    (r"^out\.", "output."),
    (r"^Em$", "envelope_mean"),
    (r"^Es$", "envelope_spread"),
    (r"^fm$", "pitch_mean"),
    (r"^fs$", "pitch_spread"),
)
_NAMELESS = re.compile(r"^onnx::MatMul_(\d+)$")
_NOT_LEARNT = frozenset({"gains", "shelf"})
"""What the export adds to make consonants brighter."""

_NEW_SYMBOLS = {"ŋ": "n"}
"""A symbol that the older voice never heard begins like its neighbour."""


def model_of_voice(voice: Path) -> AcousticModel:
    """The network inside an ``.onnx`` voice made by this recipe. Raises ValueError for others."""
    weights = _weights_of(voice)
    size = Size(
        channels=weights["encoder.embedding.weight"].shape[1],
        inner=weights["decoder.0.widen.bias"].shape[0],
        blocks=sum(name.endswith("widen.bias") for name in weights),
    )
    model = AcousticModel(size)
    expected = model.state_dict()
    if set(expected) != set(weights):
        raise ValueError(f"{voice.name} holds another network: {set(expected) ^ set(weights)}")
    model.load_state_dict({name: weights[name].reshape(expected[name].shape) for name in expected})
    return model


def begin_new_symbols(model: AcousticModel) -> None:
    """Give symbols that an older voice lacked the embedding of the nearest known one."""
    table = model.encoder.embedding.weight
    with torch.no_grad():
        for new, known in _NEW_SYMBOLS.items():
            table[SYMBOL_IDS[new]] = table[SYMBOL_IDS[known]]


def _weights_of(voice: Path) -> dict[str, Tensor]:
    import onnx  # only this step and the export need it
    from onnx import numpy_helper

    graph = onnx.load(str(voice)).graph
    named: dict[str, Tensor] = {}
    nameless: dict[int, Tensor] = {}
    for initializer in graph.initializer:
        if initializer.name in _NOT_LEARNT:
            continue
        values = torch.from_numpy(np.array(numpy_helper.to_array(initializer)))
        if number := _NAMELESS.match(initializer.name):
            nameless[int(number[1])] = values.T.contiguous()
        else:
            named[_renamed(initializer.name)] = values
    order = [nameless[number] for number in sorted(nameless)]
    names = _linear_names(sum(name.endswith("widen.bias") for name in named))
    if len(order) != len(names):
        raise ValueError(f"{voice.name} was not made by this recipe.")
    return {**named, **dict(zip(names, order, strict=True))}


def _linear_names(blocks: int) -> list[str]:
    """Linear layers in the order of the graph; the exporter transposes them and drops their names."""
    inner = [f"decoder.{i}.{layer}.weight" for i in range(blocks) for layer in ("widen", "narrow")]
    return ["place.weight", *inner, "output.weight"]


def _renamed(name: str) -> str:
    for pattern, replacement in _FIRST_NAMES:
        name = re.sub(pattern, replacement, name)
    return name
