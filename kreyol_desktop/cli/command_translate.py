"""``translate``: a text or a file in, Kreyòl text out."""

import argparse
from dataclasses import replace
from pathlib import Path

from kreyol_desktop.cli.command_process import document_request, show_failure
from kreyol_desktop.cli.console import CommandConsole
from kreyol_desktop.cli.exit_codes import ExitCode
from kreyol_desktop.cli.job_run import run_to_end, submit_or_resume
from kreyol_desktop.cli.json_form import segment_form, task_form
from kreyol_desktop.cli.output_files import write_text
from kreyol_desktop.cli.reading import given_text, is_file
from kreyol_desktop.cli.services import CliServices
from kreyol_desktop.core.job import ArtifactKind
from kreyol_desktop.core.language import parse_language, parse_source
from kreyol_desktop.services.translation_service import TranslationOptions


def translate(
    arguments: argparse.Namespace, services: CliServices, console: CommandConsole
) -> ExitCode:
    """Translate and print, or write to ``--output``."""
    if is_file(arguments.text):
        return _translate_file(Path(arguments.text), arguments, services, console)
    result = services.translation.translate_text(
        given_text(arguments.text),
        source=parse_source(arguments.source),
        target=parse_language(arguments.target),
        options=TranslationOptions(
            use_memory=not arguments.no_memory, glossaries=tuple(arguments.glossary)
        ),
    )
    value = {
        "translation": result.text,
        "source_lang": str(result.source),
        "target_lang": str(result.target),
        "segments": [segment_form(segment) for segment in result.segments],
    }
    if arguments.output is not None:
        write_text(arguments.output, result.text)
        console.result(str(arguments.output), value)
        return ExitCode.OK
    console.result(result.text, value)
    for segment in result.segments:
        if segment.flags:
            console.say("doubtful", text=segment.source)
    return ExitCode.OK


def _translate_file(
    path: Path, arguments: argparse.Namespace, services: CliServices, console: CommandConsole
) -> ExitCode:
    arguments.password, arguments.no_ocr, arguments.voice, arguments.speed = None, False, "", None
    request = replace(
        document_request(path, arguments, services.settings.current),
        formats=(ArtifactKind.TEXT,),
        audio=None,
        add_note=False,
    )
    task = run_to_end(services, console, submit_or_resume(services, console, request))
    artifact = task.artifact(ArtifactKind.TEXT)
    if artifact is None:
        return show_failure(task, console)
    text = artifact.path.read_text(encoding="utf-8")
    if arguments.output is not None:
        write_text(arguments.output, text)
        text = str(arguments.output)
    console.result(text, {"translation": text, **task_form(task)})
    return ExitCode.OK
