"""Progress of a job, and the context through which every stage reports and stops."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class Stage(StrEnum):
    """The stages of a job in order; typesetting comes late since some formats embed the audio."""

    READ = "read"
    SEGMENT = "segment"
    TRANSLATE = "translate"
    SPEAK = "speak"
    ENCODE = "encode"
    TYPESET = "typeset"
    PUBLISH = "publish"


@dataclass(frozen=True, slots=True)
class Progress:
    """``done`` of ``total`` units of a stage (pages, segments, files); ``eta_s`` for the whole job."""

    stage: Stage
    done: int
    total: int
    percent: float = 0.0
    """Of the whole job, 0 to 100, never going back."""
    eta_s: float | None = None


Checkpoint = Callable[[Stage, int, int], None]
"""Reports progress, waits while the job is paused; raises JobCancelled or JobParked."""


def nobody_minds() -> None:
    """For work that nobody watches and nobody can stop."""


@dataclass(frozen=True, slots=True)
class JobContext:
    """What a stage gets beside its input: the job's private folder and the checkpoint.

    ``obey`` does what a checkpoint does but for the progress: for threads beside the job's own, and
    for what is too short to be counted.
    """

    task_id: str
    work_dir: Path
    checkpoint: Checkpoint
    obey: Callable[[], None] = nobody_minds


def no_checkpoint(stage: Stage, done: int, total: int) -> None:
    """A checkpoint for work that nobody watches and nobody can stop."""
