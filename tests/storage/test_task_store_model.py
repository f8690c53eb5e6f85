"""The task store against a plain list, under any sequence of calls."""

import tempfile
from dataclasses import replace
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    consumes,
    invariant,
    precondition,
    rule,
)

from kreyol_desktop.core.job import JobRequest, Task, TaskQuery, TaskState, TaskType
from kreyol_desktop.storage.database import Database
from kreyol_desktop.storage.task_store import TaskStore

WORDS = ("lekol", "mango", "dlo", "sante")


class TaskStoreMachine(RuleBasedStateMachine):
    tasks = Bundle("tasks")

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        path = Path(self.folder.name)
        self.now = 1_000_000.0
        self.database = Database(path / "kreyol.db", path / "backups")
        self.store = TaskStore(self.database, clock=lambda: self.now)
        self.model: list[Task] = []
        self.queue: list[str] = []

    def teardown(self) -> None:
        self.database.close()
        self.folder.cleanup()

    @rule(
        target=tasks,
        words=st.lists(st.sampled_from(WORDS), max_size=3),
        kind=st.sampled_from(TaskType),
        clock_step=st.floats(-5, 5),
    )
    def add(self, words: list[str], kind: TaskType, clock_step: float) -> str:
        # The clock may jump back; nothing may get lost by it.
        self.now += clock_step
        task = self.store.create_task(JobRequest(kind, " ".join(words), text="teks"))
        self.model.append(task)
        self.queue.append(task.id)
        return task.id

    @rule(task_id=tasks, state=st.sampled_from(TaskState))
    def save(self, task_id: str, state: TaskState) -> None:
        index = next(i for i, task in enumerate(self.model) if task.id == task_id)
        was = self.model[index].state
        task = self.store.update_task(replace(self.store.get_task(task_id), state=state))
        self.model[index] = task
        if was is TaskState.QUEUED and state is not TaskState.QUEUED:
            self.queue.remove(task_id)
        if was is not TaskState.QUEUED and state is TaskState.QUEUED:
            self._sort_into_queue()

    def _sort_into_queue(self) -> None:
        self.queue = [task.id for task in self.store.in_state(TaskState.QUEUED)]

    @rule(task_id=consumes(tasks))
    def delete(self, task_id: str) -> None:
        self.store.delete(task_id)
        self.model = [task for task in self.model if task.id != task_id]
        self.queue = [queued for queued in self.queue if queued != task_id]

    @precondition(lambda self: self.queue)
    @rule(data=st.data(), position=st.integers(-1, 9))
    def move(self, data: st.DataObject, position: int) -> None:
        task_id = data.draw(st.sampled_from(self.queue))
        self.store.move(task_id, position)
        self.queue.remove(task_id)
        self.queue.insert(max(0, position), task_id)

    @rule()
    def claim(self) -> None:
        task = self.store.claim_next()
        assert (task.id if task else None) == (self.queue[0] if self.queue else None)
        if task:
            self.queue.pop(0)
            index = next(i for i, known in enumerate(self.model) if known.id == task.id)
            self.model[index] = task

    @rule(
        states=st.frozensets(st.sampled_from(TaskState), max_size=3),
        kind=st.none() | st.sampled_from(TaskType),
        limit=st.integers(1, 4),
    )
    def walk_all_pages(
        self, states: frozenset[TaskState], kind: TaskType | None, limit: int
    ) -> None:
        expected = [
            task.id
            for task in sorted(
                enumerate(self.model), key=lambda pair: (pair[1].created_at, pair[0]), reverse=True
            )
            for task in [task[1]]
            if (not states or task.state in states) and kind in (None, task.request.type)
        ]
        query = TaskQuery(states=states, type=kind, limit=limit)
        assert self._walk(query, len(expected)) == expected

    @rule(word=st.sampled_from(WORDS), limit=st.integers(1, 4))
    def search(self, word: str, limit: int) -> None:
        expected = [t.id for t in reversed(self.model) if word in t.request.name.split()]
        assert self._walk(TaskQuery(text=word, limit=limit), len(expected)) == expected

    def _walk(self, query: TaskQuery, total: int) -> list[str]:
        found: list[str] = []
        while True:
            page = self.store.page(query)
            assert page.total == total
            found += [task.id for task in page.items]
            if not page.next_cursor:
                return found
            query = replace(query, cursor=page.next_cursor)

    @invariant()
    def the_queue_is_right(self) -> None:
        queued = [task.id for task in self.store.in_state(TaskState.QUEUED)]
        assert queued == self.queue
        assert self.store.queue_length() == len(self.queue)

    @invariant()
    def every_task_is_there(self) -> None:
        assert self.store.ids() == {task.id for task in self.model}


TestTaskStoreModel = TaskStoreMachine.TestCase
TestTaskStoreModel.settings = settings(
    max_examples=25,
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
