"""Work that cannot be interrupted, done beside a job that can."""

import threading
from collections.abc import Callable
from concurrent.futures import Future, wait
from typing import TypeVar

from kreyol_desktop.core.errors import JobCancelled

T = TypeVar("T")

POLL_S = 0.1


def beside(work: Callable[[Callable[[], None]], T], obey: Callable[[], None]) -> T:
    """Do ``work`` in a thread of its own and return or raise what it does.

    ``obey`` is called several times a second meanwhile. When it raises, the work is left to itself:
    the function that it was given then raises JobCancelled, and it must harm nobody until it asks.
    """
    left = threading.Event()
    outcome: Future[T] = Future()

    def look_up() -> None:
        if left.is_set():
            raise JobCancelled

    def run() -> None:
        try:
            outcome.set_result(work(look_up))
        except BaseException as error:  # noqa: BLE001 - belongs to the caller, all of it
            outcome.set_exception(error)

    threading.Thread(target=run, name="beside").start()
    try:
        while wait((outcome,), POLL_S).not_done:
            obey()
        return outcome.result()
    finally:
        left.set()
