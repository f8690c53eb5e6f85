"""``tasks``: the jobs in the history."""

import argparse
from collections.abc import Callable

from kreyol_desktop.cli.console import CommandConsole
from kreyol_desktop.cli.exit_codes import ExitCode
from kreyol_desktop.cli.json_form import task_form, time_form
from kreyol_desktop.cli.services import CliServices
from kreyol_desktop.core.job import Task

LISTED = 50


def tasks(
    arguments: argparse.Namespace, services: CliServices, console: CommandConsole
) -> ExitCode:
    """List, show or change jobs."""
    if arguments.action == "list":
        return _list(services, console)
    if arguments.action == "cleanup":
        count = services.jobs.cleanup(arguments.days)
        console.result(console.phrases("deleted", count=count), {"deleted": count})
        return ExitCode.OK
    if not arguments.id:
        console.say("unknown_action", action=arguments.action)
        return ExitCode.USAGE
    if arguments.action == "delete":
        services.jobs.delete(arguments.id)
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


def _list(services: CliServices, console: CommandConsole) -> ExitCode:
    listed = services.jobs.newest(LISTED)
    if not listed:
        console.say("no_tasks")
    lines = "\n".join(_line(task, console) for task in listed)
    total = services.jobs.statistics().total
    console.result(lines, {"total": total, "tasks": [task_form(t) for t in listed]})
    return ExitCode.OK


def _line(task: Task, console: CommandConsole) -> str:
    state = console.phrases(f"state_{task.state.value}")
    reason = f"  {task.failure.message}" if task.failure else ""
    return f"{task.id}  {time_form(task.created_at)}  {state:12}  {task.request.name}{reason}"
