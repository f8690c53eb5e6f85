"""The texts of finished documents, handed to the search one by one."""

import logging
from collections.abc import Iterator
from pathlib import Path

from kreyol_desktop.core.errors import CorruptError, KreyolError
from kreyol_desktop.core.excerpt import Passage
from kreyol_desktop.core.job import ArtifactKind, Task
from kreyol_desktop.core.readalong import readalong_passages
from kreyol_desktop.services.ports import TaskStore

logger = logging.getLogger(__name__)


class TextIndexer:
    """Works off what the store says is missing: after a completion, a crash, a new version."""

    def __init__(self, store: TaskStore) -> None:
        self._store = store

    def index_next(self) -> bool:
        """Take in the text of the newest document that waits for it; False where none does.

        False, too, where the store cannot take it just now: it is tried again later.
        """
        try:
            task = self._store.next_unread()
            if task is None:
                return False
            self._store.keep_text(task.id, _passages(task))
        except KreyolError as error:
            logger.warning("A text cannot be made findable now: %s", error)
            return False
        return True


def _passages(task: Task) -> list[Passage]:
    """The sentences of a task's results; none where there is nothing that can be read."""
    artifact = task.artifact(ArtifactKind.READALONG)
    if artifact is None:
        return []
    try:
        return list(_sentences(artifact.path))
    except (OSError, UnicodeDecodeError, CorruptError) as error:
        # Gone or damaged by other hands; the name of the task stays findable.
        logger.warning("The text of task %s cannot be searched: %s", task.id, error)
        return []


def _sentences(path: Path) -> Iterator[Passage]:
    return readalong_passages(path.read_text("utf-8"))
