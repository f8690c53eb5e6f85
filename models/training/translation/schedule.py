"""The learning rate."""

from dataclasses import dataclass

_FLOOR = 0.02


@dataclass(frozen=True, slots=True)
class Schedule:
    """Linear warm-up over steps, then a linear fall to 2 % of the peak over the time budget:
    whatever the speed of the machine, the run ends annealed."""

    peak: float
    warm_up_steps: int
    budget_s: float

    def rate(self, step: int, trained_s: float) -> float:
        """The rate of a step, counted from 0, after some seconds of training."""
        warm = min(1.0, (step + 1) / max(1, self.warm_up_steps))
        left = max(0.0, 1 - trained_s / self.budget_s)
        return self.peak * warm * (_FLOOR + (1 - _FLOOR) * left)
