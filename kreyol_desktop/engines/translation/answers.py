"""Waiting for answers of the model: as they are done, for a limited time, and no longer than wanted."""

import queue
import time
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import CancelledError, Future
from typing import Any

from kreyol_desktop.core.errors import TranslationError
from kreyol_desktop.engines.translation.batching import BatchScheduler, Request

SHORT_CALL = 8
"""A call of up to this many sentences goes before the batches of documents."""
_LOOK_UP_S = 0.1
"""How often somebody who waits for the model may look up and leave."""

Answered = Generator[tuple[int, Any], None, None]


def begun(
    scheduler: BatchScheduler[Any, Any],
    requests: Sequence[Request[Any, Any]],
    timeout_s: float,
    while_waiting: Callable[[], None] | None,
) -> Answered:
    """Queue ``requests``; (index, answer) as they are done, in any order, for ``timeout_s`` and half a
    second for each of them. ``while_waiting`` is called several times a second and may raise.

    Raise TranslationError when the scheduler is closed.
    """
    _submit(scheduler, requests)
    answers = _results(requests, timeout_s, while_waiting)
    # from now on closing it drops what still waits, used or not
    next(answers)
    return answers


def _submit(scheduler: BatchScheduler[Any, Any], requests: Sequence[Request[Any, Any]]) -> None:
    try:
        if len(requests) <= SHORT_CALL:
            scheduler.submit(requests)
        else:
            scheduler.submit_bulk(requests)
    except RuntimeError as error:
        raise TranslationError("The translator is closed.") from error


def _results(
    requests: Sequence[Request[Any, Any]],
    timeout_s: float,
    while_waiting: Callable[[], None] | None,
) -> Answered:
    """The answers; the first thing that it yields is none, and only shows that it has begun."""
    places = {request.future: index for index, request in enumerate(requests)}
    done: queue.SimpleQueue[Future[Any]] = queue.SimpleQueue()
    try:
        for future in places:
            future.add_done_callback(done.put)
        yield -1, []
        # every sentence adds its own time: a long list may take long as a whole
        deadline = time.monotonic() + timeout_s + 0.5 * len(places)
        for _ in places:
            ready = _next_done(done, deadline, while_waiting)
            if ready is None:
                return
            yield places[ready], ready.result()
    except CancelledError:
        raise TranslationError("The translator was closed.") from None
    finally:
        for future in places:
            future.cancel()


def _next_done(
    done: "queue.SimpleQueue[Future[Any]]",
    deadline: float,
    while_waiting: Callable[[], None] | None,
) -> "Future[Any] | None":
    """The next finished future, None when the time is up; looks up now and then."""
    while (left_s := deadline - time.monotonic()) > 0:
        if while_waiting is not None:
            while_waiting()
        try:
            return done.get(timeout=min(left_s, _LOOK_UP_S))
        except queue.Empty:
            continue
    return None
