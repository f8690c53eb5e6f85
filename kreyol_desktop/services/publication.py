"""Results on their way from the work folder to the user."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from kreyol_desktop.core.job import Artifact, ArtifactKind, Task, TaskType
from kreyol_desktop.core.progress import JobContext, Stage
from kreyol_desktop.services.ports import ArtifactStore

INTERNAL_KINDS = (ArtifactKind.READALONG, ArtifactKind.REPORT)
"""Made for every document: the reader page and the coverage report work from them."""


@dataclass(frozen=True, slots=True)
class Draft:
    """An artifact that is written but not yet published: its kind, its file, its final name."""

    kind: ArtifactKind
    path: Path
    name: str


def publish(
    drafts: Sequence[Draft], task: Task, artifacts: ArtifactStore, context: JobContext
) -> tuple[Artifact, ...]:
    """Publish drafts in the job's own folder and copy them to the folder the user named."""
    published = []
    for done, draft in enumerate(drafts):
        context.checkpoint(Stage.PUBLISH, done, len(drafts))
        artifact = artifacts.publish(task.id, draft.kind, draft.path, draft.name)
        if task.request.output_dir is not None and draft.kind not in INTERNAL_KINDS:
            artifacts.export(artifact, task.request.output_dir)
        published.append(artifact)
    context.checkpoint(Stage.PUBLISH, len(drafts), len(drafts))
    return tuple(published)


def result_stem(task: Task) -> str:
    """``leaflet`` translated into Kreyòl becomes ``leaflet.ht``, or what the request's pattern
    says, with the day on which the job was asked for; spoken text keeps its name.
    """
    request = task.request
    stem = Path(request.name).stem if request.input_path else request.name
    if request.type is TaskType.AUDIO:
        return stem
    asked = datetime.fromtimestamp(task.created_at).astimezone().date()
    return request.result_name.stem(stem, request.target.value, asked)


def audio_drafts(files: Sequence[Path], stem: str) -> list[Draft]:
    """One draft for one file; parts and chapters keep their numbered names behind the stem."""
    if len(files) == 1:
        file = files[0]
        return [Draft(ArtifactKind.AUDIO, file, f"{stem}{file.suffix}")]
    return [Draft(ArtifactKind.AUDIO, file, f"{stem}.{file.name}") for file in files]
