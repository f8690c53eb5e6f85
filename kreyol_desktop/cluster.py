"""A collection that outgrows one machine: documents handed to Dask workers, one task each.

Every worker runs the same pipeline over a data folder of its own; results and what the memory
learned come back and are kept here. Needs the extra ``cluster`` (Dask distributed) on all machines
and the same version of this program on each.
"""

import importlib
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from kreyol_desktop.bootstrap import build_application
from kreyol_desktop.core.errors import InvalidRequestError, WorkerDiedError
from kreyol_desktop.core.job import Failure, JobRequest, Task, TaskState
from kreyol_desktop.core.segment import Coverage
from kreyol_desktop.core.translation import MemoryEntry
from kreyol_desktop.locations import user_paths
from kreyol_desktop.services.ports import TranslationMemory
from kreyol_desktop.services.publication import INTERNAL_KINDS

RETRIES = 2
"""A worker that dies takes its document with it; the document is tried elsewhere."""
JOB_TIMEOUT_S = 6 * 3600.0
LOCAL = "local"


@dataclass(frozen=True, slots=True)
class RemoteResult:
    """What a worker sends back: result files by name, and what its memory learned."""

    name: str
    state: TaskState
    files: tuple[tuple[str, bytes], ...] = ()
    coverage: Coverage | None = None
    failure: Failure | None = None
    entries: tuple[MemoryEntry, ...] = ()


def work_through(data: bytes, request: JobRequest, known: Sequence[MemoryEntry]) -> RemoteResult:
    """Do one document on a worker: the whole pipeline over a temporary data folder."""
    with tempfile.TemporaryDirectory(prefix="kreyol-worker-") as folder:
        source = Path(folder) / Path(request.name).name
        source.write_bytes(data)
        application = build_application(user_paths(Path(folder) / "data"), isolated=False)
        try:
            application.memory.store(known)
            with application.working():
                task = application.jobs.submit(replace(request, input_path=source, output_dir=None))
                task = application.jobs.wait(task.id, JOB_TIMEOUT_S)
            return _result(task, tuple(application.memory.entries()))
        finally:
            application.close()


def _result(task: Task, entries: tuple[MemoryEntry, ...]) -> RemoteResult:
    files = tuple(
        (artifact.path.name, artifact.path.read_bytes())
        for artifact in task.artifacts
        if artifact.kind not in INTERNAL_KINDS
    )
    return RemoteResult(task.request.name, task.state, files, task.coverage, task.failure, entries)


def process_on_cluster(
    requests: Iterable[JobRequest], address: str, memory: TranslationMemory, output: Path
) -> Iterator[RemoteResult]:
    """Spread documents over a cluster; yield each result once its files lie in ``output``.

    ``address`` is a scheduler (``tcp://host:8786``) or ``local`` for two workers on this machine.
    Corrections go out with every document, so that all workers know them. Raise
    InvalidRequestError when Dask distributed is not installed or the scheduler does not answer.
    """
    as_completed: Any = _distributed().as_completed

    human = tuple(e for e in memory.entries() if e.origin.value == "human")
    with connected(address) as client:
        names = {}
        for request in requests:
            data = Path(request.input_path or "").read_bytes()
            task = client.submit(work_through, data, request, human, retries=RETRIES, pure=False)
            names[task] = request.name
        for finished in as_completed(list(names)):
            result = _gathered(finished, names[finished])
            memory.store(result.entries)
            for name, content in result.files:
                (output / name).write_bytes(content)
            yield result


def _gathered(finished: Any, name: str) -> RemoteResult:
    """A worker's result, or the failure of a document that no worker survived."""
    error = finished.exception()
    if error is None:
        result: RemoteResult = finished.result()
        return result
    died = WorkerDiedError(f"No worker could do this document: {error}")
    return RemoteResult(name, TaskState.FAILED, failure=Failure(died.code, died.message))


@contextmanager
def connected(address: str) -> Iterator[Any]:
    """A client of the cluster at ``address``, closed in the end. Raise InvalidRequestError."""
    distributed = _distributed()
    try:
        cluster = (
            distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None)
            if address == LOCAL
            else None
        )
        client = distributed.Client(cluster or address, timeout="10s")
    except (OSError, TimeoutError, ValueError) as error:
        raise InvalidRequestError(
            f"The cluster at {address} does not answer.", hint="Check its address."
        ) from error
    try:
        yield client
    finally:
        client.close()
        if cluster is not None:
            cluster.close()


def _distributed() -> Any:
    """The optional package; it has no types."""
    try:
        return importlib.import_module("distributed")
    except ImportError as error:
        raise InvalidRequestError(
            "Working on a cluster needs the package distributed.",
            hint="Install the extra: pip install kreyol-desktop[cluster].",
        ) from error
