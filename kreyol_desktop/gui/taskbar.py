"""The program's button in the system's task bar or dock: how many jobs, how far the first one is."""

import sys
from collections.abc import Callable

from PySide6.QtGui import QGuiApplication

from kreyol_desktop.core.job import Task, TaskState

PERCENT = 100.0
SendProgress = Callable[[float | None], None]
SetBadge = Callable[[int], None]


class Taskbar:
    """Shows the number of running jobs as a badge, and the progress where the system draws one.

    Progress is drawn by Windows and by docks that follow the launcher protocol (KDE Plasma, Dash to
    Dock, Ubuntu Dock). macOS gets the badge alone: its dock has no progress to ask for.
    """

    def __init__(self, send_progress: SendProgress, set_badge: SetBadge | None = None) -> None:
        self._set_badge = set_badge or _set_badge
        self._send = send_progress
        self._running: dict[str, float] = {}
        self._shown: tuple[int, int | None] = (0, None)

    def show_task(self, task: Task) -> None:
        """Follow a job; cheap to call for every event."""
        if task.state is TaskState.RUNNING:
            self._running[task.id] = task.progress.percent if task.progress else 0.0
        else:
            self._running.pop(task.id, None)
        self._show()

    def clear(self) -> None:
        """The program ends."""
        self._running.clear()
        self._show()

    def _show(self) -> None:
        first = next(iter(self._running.values()), None)
        wanted = (len(self._running), None if first is None else int(first))
        if wanted == self._shown:
            return
        if wanted[0] != self._shown[0]:
            self._set_badge(wanted[0])
        self._send(None if wanted[1] is None else wanted[1] / PERCENT)
        self._shown = wanted


def _set_badge(number: int) -> None:
    application = QGuiApplication.instance()
    if isinstance(application, QGuiApplication):
        application.setBadgeNumber(number)


def system_progress(window: Callable[[], int]) -> SendProgress:
    """What draws progress on this system; ``window`` gives the handle of the program's window."""
    if sys.platform == "win32":
        # Delayed: nothing of it is needed elsewhere.
        from kreyol_desktop.gui.windows_taskbar import windows_progress

        return windows_progress(window) or _nowhere
    return launcher_progress()


def launcher_progress() -> SendProgress:
    """Sends ``com.canonical.Unity.LauncherEntry`` updates on Linux; does nothing elsewhere.

    Protocol: https://wiki.ubuntu.com/Unity/LauncherAPI, followed by KDE's task manager too.
    """
    if sys.platform != "linux":
        return _nowhere
    try:
        # A system without it has no such dock either.
        from PySide6.QtDBus import QDBusConnection, QDBusMessage
    except ImportError:
        return _nowhere

    def send(share: float | None) -> None:
        bus = QDBusConnection.sessionBus()
        if not bus.isConnected():
            return
        name = QGuiApplication.desktopFileName() or "kreyol-desktop"
        message = QDBusMessage.createSignal(
            "/org/kreyol/desktop", "com.canonical.Unity.LauncherEntry", "Update"
        )
        state = {"progress": share or 0.0, "progress-visible": share is not None}
        message.setArguments([f"application://{name}.desktop", state])
        bus.send(message)

    return send


def _nowhere(_share: float | None) -> None:
    """No dock that could draw it."""
