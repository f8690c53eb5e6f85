"""Checkpoints: the network alone, to export, or with all that training needs to go on."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch

from models.training.voice.network import AcousticModel, Size


def save_atomically(content: Mapping[str, Any], path: Path) -> None:
    """Write beside the target first: a cut leaves the old checkpoint whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_suffix(".partial")
    torch.save(dict(content), temporary)
    temporary.replace(path)


def save_model(model: AcousticModel, path: Path) -> None:
    """Weights with the size of the network."""
    save_atomically({"size": model.size.as_dict(), "weights": model.state_dict()}, path)


def load_model(path: Path) -> AcousticModel:
    """What ``save_model`` wrote."""
    stored = torch.load(path, map_location="cpu", weights_only=True)
    model = AcousticModel(Size(**stored["size"]))
    model.load_state_dict(stored["weights"])
    return model
