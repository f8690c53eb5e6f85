import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import CancelledError

import pytest

from kreyol_desktop.engines.translation import batching
from kreyol_desktop.engines.translation.batching import BatchScheduler, Request

Scheduler = BatchScheduler[int, int]


class Decoder:
    """Doubles numbers; ``gate`` holds it back until it is set."""

    def __init__(self) -> None:
        self.batches: list[list[int]] = []
        self.gate = threading.Event()
        self.gate.set()
        self.entered = threading.Event()

    def __call__(self, items: Sequence[int], settings: object) -> list[int]:
        self.entered.set()
        self.gate.wait(5)
        self.batches.append(list(items))
        if -1 in items:
            raise ValueError("no")
        return [item * 2 for item in items]


@pytest.fixture
def decoder() -> Decoder:
    return Decoder()


@pytest.fixture
def scheduler(decoder: Decoder) -> Iterator[Scheduler]:
    scheduler = Scheduler(decoder, workers=1, max_cost=10)
    yield scheduler
    decoder.gate.set()
    scheduler.close()


def request(item: int, settings: object = "s", cost: int = 1) -> Request[int, int]:
    return Request(item, settings, cost)


def test_every_request_gets_its_own_result(scheduler: Scheduler) -> None:
    requests = [request(n) for n in range(25)]
    scheduler.submit_bulk(requests)
    assert [r.future.result(5) for r in requests] == [n * 2 for n in range(25)]


def test_requests_that_wait_together_are_decoded_together(
    scheduler: Scheduler, decoder: Decoder
) -> None:
    decoder.gate.clear()
    first = request(0)
    scheduler.submit([first])
    assert decoder.entered.wait(5)
    rest = [request(n) for n in range(1, 6)]
    for one in rest:
        scheduler.submit([one])
    decoder.gate.set()
    assert [r.future.result(5) for r in rest] == [2, 4, 6, 8, 10]
    assert decoder.batches == [[0], [1, 2, 3, 4, 5]]


def test_who_comes_soon_after_is_decoded_together(
    scheduler: Scheduler, decoder: Decoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("GATHER_S", "COMPANY_S", "GATHER_MOST_S"):
        monkeypatch.setattr(batching, name, 0.5)
    requests = [request(n) for n in range(3)]
    for one in requests:
        scheduler.submit([one])
        time.sleep(0.02)
    assert [one.future.result(5) for one in requests] == [0, 2, 4]
    assert decoder.batches == [[0, 1, 2]]


def test_who_has_long_been_alone_waits_for_nobody_until_others_come(
    scheduler: Scheduler, decoder: Decoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("GATHER_S", "COMPANY_S", "GATHER_MOST_S"):
        monkeypatch.setattr(batching, name, 60)
    monkeypatch.setattr(batching, "ALONE_S", -1)
    alone = request(1)
    scheduler.submit([alone])
    assert alone.future.result(5) == 2
    together = [request(2, cost=5), request(3, cost=5)]
    scheduler.submit(together)  # a full batch
    assert [one.future.result(5) for one in together] == [4, 6]
    monkeypatch.setattr(batching, "ALONE_S", 60)
    requests = [request(4, cost=5), request(5, cost=5)]
    for one in requests:  # after company the first waits for the second
        scheduler.submit([one])
        time.sleep(0.02)
    assert [one.future.result(5) for one in requests] == [8, 10]
    assert decoder.batches == [[1], [2, 3], [4, 5]]


def test_a_full_batch_waits_for_nobody(
    scheduler: Scheduler, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("GATHER_S", "COMPANY_S", "GATHER_MOST_S"):
        monkeypatch.setattr(batching, name, 60)
    requests = [request(n, cost=5) for n in range(2)]
    scheduler.submit(requests)
    assert [one.future.result(5) for one in requests] == [0, 2]


def test_newcomers_do_not_make_the_first_wait_for_ever(
    scheduler: Scheduler, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batching, "GATHER_S", 60)
    monkeypatch.setattr(batching, "COMPANY_S", 60)
    first = request(1)
    scheduler.submit([first])
    assert first.future.result(5) == 2


def test_different_settings_are_never_mixed(scheduler: Scheduler, decoder: Decoder) -> None:
    decoder.gate.clear()
    scheduler.submit([request(0)])
    assert decoder.entered.wait(5)
    requests = [request(1, "a"), request(2, "b"), request(3, "a")]
    scheduler.submit(requests)
    decoder.gate.set()
    assert [r.future.result(5) for r in requests] == [2, 4, 6]
    assert decoder.batches[1:] == [[1, 3], [2]]


def test_a_batch_is_bounded_by_its_cost(scheduler: Scheduler, decoder: Decoder) -> None:
    requests = [request(n, cost=4) for n in range(5)]
    scheduler.submit_bulk(requests)
    for one in requests:
        one.future.result(5)
    assert [len(batch) for batch in decoder.batches] == [2, 2, 1]


def test_short_requests_go_before_a_document(scheduler: Scheduler, decoder: Decoder) -> None:
    decoder.gate.clear()
    bulk = [request(n, cost=10) for n in range(3)]
    scheduler.submit_bulk(bulk)
    assert decoder.entered.wait(5)
    short = request(9)
    scheduler.submit([short])
    decoder.gate.set()
    for one in [*bulk, short]:
        one.future.result(5)
    assert decoder.batches.index([9]) == 1


def test_a_failure_reaches_every_caller_of_its_batch_and_no_other(scheduler: Scheduler) -> None:
    bad = [request(-1), request(1)]
    scheduler.submit(bad)
    for one in bad:
        with pytest.raises(ValueError, match="no"):
            one.future.result(5)
    good = request(4)
    scheduler.submit([good])
    assert good.future.result(5) == 8


def test_closing_cancels_what_waits_and_ends_the_threads(decoder: Decoder) -> None:
    scheduler = Scheduler(decoder, workers=1, max_cost=1)
    decoder.gate.clear()
    requests = [request(n) for n in range(3)]
    scheduler.submit_bulk(requests)
    assert decoder.entered.wait(5)
    closer = threading.Thread(target=scheduler.close)
    closer.start()
    time.sleep(0.05)
    decoder.gate.set()
    closer.join(5)
    assert not closer.is_alive()
    assert requests[0].future.result(5) == 0
    with pytest.raises(CancelledError):
        requests[2].future.result(5)
    with pytest.raises(RuntimeError):
        scheduler.submit([request(1)])


def test_no_thread_ends_for_having_found_nothing_left(decoder: Decoder) -> None:
    scheduler = Scheduler(decoder, workers=4, max_cost=10)
    try:
        for number in range(20):
            # All four wake, gather, and want to take the one request.
            lone = request(number)
            scheduler.submit([lone])
            assert lone.future.result(5) == number * 2
        assert [thread for thread in scheduler._threads if not thread.is_alive()] == []
    finally:
        scheduler.close()


def test_a_thread_that_finds_nothing_else_to_do_says_so(decoder: Decoder) -> None:
    rested = threading.Event()
    left: list[int] = []

    def rest() -> None:
        left.append(len(decoder.batches))
        rested.set()

    scheduler = Scheduler(decoder, workers=1, max_cost=1, on_rest=rest)
    try:
        scheduler.submit_bulk([request(n) for n in range(3)])
        assert rested.wait(5)
        # not between batches that wait already
        assert left == [3]
    finally:
        scheduler.close()
