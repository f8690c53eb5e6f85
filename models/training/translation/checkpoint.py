"""Checkpoints on disk: weights alone, to share and export, or with all that training needs."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from models.training.translation.model import Architecture

# The first released checkpoint used these names.
_FIRST_NAMES = (
    (r"^E\.", "encoder."),
    (r"^Dl\.", "decoder."),
    (r"^en\.", "encoder_norm."),
    (r"^dn\.", "decoder_norm."),
    (r"^emb\.", "embedding."),
    (r"\.sa\.", ".attention."),
    (r"\.ca\.", ".source_attention."),
    (r"\.ff\.", ".feed_forward."),
    (r"\.ln\.", ".norm."),
    (r"\.qkv\.", ".query_key_value."),
    (r"\.kv\.", ".key_value."),
    (r"\.q\.", ".query."),
    (r"\.o\.", ".output."),
    (r"\.a\.", ".widen."),
    (r"\.b\.", ".narrow."),
)
_FIRST_SIZES = {
    "d": "width",
    "ffn": "feed_forward",
    "heads": "heads",
    "enc": "encoder_layers",
    "dec": "decoder_layers",
}


@dataclass(frozen=True, slots=True)
class Weights:
    """A model's parameters by name, in float32. `output_pieces` lists the pieces it was trained to
    predict; None means all of them."""

    architecture: Architecture
    parameters: dict[str, Tensor]
    output_pieces: list[int] | None = None
    steps: int = 0


def save_weights(weights: Weights, path: Path, *, half: bool = True) -> None:
    """Write weights to share: in half precision 7.3 million parameters are 15 MB."""
    dtype = torch.float16 if half else torch.float32
    save_atomically(
        {
            "architecture": weights.architecture.as_dict(),
            "parameters": {name: value.to(dtype) for name, value in weights.parameters.items()},
            "output_pieces": weights.output_pieces,
            "steps": weights.steps,
        },
        path,
    )


def load_weights(path: Path) -> Weights:
    """Read weights, also those of the first released checkpoint."""
    stored = torch.load(path, map_location="cpu", weights_only=True)
    if "weights" in stored:
        return _first_release(stored)
    return Weights(
        architecture=Architecture(**stored["architecture"]),
        parameters={name: value.float() for name, value in stored["parameters"].items()},
        output_pieces=stored["output_pieces"],
        steps=stored["steps"],
    )


def save_atomically(content: Mapping[str, Any], path: Path) -> None:
    """Write beside the target first: a cut leaves the old checkpoint whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_suffix(".partial")
    torch.save(dict(content), temporary)
    temporary.replace(path)


def average_weights(paths: list[Path]) -> Weights:
    """The mean of several checkpoints of one run."""
    loaded = [load_weights(path) for path in paths]
    if len({weights.architecture for weights in loaded}) != 1:
        raise ValueError("Only checkpoints of one architecture can be averaged.")
    names = loaded[0].parameters
    mean = {name: torch.stack([w.parameters[name] for w in loaded]).mean(0) for name in names}
    last = loaded[-1]
    return Weights(last.architecture, mean, last.output_pieces, last.steps)


def _first_release(stored: Mapping[str, Any]) -> Weights:
    sizes = {_FIRST_SIZES[key]: value for key, value in stored["config"].items()}
    parameters = {
        _renamed(name): value.float() for name, value in stored["weights"].items() if name != "pos"
    }
    vocabulary = len(parameters["bias"])
    return Weights(
        Architecture(vocabulary=vocabulary, **sizes), parameters, None, int(stored["steps"])
    )


def _renamed(name: str) -> str:
    for pattern, replacement in _FIRST_NAMES:
        name = re.sub(pattern, replacement, name)
    return name
