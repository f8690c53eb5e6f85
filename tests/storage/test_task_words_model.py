"""The search of the history against plain lists of words, under any sequence of changes."""

import re
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, invariant, rule

from kreyol_desktop.core.excerpt import Passage, marks_in
from kreyol_desktop.core.job import JobRequest, TaskQuery, TaskState, TaskType
from kreyol_desktop.core.search_text import SearchTerm, quick_fold, search_terms
from kreyol_desktop.storage.database import Database
from kreyol_desktop.storage.task_store import TaskStore

WORDS = st.lists(st.sampled_from(["dlo", "Dlò", "pwòp", "lekòl", "l'eau", "d"]), max_size=4)
PASSAGES = st.lists(
    st.builds(lambda s, t: Passage(" ".join(s), " ".join(t)), WORDS, WORDS), max_size=4
)
TYPED = st.lists(
    st.sampled_from(["dlo", "pwop", "lek", '"dlo pwop"', '"pwop', "l'eau", "d", "eau"]), max_size=3
).map(" ".join)


@dataclass
class Known:
    """A task and the texts in which it may be found: its name, its source, its translation."""

    id: str
    name: str
    texts: tuple[str, str]

    def holds(self, term: SearchTerm) -> bool:
        return any(_holds(text, term) for text in (self.name, *self.texts))


def _holds(text: str, term: SearchTerm) -> bool:
    words = re.findall(r"[^\W_]+", quick_fold(text))
    for place in range(len(words) - len(term.words) + 1):
        found = words[place : place + len(term.words)]
        if term.is_beginning and found[:-1] == list(term.words[:-1]):
            if found[-1].startswith(term.words[-1]):
                return True
        elif found == list(term.words):
            return True
    return False


class TaskWordsMachine(RuleBasedStateMachine):
    tasks = Bundle("tasks")

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        path = Path(self.folder.name)
        self.now = 1_000_000.0
        self.database = Database(path / "kreyol.db", path / "backups")
        self.store = TaskStore(self.database, clock=lambda: self.now)
        self.model: list[Known] = []
        self.waiting: set[str] = set()

    def teardown(self) -> None:
        self.store.tidy()
        self.the_index_is_whole()
        self.database.close()
        self.folder.cleanup()

    @rule(target=tasks, name=WORDS)
    def add_document(self, name: list[str]) -> str:
        return self._add(JobRequest(TaskType.DOCUMENT, " ".join(name)))

    @rule(target=tasks, name=WORDS, text=WORDS)
    def add_speech(self, name: list[str], text: list[str]) -> str:
        return self._add(JobRequest(TaskType.AUDIO, " ".join(name), text=" ".join(text)))

    def _add(self, request: JobRequest) -> str:
        task = self.store.create_task(request)
        self.model.append(Known(task.id, request.name, ("", request.text)))
        return task.id

    def _knows(self, task_id: str) -> bool:
        """A clean-up may have taken it."""
        return any(known.id == task_id for known in self.model)

    @rule(task_id=tasks, state=st.sampled_from([TaskState.COMPLETED, TaskState.FAILED]))
    def end(self, task_id: str, state: TaskState) -> None:
        if not self._knows(task_id):
            return
        task = self.store.update_task(replace(self.store.get_task(task_id), state=state))
        if state is TaskState.COMPLETED and task.request.type is TaskType.DOCUMENT:
            self.waiting.add(task_id)

    @rule(task_id=tasks, passages=PASSAGES)
    def take_in(self, task_id: str, passages: list[Passage]) -> None:
        self.store.keep_text(task_id, passages)
        self.waiting.discard(task_id)
        if not self._knows(task_id):
            return
        known = next(known for known in self.model if known.id == task_id)
        sources = "\n".join(passage.source for passage in passages)
        targets = "\n".join(passage.target for passage in passages)
        if not passages:
            targets = self.store.get_task(task_id).request.text
        known.texts = (sources, targets)

    @rule(task_id=consumes(tasks))
    def delete(self, task_id: str) -> None:
        if self._knows(task_id):
            self.store.delete(task_id)
            self._forget({task_id})

    @rule()
    def clean_up(self) -> None:
        self.now += 86_400 * 3
        self._forget({task.id for task in self.store.cleanup_old_tasks(2)})

    def _forget(self, ids: set[str]) -> None:
        self.model = [known for known in self.model if known.id not in ids]
        self.waiting -= ids

    @rule()
    def tidy(self) -> None:
        self.store.tidy()

    @rule(typed=TYPED, limit=st.integers(1, 4))
    def search(self, typed: str, limit: int) -> None:
        terms = search_terms(typed)
        if not terms:
            return
        expected = [k for k in reversed(self.model) if all(k.holds(term) for term in terms)]
        found: list[str] = []
        query = TaskQuery(text=typed, limit=limit)
        while True:
            page = self.store.page(query)
            assert page.total == len(expected)
            found += [task.id for task in page.items]
            if not page.next_cursor:
                break
            query = replace(query, cursor=page.next_cursor)
        assert found == [known.id for known in expected]
        if len(terms) == 1:
            self._look_at_excerpts(typed, expected)

    def _look_at_excerpts(self, typed: str, found: list[Known]) -> None:
        (term,) = search_terms(typed)
        excerpts = self.store.excerpts([known.id for known in found], typed)
        for known in found:
            excerpt = excerpts.get(known.id)
            lines = [line for text in known.texts for line in text.split("\n")]
            assert (excerpt is not None) == any(_holds(line, term) for line in lines)
            if excerpt is not None:
                assert excerpt.text in lines
                assert excerpt.marks == marks_in(excerpt.text, (term,))

    @invariant()
    def the_index_is_whole(self) -> None:
        with self.database.writing() as connection:
            connection.execute("INSERT INTO task_words (task_words) VALUES ('integrity-check')")

    @invariant()
    def what_waits_is_known(self) -> None:
        with self.database.reading() as connection:
            rows = connection.execute(
                "SELECT task_id FROM tasks JOIN texts_to_index USING (seq)"
            ).fetchall()
        assert {row["task_id"] for row in rows} == self.waiting


TestTaskWordsModel = TaskWordsMachine.TestCase
TestTaskWordsModel.settings = settings(
    max_examples=25,
    stateful_step_count=20,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
