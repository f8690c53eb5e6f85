"""Core values in the shapes of the API."""

from collections import Counter
from collections.abc import Iterable
from urllib.parse import quote

from kreyol_desktop.core.document import ReadWarning
from kreyol_desktop.core.job import Failure, Task, TaskPage, TaskQuery, TaskState, TaskStatistics
from kreyol_desktop.core.language import Language
from kreyol_desktop.core.segment import Coverage, Segment
from kreyol_desktop.http_api.problems import without_paths
from kreyol_desktop.http_api.schemas import (
    CoverageOut,
    ErrorDetail,
    ProgressOut,
    ResultOut,
    SegmentOut,
    TaskAcceptedOut,
    TaskCountsOut,
    TaskOut,
    TaskPageOut,
    TaskStatus,
    WarningOut,
)

_STATUS = {
    TaskState.QUEUED: TaskStatus.PENDING,
    TaskState.INTERRUPTED: TaskStatus.PENDING,
    TaskState.RUNNING: TaskStatus.PROCESSING,
    TaskState.PAUSED: TaskStatus.PAUSED,
    TaskState.COMPLETED: TaskStatus.COMPLETED,
    TaskState.FAILED: TaskStatus.FAILED,
    TaskState.CANCELLED: TaskStatus.CANCELLED,
}

LANGUAGE_NAMES = {
    Language.ENGLISH: "English",
    Language.FRENCH: "French",
    Language.SPANISH: "Spanish",
    Language.KREYOL: "Haitian Creole",
}


def status_of_task(task: Task) -> TaskStatus:
    """The state of a task under the API's name."""
    return _STATUS[task.state]


def states_of(status: TaskStatus) -> frozenset[TaskState]:
    """The states that the API calls ``status``."""
    return frozenset(state for state, name in _STATUS.items() if name is status)


def task_url(task_id: str) -> str:
    """The address of a task."""
    return f"/api/v1/tasks/{quote(task_id, safe='')}"


def accepted_out(task: Task) -> TaskAcceptedOut:
    """What is said of a task that was just queued."""
    return TaskAcceptedOut(task_id=task.id, status=status_of_task(task))


def task_out(task: Task) -> TaskOut:
    """A task in full."""
    status = status_of_task(task)
    progress = task.progress
    return TaskOut(
        task_id=task.id,
        type=task.request.type,
        name=task.request.name,
        state=status,
        status=status,
        stage=progress.stage if progress else None,
        progress=ProgressOut(done=progress.done, total=progress.total, percent=progress.percent)
        if progress
        else None,
        eta_s=progress.eta_s if progress else None,
        error=failure_out(task.failure) if task.failure else None,
        coverage=coverage_out(task.coverage) if task.coverage else None,
        warnings=[without_paths(warning.message) for warning in task.warnings],
        warning_details=[warning_out(warning) for warning in task.warnings],
        results=results_out(task),
        created_at=task.created_at,
        updated_at=task.updated_at,
    )


def page_out(page: TaskPage, query: TaskQuery) -> TaskPageOut:
    """A page of tasks."""
    return TaskPageOut(
        tasks=[task_out(task) for task in page.items],
        total=page.total,
        limit=query.limit,
        offset=query.offset,
        next_cursor=page.next_cursor or None,
    )


def results_out(task: Task) -> list[ResultOut]:
    """Results with their addresses; the second and later of a kind are told apart by ``part``."""
    seen: dict[str, int] = {}
    results = []
    for artifact in task.artifacts:
        part = seen[artifact.kind] = seen.get(artifact.kind, 0) + 1
        url = f"/api/v1/download/{quote(task.id, safe='')}/{artifact.kind.value}"
        results.append(
            ResultOut(
                type=artifact.kind,
                name=artifact.path.name,
                url=url if part == 1 else f"{url}?part={part}",
                bytes=artifact.bytes,
                sha256=artifact.sha256,
            )
        )
    return results


def failure_out(failure: Failure) -> ErrorDetail:
    """Why a task failed, without paths."""
    return ErrorDetail(code=failure.code, message=without_paths(failure.message), hint=failure.hint)


def warning_out(warning: ReadWarning) -> WarningOut:
    """What was left out; pages count from 1, as people count them."""
    return WarningOut(
        code=warning.code,
        message=without_paths(warning.message),
        page=None if warning.page is None else warning.page + 1,
        detail=warning.detail,
    )


def coverage_out(coverage: Coverage) -> CoverageOut:
    """How much of a document was translated."""
    return CoverageOut(
        segments=coverage.segments,
        checked=coverage.checked,
        flagged=coverage.flagged,
        copied=coverage.copied,
        from_memory=coverage.from_memory,
        by_flag=dict(coverage.by_flag),
        terms=dict(coverage.terms),
    )


def statistics_out(statistics: TaskStatistics) -> TaskCountsOut:
    """Counts of tasks; states that the API knows by one name are counted together."""
    by_status: Counter[TaskStatus] = Counter()
    for state, count in statistics.by_state.items():
        by_status[_STATUS[state]] += count
    return TaskCountsOut(
        total=statistics.total, by_status=dict(by_status), by_type=dict(statistics.by_type)
    )


def segments_out(segments: Iterable[Segment]) -> list[SegmentOut]:
    """Sentences with their translations."""
    return [
        SegmentOut(
            source=segment.source,
            target=segment.text,
            confidence=segment.confidence,
            origin=segment.origin,
            flags=sorted(segment.flags),
            alternatives=list(segment.alternatives),
            terms=list(segment.terms),
        )
        for segment in segments
    ]
