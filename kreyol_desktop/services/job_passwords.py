"""Passwords of documents, in memory only."""

import threading
from dataclasses import replace

from kreyol_desktop.core.job import Task


class JobPasswords:
    """By task id, until the task is deleted or the program ends. Thread-safe."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._passwords: dict[str, str] = {}

    def keep(self, task_id: str, password: str | None) -> None:
        """Remember a password; None changes nothing."""
        if password is not None:
            with self._lock:
                self._passwords[task_id] = password

    def forget(self, task_id: str) -> None:
        with self._lock:
            self._passwords.pop(task_id, None)

    def with_password(self, task: Task) -> Task:
        """The task with its password in the request, for the pipeline alone."""
        with self._lock:
            password = self._passwords.get(task.id)
        return replace(task, request=replace(task.request, password=password))
