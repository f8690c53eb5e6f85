"""Adam over one flat vector: a tenth of the overhead of per-tensor optimisers on a CPU."""

from collections.abc import Iterator
from contextlib import contextmanager

import torch
from torch import Tensor, nn

from models.training.translation.peers import Peers

MOMENTUM = 0.9
VARIANCE = 0.98
WEIGHT_DECAY = 0.01
MAX_NORM = 1.0
EMA_STEPS = 400
"""The running average looks back about this many steps."""


class FlatAdam:
    """Owns the parameters: a float32 master vector, its gradients, moments and running average.

    Where the model computes in bfloat16 its parameters are views of a second, rounded vector.
    """

    def __init__(self, model: nn.Module, dtype: torch.dtype, device: torch.device) -> None:
        model.to(device)
        parameters = list(model.parameters())
        flat = torch.cat([p.detach().reshape(-1) for p in parameters]).float()
        model.to(dtype)
        self.master = flat
        self._working = flat if dtype == torch.float32 else flat.to(dtype)
        self._gradient = torch.zeros_like(self._working)
        self.mean, self.variance = torch.zeros_like(flat), torch.zeros_like(flat)
        self.average = flat.clone()
        self.steps = 0
        self._attach(parameters)

    def step(self, rate: float) -> bool:
        """Move by one step; False where the gradient wasn't finite and was dropped."""
        gradient = self._gradient.float()
        norm = gradient.norm()
        if not torch.isfinite(norm):
            self._gradient.zero_()
            return False
        if norm > MAX_NORM:
            gradient = gradient.mul_(MAX_NORM / norm)
        self.steps += 1
        self.mean.lerp_(gradient, 1 - MOMENTUM)
        self.variance.mul_(VARIANCE).addcmul_(gradient, gradient, value=1 - VARIANCE)
        scale = (self.variance / (1 - VARIANCE**self.steps)).sqrt_().add_(1e-8)
        self.master.mul_(1 - rate * WEIGHT_DECAY)
        self.master.addcdiv_(self.mean, scale, value=-rate / (1 - MOMENTUM**self.steps))
        self.average.lerp_(self.master, 1 / min(EMA_STEPS, self.steps + 1))
        self._publish()
        self._gradient.zero_()
        return True

    @contextmanager
    def averaged(self) -> Iterator[None]:
        """While entered, the model computes with the running average."""
        current = self._working.clone()
        self._working.copy_(self.average)
        try:
            yield
        finally:
            self._working.copy_(current)

    def exchange(self, peers: Peers) -> None:
        """Average the weights with another training's."""
        if peers.exchange(self.master):
            self._publish()

    def state(self) -> dict[str, Tensor | int]:
        """Everything needed to go on, for a checkpoint."""
        return {
            "master": self.master,
            "mean": self.mean,
            "variance": self.variance,
            "average": self.average,
            "steps": self.steps,
        }

    def restore(self, state: dict[str, Tensor | int]) -> None:
        """Go on from a checkpoint's state."""
        for name in ("master", "mean", "variance", "average"):
            value = state[name]
            assert isinstance(value, Tensor)
            getattr(self, name).copy_(value)
        self.steps = int(state["steps"])
        self._publish()

    def _publish(self) -> None:
        if self._working is not self.master:
            self._working.copy_(self.master)

    def _attach(self, parameters: list[nn.Parameter]) -> None:
        position = 0
        for parameter in parameters:
            end = position + parameter.numel()
            parameter.data = self._working[position:end].view(parameter.shape)
            parameter.grad = self._gradient[position:end].view(parameter.shape)
            position = end
