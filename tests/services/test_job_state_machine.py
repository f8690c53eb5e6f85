"""Any sequence of orders and crashes, against what the table of states allows."""

import tempfile
import threading
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    consumes,
    initialize,
    invariant,
    rule,
)

from kreyol_desktop.core.errors import CorruptError, DiskFullError, KreyolError, NotFoundError
from kreyol_desktop.core.job import JobOutcome, Task, TaskState
from kreyol_desktop.core.progress import JobContext, Stage
from kreyol_desktop.services.job_events import TaskEventKind
from kreyol_desktop.services.job_states import TRANSITIONS
from tests.services.job_fixtures import Bench, request

END_OF_WORK = {
    "complete": None,
    "fail": CorruptError("Damaged."),
    "bug": ZeroDivisionError(),
    "full": DiskFullError("Full."),
}
ACTIONS = ("pause", "resume", "cancel", "retry")


class JobMachine(RuleBasedStateMachine):
    """The loop is stepped by hand, so that every interleaving can be repeated."""

    tasks = Bundle("tasks")

    @initialize()
    def start(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.bench = Bench(Path(self.folder.name))
        self.alive: set[str] = set()
        self.heard = 0

    def teardown(self) -> None:
        self.bench.close()
        self.folder.cleanup()

    @rule(target=tasks)
    def submit(self) -> str:
        task = self.bench.jobs.submit(request())
        self.alive.add(task.id)
        return task.id

    @rule(task_id=tasks, action=st.sampled_from(ACTIONS))
    def order(self, task_id: str, action: str) -> None:
        try:
            getattr(self.bench.jobs, action)(task_id)
        except KreyolError as error:
            assert error.code == "input.invalid"

    @rule(task_id=consumes(tasks), with_files=st.booleans())
    def delete(self, task_id: str, with_files: bool) -> None:
        self.bench.jobs.delete(task_id, with_files)
        self.alive.discard(task_id)

    @rule(
        end=st.sampled_from(sorted(END_OF_WORK)),
        orders=st.lists(st.sampled_from(("pause", "cancel", "park", "correct")), max_size=2),
    )
    def run_one(self, end: str, orders: list[str]) -> None:
        """One job from claim to end, with orders that come while it works."""
        resuming: list[threading.Timer] = []

        def work(task: Task, context: JobContext) -> JobOutcome:
            for given in orders:
                self._order_running(task.id, given)
            held = "pause" in orders and not {"cancel", "park"} & set(orders)
            if held and not self.bench.jobs.queue_length():
                # Where others wait, the paused job makes way instead.
                resuming.append(threading.Timer(0.005, self.bench.jobs.resume, [task.id]))
                resuming[0].start()
            context.checkpoint(Stage.READ, 1, 1)
            if error := END_OF_WORK[end]:
                raise error
            return JobOutcome(())

        self.bench.pipeline.work = work
        loop = self.bench.jobs._loop
        loop._run_next()
        for timer in resuming:
            timer.join()
        self.bench.jobs._board.running = None

    def _order_running(self, task_id: str, order: str) -> None:
        running = self.bench.jobs._board.running
        assert running is not None
        if order == "park":
            running.park()
        elif order == "correct":
            self.bench.jobs._board.rebuild_after(task_id)
        else:
            getattr(self.bench.jobs, order)(task_id)

    @rule(resume=st.booleans())
    def crash_and_recover(self, resume: bool) -> None:
        """The process dies after a claim; a new one opens the same folder."""
        claimed = self.bench.store.claim_next()
        self.bench.close()
        self.bench = Bench(Path(self.folder.name))
        self.heard = 0
        report = self.bench.jobs.recover(resume=resume)
        if claimed:
            expected = TaskState.QUEUED if resume else TaskState.INTERRUPTED
            assert self.bench.jobs.get(claimed.id).state is expected
            assert claimed.id in {task.id for task in report.interrupted}
        assert not self.bench.store.in_state(TaskState.RUNNING)

    @invariant()
    def no_task_is_lost(self) -> None:
        if hasattr(self, "bench"):
            assert self.bench.store.ids() == self.alive

    @invariant()
    def nothing_runs_between_runs(self) -> None:
        if hasattr(self, "bench"):
            assert self.bench.store.in_state(TaskState.RUNNING) == []

    @invariant()
    def every_announced_change_is_in_the_table(self) -> None:
        if not hasattr(self, "bench"):
            return
        last: dict[str, TaskState] = {}
        for event in self.bench.events:
            if event.kind in (TaskEventKind.ADDED, TaskEventKind.CHANGED):
                before = last.get(event.task.id)
                if before is not None and before is not event.task.state:
                    assert event.task.state in TRANSITIONS[before]
                last[event.task.id] = event.task.state
        for task_id in last.keys() & self.alive:
            assert self.bench.jobs.get(task_id).state is last[task_id]


TestJobMachine = JobMachine.TestCase
TestJobMachine.settings = settings(
    max_examples=15,
    stateful_step_count=20,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)


@pytest.mark.parametrize("state", TaskState)
def test_every_state_can_be_left_and_none_leads_to_itself(state: TaskState) -> None:
    assert TRANSITIONS[state]
    assert state not in TRANSITIONS[state]


def test_a_deleted_task_is_unknown_to_every_order(tmp_path: Path) -> None:
    bench = Bench(tmp_path)
    task = bench.jobs.submit(request())
    bench.jobs.delete(task.id)
    for action in (*ACTIONS, "delete"):
        with pytest.raises(NotFoundError):
            getattr(bench.jobs, action)(task.id)
    bench.close()
