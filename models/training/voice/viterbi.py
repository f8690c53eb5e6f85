"""The best path through chains of states, for many sentences at a time."""

from collections.abc import Sequence

import numpy as np

from models.training.voice.acoustics import Floats

_STAY, _ADVANCE, _SKIP = 0.3, 1.2, 1.5
"""Costs of the transitions."""

_NEVER = -1e9


def best_paths(scores: Sequence[Floats], skips: Sequence[np.ndarray]) -> list[np.ndarray]:
    """State of each frame on the best way from the first state to the last.

    ``scores`` holds log likelihoods, [frames, states]; ``skips`` is, for each state, the state
    from which it may also be reached (-1: none).
    """
    frames = [len(one) for one in scores]
    count, longest = len(scores), max(frames)
    width = max(one.shape[1] for one in scores)
    padded = np.full((longest, count, width), _NEVER, np.float32)
    sources = np.full((count, width), -1)
    for index, (score, skip) in enumerate(zip(scores, skips, strict=True)):
        padded[: len(score), index, : score.shape[1]] = score
        sources[index, : len(skip)] = skip
    steps = _forward(padded, sources)
    return [
        _walk_back(steps[: frames[i], i], skips[i], scores[i].shape[1] - 1) for i in range(count)
    ]


def _forward(scores: Floats, sources: np.ndarray) -> np.ndarray:
    """For each frame and state how it was reached: 0 stayed, 1 advanced, 2 skipped."""
    steps = np.zeros(scores.shape, np.int8)
    best = np.full(scores.shape[1:], _NEVER, np.float32)
    best[:, 0] = scores[0, :, 0]
    rows, columns = np.nonzero(sources >= 0)
    origins = sources[rows, columns]
    for frame in range(1, len(scores)):
        stay, advance = best - _STAY, np.full_like(best, _NEVER)
        advance[:, 1:] = best[:, :-1] - _ADVANCE
        skip = best[rows, origins] - _SKIP
        moved = advance > stay
        best = np.where(moved, advance, stay)
        better = skip > best[rows, columns]
        steps[frame] = moved
        steps[frame, rows[better], columns[better]] = 2
        best[rows[better], columns[better]] = skip[better]
        best += scores[frame]
    return steps


def _walk_back(steps: np.ndarray, skips: np.ndarray, last: int) -> np.ndarray:
    path = np.zeros(len(steps), int)
    state = path[-1] = last
    for frame in range(len(steps) - 1, 0, -1):
        step = int(steps[frame, state])
        state = skips[state] if step == 2 else state - step
        path[frame - 1] = state
    return path
