"""Dynamic batching: sentences that wait at the same time are decoded together.

One decoding thread per core takes the next batch. Short requests (the text box, the HTTP server)
go before the batches of a document, so that a long job never makes a person wait for more than one
batch; short requests that arrive together share one.
"""

import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import Generic, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

GATHER_S = 0.002
"""How long a lone short request waits for company."""
COMPANY_S = 0.004
"""Where two have met more will come: callers that were answered together ask again one by one. So
many seconds after the last of them nobody waits any longer ..."""
GATHER_MOST_S = 0.02
"""... and so many after the first was taken up, however many still come."""
ALONE_S = 1.0
"""Where no two have met for so long nobody else is asking, and a lone request waits for nobody."""
_SMALLEST_SHARE = 4
"""A batch is never made smaller than this part of a full one for the sake of sharing out."""


@dataclass(slots=True, eq=False)
class Request(Generic[Item, Result]):
    """One item to decode; only requests with equal ``settings`` share a batch."""

    item: Item
    settings: object
    cost: int
    """Tokens, of which a batch holds a bounded number."""
    future: Future[Result] = field(default_factory=Future)


class BatchScheduler(Generic[Item, Result]):
    """Gathers requests into batches and decodes them on its own threads until closed.

    ``decode(items, settings)`` must return one result per item and be safe to call from several
    threads; what it raises goes to every request of its batch. ``on_rest`` is called by a thread
    that has decoded something and finds nothing else to do.
    """

    def __init__(
        self,
        decode: Callable[[Sequence[Item], object], Sequence[Result]],
        *,
        workers: int,
        max_cost: int,
        on_rest: Callable[[], None] = lambda: None,
    ) -> None:
        self._decode = decode
        self._on_rest = on_rest
        self._max_cost = max_cost
        self._urgent: deque[Request[Item, Result]] = deque()
        self._bulk: deque[list[Request[Item, Result]]] = deque()
        self._changed = threading.Condition()
        self._closed = False
        self._company_at = time.monotonic()
        self._threads = [
            threading.Thread(target=self._work, name=f"translate-{n}", daemon=True)
            for n in range(workers)
        ]
        for thread in self._threads:
            thread.start()

    def submit(self, requests: Sequence[Request[Item, Result]]) -> None:
        """Queue short requests; they are gathered with others that wait."""
        with self._changed:
            self._refuse_when_closed()
            self._urgent.extend(requests)
            self._changed.notify_all()

    def submit_bulk(self, requests: Sequence[Request[Item, Result]]) -> None:
        """Queue many requests of equal settings as batches of sentences of like length."""
        ordered = sorted(requests, key=lambda request: request.cost, reverse=True)
        with self._changed:
            self._refuse_when_closed()
            self._bulk.extend(self._split(ordered))
            self._changed.notify_all()

    def close(self) -> None:
        """Finish the running batches, cancel what waits, end the threads."""
        with self._changed:
            self._closed = True
            waiting = [*self._urgent, *(r for batch in self._bulk for r in batch)]
            self._urgent.clear()
            self._bulk.clear()
            self._changed.notify_all()
        for request in waiting:
            request.future.cancel()
        for thread in self._threads:
            thread.join()

    def _refuse_when_closed(self) -> None:
        if self._closed:
            raise RuntimeError("the scheduler is closed")

    def _split(self, ordered: Sequence[Request[Item, Result]]) -> list[list[Request[Item, Result]]]:
        batches: list[list[Request[Item, Result]]] = []
        width = 0
        # a list for less than a batch each is shared out, so that no thread looks on
        share = sum(request.cost for request in ordered) // len(self._threads)
        limit = min(self._max_cost, max(share, self._max_cost // _SMALLEST_SHARE))
        for request in ordered:
            # the longest comes first, so a batch costs its first request times its size
            if not batches or width * (len(batches[-1]) + 1) > limit:
                batches.append([])
                width = request.cost
            batches[-1].append(request)
        return batches

    def _work(self) -> None:
        while batch := self._next_batch():
            live = [r for r in batch if r.future.set_running_or_notify_cancel()]
            if live:
                self._run(live)
            if self._has_nothing_to_do():
                self._on_rest()

    def _has_nothing_to_do(self) -> bool:
        with self._changed:
            return not self._urgent and not self._bulk

    def _run(self, batch: Sequence[Request[Item, Result]]) -> None:
        try:
            results = self._decode([request.item for request in batch], batch[0].settings)
        except BaseException as error:  # noqa: BLE001 - belongs to the callers who wait, all of it
            for request in batch:
                request.future.set_exception(error)
            return
        for request, result in zip(batch, results, strict=True):
            request.future.set_result(result)

    def _next_batch(self) -> list[Request[Item, Result]]:
        """What to decode next; empty only when the scheduler is closed."""
        with self._changed:
            while not self._closed:
                if self._urgent:
                    self._gather()
                    # Another thread may have gathered, and taken, the same requests.
                    if batch := self._take_urgent():
                        return batch
                elif self._bulk:
                    return self._bulk.popleft()
                else:
                    self._changed.wait()
            return []

    def _gather(self) -> None:
        """Wait for company until the batch is full or nobody comes any more."""
        now = time.monotonic()
        last, seen = now + GATHER_MOST_S, len(self._urgent)
        if seen == 1 and now - self._company_at > ALONE_S:
            return
        until = now + (GATHER_S if seen == 1 else COMPANY_S)
        while seen and not self._closed and not self._is_full():
            left = min(until, last) - time.monotonic()
            if left <= 0:
                break
            self._changed.wait(left)
            if len(self._urgent) != seen:
                seen, until = len(self._urgent), time.monotonic() + COMPANY_S
        if seen > 1:
            self._company_at = time.monotonic()

    def _is_full(self) -> bool:
        return sum(request.cost for request in self._urgent) >= self._max_cost

    def _take_urgent(self) -> list[Request[Item, Result]]:
        """Requests with the settings of the first, up to the cost of a batch; the rest waits."""
        taken: list[Request[Item, Result]] = []
        kept: list[Request[Item, Result]] = []
        cost = 0
        for request in self._urgent:
            fits = not taken or cost + request.cost <= self._max_cost
            if fits and (not taken or request.settings == taken[0].settings):
                taken.append(request)
                cost += request.cost
            else:
                kept.append(request)
        self._urgent = deque(kept)
        return taken
