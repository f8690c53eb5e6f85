"""``tasks``: the jobs in the history."""

import argparse
from collections.abc import Callable

from kreyol_desktop.cli.console import CommandConsole
from kreyol_desktop.cli.exit_codes import ExitCode
from kreyol_desktop.cli.json_form import excerpt_form, task_form, time_form
from kreyol_desktop.cli.services import CliServices
from kreyol_desktop.core.excerpt import Excerpt
from kreyol_desktop.core.job import Task, TaskQuery

LISTED = 50


def tasks(
    arguments: argparse.Namespace, services: CliServices, console: CommandConsole
) -> ExitCode:
    """List, show or change jobs."""
    if arguments.action == "list":
        return _list(arguments.search.strip(), services, console)
    if arguments.action == "cleanup":
        count = services.jobs.cleanup(arguments.days)
        services.jobs.tidy()
        console.result(console.phrases("deleted", count=count), {"deleted": count})
        return ExitCode.OK
    if not arguments.id:
        console.say("unknown_action", action=arguments.action)
        return ExitCode.USAGE
    if arguments.action == "delete":
        services.jobs.delete(arguments.id)
        # No loop runs here that would do it when it is idle.
        services.jobs.tidy()
        console.result(console.phrases("deleted", count=1), {"deleted": 1})
        return ExitCode.OK
    actions: dict[str, Callable[[str], Task]] = {
        "show": services.jobs.get,
        "pause": services.jobs.pause,
        "resume": services.jobs.resume,
        "cancel": services.jobs.cancel,
        "retry": services.jobs.retry,
    }
    task = actions[arguments.action](arguments.id)
    console.result(_line(task, console), task_form(task))
    return ExitCode.OK


def _list(search: str, services: CliServices, console: CommandConsole) -> ExitCode:
    page = services.jobs.page(TaskQuery(text=search, limit=LISTED))
    excerpts = services.jobs.excerpts([task.id for task in page.items], search)
    if not page.items:
        console.say("no_tasks")
    forms = []
    for task in page.items:
        form = task_form(task)
        if search:
            form["excerpt"] = excerpt_form(excerpts.get(task.id))
        forms.append(form)
    lines = [_line(task, console) + _shown(excerpts.get(task.id)) for task in page.items]
    console.result("\n".join(lines), {"total": page.total, "tasks": forms})
    return ExitCode.OK


def _shown(excerpt: Excerpt | None) -> str:
    """A line with what was found in brackets: colours do not reach every terminal and reader."""
    if excerpt is None:
        return ""
    text = excerpt.text
    for start, end in reversed(excerpt.marks):
        text = f"{text[:start]}[{text[start:end]}]{text[end:]}"
    return f"\n    {text}"


def _line(task: Task, console: CommandConsole) -> str:
    state = console.phrases(f"state_{task.state.value}")
    reason = f"  {task.failure.message}" if task.failure else ""
    return f"{task.id}  {time_form(task.created_at)}  {state:12}  {task.request.name}{reason}"
