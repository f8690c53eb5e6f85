"""``speak``: a Kreyòl text in, an audio file out."""

import argparse
from pathlib import Path

from kreyol_desktop.cli.command_process import show_failure, voice_settings
from kreyol_desktop.cli.console import CommandConsole
from kreyol_desktop.cli.exit_codes import ExitCode
from kreyol_desktop.cli.job_run import run_to_end, submit_or_resume
from kreyol_desktop.cli.json_form import task_form
from kreyol_desktop.cli.output_files import copy_file
from kreyol_desktop.cli.reading import given_text, is_file
from kreyol_desktop.cli.services import CliServices
from kreyol_desktop.core.errors import UnsupportedFormatError
from kreyol_desktop.core.job import ArtifactKind, JobRequest, TaskType
from kreyol_desktop.core.speech import AudioFormat, AudioOptions


def speak(
    arguments: argparse.Namespace, services: CliServices, console: CommandConsole
) -> ExitCode:
    """Speak into ``--output``, whose suffix chooses the format."""
    output: Path = arguments.output
    request = JobRequest(
        type=TaskType.AUDIO,
        name=output.stem,
        text=_text(arguments.text),
        formats=(),
        audio=AudioOptions(format=_format(output)),
        voice=voice_settings(arguments, services.settings.current),
    )
    task = run_to_end(services, console, submit_or_resume(services, console, request))
    artifact = task.artifact(ArtifactKind.AUDIO)
    if artifact is None:
        return show_failure(task, console)
    copy_file(artifact.path, output)
    console.result(str(output), task_form(task))
    return ExitCode.OK


def _text(argument: str) -> str:
    if is_file(argument):
        return Path(argument).read_text(encoding="utf-8", errors="replace")
    return given_text(argument)


def _format(output: Path) -> AudioFormat:
    try:
        return AudioFormat(output.suffix.lower().lstrip("."))
    except ValueError:
        names = ", ".join(audio.value for audio in AudioFormat)
        raise UnsupportedFormatError(
            f"No audio format has the suffix {output.suffix!r}.", hint=f"Use one of: {names}."
        ) from None
