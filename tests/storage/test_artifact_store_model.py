"""Results and their copies in the user's folder, under any sequence of runs, edits and crashes."""

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from kreyol_desktop.core.errors import KreyolError
from kreyol_desktop.core.job import Artifact, ArtifactKind
from kreyol_desktop.storage.artifact_store import ArtifactStore
from kreyol_desktop.storage.atomic_file import is_temporary
from tests.storage.faults import OPERATIONS, FaultyFiles

TASKS = ("t1", "t2")
CONTENTS = (b"first", b"second", b"third")
USER_TEXT = b"written by the user"


class ArtifactStoreMachine(RuleBasedStateMachine):
    @initialize()
    def start(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.jobs = Path(self.folder.name) / "jobs"
        self.out = Path(self.folder.name) / "out"
        self.out.mkdir()
        self.files = FaultyFiles()
        self.exported: dict[str, Path] = {}
        self.results: dict[str, bytes] = {}
        self.users: set[Path] = set()
        self.edits = 0
        self.reopen()

    def teardown(self) -> None:
        self.folder.cleanup()

    @rule()
    def reopen(self) -> None:
        """The program starts again: nothing but the files is remembered."""
        self.store = ArtifactStore(self.jobs, files=self.files, reserve_bytes=0)

    def _publish(self, task: str, data: bytes) -> Artifact:
        draft = self.jobs / task / "draft"
        draft.parent.mkdir(parents=True, exist_ok=True)
        draft.write_bytes(data)
        return self.store.publish(task, ArtifactKind.TEXT, draft, "liv.txt")

    @rule(task=st.sampled_from(TASKS), data=st.sampled_from(CONTENTS))
    def run_job(self, task: str, data: bytes) -> None:
        artifact = self._publish(task, data)
        self.results[task] = data
        self.exported[task] = self.store.export(artifact, self.out)
        assert self.exported[task].read_bytes() == data

    @rule(
        task=st.sampled_from(TASKS),
        data=st.sampled_from(CONTENTS),
        operation=st.sampled_from([*OPERATIONS, "rename_new"]),
        nth=st.integers(1, 6),
    )
    def run_job_on_a_bad_disk(self, task: str, data: bytes, operation: str, nth: int) -> None:
        self.files.operation, self.files.number = operation, 5
        self.files.nth, self.files.calls = nth, 0
        try:
            artifact = self._publish(task, data)
            self.results[task] = data
            self.store.export(artifact, self.out)
        except KreyolError:
            pass
        finally:
            self.files.operation = ""
        # The next start runs the job again.
        self.run_job(task, data)

    @precondition(lambda self: self.exported)
    @rule(number=st.integers(0, 5))
    def user_edits_a_copy(self, number: int) -> None:
        copies = sorted(path for path in self.out.iterdir() if path not in self.users)
        if copies:
            path = copies[number % len(copies)]
            path.write_bytes(USER_TEXT)
            self.users.add(path)
            self.edits += 1

    @precondition(lambda self: self.exported)
    @rule(number=st.integers(0, 5))
    def user_deletes_a_copy(self, number: int) -> None:
        copies = sorted(path for path in self.out.iterdir() if path not in self.users)
        if copies:
            copies[number % len(copies)].unlink()

    @rule(task=st.sampled_from(TASKS))
    def delete_job(self, task: str) -> None:
        self.store.delete(task)
        self.results.pop(task, None)
        self.exported.pop(task, None)

    @rule()
    def recover(self) -> None:
        known = frozenset(self.results)
        self.store.remove_temporary([self.out])
        self.store.remove_orphans(lambda: known)

    @invariant()
    def what_the_user_wrote_stays(self) -> None:
        for path in getattr(self, "users", ()):
            assert path.read_bytes() == USER_TEXT

    @invariant()
    def results_are_whole(self) -> None:
        for task, data in getattr(self, "results", {}).items():
            assert (self.jobs / task / "output" / "liv.txt").read_bytes() == data

    @invariant()
    def nothing_half_is_left(self) -> None:
        if hasattr(self, "folder"):
            names = [path.name for path in Path(self.folder.name).rglob("*")]
            assert not [name for name in names if is_temporary(name)]


TestArtifactStoreModel = ArtifactStoreMachine.TestCase
TestArtifactStoreModel.settings = settings(
    max_examples=20,
    stateful_step_count=20,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
