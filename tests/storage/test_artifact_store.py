import hashlib
import stat
import sys
from pathlib import Path

import pytest

from kreyol_desktop.core.errors import DiskFullError, FolderMissingError, NotFoundError
from kreyol_desktop.core.job import Artifact, ArtifactKind, JobRequest, TaskType
from kreyol_desktop.storage.artifact_store import ArtifactStore
from kreyol_desktop.storage.atomic_file import temporary_beside
from kreyol_desktop.storage.file_names import MAX_NAME_BYTES, safe_name
from tests.storage.faults import files_in

posix = pytest.mark.skipif(sys.platform == "win32", reason="POSIX permissions")


@pytest.fixture
def store(tmp_path: Path) -> ArtifactStore:
    return ArtifactStore(tmp_path / "data" / "jobs", reserve_bytes=0)


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def publish(
    store: ArtifactStore, data: bytes = b"rezilta", *, name: str = "liv.pdf", task: str = "t1"
) -> Artifact:
    draft = store.job_dir(task) / "draft"
    draft.write_bytes(data)
    return store.publish(task, ArtifactKind.PDF, draft, name)


def test_an_input_is_copied_with_its_hash(store: ArtifactStore, tmp_path: Path) -> None:
    source = tmp_path / "liv.pdf"
    source.write_bytes(b"x" * 3_000_000)
    copy, digest = store.keep_input("t1", source)
    assert copy.read_bytes() == source.read_bytes()
    assert digest == hashlib.sha256(source.read_bytes()).hexdigest()


def test_a_resumed_job_keeps_the_input_it_began_with(store: ArtifactStore, tmp_path: Path) -> None:
    source = tmp_path / "liv.pdf"
    source.write_bytes(b"first")
    first = store.keep_input("t1", source)
    source.write_bytes(b"changed")
    assert store.keep_input("t1", source) == first
    source.unlink()
    assert store.keep_input("t1", source) == first


def test_a_vanished_input_is_named(store: ArtifactStore, tmp_path: Path) -> None:
    with pytest.raises(FolderMissingError, match=r"gone\.pdf"):
        store.keep_input("t1", tmp_path / "gone.pdf")
    assert list(store.job_dir("t1").glob("input/*")) == []


def test_publishing_moves_the_draft_under_its_name(store: ArtifactStore) -> None:
    artifact = publish(store, b"rezilta")
    assert artifact.path == store.job_dir("t1") / "output" / "liv.pdf"
    assert artifact.path.read_bytes() == b"rezilta"
    assert (artifact.bytes, artifact.sha256) == (7, hashlib.sha256(b"rezilta").hexdigest())
    assert not (store.job_dir("t1") / "draft").exists()


def test_publishing_again_replaces_the_result(store: ArtifactStore) -> None:
    publish(store, b"old")
    assert publish(store, b"new").path.read_bytes() == b"new"


@posix
def test_files_and_folders_are_for_the_user_alone(store: ArtifactStore, tmp_path: Path) -> None:
    source = tmp_path / "liv.pdf"
    source.write_bytes(b"x")
    source.chmod(0o644)
    store.keep_input("t1", source)
    store.record("t1", JobRequest(TaskType.AUDIO, "x"))
    publish(store)
    for path in (tmp_path / "data").rglob("*"):
        expected = 0o700 if path.is_dir() else 0o600
        assert stat.S_IMODE(path.stat().st_mode) == expected, path


@posix
def test_copies_in_the_users_folder_have_the_users_permissions(
    store: ArtifactStore, tmp_path: Path
) -> None:
    own = tmp_path / "own"
    own.touch()
    exported = store.export(publish(store), tmp_path / "out")
    assert exported.stat().st_mode == own.stat().st_mode


@pytest.mark.parametrize("task_id", ["", "..", "../x", "a/b", "a\\b", "x" * 65, "t1\n", "é"])
def test_a_task_id_cannot_leave_the_folder(store: ArtifactStore, task_id: str) -> None:
    with pytest.raises(NotFoundError):
        store.job_dir(task_id)
    with pytest.raises(NotFoundError):
        store.delete(task_id)


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("Lekòl la.pdf", "Lekòl la.pdf"),
        ("../../etc/passwd", "_.._etc_passwd"),
        ("C:\\Windows\\x.pdf", "C__Windows_x.pdf"),
        ('a<b>:"|?*.txt', "a_b______.txt"),
        ("con.txt", "_con.txt"),
        ("COM1", "_COM1"),
        ("name. . .", "name"),
        ("", "untitled"),
        ("...", "untitled"),
        ("evil\u202efdp.exe", "evil_fdp.exe"),
        ("e\u0301", "é"),
        ("bad\ud800.pdf", "bad?.pdf".replace("?", "_")),
        ("line\nbreak", "line_break"),
    ],
)
def test_names_are_made_safe_for_every_file_system(name: str, safe: str) -> None:
    assert safe_name(name) == safe


def test_a_long_name_is_cut_but_keeps_its_suffix() -> None:
    cut = safe_name("ò" * 300 + ".bilingual.pdf")
    assert len(cut.encode()) <= MAX_NAME_BYTES
    assert cut.endswith(".pdf")


def test_exporting_takes_a_free_name(store: ArtifactStore, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "liv.pdf").write_bytes(b"the user's own")
    exported = store.export(publish(store), out)
    assert exported == out / "liv (2).pdf"
    assert (out / "liv.pdf").read_bytes() == b"the user's own"
    assert exported.read_bytes() == b"rezilta"


def test_exporting_again_makes_no_second_copy(store: ArtifactStore, tmp_path: Path) -> None:
    first = store.export(publish(store), tmp_path / "out")
    assert store.export(publish(store), tmp_path / "out") == first
    assert names_in(tmp_path / "out") == ["liv.pdf"]


def test_exporting_a_corrected_result_renews_our_copy(store: ArtifactStore, tmp_path: Path) -> None:
    store.export(publish(store, b"first"), tmp_path / "out")
    store.export(publish(store, b"corrected"), tmp_path / "out")
    assert files_in(tmp_path / "out") == {"liv.pdf": b"corrected"}


def test_a_copy_that_the_user_changed_is_never_overwritten(
    store: ArtifactStore, tmp_path: Path
) -> None:
    first = store.export(publish(store, b"first"), tmp_path / "out")
    first.write_bytes(b"edited by the user")
    store.export(publish(store, b"corrected"), tmp_path / "out")
    assert files_in(tmp_path / "out") == {
        "liv.pdf": b"edited by the user",
        "liv (2).pdf": b"corrected",
    }


def test_another_job_never_takes_over_a_copy(store: ArtifactStore, tmp_path: Path) -> None:
    store.export(publish(store, b"same"), tmp_path / "out")
    store.export(publish(store, b"same", task="t2"), tmp_path / "out")
    assert len(names_in(tmp_path / "out")) == 2


def test_a_damaged_list_of_copies_costs_only_a_second_copy(
    store: ArtifactStore, tmp_path: Path
) -> None:
    store.export(publish(store), tmp_path / "out")
    (store.job_dir("t1") / "exports.json").write_text("[broken")
    store.export(publish(store), tmp_path / "out")
    assert len(names_in(tmp_path / "out")) == 2


def test_a_stick_that_was_pulled_is_named_and_not_replaced_by_a_folder(
    store: ArtifactStore, tmp_path: Path
) -> None:
    artifact = publish(store)
    with pytest.raises(FolderMissingError):
        store.export(artifact, tmp_path / "stick" / "out")
    assert not (tmp_path / "stick").exists()


def test_the_users_own_folders_are_made(
    store: ArtifactStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("USERPROFILE", str(tmp_path / "home"))
    exported = store.export(publish(store), tmp_path / "home" / "Documents" / "Kreyol Desktop")
    assert exported.read_bytes() == b"rezilta"


def test_a_job_needs_room_and_a_reserve(tmp_path: Path) -> None:
    store = ArtifactStore(tmp_path / "jobs", reserve_bytes=1)
    store.ensure_room(0)
    with pytest.raises(DiskFullError) as caught:
        store.ensure_room(2**62)
    assert int(caught.value.details["missing_bytes"]) > 2**61


def test_deleting_removes_the_folder_and_may_be_repeated(store: ArtifactStore) -> None:
    publish(store)
    store.delete("t1")
    store.delete("t1")
    assert files_in(store._jobs) == {}
    assert names_in(store._jobs) == []


def test_orphans_and_half_deleted_folders_are_removed(store: ArtifactStore) -> None:
    publish(store, task="known")
    publish(store, task="orphan")
    (store._jobs / ".deleted-x").mkdir()
    publish(store, task="kept")
    store.keep("kept")
    removed = store.remove_orphans(lambda: frozenset({"known"}))
    assert sorted(removed) == [".deleted-x", "orphan"]
    assert names_in(store._jobs) == ["kept", "known"]


def test_a_task_added_while_orphans_are_sought_is_safe(store: ArtifactStore) -> None:
    publish(store, task="old")

    def known() -> frozenset[str]:
        publish(store, task="new")
        return frozenset({"old", "new"})

    assert store.remove_orphans(known) == []
    assert (store._jobs / "new").exists()


def test_half_written_files_are_removed(store: ArtifactStore, tmp_path: Path) -> None:
    artifact = publish(store)
    left = [temporary_beside(artifact.path), temporary_beside(tmp_path / "x.pdf")]
    for path in left:
        path.write_bytes(b"half")
    (tmp_path / "user.part").write_bytes(b"not ours")
    assert store.remove_temporary([tmp_path, tmp_path / "missing"]) == 2
    assert not any(path.exists() for path in left)
    assert (tmp_path / "user.part").exists()
    assert artifact.path.exists()


def test_requests_can_be_read_back_from_the_folders(store: ArtifactStore) -> None:
    request = JobRequest(TaskType.AUDIO, "istwa", text="Krik? Krak!")
    store.record("t1", request)
    store.job_dir("t2")
    (store.job_dir("t3") / "task.json").write_text("{broken")
    assert list(store.recorded()) == [("t1", request)]


def test_erasing_removes_every_job(store: ArtifactStore) -> None:
    publish(store)
    store.erase_all()
    assert not store._jobs.exists()
    assert store.free_bytes() > 0
