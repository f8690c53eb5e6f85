"""Make a trained model deeper without changing what it computes, so that training can go on."""

from dataclasses import replace

import torch
from torch import Tensor

from models.training.translation.checkpoint import Weights

# What leaves a layer; at zero the layer passes its input on.
_OUTPUTS = ("attention.output.", "feed_forward.narrow.")


def deepen(weights: Weights, encoder_layers: int) -> Weights:
    """More encoder layers: copies stand beside the layers they are made from, with outputs of zero.

    A copy reads its input as its original does, so it learns sooner than a layer from random
    numbers; that nothing changes at first is the idea of Net2Net (Chen, Goodfellow and Shlens,
    2016), that copies stand between their originals that of stacking (Gong et al., 2019).

    Raises:
        ValueError: the model has that many layers or more.
    """
    before = weights.architecture.encoder_layers
    if encoder_layers <= before:
        raise ValueError(f"The model has {before} encoder layers already.")
    architecture = replace(weights.architecture, encoder_layers=encoder_layers)
    origins = [index * before // encoder_layers for index in range(encoder_layers)]
    parameters = {n: p for n, p in weights.parameters.items() if not n.startswith("encoder.")}
    for index, origin in enumerate(origins):
        is_copy = index > 0 and origin == origins[index - 1]
        parameters |= _layer(weights.parameters, origin, index, is_copy=is_copy)
    return replace(weights, architecture=architecture, parameters=parameters)


def _layer(
    parameters: dict[str, Tensor], origin: int, index: int, *, is_copy: bool
) -> dict[str, Tensor]:
    start = f"encoder.{origin}."
    layer = {n.removeprefix(start): p for n, p in parameters.items() if n.startswith(start)}
    return {
        f"encoder.{index}.{name}": torch.zeros_like(value)
        if is_copy and name.startswith(_OUTPUTS)
        else value.clone()
        for name, value in layer.items()
    }
