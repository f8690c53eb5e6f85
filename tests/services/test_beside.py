import threading

import pytest

from kreyol_desktop.core.errors import EmptyInputError, JobCancelled
from kreyol_desktop.core.progress import nobody_minds
from kreyol_desktop.services.beside import beside

TIMEOUT_S = 10


def test_what_the_work_returns_is_returned():
    assert beside(lambda look_up: 7, nobody_minds) == 7


def test_what_the_work_raises_is_raised():
    def fail(look_up):
        raise EmptyInputError("nothing")

    with pytest.raises(EmptyInputError):
        beside(fail, nobody_minds)


def test_a_cancelled_job_leaves_the_work_and_the_work_ends_when_it_looks_up():
    begun, may_look, ended = threading.Event(), threading.Event(), threading.Event()

    def work(look_up):
        begun.set()
        assert may_look.wait(TIMEOUT_S)
        try:
            look_up()
        except JobCancelled:
            ended.set()
            raise

    def obey():
        if begun.is_set():
            raise JobCancelled

    with pytest.raises(JobCancelled):
        beside(work, obey)
    assert not ended.is_set()
    may_look.set()
    assert ended.wait(TIMEOUT_S)


def test_a_job_is_asked_again_and_again_while_the_work_lasts():
    may_end = threading.Event()
    asked = []

    def obey():
        asked.append(1)
        if len(asked) == 3:
            may_end.set()

    beside(lambda look_up: may_end.wait(TIMEOUT_S), obey)
    assert len(asked) == 3
