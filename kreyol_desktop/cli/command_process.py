"""``process``: a document in, Kreyòl documents and an audiobook out."""

import argparse
from dataclasses import replace
from pathlib import Path

from kreyol_desktop.cli.collection import documents_in, hand_to_cluster
from kreyol_desktop.cli.console import CommandConsole
from kreyol_desktop.cli.exit_codes import ExitCode
from kreyol_desktop.cli.job_run import run_to_end, submit_or_resume
from kreyol_desktop.cli.json_form import task_form
from kreyol_desktop.cli.output_files import make_folder
from kreyol_desktop.cli.services import CliServices
from kreyol_desktop.core.errors import NotFoundError
from kreyol_desktop.core.job import ArtifactKind, JobRequest, Task, TaskState, TaskType
from kreyol_desktop.core.language import parse_language, parse_source
from kreyol_desktop.core.settings import Settings
from kreyol_desktop.core.speech import AudioFormat, AudioOptions, VoiceSettings
from kreyol_desktop.services.publication import INTERNAL_KINDS


def process(
    arguments: argparse.Namespace, services: CliServices, console: CommandConsole
) -> ExitCode:
    """Work through every file and folder given; the exit code is the worst of them."""
    paths = list(documents_in(arguments.file, services.documents))
    if arguments.cluster:
        settings = services.settings.current
        requests = [document_request(path, arguments, settings) for path in paths]
        return hand_to_cluster(requests, arguments, services, console)
    worst = ExitCode.OK
    finished: list[Task] = []
    for path in paths:
        task = _process_one(path, arguments, services, console)
        finished.append(task)
        if task.state is not TaskState.COMPLETED:
            worst = show_failure(task, console) if not console.as_json else ExitCode.FAILED
    forms = [task_form(task) for task in finished]
    if console.as_json:
        console.result("", forms[0] if len(forms) == 1 else forms)
    return worst


def _process_one(
    path: Path, arguments: argparse.Namespace, services: CliServices, console: CommandConsole
) -> Task:
    request = document_request(path, arguments, services.settings.current)
    if arguments.output is not None:
        request = replace(request, output_dir=make_folder(arguments.output))
    task = run_to_end(services, console, submit_or_resume(services, console, request))
    if task.state is TaskState.COMPLETED:
        _show_results(task, console)
    return task


def document_request(path: Path, arguments: argparse.Namespace, settings: Settings) -> JobRequest:
    """The job that the arguments ask for; what they leave open comes from the settings."""
    if not path.is_file():
        raise NotFoundError(f"There is no file {path}.", hint="Check the name.")
    return JobRequest(
        type=TaskType.DOCUMENT,
        name=path.name,
        input_path=path.resolve(),
        source=parse_source(arguments.source),
        target=parse_language(arguments.target),
        formats=_formats(arguments, settings),
        audio=_audio(arguments, settings),
        voice=voice_settings(arguments, settings),
        glossaries=tuple(arguments.glossary) or settings.glossaries,
        use_memory=settings.use_memory and not arguments.no_memory,
        add_note=settings.add_note,
        result_name=settings.result_name,
        ocr=not arguments.no_ocr,
        password=arguments.password,
    )


def voice_settings(arguments: argparse.Namespace, settings: Settings) -> VoiceSettings:
    """The voice that the arguments ask for, else the one of the settings."""
    return replace(
        settings.voice,
        voice=arguments.voice or settings.voice.voice,
        speed=arguments.speed or settings.voice.speed,
    )


def _formats(arguments: argparse.Namespace, settings: Settings) -> tuple[ArtifactKind, ...]:
    chosen = getattr(arguments, "formats", None)
    return settings.formats if chosen is None else chosen


def _audio(arguments: argparse.Namespace, settings: Settings) -> AudioOptions | None:
    name = getattr(arguments, "audio", None)
    if name == "none":
        return None
    if name is None:
        return settings.audio if settings.make_audio else None
    return replace(settings.audio, format=AudioFormat(name))


def _show_results(task: Task, console: CommandConsole) -> None:
    if console.as_json:
        return
    folder = task.request.output_dir
    console.say("results")
    lines = [
        str(folder / artifact.path.name if folder else artifact.path)
        for artifact in task.artifacts
        if artifact.kind not in INTERNAL_KINDS
    ]
    console.result("\n".join(lines), {})
    console.warn(task.warnings)
    if task.coverage is not None:
        console.say(
            "coverage",
            checked=task.coverage.checked,
            segments=task.coverage.segments,
            flagged=task.coverage.flagged,
        )


def show_failure(task: Task, console: CommandConsole) -> ExitCode:
    """Say why a job did not complete."""
    if task.state is TaskState.CANCELLED:
        console.say("state_cancelled")
        return ExitCode.CANCELLED
    failure = task.failure
    if failure is not None:
        console.failure(failure.code, failure.message, failure.hint, dict(failure.details))
    return ExitCode.FAILED
