"""Jobs, models and translations in the form that ``--json`` prints."""

from datetime import UTC, datetime
from typing import Any

from kreyol_desktop.core.document import ReadWarning
from kreyol_desktop.core.excerpt import Excerpt
from kreyol_desktop.core.job import Artifact, Task
from kreyol_desktop.core.model_info import ModelInfo
from kreyol_desktop.core.segment import Coverage, Segment


def time_form(seconds: float) -> str:
    """Seconds since the epoch as ISO 8601, UTC."""
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds")


def artifact_form(artifact: Artifact) -> dict[str, Any]:
    """One result file."""
    return {
        "type": artifact.kind.value,
        "path": str(artifact.path),
        "bytes": artifact.bytes,
        "sha256": artifact.sha256,
    }


def coverage_form(coverage: Coverage) -> dict[str, Any]:
    """The coverage report of a document."""
    return {
        "segments": coverage.segments,
        "checked": coverage.checked,
        "flagged": coverage.flagged,
        "copied": coverage.copied,
        "from_memory": coverage.from_memory,
        "by_flag": dict(coverage.by_flag),
        "terms": dict(coverage.terms),
    }


def warning_form(warning: ReadWarning) -> dict[str, Any]:
    """Something that a result lacks; pages count from 1."""
    return {
        "code": warning.code,
        "message": warning.message,
        "page": None if warning.page is None else warning.page + 1,
        "detail": warning.detail,
    }


def task_form(task: Task) -> dict[str, Any]:
    """One job."""
    return {
        "id": task.id,
        "name": task.request.name,
        "type": task.request.type.value,
        "state": task.state.value,
        "created_at": time_form(task.created_at),
        "updated_at": time_form(task.updated_at),
        "percent": task.progress.percent if task.progress else 0.0,
        "stage": task.progress.stage.value if task.progress else None,
        "results": [artifact_form(artifact) for artifact in task.artifacts],
        "coverage": coverage_form(task.coverage) if task.coverage else None,
        "warnings": [warning.message for warning in task.warnings],
        "warning_details": [warning_form(warning) for warning in task.warnings],
        "error": (
            {
                "code": task.failure.code,
                "message": task.failure.message,
                "hint": task.failure.hint,
            }
            if task.failure
            else None
        ),
    }


def excerpt_form(excerpt: Excerpt | None) -> dict[str, Any] | None:
    """The sentence in which a search found something; None where only the name holds it."""
    if excerpt is None:
        return None
    return {
        "text": excerpt.text,
        "marks": [list(mark) for mark in excerpt.marks],
        "segment": excerpt.segment,
        "side": "source" if excerpt.in_source else "target",
    }


def segment_form(segment: Segment) -> dict[str, Any]:
    """One sentence and its translation."""
    return {
        "source": segment.source,
        "target": segment.text,
        "origin": segment.origin.value if segment.origin else None,
        "confidence": segment.confidence,
        "flags": sorted(flag.value for flag in segment.flags),
        "terms": list(segment.terms),
    }


def model_form(model: ModelInfo) -> dict[str, Any]:
    """One model or voice."""
    return {
        "id": model.id,
        "kind": model.kind.value,
        "name": model.name,
        "version": model.version,
        "languages": list(model.languages),
        "licence": model.licence,
        "bytes": model.size_bytes,
        "installed": model.folder is not None,
        "bundled": model.bundled,
    }
