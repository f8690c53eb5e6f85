"""Progress of a job: a bar on a terminal, plain lines elsewhere, silence for machines."""

from types import TracebackType
from typing import Protocol, Self

from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

from kreyol_desktop.cli.console import CommandConsole
from kreyol_desktop.core.progress import Progress as JobProgress
from kreyol_desktop.core.progress import Stage


class ProgressDisplay(Protocol):
    def show(self, progress: JobProgress) -> None: ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None: ...


class _Scoped:
    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        return None


class BarDisplay(_Scoped):
    """A progress bar with the stage's name, for a person at a terminal."""

    def __init__(self, console: CommandConsole, name: str) -> None:
        self._phrases = console.phrases
        self._bar = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            TaskProgressColumn(),
            TimeRemainingColumn(),
            console=console.err,
            transient=True,
        )
        self._row = self._bar.add_task(name, total=100)

    def show(self, progress: JobProgress) -> None:
        """Move the bar."""
        label = self._phrases(f"stage_{progress.stage.value}")
        self._bar.update(self._row, description=label, completed=progress.percent)

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._bar.stop()


class LineDisplay(_Scoped):
    """One line for every stage that begins, for logs and pipes."""

    def __init__(self, console: CommandConsole) -> None:
        self._console = console
        self._stage: Stage | None = None

    def show(self, progress: JobProgress) -> None:
        """Print the stage when it is a new one."""
        if progress.stage is not self._stage:
            self._stage = progress.stage
            self._console.say(f"stage_{progress.stage.value}")


class NoDisplay(_Scoped):
    """Nothing: the result alone is wanted."""

    def show(self, progress: JobProgress) -> None:
        """Show nothing."""


def progress_display(console: CommandConsole, name: str) -> ProgressDisplay:
    """The display that suits where the output goes."""
    if console.as_json:
        return NoDisplay()
    return BarDisplay(console, name) if console.is_terminal else LineDisplay(console)
